// engine/audit/same_support.h: whether two conditions that are true for the same patients also rest on the same findings, so that what a
// rule weighs (a chief complaint counts more) and what it makes known is the same too.
//
//   if (same_support(rules, rule.when, mutant.when)) ...
#pragma once

#include "engine/rule/rule_base.h"

namespace anteroom::audit {

// True is certain, false is not: what one part of an `any` adds to another that asks for less is left out of both, and the rest must be
// the same.
bool same_support(const rule::RuleBase& rules, const rule::Condition& a, const rule::Condition& b);

}  // namespace anteroom::audit
