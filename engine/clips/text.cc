#include "engine/clips/text.h"

#include <array>
#include <charconv>

namespace anteroom::clips {

std::string number_text(rule::Fixed number) {
  if (number == rule::kFixedMin) return "-1e+30";
  if (number == rule::kFixedMax) return "1e+30";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<double>(number) / 1e9);
  std::string text(buffer.data(), end.ptr);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string words_text(const ontology::Attribute& attribute, std::uint32_t values) {
  std::string text;
  for (std::size_t i = 0; i < attribute.values.size(); ++i)
    if ((values >> i & 1) != 0) text.append(text.empty() ? "" : " ").append(attribute.values[i]);
  return text;
}

}  // namespace anteroom::clips
