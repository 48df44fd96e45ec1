// The words of the rule language for statuses, urgencies and tables.
#include <array>

#include "engine/rule/rule_source.h"

namespace anteroom::rule {

std::string_view name_of(Status status) {
  static constexpr std::array<std::string_view, 3> kNames{"draft", "reviewed", "retired"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string_view name_of(Urgency urgency) {
  static constexpr std::array<std::string_view, 6> kNames{"emergency", "urgent", "soon", "routine", "self_care", ""};
  return kNames[static_cast<std::size_t>(urgency)];
}

std::string_view name_of(TableKind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"", "route", "urgency", "advise", "conclude"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace anteroom::rule
