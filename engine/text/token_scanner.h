// engine/text/token_scanner.h: folded code points in, tokens out, one code point at a time.
//
//   TokenScanner scanner(Part::body, folded, tokens);
//   for (each code point) scanner.feed(c, {i, i + 1}, upper);
//   scanner.finish();
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/span.h"
#include "engine/text/character.h"
#include "engine/text/text.h"

namespace anteroom::text {

class TokenScanner {
 public:
  // Appends to both; they must outlive the scanner.
  TokenScanner(Part part, std::string& folded, std::vector<Token>& tokens) : part_(part), folded_(folded), tokens_(tokens) {}

  // The next code point of the folded text, where it came from, and whether it was written in upper case there.
  void feed(char32_t c, base::Span source, bool upper);
  // A token never spans this place.
  void fence();
  void finish() { fence(); }

 private:
  enum class Open : std::uint8_t { nothing, word, solo, number, line_break };  // what the last token may still become
  struct Unit {
    base::Span folded, source;
    CharacterClass cls;
    int script;
    bool upper;
  };

  void take(const Unit& unit);
  void push(TokenKind kind, const Unit& unit, Open open);
  void extend(const Unit& unit);
  bool joins(const Unit& letter) const;
  bool is_inner(const Unit& next) const;

  Part part_;
  std::string& folded_;
  std::vector<Token>& tokens_;
  Open open_ = Open::nothing;
  int script_ = kAnyScript;  // of the open word
  bool space_ = true;        // white space, or the start, came last
  bool holding_ = false;     // `held_` may be inside the open token: the next code point tells
  Unit held_{};
};

}  // namespace anteroom::text
