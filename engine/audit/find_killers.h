// engine/audit/find_killers.h: for mutants that no case notices: a patient who would notice them, or the proof that there is none.
//
//   const Killers killers = find_killers(rules, mutants, plan, fates, {});
//   for (const Killer& one : killers.found) write(one.facts, one.expect);
//
// A mutated condition is equivalent where the Prover shows that the rule and the mutant fire for the same patients, and either it does not
// matter on which findings they rest, or same_support.h shows that these are the same; a mutated outcome where the rule never fires, or where
// other rules always say the same or worse, the advice comes in the same order and the departments keep theirs (docs/audit.md has each
// argument). Where neither a patient nor a proof settles it the mutant stays a survivor, undecided.
#pragma once

#include <vector>

#include "engine/audit/kill.h"
#include "engine/fact/facts.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

// A patient, and what comes out of the rules as they are.
struct Killer {
  rule::RuleIndex rule = 0;  // of the base, for whose mutants it was looked for
  fact::Facts facts;
  Expectation expect;
  std::uint32_t kills = 0;  // mutants that nothing before it notices
};

struct Killers {
  std::vector<Killer> found;  // in the order of rules
  std::vector<Fate> fates;    // as given, with `equivalent`, and `killed` by the killers: their number comes after all cases
  std::size_t undecided = 0;  // survivors of which it is not known whether a patient tells them apart
};

struct KillerOptions {
  proof::Budget budget{.conflicts = 20000, .rounds = 100};
  std::uint32_t cases = 0;  // how many there are: killers are numbered from here
};

Killers find_killers(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
                     const KillerOptions& options);

}  // namespace anteroom::audit
