// The classes come from Unicode's own properties, so that a script nobody thought of is read sensibly.
#include "engine/text/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace anteroom::text {

CharacterClass class_of(char32_t c) {
  if (c < 128) return kAsciiClass[c];
  const auto point = static_cast<UChar32>(c);
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return CharacterClass::line_end;
  if (u_isUWhiteSpace(point)) return CharacterClass::space;

  const auto mask = U_GET_GC_MASK(point);
  if ((mask & U_GC_M_MASK) != 0) return CharacterClass::mark;
  if ((mask & U_GC_CC_MASK) != 0) return CharacterClass::space;
  if ((mask & U_GC_ND_MASK) != 0) return CharacterClass::digit;
  const int word_break = u_getIntPropertyValue(point, UCHAR_WORD_BREAK);
  if (word_break == U_WB_ALETTER || word_break == U_WB_HEBREW_LETTER) return CharacterClass::letter;
  if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) return CharacterClass::solo;
  return CharacterClass::other;
}

int script_of(char32_t c) {
  if (c < 128) return USCRIPT_LATIN;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return kAnyScript;
  return script;
}

char32_t plain(char32_t c) {
  if (c < 128) return c == 0 ? U' ' : c;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x2032:  // quotation marks, modifier letter, prime
      return U'\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:  // hyphens, figure and en dash, minus sign
      return U'-';
    case 0x066B:
      return U'.';  // Arabic separators
    case 0x066C:
      return U',';
    case 0x2044:
      return U'/';
    default:
      break;
  }
  if (u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER) {
    return U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c)));
  }
  return c;
}

}  // namespace anteroom::text
