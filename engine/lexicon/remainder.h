// engine/lexicon/remainder.h: a word with letters left out. Two words that differ by an edit share such a remainder.
//
//   each_remainder("cough", 1, visit);   // cough ough cugh cogh couh coug
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/text_table.h"

namespace anteroom::lexicon {

inline constexpr std::size_t kLeastMendable = 5;     // shorter words have too many neighbours
inline constexpr std::size_t kLeastCutMendable = 4;  // what is left of a longer word without its ending
inline constexpr std::size_t kLeastTwoSlips = 8;     // and so have these, for two slips
inline constexpr std::size_t kMostMendable = 24;

inline std::size_t most_slips(std::string_view word) { return word.size() >= kLeastTwoSlips ? 2 : 1; }

inline std::uint32_t remainder_hash(std::string_view remainder) { return static_cast<std::uint32_t>(hash_of(remainder)); }
// Buckets are by the first bits of the hash.
inline std::size_t bucket_of(std::uint32_t hash, int bits) { return std::uint64_t{hash} >> (32 - bits); }

// Calls `visit` with the word and with each of its remainders after up to `slips` letters are left out. No word is longer than
// kMostMendable.
template <typename Visit>
void each_remainder(std::string_view word, std::size_t slips, const Visit& visit, std::size_t from = 0) {
  visit(word);
  if (slips == 0) return;
  char shorter[kMostMendable];
  for (std::size_t k = from; k < word.size(); ++k) {
    std::copy(word.begin(), word.begin() + k, shorter);
    std::copy(word.begin() + k + 1, word.end(), shorter + k);
    each_remainder({shorter, word.size() - 1}, slips - 1, visit, k);
  }
}

}  // namespace anteroom::lexicon
