// engine/reply/replies.h: all texts for patients in one language: advice, warnings, questions, and the frame around them.
//
//   Replies replies("en");
//   replies.read(source, problems);              // once for each replies.en.yaml
//   replies.link(rules, names, problems);
//
// Frozen after link(); then safe to share between threads. docs/rules.md describes the files.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/problem.h"
#include "engine/base/yaml.h"
#include "engine/reply/message.h"
#include "engine/rule/rule_base.h"

namespace anteroom::reply {

struct Advice {
  std::string id;
  Message about, causes, act, check, seek, more;  // `act` is the file's `do`
  base::Problem where;                            // its place, for problems found later
};

class Replies {
 public:
  explicit Replies(std::string language) : language_(std::move(language)) {}
  void read(const base::Source& source, base::Problems& problems);
  // Checks that every advice and red flag of the rules has its text, and every question its concept. `names` are the names of all
  // concepts in this language.
  void link(const rule::RuleBase& rules, std::vector<std::string> names, base::Problems& problems);

  const std::string& language() const { return language_; }
  const Advice* advice(rule::StringId id) const;  // null where there is none
  const Message* warning(rule::StringId id) const;
  const Message* question(ontology::ConceptId id) const;
  const Message& frame(std::string_view key) const;                                         // empty where there is none
  const std::string& name(ontology::ConceptId id) const { return names_[id]; }              // "Muscle twitching"
  const std::string& lower_name(ontology::ConceptId id) const { return lower_names_[id]; }  // "muscle twitching"

 private:
  struct Hash {  // looks up without making a string
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Texts = std::unordered_map<std::string, Message, Hash, std::equal_to<>>;
  using Places = std::unordered_map<std::string, base::Problem>;
  bool compile(const base::YamlNode& node, const base::Source& source, Message& out, base::Problems& problems);
  void read_advice(const base::YamlNode& node, const base::Source& source, base::Problems& problems);
  void read_texts(const base::YamlNode& node, const base::Source& source, Texts& texts, base::Problems& problems);

  std::string language_;
  std::vector<Advice> advice_;
  std::unordered_map<std::string, std::size_t> advice_index_;
  Texts warnings_, questions_, frame_;
  Places places_;  // of warnings and questions, as "warnings.stroke"
  std::unordered_map<rule::StringId, const Advice*> advice_of_;
  std::unordered_map<rule::StringId, const Message*> warning_of_;
  std::vector<const Message*> question_of_;  // by concept
  std::vector<std::string> names_, lower_names_;
  Message none_;
};

}  // namespace anteroom::reply
