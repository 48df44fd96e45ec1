// engine/mention/number_grammar.h: numbers and dates over a row of number words, whatever the language.
//
// Each token is one symbol: what its word is to numbers (lexicon's `numbers` section), and its value.
#pragma once

#include <cstddef>
#include <span>

#include "engine/mention/mention.h"

namespace anteroom::mention {

struct Symbol {
  // d digits, u unit word, t ten, x multiplier, f fraction, v vague, a article, j joiner, r range word, b "between", p decimal
  // point as a word, o ordinal, e adverb ("twice"), q what follows a number ("odd", "+"), - hyphen or tilde, / slash, m month,
  // s ordinal suffix or comma, . anything else
  char kind = '.';
  double value = 0;
};

// The longest number at the start of `symbols`; how many symbols it took, 0 for none.
std::size_t parse_number(std::span<const Symbol> symbols, Number& out);

// A date: 2019/10/01, 1-10-2019, 23 April, April 23rd 2019, April 2019, 2019.
std::size_t parse_date(std::span<const Symbol> symbols, Date& out);

}  // namespace anteroom::mention
