// engine/audit/patient_text.h: a patient on one line: facts as in case_facts.h, joined by `and`; or `nothing`, of whom nothing is known.
//
//   chief(headache[onset = sudden]) and not fever and age = 50 years
#pragma once

#include <string>
#include <vector>

#include "engine/base/yaml.h"
#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/condition.h"

namespace anteroom::audit {

std::string patient_text(const fact::Facts& facts, const ontology::Ontology& ontology);

// False, with the problem `case.fact` at the node, where it cannot be read.
bool read_patient(const base::YamlNode& node, const base::Fields& fields, std::vector<rule::Condition>& facts);

}  // namespace anteroom::audit
