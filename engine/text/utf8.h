// engine/text/utf8.h: any bytes as valid UTF-8, with the place of each code point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anteroom::text {

bool is_ascii(std::string_view bytes);

// The longest start of `bytes` of at most `limit` bytes that does not end inside a code point.
std::string_view cut(std::string_view bytes, std::size_t limit);

// What `repair` met. Places are code points of the repaired text.
struct Damage {
  std::uint32_t bad_sequences = 0;
  std::uint32_t first_bad = 0;
};

// Writes `bytes` to `words`, each bad sequence as one U+FFFD: a sequence is a maximal subpart, as the Unicode standard
// recommends (section 3.9) and browsers do. `byte_of` gets the first byte of each code point in `words`, and its size.
Damage repair(std::string_view bytes, std::string& words, std::vector<std::uint32_t>& byte_of);

}  // namespace anteroom::text
