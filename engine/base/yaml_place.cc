// A scalar's text differs from what stands in the file by quotes, escapes and line folding, but its characters stand there in
// their order. So both are walked side by side: white space is skipped on both sides, every other character is looked for
// where the last one ended, but not far: one that an escape stands for is not found, and then the walk stays where it is.
#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/base/yaml.h"

namespace anteroom::base {
namespace {

constexpr std::size_t kLookAhead = 10;  // bytes: the longest escape, \UXXXXXXXX

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The byte offset of a place.
std::size_t offset_of(std::string_view text, Place place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line && at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at);
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column) at += utf8_length(text, at);
  return at;
}

// Where the scalar's first character can stand: after the quote, or after the line of `|` or `>`.
std::size_t skip_opening(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  if (text[at] == '"' || text[at] == '\'') return at + 1;
  if (text[at] != '|' && text[at] != '>') return at;
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

Place place_within(const Source& source, const YamlNode& scalar, std::size_t offset) {
  const std::string_view text = source.text;
  const std::string_view value = scalar.scalar;
  std::size_t at = skip_opening(text, offset_of(text, scalar.place));
  std::size_t end = at;  // after the character found last
  for (std::size_t i = 0; i <= offset && i <= value.size(); ++i) {
    if (i < value.size() && !is_space(value[i])) {
      while (at < text.size() && is_space(text[at])) ++at;
      const std::size_t found = text.substr(std::min(at, text.size()), kLookAhead).find(value[i]);
      if (found != std::string_view::npos) at += found;
      end = at + (found != std::string_view::npos ? 1 : 0);
      if (i < offset) at = end;
    } else {
      at = i == offset || i == value.size() ? end : at;  // at a space or at the end: where the last character ended
    }
  }
  Place place = scalar.place;
  const std::size_t begin = offset_of(text, scalar.place);
  for (std::size_t walk = begin; walk < at && walk < text.size();) {
    if (text[walk] == '\n') {
      ++place.line;
      place.column = 0;
    }
    ++place.column;
    walk += utf8_length(text, walk);
  }
  return place;
}

}  // namespace anteroom::base
