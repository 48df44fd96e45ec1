// Decoding is ICU's (U8_NEXT), whose notion of a bad sequence is the standard's. Valid stretches are copied whole.
#include "engine/text/utf8.h"

#include <unicode/utf8.h>

#include <cstring>

namespace anteroom::text {

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + i, 8);
    if ((eight & 0x8080808080808080U) != 0) return false;
  }
  for (; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) >= 0x80) return false;
  }
  return true;
}

std::string_view cut(std::string_view bytes, std::size_t limit) {
  if (bytes.size() <= limit) return bytes;
  std::size_t end = limit;
  // A code point has at most three bytes that continue it; more of them are damage, and then any place will do.
  for (int i = 0; i < 3 && end > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(bytes[end])); ++i) --end;
  return bytes.substr(0, end);
}

Damage repair(std::string_view bytes, std::string& words, std::vector<std::uint32_t>& byte_of) {
  words.clear();
  byte_of.clear();
  byte_of.reserve(bytes.size() + 1);
  Damage damage;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::int32_t i = 0;
  std::int32_t copied = 0;  // all before this is in `words`
  while (i < size) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    byte_of.push_back(static_cast<std::uint32_t>(words.size() + static_cast<std::size_t>(begin - copied)));
    if (c >= 0) continue;
    words.append(bytes.substr(static_cast<std::size_t>(copied), static_cast<std::size_t>(begin - copied)));
    words.append("\xEF\xBF\xBD");
    copied = i;
    if (damage.bad_sequences++ == 0) damage.first_bad = static_cast<std::uint32_t>(byte_of.size() - 1);
  }
  words.append(bytes.substr(static_cast<std::size_t>(copied)));
  byte_of.push_back(static_cast<std::uint32_t>(words.size()));
  return damage;
}

}  // namespace anteroom::text
