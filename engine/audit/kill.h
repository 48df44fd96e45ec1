// engine/audit/kill.h: which mutants the cases notice.
//
//   const std::vector<Mutant> mutants = mutants_of(rules);
//   const std::vector<Fate> fates = kill(rules, mutants, cases);
//
// A case kills a mutant when what it expects (judge.h) is so with the rules as they are, and not with the mutant. A deleted rule is one
// that never fires: that a case names a rule which is not there does not count. Advice of equal rank goes by the order in which rules
// stand as they are, which a mutant may change.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "engine/audit/fact_case.h"
#include "engine/audit/mutant.h"

namespace anteroom::audit {

struct Fate {
  enum class Kind : std::uint8_t {
    survived,
    killed,
    equivalent,  // no patient would tell it from the rule as it is: proved (find_killers.h)
    refused,     // it would not load: a condition that can never be true, a fact that nothing concludes or tests
  };
  Kind kind = Kind::survived;
  std::uint32_t by = std::numeric_limits<std::uint32_t>::max();  // the first case that kills it
};

struct KillOptions {
  unsigned threads = 0;  // 0: one a core
  bool all = false;      // for tests: note every kill in `kills`
};

struct Kills {
  std::vector<Fate> fates;                                     // one a mutant
  std::vector<std::uint32_t> failing;                          // cases that fail as it is; they kill nothing
  std::vector<std::uint32_t> left_out;                         // cases with more than kMostFindings findings; they kill nothing
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // mutant, case: where KillOptions::all; ascending
};

class MutantPlan;  // attack.h

Kills kill(const MutantPlan& plan, const std::vector<FactCase>& cases, const KillOptions& options = {});
// `rules` and its ontology outlive the call; mutants are of `rules`, ascending by rule.
Kills kill(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const std::vector<FactCase>& cases,
           const KillOptions& options = {});

}  // namespace anteroom::audit
