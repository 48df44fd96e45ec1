// engine/text/append_utf8.h: one code point at the end of a string.
#pragma once

#include <string>

namespace anteroom::text {

inline void append_utf8(char32_t c, std::string& to) {
  const auto low = [c](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3fU)); };
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    to.append({static_cast<char>(0xc0U | (c >> 6)), low(0)});
  } else if (c < 0x10000) {
    to.append({static_cast<char>(0xe0U | (c >> 12)), low(6), low(0)});
  } else {
    to.append({static_cast<char>(0xf0U | (c >> 18)), low(12), low(6), low(0)});
  }
}

}  // namespace anteroom::text
