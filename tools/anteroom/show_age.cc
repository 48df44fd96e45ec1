// The largest unit that leaves whole numbers, as it was most likely said; else one fit for the age.
#include "tools/anteroom/show_age.h"

#include <cmath>
#include <string_view>

#include "engine/fact/facts.h"

namespace anteroom::command {
namespace {

constexpr double kTidy = 0.01;                    // what is lost in sums
constexpr double kOldestInMonths = 3;             // years: nobody says "38 months"
constexpr double kYears = 2, kMonths = 3.0 / 12;  // years from which an age that is whole in nothing is told in those

struct Unit {
  std::string_view name;
  double a_year;  // so many in one
};
constexpr Unit kUnits[] = {{"year", 1}, {"month", 12}, {"week", fact::kDaysAYear / 7}, {"day", fact::kDaysAYear}};

bool whole(double value) { return std::abs(value - std::round(value)) < kTidy; }

const Unit& unit_for(double low, double high) {
  const bool halves = low >= kYears && whole(low * 2) && whole(high * 2);
  if (high >= kOldestInMonths || halves) return kUnits[0];
  for (const Unit& unit : kUnits) {
    if (whole(low * unit.a_year) && whole(high * unit.a_year)) return unit;
  }
  return high >= kYears ? kUnits[0] : high >= kMonths ? kUnits[1] : kUnits[3];
}

// Years with a half, what is smaller whole.
std::string number(double value, const Unit& unit) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", unit.a_year == 1 ? std::round(value * 10) / 10 : std::round(value * unit.a_year));
  return text;
}

}  // namespace

std::string show_age(double low, double high) {
  const Unit& unit = unit_for(low, high);
  const std::string from = number(low, unit), to = number(high, unit);
  return (from == to ? to : from + " to " + to) + ' ' + std::string(unit.name) + (to == "1" ? "" : "s");
}

}  // namespace anteroom::command
