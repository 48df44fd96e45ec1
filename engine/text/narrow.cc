// The table is small enough to be built by the compiler, and unit/text/fast_path_test.cc compares each of its characters with ICU.
#include "engine/text/narrow.h"

namespace anteroom::text {
namespace {

constexpr std::array<NarrowCharacter, 256> make_table() {
  std::array<NarrowCharacter, 256> table{};
  for (unsigned c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    table[c] = {c, c == 0 ? ' ' : upper ? c + 0x20 : c, kAsciiClass[c], upper};
  }
  // Latin-1, but for what folds to more than one character or to another alphabet: ¨ ª soft hyphen ¯ ² ³ µ ¸ ¹ º ¼ ½ ¾ ß.
  for (unsigned c = 0xA0; c < 256; ++c) {
    const bool letter = c >= 0xC0 && c != 0xD7 && c != 0xF7;
    const bool upper = letter && c < 0xDF;
    table[c] = {c, upper ? c + 0x20 : c, letter ? CharacterClass::letter : CharacterClass::other, upper};
  }
  for (const unsigned c : {0xA8, 0xAA, 0xAD, 0xAF, 0xB2, 0xB3, 0xB5, 0xB8, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE, 0xDF}) table[c] = {};
  table[0xA0] = {0xA0, ' ', CharacterClass::space, false};
  table[0xB4] = {0xB4, '\'', CharacterClass::apostrophe, false};
  // Typographic signs, in the order of their code points, where Latin-1 has controls.
  constexpr std::array<NarrowCharacter, 16> kSigns{{
      {0x2010, '-', CharacterClass::other, false},        // hyphen
      {0x2011, '-', CharacterClass::other, false},        // non-breaking hyphen
      {0x2013, '-', CharacterClass::other, false},        // en dash
      {0x2014, 0x2014, CharacterClass::other, false},     // em dash
      {0x2018, '\'', CharacterClass::apostrophe, false},  // left single quotation mark
      {0x2019, '\'', CharacterClass::apostrophe, false},  // right single quotation mark
      {0x201C, 0x201C, CharacterClass::other, false},     // left double quotation mark
      {0x201D, 0x201D, CharacterClass::other, false},     // right double quotation mark
      {0x201E, 0x201E, CharacterClass::other, false},     // low double quotation mark
      {0x2022, 0x2022, CharacterClass::other, false},     // bullet
      {0x2032, '\'', CharacterClass::apostrophe, false},  // prime
      {0x20AC, 0x20AC, CharacterClass::other, false},     // euro sign
      {0x2192, 0x2192, CharacterClass::other, false},     // arrow
      {0x2212, '-', CharacterClass::other, false},        // minus sign
      {0x2264, 0x2264, CharacterClass::other, false},     // less than or equal
      {0x2265, 0x2265, CharacterClass::other, false},     // greater than or equal
  }};
  for (unsigned i = 0; i < kSigns.size(); ++i) table[0x80 + i] = kSigns[i];
  return table;
}

}  // namespace

constexpr std::array<NarrowCharacter, 256> kNarrow = make_table();

bool narrow(std::string_view words, std::string& bytes) {
  bytes.resize(words.size());
  std::size_t size = 0;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(words[i]); };
  for (std::size_t i = 0; i < words.size();) {
    unsigned byte = at(i);
    if (byte < 0x80) {
      i += 1;
    } else if (byte < 0xC4) {  // U+0080 to U+00FF: two bytes
      byte = ((byte & 3U) << 6) | (at(i + 1) & 0x3FU);
      if (byte < 0xA0 || kNarrow[byte].code_point == 0) return false;
      i += 2;
    } else if (byte == 0xE2) {  // U+2000 to U+2FFF: three bytes
      const char32_t c = 0x2000U | ((at(i + 1) & 0x3FU) << 6) | (at(i + 2) & 0x3FU);
      for (byte = 0x80; kNarrow[byte].code_point != c;) {
        if (++byte == 0xA0) return false;
      }
      i += 3;
    } else {
      return false;
    }
    bytes[size++] = static_cast<char>(byte);
  }
  bytes.resize(size);
  return true;
}

}  // namespace anteroom::text
