// engine/text/sentence.h: where sentences end, decided on tokens. text.h says the rules.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/text/text.h"

namespace anteroom::text {

// Appends the sentences of tokens[first...], all of them of one part.
void split_sentences(std::string_view folded, const std::vector<Token>& tokens, std::size_t first, std::vector<Sentence>& sentences);

}  // namespace anteroom::text
