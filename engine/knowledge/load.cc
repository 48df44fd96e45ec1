// Files are read in the order of what names what: attributes, concepts, phrases; departments and settings, rules; then the replies
// that the rules call for. Each stage goes on after a problem of the one before where it can, so that a person sees as much as possible
// at once.
#include <filesystem>

#include "engine/knowledge/knowledge.h"
#include "engine/knowledge/snapshot.h"
#include "engine/knowledge/sources.h"
#include "engine/ontology/ontology_builder.h"
#include "engine/reply/replies_builder.h"

namespace anteroom::knowledge {
namespace {

bool ends_with(std::string_view path, std::string_view suffix) { return path.ends_with(suffix); }

class Loader {
 public:
  Loader(const Sources& sources, base::Problems& problems) : files_(sources.files), problems_(problems) {
    knowledge_->digest = sources.digest;
  }

  std::unique_ptr<const Knowledge> load() {
    read_ontology();
    read_lexicons();
    read_rules();
    read_replies();
    problems_.sort();
    if (!problems_.empty()) return nullptr;
    knowledge_->version = knowledge_->rules.settings().text("knowledge_version");
    return std::move(knowledge_);
  }

 private:
  void read_ontology() {
    ontology::OntologyBuilder builder;
    std::vector<std::pair<std::string, std::string>> texts;
    for (const SourceFile& file : files_) {
      if (file.path == "lexicon/attributes.yaml") ontology::read_attributes(file.source(), builder, problems_);
    }
    for (const SourceFile& file : files_) {
      if (!file.path.starts_with("lexicon/concepts/")) continue;
      ontology::read_concepts(file.source(), builder, problems_);
      texts.emplace_back(file.path, file.text);
    }
    knowledge_->ontology = builder.link(texts, problems_);
  }

  void read_lexicons() {
    std::map<std::string, lexicon::LexiconBuilder> builders;
    for (const SourceFile& file : files_) {
      const std::string tag = language_folder(file.path);
      if (tag.empty()) continue;
      builders.try_emplace(tag, tag, knowledge_->ontology).first->second.read(file.source(), problems_);
    }
    for (auto& [tag, builder] : builders) knowledge_->languages[tag].lexicon = builder.build(problems_);
    if (builders.empty())
      problems_.add({.code = "knowledge.no-language",
                     .message = "no language: lexicon/ has no folder such as lexicon/en",
                     .hint = "point --knowledge at a folder with lexicon/ and rules/"});
  }

  static std::string language_folder(const std::string& path) {
    const std::filesystem::path parts(path);
    auto part = parts.begin();
    if (*part++ != "lexicon" || std::next(part) == parts.end() || *part == "concepts") return {};
    return part->string();
  }

  void read_rules() {
    rule::Departments departments;
    rule::Settings settings;
    std::vector<rule::RuleSource> sources;
    for (const SourceFile& file : files_) {
      if (file.path == "rules/common/departments.yaml") rule::read_departments(file.source(), departments, problems_);
      if (file.path == "rules/common/settings.yaml") rule::read_settings(file.source(), settings, problems_);
      if (ends_with(file.path, ".rules.yaml")) rule::read_rules(file.source(), sources, problems_);
    }
    departments.link(problems_);
    rule::compile_rules(sources, knowledge_->ontology, departments, settings, knowledge_->rules, problems_);
  }

  void read_replies() {
    for (auto& [tag, language] : knowledge_->languages) {
      reply::RepliesBuilder builder(tag);
      const std::string name = "replies." + tag + ".yaml";
      for (const SourceFile& file : files_) {
        if (file.path.starts_with("rules/") && std::filesystem::path(file.path).filename() == name) builder.read(file.source(), problems_);
      }
      if (!problems_.empty()) continue;  // what the rules call for is not known
      std::vector<std::string> names;
      for (ontology::ConceptId id = 0; id < knowledge_->ontology.size(); ++id) names.emplace_back(language.lexicon->name(id));
      language.replies = std::make_unique<const reply::Replies>(builder.link(knowledge_->rules, names, problems_));
    }
  }

  const std::list<SourceFile>& files_;
  base::Problems& problems_;
  std::unique_ptr<Knowledge> knowledge_ = std::make_unique<Knowledge>();
};

}  // namespace

const Language* Knowledge::find(std::string_view tag) const {
  auto found = languages.find(tag);
  if (found == languages.end()) found = languages.find(tag.substr(0, tag.find('-')));
  return found == languages.end() ? nullptr : &found->second;
}

std::unique_ptr<const Knowledge> load(const std::string& path, base::Problems& problems) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_directory(path, ignored)) return load_snapshot(path, problems);
  const Sources sources = read_sources(path, problems);
  if (!problems.empty()) return nullptr;
  if (auto made = load_made(path, sources)) return made;
  return Loader(sources, problems).load();
}

}  // namespace anteroom::knowledge
