// engine/ontology/validate.h: whether arrays that came from outside refer to nothing outside of themselves.
#pragma once

#include "engine/ontology/ontology_arrays.h"

namespace anteroom::ontology {

bool validate(const OntologyArrays& arrays);

}  // namespace anteroom::ontology
