// Numbers as people write them in a table: digits, at most one sign and one decimal point. Not strtod's grammar (nan, inf, 1e9,
// 0x10) and not YAML's, in which 012 is ten.
#include <charconv>
#include <system_error>

#include "engine/base/yaml.h"

namespace anteroom::base {

std::optional<double> number(std::string_view text) {
  const auto digits = [](std::string_view part) { return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos; };
  std::string_view rest = text;
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const std::size_t point = rest.find('.');
  if (!digits(rest.substr(0, point))) return std::nullopt;
  if (point != std::string_view::npos && !digits(rest.substr(point + 1))) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace anteroom::base
