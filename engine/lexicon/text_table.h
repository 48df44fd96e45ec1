// engine/lexicon/text_table.h: rows found by their text: open addressing over the numbers of rows.
//
//   const auto text_of = [&](std::uint32_t row) { return string_at(pool, rows[row].text); };
//   std::vector<std::uint32_t> slots = make_slots(rows.size(), text_of);
//   find_row(slots, "twitching", text_of);      // its row, or kNoRow
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace anteroom::lexicon {

inline constexpr std::uint32_t kNoRow = 0xffffffffU;

inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a, then mixed: words are short
  for (const unsigned char c : text) h = (h ^ c) * 0x100000001b3ULL;
  h ^= h >> 32;
  return h * 0x9e3779b97f4a7c15ULL;
}

// Slots of rows, kNoRow where free; at most half of them are taken. No two rows have the same text.
template <typename TextOf>
std::vector<std::uint32_t> make_slots(std::size_t rows, const TextOf& text_of) {
  std::vector<std::uint32_t> slots(std::bit_ceil(std::max<std::size_t>(2 * rows, 2)), kNoRow);
  for (std::uint32_t row = 0; row < rows; ++row) {
    std::size_t at = hash_of(text_of(row)) & (slots.size() - 1);
    while (slots[at] != kNoRow) at = (at + 1) & (slots.size() - 1);
    slots[at] = row;
  }
  return slots;
}

template <typename TextOf>
std::uint32_t find_row(std::span<const std::uint32_t> slots, std::string_view text, const TextOf& text_of) {
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = hash_of(text) & mask; slots[at] != kNoRow; at = (at + 1) & mask) {
    if (text_of(slots[at]) == text) return slots[at];
  }
  return kNoRow;
}

// Whether slots from outside may be searched: they name only rows that are there, and enough of them are free that a search ends.
inline bool is_table(std::span<const std::uint32_t> slots, std::size_t rows) {
  std::size_t free = 0, wrong = 0;
  for (const std::uint32_t row : slots) {  // counted, not branched upon: about half of them are free, and nobody can guess which
    free += static_cast<std::size_t>(row == kNoRow);
    wrong += static_cast<std::size_t>(row + 1 > rows);  // kNoRow + 1 is 0
  }
  return std::has_single_bit(slots.size()) && 2 * free >= slots.size() && wrong == 0;
}

}  // namespace anteroom::lexicon
