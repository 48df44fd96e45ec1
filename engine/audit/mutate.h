// engine/audit/mutate.h: `anteroom audit mutate`: would the cases notice a mistake in a rule?
//
//   const PartReport report = run_mutate(knowledge, folder, {});
//
// docs/audit.md says what the operators are and how the score is counted.
#pragma once

#include <memory>
#include <string>

#include "engine/anteroom.h"
#include "engine/audit/report.h"
#include "engine/audit/rule_options.h"

namespace anteroom::audit {

// Figures: mutants, killed, refused, equivalent, survived and of these undecided; score (killed of those that load and are not equivalent).
// Tables: by operator and by folder. A finding, a warning, for each rule with survivors, with cases that would notice them. Broken case
// files are findings too.
PartReport run_mutate(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const RuleOptions& options);

}  // namespace anteroom::audit
