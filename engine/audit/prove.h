// engine/audit/prove.h: `anteroom audit prove`: each invariant is proved of all possible patients, refuted by one, or undecided.
//
//   PartReport report = prove_invariants(rules, invariants, {});
//
//   invariant-proved     a note; its certificate says from which rules
//   invariant-refuted    an error; its witness is a smallest case that shows it
//   invariant-undecided  an error: the solver gave up
//   invariant-unknown    an error: it names a rule, red flag, department or concept that there is not
//
// Figures: `invariants`, `proved`, `refuted`, `undecided`, `questions` (that the solver was asked).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/audit/invariant.h"
#include "engine/audit/report.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

// Is given the refutation behind each proof, with the name of the invariant or rule that it is about.
using TakeCertificate = std::function<void(const std::string& of, const proof::Certificate& certificate)>;

struct ProveOptions {
  proof::Budget budget{};
  TakeCertificate certificate{};  // none: refutations are not kept
};

PartReport prove_invariants(const rule::RuleBase& rules, const std::vector<Invariant>& invariants, const ProveOptions& options);

// Those of a knowledge folder; problems of the file are findings. Without the file the report is empty.
PartReport prove_folder(const rule::RuleBase& rules, const std::string& folder, const ProveOptions& options);

}  // namespace anteroom::audit
