// engine/rule/settings.h: what a site may set: factors, limits, the departments of last resort, telephone numbers, texts.
//
//   settings:
//     chief_factor: 2
//     ask_next_limit: 3
//     default_department: family_medicine
//     emergency_department: emergency
//     emergency_number: "119"
//     greeting: ...                                     # any other key is a text, for the reply
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/problem.h"

namespace anteroom::rule {

inline constexpr double kLeastChiefFactor = 1, kMostChiefFactor = 10;
inline constexpr std::uint32_t kMostAskNext = 20;

struct Settings {
  double chief_factor = 2;           // 1 to 10
  std::uint32_t ask_next_limit = 3;  // 0 to 20
  std::string default_department = "family_medicine";
  std::string emergency_department = "emergency";
  std::map<std::string, std::string, std::less<>> texts;  // everything else: emergency_number, crisis_line, greeting, ...

  std::string_view text(std::string_view key) const;  // empty where it is not set
};

// Later files win over earlier ones, key by key.
void read_settings(const base::Source& source, Settings& settings, base::Problems& problems);

}  // namespace anteroom::rule
