// engine/base/in_order.h: places in a list of things that stand in the order of the text, each with its `tokens` (a Span).
//
//   for (auto cue = first_from(mentions.cues, clause.begin); cue != mentions.cues.end() && cue->tokens.begin < clause.end; ++cue) ...
//
// Each costs a binary search, and gives the list's end where there is none.
#pragma once

#include <algorithm>
#include <cstdint>

namespace anteroom::base {

// The first that begins at the token or after it.
template <class List>
auto first_from(const List& list, std::uint32_t token) {
  return std::partition_point(list.begin(), list.end(), [token](const auto& one) { return one.tokens.begin < token; });
}

// The first that ends after the token begins: it holds the token, or comes after it.
template <class List>
auto first_beyond(const List& list, std::uint32_t token) {
  return std::partition_point(list.begin(), list.end(), [token](const auto& one) { return one.tokens.end <= token; });
}

// The first that ends where the token begins or later: it stands right before the token, holds it, or comes after it.
template <class List>
auto first_reaching(const List& list, std::uint32_t token) {
  return std::partition_point(list.begin(), list.end(), [token](const auto& one) { return one.tokens.end < token; });
}

}  // namespace anteroom::base
