// engine/rule/validate.h: whether arrays that came from outside refer to nothing outside of themselves.
#pragma once

#include "engine/ontology/ontology.h"
#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

bool validate(const RuleArrays& arrays, const ontology::Ontology& ontology, std::size_t department_count);

}  // namespace anteroom::rule
