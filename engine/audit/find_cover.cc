// Every condition is a probe, so what is looked for is a formula over what fires. That a condition decides alone takes two patients: one
// with whom it holds and matters, and one of whom all other conditions of the rule are as with the first. Where the second cannot be,
// that way of holding is ruled out and another first one is looked for; where there is none left, it is proved that none can be.
#include "engine/audit/find_cover.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace anteroom::audit {
namespace {

using proof::Goal;
using rule::RuleIndex;
using Kind = rule::Condition::Kind;

class Search {
 public:
  Search(const rule::RuleBase& rules, Cover& cover, const CoverSearchOptions& options)
      : rules_(rules), cover_(cover), options_(options), prover_(cover.probed().rules()), chainer_(cover.probed().rules()) {}

  CoverSearch run() {
    search_.impossible.resize(rules_.size());
    for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
      const RuleCover before = cover_.rule(rule);
      const std::size_t conditions = before.conditions.size();
      impossible_ = &search_.impossible[rule];
      for (auto* list :
           {&impossible_->seen_true, &impossible_->seen_false, &impossible_->decided, &impossible_->decisive, &impossible_->adds_nothing})
        list->assign(conditions, false);
      impossible_->numbers.assign(before.numbers.size(), false);
      if (rules_.id(rule).starts_with(options_.rules)) search(rule, before);
    }
    return std::move(search_);
  }

 private:
  void search(RuleIndex rule, const RuleCover& before) {
    rule_ = rule;
    if (!before.fired) impossible_->fired = show(Goal::fired(cover_.probed().of_rule(rule))) == Found::never;
    for (std::size_t i = 0; i < before.conditions.size(); ++i)
      if (!cover_.rule(rule).conditions[i].decided) decide(i);
    const RuleCover now = cover_.rule(rule);
    for (std::size_t i = 0; i < now.conditions.size(); ++i) {
      if (!now.conditions[i].seen_true) impossible_->seen_true[i] = show(goal(cover_.is_true(rule, i))) == Found::never;
      if (now.conditions[i].can_be_false && !now.conditions[i].seen_false)
        impossible_->seen_false[i] = show(goal(cover_.is_false(rule, i))) == Found::never;
    }
    for (std::size_t i = 0; i < now.numbers.size(); ++i) {
      if (!now.numbers[i].inside) impossible_->numbers[i] = impossible_->numbers[i] || show(goal(cover_.inside(rule, i))) == Found::never;
      if (!now.numbers[i].outside) impossible_->numbers[i] = impossible_->numbers[i] || show(goal(cover_.outside(rule, i))) == Found::never;
    }
  }

  static Goal goal(RuleIndex asked) { return asked == rule::kNoRule ? Goal::constant(false) : Goal::fired(asked); }
  Goal leaf(std::size_t condition) const { return goal(cover_.holds(rule_, condition)); }

  enum class Found : std::uint8_t { yes, never, undecided };

  // Asks for a patient and keeps him as a case.
  Found show(const Goal& wanted) {
    const proof::Answer answer = prover_.ask(wanted, options_.budget);
    if (answer.no()) return Found::never;
    if (!answer.yes()) return Found::undecided;
    keep(answer.witness.facts);
    return Found::yes;
  }

  void keep(const fact::Facts& facts) {
    Killer one;
    one.rule = rule_, one.facts = facts;
    const bool fires = chainer_.run(facts).fired(cover_.probed().of_rule(rule_));
    (fires ? one.expect.fired : one.expect.not_fired).emplace_back(rules_.id(rule_));
    search_.found.push_back(std::move(one));
    cover_.look_at(facts);
  }

  void decide(std::size_t condition) {
    const RuleConditions& conditions = cover_.conditions(rule_);
    std::vector<Goal> ruled_out;
    bool certain = true;
    // First with what the cases show already, from either side.
    for (const Holding& seen : cover_.seen(rule_)) {
      if (conditions.fires(seen) == conditions.fires(seen.flipped(condition))) continue;
      if (ruled_out.size() == options_.most_attempts) return;
      const Found found = show(exactly(seen.flipped(condition)));
      if (found == Found::yes) return;
      certain = certain && found == Found::never;
      ruled_out.push_back(!others(seen, condition));
    }
    while (ruled_out.size() < options_.most_attempts) {
      std::vector<Goal> parts = ruled_out;
      parts.push_back(matters(condition)), parts.push_back(leaf(condition));
      const proof::Answer answer = prover_.ask(Goal::all(std::move(parts)), options_.budget);
      if (answer.no() && certain) {
        impossible_->decided[condition] = true;
        const auto never = [this](const Goal& goal) { return prover_.ask(goal, options_.budget).no(); };
        impossible_->decisive[condition] = never(matters(condition));
        if (const std::optional<Goal> rest = without(condition)) {
          const Goal fires = Goal::fired(cover_.probed().of_rule(rule_));
          impossible_->adds_nothing[condition] = never(fires && !*rest) && never(*rest && !fires);
        }
      }
      if (!answer.yes()) return;
      const Holding first = holding_of(answer.witness.facts);
      const proof::Answer second = prover_.ask(exactly(first.flipped(condition)), options_.budget);
      if (second.yes()) {
        keep(answer.witness.facts), keep(second.witness.facts);
        return;
      }
      certain = certain && second.no();
      ruled_out.push_back(!others(first, condition));
    }
  }

  Holding holding_of(const fact::Facts& facts) {
    const infer::Inference& inference = chainer_.run(facts);
    Holding holding(cover_.conditions(rule_).size());
    for (std::size_t i = 0; i < cover_.conditions(rule_).size(); ++i)
      if (const RuleIndex asked = cover_.holds(rule_, i); asked != rule::kNoRule && inference.fired(asked)) holding.set(i, true);
    return holding;
  }

  // All conditions but one hold as given.
  Goal others(const Holding& holding, std::size_t but) const {
    std::vector<Goal> parts;
    for (std::size_t i = 0; i < cover_.conditions(rule_).size(); ++i)
      if (i != but) parts.push_back(holding[i] ? leaf(i) : !leaf(i));
    return Goal::all(std::move(parts));
  }
  Goal exactly(const Holding& holding) const { return others(holding, cover_.conditions(rule_).size()); }

  // With the other conditions as they are, the rule fires where this one holds and not where it does not, or the other way round.
  Goal matters(std::size_t condition) const {
    const Goal with = outcome(condition, true), without = outcome(condition, false);
    return (with && !without) || (without && !with);
  }

  Goal outcome(std::size_t condition, bool value) const {
    const RuleConditions& conditions = cover_.conditions(rule_);
    Goal fires = node_goal(conditions.when(), condition, value);
    if (conditions.unless() != nullptr) fires = std::move(fires) && !node_goal(*conditions.unless(), condition, value);
    return fires;
  }

  // That the rule would fire with this condition left out; nothing where that leaves no rule, or another count.
  std::optional<Goal> without(std::size_t condition) const {
    const RuleConditions& conditions = cover_.conditions(rule_);
    bool counted = false;
    std::optional<Goal> fires = without(conditions.when(), condition, counted);
    if (fires && conditions.unless() != nullptr)
      if (const std::optional<Goal> unless = without(*conditions.unless(), condition, counted)) fires = *fires && !*unless;
    return counted ? std::nullopt : fires;
  }

  std::optional<Goal> without(const RuleConditions::Node& node, std::size_t condition, bool& counted) const {
    if (node.kind == Kind::finding) return node.leaf == condition ? std::nullopt : std::optional(leaf(node.leaf));
    std::vector<Goal> parts;
    for (const RuleConditions::Node& part : node.parts)
      if (std::optional<Goal> goal = without(part, condition, counted)) parts.push_back(*std::move(goal));
    if (parts.empty()) return std::nullopt;
    if (node.kind == Kind::all) return Goal::all(std::move(parts));
    if (node.kind == Kind::any) return Goal::any(std::move(parts));
    counted = counted || parts.size() < node.parts.size();
    return at_least(node.count, parts, 0);
  }

  Goal node_goal(const RuleConditions::Node& node, std::size_t condition, bool value) const {
    if (node.kind == Kind::finding) return node.leaf == condition ? Goal::constant(value) : leaf(node.leaf);
    std::vector<Goal> parts;
    for (const RuleConditions::Node& part : node.parts) parts.push_back(node_goal(part, condition, value));
    if (node.kind == Kind::all) return Goal::all(std::move(parts));
    if (node.kind == Kind::any) return Goal::any(std::move(parts));
    return at_least(node.count, parts, 0);
  }

  static Goal at_least(std::uint32_t count, const std::vector<Goal>& parts, std::size_t from) {
    if (count == 0) return Goal::constant(true);
    if (parts.size() - from < count) return Goal::constant(false);
    return (parts[from] && at_least(count - 1, parts, from + 1)) || at_least(count, parts, from + 1);
  }

  const rule::RuleBase& rules_;
  Cover& cover_;
  const CoverSearchOptions& options_;
  proof::Prover prover_;
  infer::Chainer chainer_;
  RuleIndex rule_ = 0;
  CoverSearch::Impossible* impossible_ = nullptr;
  CoverSearch search_;
};

}  // namespace

CoverSearch find_cover(const rule::RuleBase& rules, Cover& cover, const CoverSearchOptions& options) {
  return Search(rules, cover, options).run();
}

}  // namespace anteroom::audit
