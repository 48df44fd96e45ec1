// As engine/knowledge loads a folder: in the order of what names what, each stage going on after the problems of the one before.
#include "tests/knowledge_errors/read_broken.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "engine/base/problem.h"
#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology_builder.h"
#include "engine/reply/replies_builder.h"
#include "engine/rule/departments.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"

namespace anteroom {
namespace {

using base::Source;

std::string reader_of(const BrokenFile& file) {
  constexpr std::string_view kOpening = "# reader: ";
  const std::string line = file.text.substr(0, file.text.find('\n'));
  return line.starts_with(kOpening) ? line.substr(kOpening.size()) : "";
}

class Loader {
 public:
  explicit Loader(BrokenFiles files) : files_(std::move(files)) {
    for (const BrokenFile& file : files_) {
      EXPECT_TRUE(kReaders.contains(reader_of(file))) << file.name << ": its first line must be '# reader: concepts' or the like";
      texts_.emplace_back(file.name, file.text);
    }
  }

  std::string load() {
    ontology::OntologyBuilder ontology;
    each("attributes", [&](const Source& source) { read_attributes(source, ontology, problems_); });
    each("concepts", [&](const Source& source) { read_concepts(source, ontology, problems_); });
    ontology_ = ontology.link(texts_, problems_);
    load_phrases();
    load_rules();
    load_replies();
    problems_.sort();
    return to_text(problems_);
  }

 private:
  inline static const std::set<std::string> kReaders = {"attributes", "concepts", "phrases", "departments", "settings", "rules", "replies"};

  void each(const std::string& reader, const std::function<void(const Source&)>& read) const {
    for (const BrokenFile& file : files_) {
      if (reader_of(file) == reader) read({file.name, file.text});
    }
  }

  void load_phrases() {
    lexicon::LexiconBuilder builder("en", ontology_);
    each("phrases", [&](const Source& source) { builder.read(source, problems_); });
    const bool built = builder.build(problems_) != nullptr;
    EXPECT_TRUE(built || !problems_.empty()) << "nothing was built, and nothing said why";
  }

  void load_rules() {
    rule::Departments departments;
    rule::Settings settings;
    std::vector<rule::RuleSource> sources;
    each("departments", [&](const Source& source) { read_departments(source, departments, problems_); });
    departments.link(problems_);
    each("settings", [&](const Source& source) { read_settings(source, settings, problems_); });
    each("rules", [&](const Source& source) { read_rules(source, sources, problems_); });
    compile_rules(sources, ontology_, departments, settings, rules_, problems_);
  }

  void load_replies() {
    reply::RepliesBuilder replies("en");
    each("replies", [&](const Source& source) { replies.read(source, problems_); });
    if (!problems_.empty()) return;  // what the rules call for is not known
    std::vector<std::string> names;
    for (ontology::ConceptId id = 0; id < ontology_.size(); ++id) names.emplace_back(ontology_[id].name);
    replies.link(rules_, names, problems_);
  }

  BrokenFiles files_;
  std::vector<std::pair<std::string, std::string>> texts_;
  base::Problems problems_;
  ontology::Ontology ontology_;
  rule::RuleBase rules_;
};

}  // namespace

std::string read_broken(const BrokenFiles& known, const BrokenFiles& broken) {
  BrokenFiles files = known;
  files.insert(files.end(), broken.begin(), broken.end());
  return Loader(std::move(files)).load();
}

}  // namespace anteroom
