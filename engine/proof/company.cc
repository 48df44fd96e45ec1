#include "engine/proof/company.h"

#include <algorithm>
#include <iterator>

namespace anteroom::proof {
namespace {

constexpr std::size_t kMany = 20, kSome = 5;  // rules that are worth remembering; that are met by no chance

void add(const std::set<RuleIndex>& rules, std::uint8_t base, const Goal& goal, bool negated, Included& included) {
  for (const Goal& part : goal.parts()) add(rules, base, part, negated != (goal.kind() == Goal::Kind::negation), included);
  if (goal.kind() != Goal::Kind::some_fired || !negated || goal.view().base != base) return;
  std::set<RuleIndex>& list = included[&goal];
  std::set_intersection(goal.rules().begin(), goal.rules().end(), rules.begin(), rules.end(), std::inserter(list, list.end()));
}

}  // namespace

bool Company::met(const Group& group, const Included& included) {
  std::size_t common = 0;
  for (const auto& [part, rules] : included)
    if (part->view().base == group.base)
      for (const RuleIndex rule : rules) common += group.rules.contains(rule) ? 1 : 0;
  return common >= kSome;
}

void Company::bring(const Goal& goal, Included& included) const {
  for (const Group& group : groups_)
    if (met(group, included)) add(group.rules, group.base, goal, false, included);
}

void Company::remember(const Included& included) {
  for (const auto& [part, rules] : included) {
    if (rules.size() < kMany) continue;
    const Included alone{{part, rules}};
    const auto known = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) { return met(group, alone); });
    if (known == groups_.end())
      groups_.push_back({part->view().base, rules});
    else
      known->rules.insert(rules.begin(), rules.end());
  }
}

}  // namespace anteroom::proof
