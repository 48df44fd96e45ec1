// Blocks are attached in the order of what refers to what: concepts, the site, rules, then the words and replies of each language.
#include "engine/knowledge/snapshot.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "engine/base/map_file.h"
#include "engine/knowledge/snapshot_file.h"
#include "engine/rule/site_image.h"

namespace anteroom::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOntology = "ontology", kSite = "site", kRules = "rules";
constexpr std::string_view kLexicon = "lexicon/", kReplies = "replies/";  // with the language behind: "lexicon/en"

std::string name_of(std::string_view kind, std::string_view tag) { return std::string(kind).append(tag); }

class Unpacker {
 public:
  explicit Unpacker(const SnapshotReader& file) : file_(file) {}

  // What is not sound is named in `broken`.
  bool run(Knowledge& knowledge, std::string& broken) {
    rule::Departments departments;
    rule::Settings settings;
    const auto attach = [&](std::string_view name, bool sound) {
      if (!sound) broken = name;
      return sound;
    };
    if (!attach(kOntology, ontology::Ontology::attach(file_.block(kOntology), knowledge.ontology)) ||
        !attach(kSite, rule::unpack_site(file_.block(kSite), departments, settings)) ||
        !attach(kRules, rule::RuleBase::attach(file_.block(kRules), knowledge.ontology, std::move(departments), std::move(settings),
                                               knowledge.rules)))
      return false;
    for (const std::string& name : file_.names()) {
      if (name.starts_with(kLexicon) && !attach(name, add_language(name.substr(kLexicon.size()), knowledge))) return false;
    }
    return attach(kLexicon, !knowledge.languages.empty());
  }

 private:
  bool add_language(const std::string& tag, Knowledge& knowledge) const {
    auto lexicon = std::make_unique<lexicon::Lexicon>();
    auto replies = std::make_unique<reply::Replies>();
    if (tag.empty() || !lexicon::Lexicon::attach(file_.block(name_of(kLexicon, tag)), knowledge.ontology, *lexicon) ||
        !reply::Replies::attach(file_.block(name_of(kReplies, tag)), tag, knowledge.ontology.size(), *replies))
      return false;
    return knowledge.languages.emplace(tag, Language{std::move(lexicon), std::move(replies)}).second;
  }

  const SnapshotReader& file_;
};

bool fits_sources(const Knowledge& knowledge, const std::string& path, base::Problems& problems) {
  const std::string folder = fs::absolute(path).parent_path().string();
  if (!has_sources(folder)) return true;
  const std::string found = read_sources(folder, problems).digest;
  if (!problems.empty()) return false;
  if (found == knowledge.digest) return true;
  problems.add({.code = "snapshot.other-sources",
                .message = "it was made of other sources than lexicon/ and rules/ beside it: of " + base::quote(knowledge.digest) +
                           ", and here is '" + found + "'",
                .hint = "write it again: anteroom compile -o FILE; or name the folder, which needs no snapshot",
                .file = path});
  return false;
}

}  // namespace

base::Image pack(const Knowledge& knowledge) {
  SnapshotWriter writer(knowledge.digest);
  writer.add(std::string(kOntology), knowledge.ontology.image());
  writer.add(std::string(kSite), rule::pack_site(knowledge.rules.departments(), knowledge.rules.settings()));
  writer.add(std::string(kRules), knowledge.rules.image());
  for (const auto& [tag, language] : knowledge.languages) {
    writer.add(name_of(kLexicon, tag), language.lexicon->image());
    writer.add(name_of(kReplies, tag), language.replies->image());
  }
  return writer.finish();
}

std::unique_ptr<const Knowledge> unpack(const base::Image& file, const std::string& name, base::Problems& problems) {
  SnapshotReader reader;
  if (!reader.open(file, name, problems)) return nullptr;
  auto knowledge = std::make_unique<Knowledge>();
  std::string broken;
  if (!Unpacker(reader).run(*knowledge, broken)) {
    problems.add({.code = "snapshot.damaged",
                  .message = "its block " + base::quote(broken) + " is not sound, though the checksum is right",
                  .hint = "write it again: anteroom compile -o FILE",
                  .file = name});
    return nullptr;
  }
  knowledge->digest = reader.sources();
  knowledge->version = knowledge->rules.settings().text("knowledge_version");
  return knowledge;
}

std::unique_ptr<const Knowledge> load_snapshot(const std::string& path, base::Problems& problems) {
  const std::optional<base::Image> file = base::map_file(path, problems);
  if (!file) return nullptr;
  auto knowledge = unpack(*file, path, problems);
  return knowledge != nullptr && fits_sources(*knowledge, path, problems) ? std::move(knowledge) : nullptr;
}

std::unique_ptr<const Knowledge> load_made(const std::string& folder, const Sources& sources) {
  const std::string path = (fs::path(folder) / kMadeSnapshot).string();
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return nullptr;
  base::Problems unsaid;
  const std::optional<base::Image> file = base::map_file(path, unsaid);
  auto knowledge = file ? unpack(*file, path, unsaid) : nullptr;
  return knowledge != nullptr && knowledge->digest == sources.digest ? std::move(knowledge) : nullptr;
}

}  // namespace anteroom::knowledge
