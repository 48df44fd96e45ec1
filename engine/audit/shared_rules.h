// engine/audit/shared_rules.h: OLD's rules over NEW's concepts, so that both speak of the same patients.
#pragma once

#include "engine/audit/difference.h"
#include "engine/base/problem.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

// False where that cannot be: OLD is a snapshot made with other concepts (then there are no problems), or its rules name concepts that
// NEW does not have.
bool over_concepts_of(const DiffedKnowledge& was, const DiffedKnowledge& is, rule::RuleBase& rules, base::Problems& problems);

}  // namespace anteroom::audit
