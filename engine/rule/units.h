// engine/rule/units.h: the quantities that conditions compare, their units, and what is possible.
//
//   Conversion days = convert(Quantity::time, value);    // {2, "weeks"}: 14
//   if (!days.ok) report(days.message, days.hint);
//
// A month is 365.25 / 12 days and a year 365.25 days, here as where a patient's words are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/fact/facts.h"
#include "engine/rule/condition.h"

namespace anteroom::rule {

// Each in the unit of facts.h.
enum class Quantity : std::uint8_t {
  time,         // days: duration, episode, ago
  per_day,      // times a day: frequency
  age,          // years
  weeks,        // weeks pregnant
  temperature,  // degrees Celsius
  pressure,     // mmHg
  heart_rate,   // a minute
  breath_rate,  // a minute
  percent,      // oxygen saturation
  glucose,      // mg/dL
  weight,       // kg
  height,       // cm
  peak_flow,    // liters a minute
};

struct Conversion {
  bool ok = false;
  double number = 0;  // in the unit of the quantity
  std::string code;   // where not ok: "rule.unit" or "rule.impossible"
  std::string message, hint;
};

// The value in the quantity's own unit; not ok where its unit is missing or another quantity's, or where the number is outside
// of what a patient can have (age below 0 years or above 130, temperature 101 C).
Conversion convert(Quantity quantity, const Value& value);

// The least and the greatest possible value, in the quantity's unit.
struct Bounds {
  double low = 0, high = 0;
};
Bounds bounds_of(Quantity quantity);

Quantity quantity_of(fact::Measure measure);

// A number as people of the field write it in a condition: "38.5 C", "3 weeks", "120". Whole units are preferred.
std::string quantity_text(Quantity quantity, double number);

}  // namespace anteroom::rule
