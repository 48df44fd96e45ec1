// engine/text/character.h: what a code point of folded text is to the making of tokens.
#pragma once

#include <array>
#include <cstdint>

namespace anteroom::text {

enum class CharacterClass : std::uint8_t {
  letter,  // joins its neighbours of the same script
  solo,    // a word of its own: Han, Kana, Thai and others written without spaces
  mark,    // belongs to the letter before it
  digit,
  apostrophe,  // inside a word between letters
  decimal,     // . and , : inside a number between digits
  line_end,
  space,  // white space, and controls, which say nothing
  other,  // punctuation, symbols, emoji
};

namespace detail {
constexpr std::array<CharacterClass, 128> ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  for (unsigned c = 0; c < 128; ++c) {
    auto& of = classes[c];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
      of = CharacterClass::letter;
    else if (c >= '0' && c <= '9')
      of = CharacterClass::digit;
    else if (c == '\'')
      of = CharacterClass::apostrophe;
    else if (c == '.' || c == ',')
      of = CharacterClass::decimal;
    else if (c >= '\n' && c <= '\r')
      of = CharacterClass::line_end;
    else if (c <= ' ' || c == 0x7f)
      of = CharacterClass::space;
    else
      of = CharacterClass::other;
  }
  return classes;
}
}  // namespace detail

inline constexpr std::array<CharacterClass, 128> kAsciiClass = detail::ascii_classes();

// The same for every code point. Letters that Unicode's word breaking (UAX #29) does not join to their like are `solo`.
CharacterClass class_of(char32_t c);

// A number for the script of a letter; kAnyScript for letters that go with every script.
inline constexpr int kAnyScript = -1;
int script_of(char32_t c);

// Folded text in plainer characters: typographic apostrophes and hyphens as ASCII, every script's decimal digits and
// separators as 0-9 . and , the fraction slash as /, NUL as a space; anything else as it is.
char32_t plain(char32_t c);

}  // namespace anteroom::text
