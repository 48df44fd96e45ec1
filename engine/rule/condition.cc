// Conditions written out again, and the names of their parts.
#include "engine/rule/condition.h"

#include <array>
#include <charconv>

namespace anteroom::rule {
namespace {

std::string text_of(double number) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  if (end.ec == std::errc()) return {buffer.data(), end.ptr};
  std::string digits(400, '0');  // very large: fixed notation needs up to 309 digits
  const auto all = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  digits.resize(static_cast<std::size_t>(all.ptr - digits.data()));
  return digits;
}

std::string text_of(const Value& value) {
  if (!value.is_number) return value.word;
  return value.unit.empty() ? text_of(value.number) : text_of(value.number) + " " + value.unit;
}

std::string list_of(const std::vector<Condition>& parts) {
  std::string text;
  for (const Condition& part : parts) text += (text.empty() ? "" : ", ") + to_text(part);
  return text;
}

std::string finding_text(const Condition& condition) {
  std::string text = condition.name;
  if (!condition.tests.empty()) {
    text += '[';
    for (std::size_t i = 0; i < condition.tests.size(); ++i) text += (i == 0 ? "" : ", ") + to_text(condition.tests[i]);
    text += ']';
  }
  return condition.scope == Scope::plain ? text : std::string(name_of(condition.scope)) + "(" + text + ")";
}

}  // namespace

std::string_view name_of(Scope scope) {
  static constexpr std::array<std::string_view, kScopeCount> kNames{"", "past", "family", "possible", "denied", "chief"};
  return kNames[static_cast<std::size_t>(scope)];
}

std::string_view name_of(Op op) {
  static constexpr std::array<std::string_view, 7> kNames{"=", "!=", "<", "<=", ">", ">=", "in"};
  return kNames[static_cast<std::size_t>(op)];
}

std::string to_text(const Test& test) {
  std::string text = test.attribute + " " + std::string(name_of(test.op)) + " " + text_of(test.low);
  return test.op == Op::in ? text + " .. " + text_of(test.high) : text;
}

std::string to_text(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all:
      return "all(" + list_of(condition.parts) + ")";
    case Condition::Kind::any:
      return "any(" + list_of(condition.parts) + ")";
    case Condition::Kind::at_least:
      return "at_least(" + std::to_string(condition.count) + ", " + list_of(condition.parts) + ")";
    case Condition::Kind::negation:
      return "not " + to_text(condition.parts.front());
    case Condition::Kind::finding:
      return finding_text(condition);
    case Condition::Kind::comparison:
      return to_text(condition.tests.front());
  }
  return {};
}

}  // namespace anteroom::rule
