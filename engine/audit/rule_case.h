// engine/audit/rule_case.h: many short cases of one rule: patients with whom it fires, and patients with whom it does not.
//
//   - rule: neurology.headache.general
//     fires_for:
//       - headache                                 # facts as in case_facts.h, joined by `and`; nothing else is known
//       - headache and age = 50 years
//     not_for:
//       - headache and migraine
//       - nothing                                  # a patient of whom nothing is known
//
// Each line is a case by facts whose expectation is `fired` or `not_fired`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/audit/case.h"
#include "engine/audit/find_killers.h"
#include "engine/base/yaml.h"

namespace anteroom::audit {

// Appends the cases of one such entry of a *.cases.yaml. Problems: `case.fact`, `case.no-expectation` and those of the YAML reader; what
// is broken is left out.
void read_rule_case(const base::YamlNode& entry, const base::Source& source, std::vector<Case>& cases, base::Problems& problems);

// Killers as entries to paste: short ones as above, those with an outcome as cases by facts.
std::string rule_case_text(const std::vector<Killer>& killers, const rule::RuleBase& rules);

}  // namespace anteroom::audit
