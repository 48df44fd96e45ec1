// The rules are found backwards from the outcome, then told forwards: a rule has a higher number than what it rests on, but in a circle,
// where an arrow back is left out.
#include "engine/audit/rule_chain.h"

#include <algorithm>
#include <map>
#include <set>

namespace anteroom::audit {
namespace {

using infer::Inference;
using rule::LiteralId;
using rule::RuleIndex;

class Chain {
 public:
  explicit Chain(const Inference& inference) : inference_(inference), rules_(inference.rules()) {}

  std::vector<Step> of(const std::vector<RuleIndex>& wanted, const std::string& outcome) {
    for (const RuleIndex rule : wanted) find_behind(rule);
    for (const RuleIndex rule : needed_) add_rule(rule);
    if (!outcome.empty()) {
      Step last{outcome, {}};
      for (const RuleIndex rule : wanted)
        if (const auto at = step_of_rule_.find(rule); at != step_of_rule_.end()) last.from.push_back(at->second);
      steps_.push_back(std::move(last));
    }
    return std::move(steps_);
  }

 private:
  std::size_t place_of(RuleIndex rule) const {
    const auto fired = inference_.fired();
    return static_cast<std::size_t>(std::lower_bound(fired.begin(), fired.end(), rule) - fired.begin());
  }

  // The first rule that fired and concludes it; kNoRule for what is no derived fact.
  RuleIndex concluder_of(LiteralId literal) const {
    const rule::Atom& atom = rules_.atom(literal / 2);
    if (atom.kind != rule::AtomKind::fact) return rule::kNoRule;
    for (const RuleIndex rule : rules_.concluders(atom.name))
      if (inference_.fired(rule)) return rule;
    return rule::kNoRule;
  }

  void find_behind(RuleIndex wanted) {
    std::vector<RuleIndex> open{wanted};
    while (!open.empty()) {
      const RuleIndex rule = open.back();
      open.pop_back();
      if (!inference_.fired(rule) || !needed_.insert(rule).second) continue;
      for (const LiteralId literal : inference_.literals(place_of(rule)))
        if (const RuleIndex behind = concluder_of(literal); behind != rule::kNoRule) open.push_back(behind);
    }
  }

  std::uint32_t add(Step step) {
    steps_.push_back(std::move(step));
    return static_cast<std::uint32_t>(steps_.size() - 1);
  }

  void add_rule(RuleIndex rule) {
    Step step;
    for (const LiteralId literal : inference_.literals(place_of(rule))) {
      if (const RuleIndex behind = concluder_of(literal); behind != rule::kNoRule) {
        if (const auto at = step_of_rule_.find(behind); at != step_of_rule_.end()) step.from.push_back(at->second);
        continue;
      }
      auto [at, fresh] = step_of_literal_.try_emplace(literal, 0);
      if (fresh) at->second = add({rules_.literal_text(literal), {}});
      step.from.push_back(at->second);
    }
    step.says = std::string(rules_.id(rule));
    if (!rules_.says(rule).empty()) step.says.append(": ").append(rules_.says(rule));
    step_of_rule_[rule] = add(std::move(step));
  }

  const Inference& inference_;
  const rule::RuleBase& rules_;
  std::set<RuleIndex> needed_;
  std::map<RuleIndex, std::uint32_t> step_of_rule_;
  std::map<LiteralId, std::uint32_t> step_of_literal_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> chain_of(const Inference& inference, const std::vector<RuleIndex>& rules, const std::string& outcome) {
  return Chain(inference).of(rules, outcome);
}

}  // namespace anteroom::audit
