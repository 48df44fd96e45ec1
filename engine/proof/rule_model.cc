#include "engine/proof/rule_model.h"

namespace anteroom::proof {

using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;

Lit RuleModel::list(std::span<const std::uint32_t> program, Level level) {
  std::vector<Lit> parts;
  const std::uint32_t* at = program.data();
  while (at != program.data() + program.size()) parts.push_back(part(at, level));
  return cnf_.all(std::move(parts));
}

// One part, and `at` after it.
Lit RuleModel::part(const std::uint32_t*& at, Level level) {
  const std::uint32_t word = *at++;
  if (word < rule::kAll) return literal(word, level);
  const std::uint32_t* const end = at + (word & rule::kPayload);
  const std::uint32_t group = word & rule::kGroup;
  const std::uint32_t count = group == rule::kAtLeast ? *at++ : 0;
  std::vector<Lit> parts;
  while (at != end) parts.push_back(part(at, level));
  if (group == rule::kAll) return cnf_.all(std::move(parts));
  if (group == rule::kAny) return cnf_.any(std::move(parts));
  return cnf_.at_least(count, parts);
}

Lit RuleModel::literal(LiteralId literal, Level level) {
  const rule::Atom& atom = rules_.atom(literal / 2);
  const bool positive = literal % 2 == 0;
  if (atom.kind == rule::AtomKind::always) return positive ? kTrue : kFalse;
  if (atom.kind != rule::AtomKind::fact) return outside_(atom, literal / 2, positive);
  if (!positive) return kFalse;  // a fact is never false
  return level.circle != 0 && info_.circle(atom.name) == level.circle ? fact_at(atom.name, level) : fact(atom.name);
}

Lit RuleModel::fact(FactIndex fact) {
  if (const auto known = facts_.find(fact); known != facts_.end()) return known->second;
  Lit result = 0;
  if (const std::uint32_t circle = info_.circle(fact); circle != 0) {
    result = fact_at(fact, {circle, info_.circle_size(circle)});
  } else {
    std::vector<Lit> reasons;
    for (const RuleIndex rule : rules_.concluders(fact)) reasons.push_back(fired(rule));
    result = cnf_.any(std::move(reasons));
  }
  return facts_[fact] = result;
}

Lit RuleModel::fact_at(FactIndex fact, Level level) {
  if (level.level == 0) return kFalse;
  const std::pair key{fact, level.level};
  if (const auto known = levels_.find(key); known != levels_.end()) return known->second;
  std::vector<Lit> reasons;
  for (const RuleIndex rule : rules_.concluders(fact)) reasons.push_back(fired_at(rule, {level.circle, level.level - 1}));
  return levels_[key] = cnf_.any(std::move(reasons));
}

Lit RuleModel::fired_at(RuleIndex rule, Level level) {
  cone_.insert(rule);
  return cnf_.all({list(rules_.when(rule), level), -unless(rule)});
}

Lit RuleModel::fired(RuleIndex rule) {
  if (const auto known = fired_.find(rule); known != fired_.end()) return known->second;
  const Lit result = fired_at(rule, {});
  return fired_[rule] = result;
}

Lit RuleModel::unless(RuleIndex rule) {
  const auto program = rules_.unless(rule);
  return program.empty() ? kFalse : list(program, {});
}

}  // namespace anteroom::proof
