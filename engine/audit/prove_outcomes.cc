#include "engine/audit/prove_outcomes.h"

namespace anteroom::audit {

void prove_outcomes(const ComparedRules&, const ComparedRules&, const OutcomeComparison& comparison, PartReport& part) {
  for (const OutcomePair& one : comparison.differing)
    part.findings.push_back(
        {.kind = "outcome-undecided", .level = Level::warning, .of = outcome_text(one.kind, one.name), .says = "its rules changed"});
  part.figures.push_back({.name = "outcomes", .says = "outcomes compared", .value = static_cast<double>(comparison.compared)});
}

}  // namespace anteroom::audit
