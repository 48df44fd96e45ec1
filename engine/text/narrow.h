// engine/text/narrow.h: texts of frequent Western characters as one byte a code point, so that the fast path (scan_narrow.h)
// can run along them: ASCII as it is, Latin-1's letters and signs as in Latin-1, and typographic signs in between.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/character.h"

namespace anteroom::text {

// What folding makes of one character. None of these reaches its neighbours: no combining mark is among them.
struct NarrowCharacter {
  char32_t code_point = 0;  // 0 for the bytes that are not used
  char32_t folded = 0;      // by NFKC_Casefold and `plain`
  CharacterClass cls = CharacterClass::other;
  bool upper = false;
};

extern const std::array<NarrowCharacter, 256> kNarrow;

// Writes `words` (valid UTF-8) to `bytes`, or gives false when it has a character that has no byte.
bool narrow(std::string_view words, std::string& bytes);

}  // namespace anteroom::text
