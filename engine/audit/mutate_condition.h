// engine/audit/mutate_condition.h: every way of making one mistake in a condition.
//
//   mutate_condition(rules, rule.when, [&](Operator op, rule::Condition changed, std::string what) { ... });
#pragma once

#include <functional>
#include <string>

#include "engine/audit/mutant.h"

namespace anteroom::audit {

using EmitCondition = std::function<void(Operator op, rule::Condition changed, std::string what)>;

// `rules` says which names are facts: these are not negated, they are never false.
void mutate_condition(const rule::RuleBase& rules, const rule::Condition& condition, const EmitCondition& emit);

}  // namespace anteroom::audit
