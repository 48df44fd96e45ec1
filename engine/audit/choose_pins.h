// engine/audit/choose_pins.h: of patients who show mistakes, few who between them show most, and of each only what shows them.
//
//   write_pinned_cases(choose_pins(rules, plan, fates, before, killers.found), rules.ontology(), folder, problems);
#pragma once

#include <vector>

#include "engine/audit/find_killers.h"
#include "engine/audit/kill.h"
#include "engine/audit/pinned_case.h"

namespace anteroom::audit {

// A case of kPinnedFile as a pin, whatever its outcome was.
Pin pin_of(const FactCase& one);

// Of `before` each that shows a mistake (of those that survived in `fates`) which no earlier one shows, so that a file that is made anew
// changes no more than the rules did; then of the patients of `found` always what shows most for its length, until `enough` is the share
// of mistakes that are shown.
std::vector<Pin> choose_pins(const rule::RuleBase& rules, const MutantPlan& plan, const std::vector<Fate>& fates,
                             const std::vector<Pin>& before, const std::vector<Killer>& found, double enough);

}  // namespace anteroom::audit
