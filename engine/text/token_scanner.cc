// A state machine with one code point of look-ahead, held back: an apostrophe or a decimal mark belongs to the token before
// it only if what follows does too. scan_ascii.cc does the same for ASCII without looking at one code point at a time.
#include "engine/text/token_scanner.h"

#include "engine/text/append_utf8.h"

namespace anteroom::text {

void TokenScanner::feed(char32_t c, base::Span source, bool upper) {
  const auto begin = static_cast<std::uint32_t>(folded_.size());
  c = plain(c);
  append_utf8(c, folded_);
  Unit unit{{begin, static_cast<std::uint32_t>(folded_.size())}, source, class_of(c), kAnyScript, upper};
  if (unit.cls == CharacterClass::letter) unit.script = script_of(c);

  if (holding_) {
    holding_ = false;
    if (is_inner(unit)) return extend(unit);  // what lies between, the held one, is spanned too
    open_ = Open::nothing;
    push(TokenKind::punctuation, held_, Open::nothing);
  }
  take(unit);
}

void TokenScanner::take(const Unit& unit) {
  switch (unit.cls) {
    case CharacterClass::letter:
      if (open_ == Open::word && joins(unit)) return extend(unit);
      script_ = unit.script;
      return push(TokenKind::word, unit, Open::word);
    case CharacterClass::solo:
      return push(TokenKind::word, unit, Open::solo);
    case CharacterClass::mark:
      if (open_ == Open::word || open_ == Open::solo) return extend(unit);
      return push(TokenKind::punctuation, unit, Open::nothing);
    case CharacterClass::digit:
      if (open_ == Open::number) return extend(unit);
      return push(TokenKind::number, unit, Open::number);
    case CharacterClass::apostrophe:
    case CharacterClass::decimal:
      if (open_ == (unit.cls == CharacterClass::apostrophe ? Open::word : Open::number)) {
        held_ = unit;
        holding_ = true;
        return;
      }
      return push(TokenKind::punctuation, unit, Open::nothing);
    case CharacterClass::line_end:
      if (open_ == Open::line_break) {
        extend(unit);
      } else {
        push(TokenKind::line_break, unit, Open::line_break);
      }
      space_ = true;
      return;
    case CharacterClass::space:
      if (open_ != Open::line_break) open_ = Open::nothing;
      space_ = true;
      return;
    case CharacterClass::other:
      return push(TokenKind::punctuation, unit, Open::nothing);
  }
}

void TokenScanner::fence() {
  if (holding_) {
    holding_ = false;
    push(TokenKind::punctuation, held_, Open::nothing);
  }
  open_ = Open::nothing;
}

bool TokenScanner::joins(const Unit& letter) const {
  return letter.script == script_ || letter.script == kAnyScript || script_ == kAnyScript;
}

bool TokenScanner::is_inner(const Unit& next) const {
  if (held_.cls == CharacterClass::apostrophe) return next.cls == CharacterClass::letter && joins(next);
  return next.cls == CharacterClass::digit;
}

void TokenScanner::push(TokenKind kind, const Unit& unit, Open open) {
  tokens_.push_back({unit.folded, unit.source, part_, kind, space_, kind == TokenKind::word && unit.upper});
  open_ = open;
  space_ = false;
}

void TokenScanner::extend(const Unit& unit) {
  tokens_.back().folded.end = unit.folded.end;
  tokens_.back().source.end = unit.source.end;
  if (script_ == kAnyScript) script_ = unit.script;
}

}  // namespace anteroom::text
