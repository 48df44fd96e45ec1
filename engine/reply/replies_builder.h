// engine/reply/replies_builder.h: the texts for patients as files state them, until replies are made of them.
//
//   RepliesBuilder builder("en");
//   builder.read(source, problems);              // once for each replies.en.yaml
//   const Replies replies = builder.link(rules, names, problems);
//
// docs/rules.md describes the files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/base/yaml.h"
#include "engine/reply/message.h"
#include "engine/reply/replies.h"

namespace anteroom::reply {

class RepliesBuilder {
 public:
  explicit RepliesBuilder(std::string language) : language_(std::move(language)) {}
  void read(const base::Source& source, base::Problems& problems);
  // Checks that every advice and red flag of the rules has its text, and every question its concept. `names` are the names of all
  // concepts in this language. With problems, what it gives is not whole.
  Replies link(const rule::RuleBase& rules, const std::vector<std::string>& names, base::Problems& problems) const;

 private:
  struct Text {
    MessageRange message;
    base::Problem where;  // its place, for problems found later
  };
  struct AdviceTexts {
    AdviceRow row;
    base::Problem where;
  };
  using Texts = std::map<std::string, Text, std::less<>>;
  using Arrays = BasicRepliesArrays<base::ArrayOwned>;

  void compile(const base::YamlNode& node, const base::Source& source, MessageRange& out, base::Problems& problems);
  void read_advice(std::string_view id, const base::YamlNode& node, const base::Source& source, base::Problems& problems);
  void read_text(std::string_view section, std::string_view id, const base::YamlNode& node, const base::Source& source, Texts& texts,
                 base::Problems& problems);
  void link_rules(const rule::RuleBase& rules, Arrays& arrays, base::Problems& problems) const;
  void link_questions(const ontology::Ontology& ontology, Arrays& arrays, base::Problems& problems) const;
  void link_frame(Arrays& arrays, base::Problems& problems) const;

  std::string language_;
  MessageCode code_;
  std::map<std::string, AdviceTexts, std::less<>> advice_;
  Texts warnings_, questions_, frame_;
};

}  // namespace anteroom::reply
