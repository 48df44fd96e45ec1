// Each leaf is two probes, one that asks whether it is true and one whether it is false, so that the Chainer answers all of them in one
// run. For each rule the ways in which its conditions held are kept, each once: there are few.
#include "engine/audit/cover.h"

#include <algorithm>
#include <utility>

namespace anteroom::audit {
namespace {

using rule::Condition;
using rule::Op;
using rule::RuleIndex;
using Kind = Condition::Kind;

constexpr std::uint32_t kNone = 0xffffffffU;

Condition negation(Condition of) {
  Condition changed;
  changed.kind = Kind::negation;
  changed.parts.push_back(std::move(of));
  return changed;
}

Op opposite(Op op) {
  switch (op) {
    case Op::less:
      return Op::at_least;
    case Op::at_most:
      return Op::greater;
    case Op::greater:
      return Op::at_most;
    default:
      return Op::less;
  }
}

bool fires(const ProbedRules& probed, const infer::Inference& inference, ProbedRules::Probe probe) {
  const RuleIndex rule = probed.of_probe(probe);
  return rule != rule::kNoRule && inference.fired(rule);
}

}  // namespace

Cover::Cover(const rule::RuleBase& rules) : rules_(rules), probed_(rules) {
  const std::vector<rule::RuleSource> sources = sources_of(rules);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    Rule& one = list_.emplace_back(Rule{.conditions = RuleConditions(sources[rule])});
    const auto when = rules.when(rule);
    one.is_row = when.size() == 1 && when[0] < rule::kAll && rules.atom(when[0] / 2).kind == rule::AtomKind::row;
    for (std::size_t i = 0; i < one.conditions.size(); ++i) {
      one.leaves.push_back(add_leaf(one.conditions[i].leaf, rule));
      add_numbers(one.conditions[i].leaf, one);
    }
  }
  probed_.compile();
  chainer_ = std::make_unique<infer::Chainer>(probed_.rules());
  depths_.assign(rules.size(), kNone);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) depth_of(rule);
}

std::uint32_t Cover::add_leaf(const Condition& leaf, RuleIndex rule) {
  const auto [found, fresh] = leaf_of_.emplace(to_text(leaf), static_cast<std::uint32_t>(leaves_.size()));
  if (fresh) {
    Leaf& one = leaves_.emplace_back();
    one.yes = one.no = probed_.add(leaf);
    one.can_be_false = leaf.kind != Kind::finding || rules_.find_fact(leaf.name) == rule::kNoFact;
    if (one.can_be_false) one.no = probed_.add(negation(leaf));
    leaf_of_probe_.resize(one.no + 1, kNone);
    leaf_of_probe_[one.yes] = leaf_of_probe_[one.no] = found->second;
  }
  std::vector<RuleIndex>& users = leaves_[found->second].users;
  if (users.empty() || users.back() != rule) users.push_back(rule);
  return found->second;
}

// Bounds of one leaf, each as a condition of its own.
void Cover::add_numbers(const Condition& leaf, Rule& rule) {
  for (const rule::Test& test : leaf.tests) {
    if (!test.low.is_number) continue;
    Condition probe = leaf;
    const auto add = [&](Op op, const rule::Value& bound) {
      const std::uint32_t number = add_number(probe, test, op, bound);
      if (std::find(rule.numbers.begin(), rule.numbers.end(), number) == rule.numbers.end()) rule.numbers.push_back(number);
    };
    switch (test.op) {
      case Op::less:
      case Op::at_most:
      case Op::greater:
      case Op::at_least:
        add(test.op, test.low);
        break;
      default: {
        rule::Value low = test.low;
        if (low.unit.empty()) low.unit = test.high.unit;
        add(Op::at_least, low), add(Op::at_most, test.op == Op::in ? test.high : test.low);
      }
    }
  }
}

std::uint32_t Cover::add_number(Condition probe, const rule::Test& test, Op op, const rule::Value& bound) {
  rule::Test one = test;
  one.op = op, one.low = bound;
  probe.tests = {one};
  const auto [found, fresh] = number_of_.emplace(to_text(probe), static_cast<std::uint32_t>(numbers_.size()));
  if (!fresh) return found->second;
  Number& number = numbers_.emplace_back();
  number.text = found->first;
  number.yes = probed_.add(probe);
  probe.tests.front().op = opposite(op);
  number.no = probed_.add(std::move(probe));
  return found->second;
}

std::uint32_t Cover::depth_of(RuleIndex rule) {
  if (depths_[rule] != kNone) return depths_[rule];
  depths_[rule] = 0;  // of a circle: where it is entered
  std::uint32_t depth = 0;
  for (std::size_t i = 0; i < list_[rule].conditions.size(); ++i) {
    const Condition& asked = list_[rule].conditions[i].leaf;
    const rule::FactIndex fact = asked.kind == Kind::finding ? rules_.find_fact(asked.name) : rule::kNoFact;
    if (fact == rule::kNoFact) continue;
    for (const RuleIndex concluder : rules_.concluders(fact)) depth = std::max(depth, depth_of(concluder) + 1);
  }
  return depths_[rule] = depth;
}

void Cover::look_at(const fact::Facts& facts) {
  ++cases_;
  const infer::Inference& inference = chainer_->run(facts);
  look_at_leaves(inference);
  look_at_numbers(inference);
  look_at_rules(inference);
}

void Cover::look_at_leaves(const infer::Inference& inference) {
  for (Leaf& leaf : leaves_) {
    const bool yes = fires(probed_, inference, leaf.yes), no = leaf.can_be_false && fires(probed_, inference, leaf.no);
    leaf.seen_true |= yes, leaf.seen_false |= no, leaf.seen_unknown |= !yes && !no;
  }
}

void Cover::look_at_numbers(const infer::Inference& inference) {
  for (Number& number : numbers_)
    number.inside |= fires(probed_, inference, number.yes), number.outside |= fires(probed_, inference, number.no);
}

RuleIndex Cover::holds(RuleIndex rule, std::size_t condition) const {
  return list_[rule].conditions[condition].negated ? is_false(rule, condition) : is_true(rule, condition);
}

RuleIndex Cover::is_true(RuleIndex rule, std::size_t condition) const {
  if (list_[rule].is_row && condition == 0) return probed_.of_rule(rule);
  return probed_.of_probe(leaves_[list_[rule].leaves[condition]].yes);
}

RuleIndex Cover::is_false(RuleIndex rule, std::size_t condition) const {
  const Leaf& leaf = leaves_[list_[rule].leaves[condition]];
  return leaf.can_be_false ? probed_.of_probe(leaf.no) : rule::kNoRule;
}

RuleIndex Cover::inside(RuleIndex rule, std::size_t number) const { return probed_.of_probe(numbers_[list_[rule].numbers[number]].yes); }
RuleIndex Cover::outside(RuleIndex rule, std::size_t number) const { return probed_.of_probe(numbers_[list_[rule].numbers[number]].no); }

// Rules with a condition that is true or false in this case.
void Cover::look_at_rules(const infer::Inference& inference) {
  for (const RuleIndex fired : inference.fired()) {
    const ProbedRules::Origin origin = probed_.origin(fired);
    if (!origin.is_probe || origin.index >= leaf_of_probe_.size() || leaf_of_probe_[origin.index] == kNone) continue;
    for (const RuleIndex index : leaves_[leaf_of_probe_[origin.index]].users) {
      Rule& rule = list_[index];
      if (rule.looked_at == cases_) continue;
      rule.looked_at = cases_;
      Holding holding(rule.conditions.size());
      for (std::size_t i = 0; i < rule.conditions.size(); ++i)
        if (const RuleIndex asked = holds(index, i); asked != rule::kNoRule && inference.fired(asked)) holding.set(i, true);
      rule.seen.insert(std::move(holding));
    }
  }
  for (Rule& rule : list_) rule.untouched |= rule.looked_at != cases_;
}

std::set<Holding> Cover::seen(RuleIndex rule) const {
  std::set<Holding> seen = list_[rule].seen;
  if (list_[rule].untouched) seen.insert(Holding(list_[rule].conditions.size()));
  return seen;
}

RuleCover Cover::rule(RuleIndex index) const {
  const Rule& rule = list_[index];
  RuleCover cover;
  cover.depth = depths_[index];
  for (const std::uint32_t number : rule.numbers)
    cover.numbers.push_back({numbers_[number].text, numbers_[number].inside, numbers_[number].outside});
  const RuleConditions& conditions = rule.conditions;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const Leaf& leaf = leaves_[rule.leaves[i]];
    cover.conditions.push_back({conditions[i].text, leaf.seen_true, leaf.seen_false, leaf.seen_unknown, leaf.can_be_false});
  }
  const std::set<Holding> all = seen(index);
  for (const Holding& holding : all) {
    const bool fires = conditions.fires(holding);
    cover.fired |= fires;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const Holding other = holding.flipped(i);
      if (conditions.fires(other) == fires) continue;
      cover.missed |= !fires;
      cover.conditions[i].decisive = true;
      cover.conditions[i].decided |= all.count(other) != 0;
    }
  }
  return cover;
}

}  // namespace anteroom::audit
