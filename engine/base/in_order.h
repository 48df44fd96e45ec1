// engine/base/in_order.h: places in a list of things that stand in the order of the text, each with its `tokens` (a Span).
//
//   for (auto cue = first_from(mentions.cues, clause.begin); cue != mentions.cues.end() && cue->tokens.begin < clause.end; ++cue) ...
//
// Each costs a binary search, and gives the list's end where there is none. The search takes no branch on what a list holds: which half
// it is in is nothing that a processor could guess.
#pragma once

#include <cstdint>

namespace anteroom::base {

// The first that is not `before`, of a list in which those that are come first.
template <class List, class Before>
auto first_not(const List& list, Before before) {
  auto first = list.begin();
  for (auto left = list.end() - first; left > 0;) {
    const auto half = left - left / 2;
    first += half * static_cast<decltype(half)>(before(first[half - 1]));
    left -= half;
  }
  return first;
}

// The first that begins at the token or after it.
template <class List>
auto first_from(const List& list, std::uint32_t token) {
  return first_not(list, [token](const auto& one) { return one.tokens.begin < token; });
}

// The first that ends after the token begins: it holds the token, or comes after it.
template <class List>
auto first_beyond(const List& list, std::uint32_t token) {
  return first_not(list, [token](const auto& one) { return one.tokens.end <= token; });
}

// The one that holds the token.
template <class List>
auto holding(const List& list, std::uint32_t token) {
  const auto one = first_beyond(list, token);
  return one != list.end() && one->tokens.begin <= token ? one : list.end();
}

// The first that ends where the token begins or later: it stands right before the token, holds it, or comes after it.
template <class List>
auto first_reaching(const List& list, std::uint32_t token) {
  return first_not(list, [token](const auto& one) { return one.tokens.end < token; });
}

}  // namespace anteroom::base
