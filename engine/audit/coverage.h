// engine/audit/coverage.h: `anteroom audit coverage`: what of the rules the cases show.
//
//   const PartReport report = run_coverage(knowledge, folder, {});
//
// Of rules and conditions, never of lines; docs/audit.md says what each figure counts.
#pragma once

#include <memory>
#include <string>

#include "engine/anteroom.h"
#include "engine/audit/report.h"
#include "engine/audit/rule_options.h"

namespace anteroom::audit {

// Figures: shares of rules fired and nearly missed, of conditions seen true, false and unknown, decided and decisive, of numbers with
// both sides; what is proved to be impossible is not counted. Tables: by folder and by depth in chains. Findings: what is not covered, one
// for each kind and rule, with cases that would show it.
PartReport run_coverage(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const RuleOptions& options);

}  // namespace anteroom::audit
