// engine/audit/prove_outcomes.h: of outcomes whose causes differ, whether any patient can tell.
#pragma once

#include "engine/audit/outcomes.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

// Adds findings (`outcome-new`, `outcome-lost`, `weight-differs`, `outcome-undecided`), figures (`outcomes`, `outcomes_untouched`,
// `outcomes_proved_same`, `outcomes_changed`, `outcomes_undecided`) and a table of the outcomes that were looked at. Both rule bases were
// compiled with one and the same Ontology object.
void prove_outcomes(const ComparedRules& was, const ComparedRules& is, const OutcomeComparison& comparison, PartReport& part);

}  // namespace anteroom::audit
