// engine/ontology/freeze.h: linked concepts and attributes as the arrays of an ontology. Private to this module.
#pragma once

#include <vector>

#include "engine/ontology/ontology_arrays.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::ontology {

BasicOntologyArrays<base::ArrayOwned> freeze(const std::vector<ConceptDraft>& concepts, const std::vector<AttributeDraft>& attributes);

}  // namespace anteroom::ontology
