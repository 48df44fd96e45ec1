#include "engine/proof/goal.h"

#include <algorithm>

namespace anteroom::proof {
namespace {

template <class States>
Goal some_rule(const rule::RuleBase& rules, View view, const States& states) {
  std::vector<RuleIndex> list;
  for (RuleIndex rule = 0; rule < rules.size(); ++rule)
    if (states(rule)) list.push_back(rule);
  return Goal::some_fired(std::move(list), view);
}

using Literals = std::function<Goal(LiteralId)>;

Goal part(const std::uint32_t*& at, const Literals& literal) {
  const std::uint32_t word = *at++;
  if (word < rule::kAll) return literal(word);
  const std::uint32_t* const end = at + (word & rule::kPayload);
  const std::uint32_t group = word & rule::kGroup;
  const std::uint32_t count = group == rule::kAtLeast ? *at++ : 0;
  std::vector<Goal> parts;
  while (at != end) parts.push_back(part(at, literal));
  if (group == rule::kAtLeast) return Goal::at_least(count, std::move(parts));
  return group == rule::kAll ? Goal::all(std::move(parts)) : Goal::any(std::move(parts));
}

}  // namespace

Goal Goal::program(std::span<const std::uint32_t> words, const Literals& literal) {
  std::vector<Goal> parts;
  for (const std::uint32_t* at = words.data(); at != words.data() + words.size();) parts.push_back(part(at, literal));
  return all(std::move(parts));
}

Goal Goal::at_least(std::uint32_t count, std::vector<Goal> parts) {
  Goal goal(Kind::at_least, std::move(parts));
  goal.index_ = count;
  return goal;
}

Goal Goal::some_fired(std::vector<RuleIndex> rules, View view) {
  Goal goal(Kind::some_fired, 0, view);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  goal.rules_ = std::move(rules);
  return goal;
}

const Goal* Goal::choice() const {
  if (kind_ == Kind::some_fired) return this;
  if (kind_ != Kind::all) return nullptr;
  for (const Goal& part : parts_)
    if (const Goal* found = part.choice(); found != nullptr) return found;
  return nullptr;
}

Goal Goal::with(const Goal* part, const Goal& instead) const {
  if (this == part) return instead;
  if (kind_ != Kind::all) return *this;
  std::vector<Goal> parts;
  for (const Goal& each : parts_) parts.push_back(each.with(part, instead));
  return all(std::move(parts));
}

Goal Goal::urgency(const rule::RuleBase& rules, Urgency at_least, View view) {
  return some_rule(rules, view, [&](RuleIndex rule) { return rules.urgency(rule) <= at_least && rules.urgency(rule) != Urgency::none; });
}

Goal Goal::red_flag(const rule::RuleBase& rules, rule::StringId flag, View view) {
  return some_rule(rules, view, [&](RuleIndex rule) {
    return rules.red_flag(rule) != rule::kNoString && (flag == rule::kNoString || rules.red_flag(rule) == flag);
  });
}

Goal Goal::department(const rule::RuleBase& rules, rule::DepartmentIndex answers, View view) {
  return some_rule(rules, view, [&](RuleIndex rule) {
    const auto routes = rules.routes(rule);
    return std::any_of(routes.begin(), routes.end(), [&](const rule::Route& route) {
      return answers == rule::kNoDepartment || rules.departments()[route.department].answers == answers;
    });
  });
}

}  // namespace anteroom::proof
