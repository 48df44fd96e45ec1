// engine/ontology/identifier.h: how ids of concepts, attributes and their values are written.
//
//   is_identifier("chest_pain");   // true
//   is_identifier("Chest pain");   // false
#pragma once

#include <string_view>

namespace anteroom::ontology {

// A lower-case letter, then lower-case letters, digits and single underscores; not an underscore at the end.
inline bool is_identifier(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (text.empty() || !lower(text.front()) || text.back() == '_') return false;
  char last = '\0';
  for (const char c : text) {
    if (!lower(c) && !(c >= '0' && c <= '9') && c != '_') return false;
    if (c == '_' && last == '_') return false;
    last = c;
  }
  return true;
}

inline constexpr std::string_view kIdentifierHint =
    "an id has lower-case letters a-z, digits and single underscores, and begins with a letter: chest_pain";

}  // namespace anteroom::ontology
