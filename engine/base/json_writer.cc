// Runs of plain characters are copied whole; only quotes, backslashes and control characters need more.
#include "engine/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace anteroom::base {
namespace {

// Whether a byte must be escaped.
constexpr std::array<bool, 256> kEscaped = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 0x20; ++c) table[static_cast<std::size_t>(c)] = true;
  table['"'] = table['\\'] = table[0x7f] = true;
  return table;
}();

void escape(unsigned char c, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += "\\u00", out += kHex[c >> 4], out += kHex[c & 15];
  }
}

}  // namespace

JsonWriter& JsonWriter::open(char bracket) {
  value();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value();
  out_ += '"', out_ += name, out_ += "\":";
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  value();
  out_ += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!kEscaped[c]) continue;
    out_.append(text, from, i - from);
    escape(c, out_);
    from = i + 1;
  }
  out_.append(text, from, text.size() - from);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(double number) {
  if (!std::isfinite(number)) return null();
  value();
  char digits[32];
  const double rounded = std::round(number * 1e4) / 1e4;
  const auto end = std::to_chars(digits, digits + sizeof digits, rounded == 0 ? 0.0 : rounded);
  out_.append(digits, end.ptr);
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  value();
  char digits[24];
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool truth) {
  value();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  value();
  out_ += "null";
  return *this;
}

}  // namespace anteroom::base
