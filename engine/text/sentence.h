// engine/text/sentence.h: where sentences end, decided on tokens. text.h says the rules.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/text/text.h"

namespace anteroom::text {

// Appends the sentences of the text's tokens from the first on, all of them of one part.
void split_sentences(const Text& text, std::size_t first, std::vector<Sentence>& sentences);

}  // namespace anteroom::text
