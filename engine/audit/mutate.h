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

namespace anteroom::audit {

struct MutateOptions {
  std::string only{};    // cases of files whose path contains this; empty: all
  std::string rules{};   // mutants of rules whose id begins with this; empty: all
  bool quick = false;    // survivors are not looked into: the score then counts equivalent mutants as missed
  std::string write{};   // a knowledge folder: cases that notice the survivors are written into its files (rule_case.h); empty: not
  unsigned threads = 0;  // 0: one a core
};

// Figures: mutants, killed, refused, equivalent, survived and of these undecided; score (killed of those that load and are not equivalent).
// Tables: by operator and by folder. A finding, a warning, for each rule with survivors, with cases that would notice them. Broken case
// files are findings too.
PartReport run_mutate(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const MutateOptions& options);

}  // namespace anteroom::audit
