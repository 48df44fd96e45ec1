// engine/audit/find_cover.h: for what the cases do not show of the rules: a patient who would show it, or the proof that there is none.
//
//   const CoverSearch search = find_cover(rules, cover, {});     // and looks at the patients, so that `cover` has them then
//   write(rule_case_text(search.found, rules));
#pragma once

#include <string>
#include <vector>

#include "engine/audit/cover.h"
#include "engine/audit/find_killers.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

struct CoverSearch {
  std::vector<Killer> found;  // patients, and whether the rule fires
  // What no patient can show, of each rule.
  struct Impossible {
    bool fired = false;
    std::vector<bool> seen_true, seen_false;  // of each condition
    std::vector<bool> decided;                // no two patients differ in it alone and in whether the rule fires
    std::vector<bool> decisive;               // nor would the rule do otherwise if it alone were otherwise
    std::vector<bool> adds_nothing;           // the rule does the same where it is left out
    std::vector<bool> numbers;                // of each number: one of its sides
  };
  std::vector<Impossible> impossible;  // of each rule
};

struct CoverSearchOptions {
  proof::Budget budget{.conflicts = 20000, .rounds = 100};
  std::string rules{};               // rules whose id begins with this; empty: all
  std::uint32_t most_attempts = 20;  // to find a second patient for one condition; then it stays undecided
};

CoverSearch find_cover(const rule::RuleBase& rules, Cover& cover, const CoverSearchOptions& options);

}  // namespace anteroom::audit
