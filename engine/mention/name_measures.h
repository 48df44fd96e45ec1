// engine/mention/name_measures.h: numbers without a unit that are the values of a measure named beside them.
//
//   name_measures(text, lexicon, mentions, scratch);   // "pulse was up at 120, 95 now": two heart rates
#pragma once

#include <vector>

#include "engine/lexicon/lexicon.h"
#include "engine/mention/mention.h"
#include "engine/text/text.h"

namespace anteroom::mention {

// Adds to the quantities, which hold the names (Quantity::named), and stay in the order of the text. `scratch` is memory that is
// used again.
void name_measures(const text::Text& text, const lexicon::Lexicon& lexicon, Mentions& mentions, std::vector<Quantity>& scratch);

}  // namespace anteroom::mention
