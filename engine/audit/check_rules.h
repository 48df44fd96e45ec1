// engine/audit/check_rules.h: `anteroom audit check`, the part that needs proof: what of a rule base can never be, adds nothing,
// contradicts itself or leaves a gap. Exact: a finding is proved, and what is not found is not there.
//
//   PartReport report = check_rules(rules, {});
//
//   rule-never-fires        no patient makes it fire
//   fact-never-true         every rule that concludes it never fires
//   rule-subsumed           whenever it fires, one other rule says all that it says
//   rule-redundant          likewise, several others between them
//   conclusions-contradict  two rules fire for the same patients and say different urgencies
//   band-uncovered          rules tell patients apart by a number and leave out some numbers between
//   not-decided             the solver gave up on one of these
//
// A rule that routes is never redundant: weights add up. A rule that concludes a fact of a circle is never called redundant.
#pragma once

#include "engine/audit/prove.h"
#include "engine/audit/report.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

struct CheckOptions {
  proof::Budget budget{};
  TakeCertificate certificate{};  // of each finding that rests on a proof; none: refutations are not kept
};

PartReport check_rules(const rule::RuleBase& rules, const CheckOptions& options);

}  // namespace anteroom::audit
