// engine/explain/json_parts.h: what the JSON of several explanations has in it.
//
//   JsonParts json(evidence);
//   json.writer().open('{').key("because");
//   json.literal(literal);  ...
//   return json.finish();
#pragma once

#include <string>
#include <vector>

#include "engine/base/json_writer.h"
#include "engine/explain/evidence.h"
#include "engine/explain/proof.h"

namespace anteroom::explain {

class JsonParts {
 public:
  explicit JsonParts(const Evidence& evidence) : evidence_(evidence), rules_(evidence.rules()), writer_(text_) {}

  base::JsonWriter& writer() { return writer_; }
  const rule::RuleBase& rules() const { return rules_; }
  std::string finish();

  // Values.
  void rule_ids(const std::vector<rule::RuleIndex>& rules);  // ["neurology.twitching.benign"]
  void literals(const std::vector<rule::LiteralId>& literals);
  void findings(const std::vector<std::uint32_t>& findings);
  void finding(std::uint32_t index);
  void step(const Step& step);
  // Members of an object: "condition", "findings", and "patient" where it is about the patient.
  void condition(rule::LiteralId literal, const std::vector<std::uint32_t>& findings);
  // A member that is left out where `text` is empty.
  template <std::size_t N>
  void optional(const char (&key)[N], std::string_view text) {
    if (!text.empty()) writer_.key(key).string(text);
  }

 private:
  void span(const fact::Words& words);
  void effects(rule::RuleIndex rule);

  const Evidence& evidence_;
  const rule::RuleBase& rules_;
  std::string text_;
  base::JsonWriter writer_;
};

}  // namespace anteroom::explain
