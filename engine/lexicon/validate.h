// engine/lexicon/validate.h: whether arrays that came from outside refer to nothing outside of themselves and of the ontology.
#pragma once

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/ontology/ontology.h"

namespace anteroom::lexicon {

bool validate(const LexiconArrays& arrays, const ontology::Ontology& ontology);

}  // namespace anteroom::lexicon
