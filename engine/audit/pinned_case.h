// engine/audit/pinned_case.h: rules/pinned.cases.yaml, a record that a program makes (choose_pins.h) of what the rules say now: all that comes
// out for some patients, a line each, and patients for whom a rule fires, or does not (rule_case.h).
//
//   - {pinned: tooth_knocked_out and age = 9 years, gives: [emergency, dentistry], red_flags: [tooth_knocked_out], advice: [dentistry.injury]}
//
// `pinned` is a patient (patient_text.h). `gives` is the urgency, then the departments in order. Where no red flag is named, none is raised.
#pragma once

#include <string>
#include <vector>

#include "engine/audit/case.h"
#include "engine/base/yaml.h"
#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"

namespace anteroom::audit {

inline constexpr std::string_view kPinnedFile = "rules/pinned.cases.yaml";  // below the knowledge folder

// Appends the case of one such entry. Problems: `case.fact` and those of the YAML reader; what is broken is left out.
void read_pinned_case(const base::YamlNode& entry, const base::Source& source, std::vector<Case>& cases, base::Problems& problems);

// A line of the file, or a patient of one rule.
struct Pin {
  fact::Facts facts;
  std::string rule;  // empty: its outcome
  bool fires = false;
  Expectation outcome;  // urgency, departments, red flags; advice where it matters
};

std::string pinned_text(const std::vector<Pin>& pins, const ontology::Ontology& ontology);

// Replaces kPinnedFile below `folder`. Problems: `file.unwritable`.
void write_pinned_cases(const std::vector<Pin>& pins, const ontology::Ontology& ontology, const std::string& folder,
                        base::Problems& problems);

}  // namespace anteroom::audit
