// engine/audit/invariant.h: what must hold of the rules for every possible patient (rules/common/invariants.yaml).
//
//   - invariant: infants_with_fever                  # unique
//     says: A baby under three months with a fever is seen now.
//     if: [fever, age < 3 months]                    # all of these ...
//     then: [urgency >= urgent]                      # ... and yet not all of these: cannot be
//   - invariant: not_both
//     says: ...
//     never_together: [benign_twitching, red_flag = stroke]
//   - invariant: alarms_only_raise
//     says: ...
//     no_less_urgent_with: red_flags                 # one finding more, of any that is a red flag by itself; or a list of concepts
//   - invariant: the_old
//     says: ...
//     no_less_urgent_when_older: {from: 65 years, to: 130 years}      # or no_less_urgent_when_younger
//   - invariant: all_answered
//     says: ...
//     every_complaint: [urgency, department]         # each symptom and condition, whatever else the patient has
//     except: [labour]                               # of complaints; after no_less_urgent_...: rules that may stop, by their ids
//
// Less urgent: a rule fires before, and none that says as much or more after.
//
// One item of a list: a condition as in a rule (derived facts too), `urgency >= U` (rules that fire say U or something more urgent),
// `urgency = U` (U is the most urgent that they say), `red_flag` or `red_flag = NAME`, `department` or `department = NAME`, `rule = ID`.
#pragma once

#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/rule/condition.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

struct Saying {
  enum class Kind : std::uint8_t { condition, urgency_at_least, urgency, red_flag, department, rule };
  Kind kind = Kind::condition;
  rule::Condition condition{};
  rule::Urgency worst = rule::Urgency::none;
  std::string name{};  // of a red flag, department or rule; empty: any
  std::string text{};  // as written
  base::Place place{};
};

struct Invariant {
  enum class Kind : std::uint8_t { never_together, implies, finding, older, younger, complaints };
  std::string name{}, says{};
  std::string file{};
  base::Place place{};
  Kind kind = Kind::never_together;
  std::vector<Saying> premises{}, conclusions{};  // never_together: premises alone
  bool alarms = false;                            // finding: whatever is a red flag by itself
  std::vector<std::string> concepts{};            // finding: these
  std::vector<std::string> except{};              // complaints: not these; finding, older, younger: not these rules
  double from = 0, to = 0;                        // older, younger: years
  bool urgency = false, department = false;       // complaints: what each gets
};

inline constexpr std::string_view kInvariantsFile = "rules/common/invariants.yaml";

// Appends those of one file. Problems `invariant.*` and those of the YAML reader; what is broken is left out.
void read_invariants(const base::Source& source, std::vector<Invariant>& invariants, base::Problems& problems);

}  // namespace anteroom::audit
