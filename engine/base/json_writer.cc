// Strings are looked at eight bytes at a time: text without quotes, backslashes and control characters is copied whole.
#include "engine/base/json_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace anteroom::base {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kHighs = 0x8080808080808080ULL;

// Whether any of eight bytes is below 0x20, a quote or a backslash (the classic test for a byte less than or equal to another).
bool needs_escape(std::uint64_t bytes) {
  const auto has_zero = [](std::uint64_t x) { return (x - kOnes) & ~x & kHighs; };
  const std::uint64_t control = (bytes - kOnes * 0x20) & ~bytes & kHighs;
  return (control | has_zero(bytes ^ (kOnes * '"')) | has_zero(bytes ^ (kOnes * '\\'))) != 0;
}

bool must_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

// The first byte from `at` that must be escaped, or the end.
std::size_t plain_until(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    if (needs_escape(bytes)) break;
  }
  while (at < text.size() && !must_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace

// The room that the string has from before is taken at once, as filling it in steps costs more than writing; but no more of it than a
// screening needs, whatever was written once.
void JsonWriter::grow(std::size_t more) { out_.resize(std::max({kFirst, 2 * (used_ + more), std::min(kAtOnce, out_.capacity())})); }

JsonWriter& JsonWriter::string(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  static constexpr std::size_t kLongest = 6;  // of one escape: \u001f
  comma();
  reserve(text.size() + kSmall);
  put('"');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_until(text, at);
    put(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    reserve(text.size() - at + kLongest + kSmall);
    const auto c = static_cast<unsigned char>(text[at++]);
    put('\\');
    switch (c) {
      case '"':
      case '\\':
        put(static_cast<char>(c));
        break;
      case '\n':
        put('n');
        break;
      case '\r':
        put('r');
        break;
      case '\t':
        put('t');
        break;
      default:
        put("u00"), put(kHex[c >> 4]), put(kHex[c & 15]);
    }
  }
  put('"');
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  const double rounded = std::round(value * 1e4) / 1e4;
  if (std::abs(rounded) < 1e15 && rounded == std::floor(rounded)) return integer(static_cast<std::int64_t>(rounded));
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, rounded);
  return raw({digits, static_cast<std::size_t>(end.ptr - digits)});
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  return raw({digits, static_cast<std::size_t>(end.ptr - digits)});
}

}  // namespace anteroom::base
