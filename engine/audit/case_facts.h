// engine/audit/case_facts.h: facts written as conditions, one a line: what stands there is so of the patient, and nothing else is known.
//
//   facts:                                        # of a case, in place of `text`
//     - chief(headache[onset = sudden])           # a finding: plain, chief, past, family or possible
//     - not fever                                 # denied; so are `not past(x)`, `not family(x)`
//     - leg_pain[duration in 1 .. 3 weeks]        # a number within bounds
//     - age = 50 years
//     - sex = female
#pragma once

#include <string>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/condition.h"

namespace anteroom::audit {

// Adds what the condition says to `facts`. Returns what is wrong with it (an unknown name, a missing unit, `or`); empty where nothing is.
std::string add_fact(const rule::Condition& condition, const ontology::Ontology& ontology, fact::Facts& facts);

// All of them; what is wrong with any is appended to `wrong`, with its text.
void add_facts(const std::vector<rule::Condition>& conditions, const ontology::Ontology& ontology, fact::Facts& facts,
               std::vector<std::string>& wrong);

// The facts as such conditions. Words, and findings that no rule looks at (of other people, say), are left out.
std::vector<std::string> fact_texts(const fact::Facts& facts, const ontology::Ontology& ontology);

// A case to paste into a *.cases.yaml: its facts, and below `expect:` these lines ("urgency: emergency").
std::string case_text(const std::string& name, const fact::Facts& facts, const ontology::Ontology& ontology,
                      const std::vector<std::string>& expect);

}  // namespace anteroom::audit
