// engine/lexicon/expand_phrase.h: a phrase as clinicians write it, with its alternatives, as plain phrases.
//
//   expand_phrase("muscle (twitching|twitch)", out, error);          // out: "muscle twitching", "muscle twitch"
//   replace_groups("<cannot> sleep", groups, error);                 // "(can't|cannot|unable to) sleep"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anteroom::lexicon {

inline constexpr std::size_t kMaxExpansions = 2048;  // of one phrase
inline constexpr std::size_t kMaxGroupDepth = 4;     // parentheses inside parentheses

// Appends the plain phrases. False with the reason in `error` for unbalanced or too deep parentheses, or too many phrases.
bool expand_phrase(std::string_view phrase, std::vector<std::string>& out, std::string& error);

// Alternatives that many phrases share, by name: {"cannot", "can't|cannot|unable to"}.
using PhraseGroups = std::unordered_map<std::string, std::string>;

// The phrase with each <name> written out. An unknown name gives its reason in `error`, and the phrase as it was.
std::string replace_groups(std::string_view phrase, const PhraseGroups& groups, std::string& error);

}  // namespace anteroom::lexicon
