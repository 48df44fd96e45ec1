// engine/lexicon/expand_phrase.h: a phrase as clinicians write it, with its alternatives, as plain phrases.
//
//   expand_phrase("muscle (twitching|twitch)", out, error);   // out: "muscle twitching", "muscle twitch"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anteroom::lexicon {

inline constexpr std::size_t kMaxExpansions = 2048;  // of one phrase
inline constexpr std::size_t kMaxGroupDepth = 4;     // parentheses inside parentheses

// Appends the plain phrases. False with the reason in `error` for unbalanced or too deep parentheses, or too many phrases.
bool expand_phrase(std::string_view phrase, std::vector<std::string>& out, std::string& error);

}  // namespace anteroom::lexicon
