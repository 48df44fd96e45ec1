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

namespace anteroom::audit {

struct CoverageOptions {
  std::string only{};   // cases of files whose path contains this; empty: all
  std::string rules{};  // rules whose id begins with this; empty: all
  bool quick = false;   // look for no patients: what no patient can show then counts as not shown
  std::string write{};  // a knowledge folder: cases that show the rest are written into its files (rule_case.h); empty: not
};

// Figures: shares of rules fired and nearly missed, of conditions seen true, false and unknown, decided and decisive, of numbers with
// both sides; what is proved to be impossible is not counted. Tables: by folder and by depth in chains. Findings: what is not covered, one
// for each kind and rule, with cases that would show it.
PartReport run_coverage(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const CoverageOptions& options);

}  // namespace anteroom::audit
