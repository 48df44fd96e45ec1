// The condition line by line, each part with its answer; below what is not so, what comes near to it.
#include <set>
#include <string>

#include "engine/explain/near.h"
#include "engine/explain/write_explanation.h"

namespace anteroom::explain {
namespace {

using infer::Truth;

std::string_view truth_text(Truth truth) { return truth == Truth::true_ ? "true" : truth == Truth::false_ ? "false" : "unknown"; }

class WhyNotText {
 public:
  explicit WhyNotText(const Evidence& evidence) : evidence_(evidence), rules_(evidence.rules()) {}

  std::string write(const WhyNot& answer) {
    line(0, std::string(rules_.id(answer.rule)) + (answer.fired ? " fired" : answer.held_back ? " was held back" : " did not fire"));
    if (const std::string says = evidence_.says(answer.rule); !says.empty()) line(1, says);
    line(0, "when: " + std::string(rules_.when_text(answer.rule)));
    tell(answer.when, 1);
    if (answer.has_unless) {
      line(0, "unless: " + std::string(rules_.unless_text(answer.rule)));
      tell(answer.unless, 1);
    }
    if (!answer.missing.empty()) line(0, "missing: " + list(answer.missing));
    if (!answer.holding_back.empty()) line(0, "held back by: " + list(answer.holding_back));
    return std::move(text_);
  }

 private:
  void line(std::size_t depth, const std::string& text) { text_ += std::string(4 * depth, ' ') + text + "\n"; }

  std::string list(const std::vector<LiteralId>& literals) const {
    std::string text;
    for (const LiteralId literal : literals) text += (text.empty() ? "" : ", ") + rules_.literal_text(literal);
    return text;
  }

  void tell(const Part& part, std::size_t depth) {
    const std::string truth = ": " + std::string(truth_text(part.truth));
    if (part.kind == Part::Kind::literal) return tell_literal(part, truth, depth);
    const std::string what = part.kind == Part::Kind::all   ? "all of"
                             : part.kind == Part::Kind::any ? "any of"
                                                            : "at least " + std::to_string(part.count) + " of";
    line(depth, what + truth);
    for (const Part& inner : part.parts) tell(inner, depth + 1);
  }

  void tell_literal(const Part& part, const std::string& truth, std::size_t depth) {
    const std::string behind = evidence_.behind(part.literal, part.findings);
    std::string by;
    for (const RuleIndex rule : part.concluded_by) by += (by.empty() ? ", concluded by " : ", ") + std::string(rules_.id(rule));
    line(depth, rules_.literal_text(part.literal) + truth + (behind.empty() ? "" : ", " + behind) + by);
    std::set<std::string> near_texts;
    for (const Near& near : part.near) {
      const auto [text, added] = near_texts.insert(evidence_.finding(near.finding) + " " + near_text(near, rules_));
      if (added) line(depth + 1, *text);
    }
    for (const Concluder& one : part.concluders) {
      const std::string rule(rules_.id(one.rule));
      line(depth + 1, rule + (one.held_back ? " was held back" : " would conclude it with " + list(one.missing)));
    }
  }

  const Evidence& evidence_;
  const rule::RuleBase& rules_;
  std::string text_;
};

}  // namespace

std::string to_text(const WhyNot& why_not, const Evidence& evidence) { return WhyNotText(evidence).write(why_not); }

}  // namespace anteroom::explain
