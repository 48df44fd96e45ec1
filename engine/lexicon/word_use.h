// engine/lexicon/word_use.h: what a word is by itself, whatever phrases it is in.
#pragma once

#include <cstdint>

namespace anteroom::lexicon {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;  // in no phrase

// Slots of patterns are words of their own, above all others.
enum class Slot : std::uint8_t { number, time, temperature, mass, length, glucose, date, month, weekday, times, ordinal, name };
inline constexpr std::size_t kSlots = 12;
inline constexpr WordId kFirstSlotWord = 0xffffff00U;
// Slots of a language's own, which take one of a list of words ("{relative}"): they follow those above.
inline constexpr std::size_t kMostWordSlots = 16;

// What a number word is to the number grammar (mention/number_grammar.cc).
// `more` follows a number ("3+", "30 odd"), `suffix` and `plural` are written to one ("3rd", "120s"), `link` stands between a measure and its number.
enum class NumberRole : std::uint8_t {
  none,
  unit,
  ten,
  multiplier,
  fraction,
  vague,
  article,
  joiner,
  range,
  between,
  point,
  ordinal,
  adverb,
  more,
  suffix,
  plural,
  link
};
inline constexpr NumberRole kLastNumberRole = NumberRole::link;

enum class Dimension : std::uint8_t { none, time, temperature, mass, length, glucose, pressure };

struct WordUse {
  NumberRole role = NumberRole::none;
  Dimension dimension = Dimension::none;
  std::uint8_t month = 0;    // 1 to 12
  std::uint8_t weekday = 0;  // 1 (Monday) to 7
  bool filler = false;
  bool known = false;       // a word of the language: in a phrase, a common word, or an inflection of one
  std::uint16_t slots = 0;  // bits: the slots of the language's own that take it
  double number = 0;        // value of a number word
  double factor = 1;        // of a unit: to days, kg, cm; the degree of a temperature is in `unit`
  std::uint32_t unit = 0;   // index into WordTable::unit_name
  std::uint32_t unused_too = 0;

  friend bool operator==(const WordUse&, const WordUse&) = default;
};

}  // namespace anteroom::lexicon
