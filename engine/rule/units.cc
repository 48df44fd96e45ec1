// One table of units; a unit is a factor and an offset to the quantity's own unit. An empty name is a number that stands alone.
#include "engine/rule/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::rule {
namespace {

constexpr double kDaysPerYear = 365.25, kDaysPerMonth = 365.25 / 12, kMgPerMmolGlucose = 18.016;

struct Unit {
  std::string_view name;
  double factor = 1;
  double offset = 0;
};

constexpr Unit kTime[] = {{"second", 1 / 86400.0},  {"minute", 1 / 1440.0}, {"hour", 1 / 24.0}, {"day", 1}, {"week", 7},
                          {"month", kDaysPerMonth}, {"year", kDaysPerYear}};
constexpr Unit kAge[] = {
    {"hour", 1 / 24.0 / kDaysPerYear}, {"day", 1 / kDaysPerYear}, {"week", 7 / kDaysPerYear}, {"month", 1 / 12.0}, {"year", 1}};
constexpr Unit kPerDay[] = {
    {"a minute", 1440},          {"an hour", 24}, {"a hour", 24}, {"a day", 1}, {"a week", 1 / 7.0}, {"a month", 1 / kDaysPerMonth},
    {"a year", 1 / kDaysPerYear}};
constexpr Unit kWeeks[] = {{"week", 1}, {"", 1}, {"month", kDaysPerMonth / 7}};
constexpr Unit kTemperature[] = {{"C", 1}, {"F", 5 / 9.0, -160 / 9.0}};
constexpr Unit kPressure[] = {{"", 1}, {"mmHg", 1}};
constexpr Unit kRate[] = {{"", 1}, {"a minute", 1}, {"bpm", 1}};
constexpr Unit kPercent[] = {{"", 1}, {"%", 1}};
constexpr Unit kGlucose[] = {{"mg/dL", 1}, {"mmol/L", kMgPerMmolGlucose}};
constexpr Unit kWeight[] = {{"kg", 1}, {"g", 0.001}, {"lb", 0.45359237}};
constexpr Unit kFlow[] = {{"L/min", 1}, {"", 1}};
constexpr Unit kHeight[] = {{"cm", 1}, {"m", 100}, {"in", 2.54}};

struct QuantityInfo {
  std::string_view name;
  std::span<const Unit> units;
  Bounds bounds;
};

const QuantityInfo& info_of(Quantity quantity) {
  static const std::array<QuantityInfo, 13> kQuantities{{
      {"a time", kTime, {0, 130 * kDaysPerYear}},
      {"a number of times", kPerDay, {0, 100000}},
      {"an age", kAge, {0, 130}},
      {"weeks of pregnancy", kWeeks, {0, 45}},
      {"a temperature", kTemperature, {20, 46}},
      {"a blood pressure", kPressure, {0, 400}},
      {"a heart rate", kRate, {0, 500}},
      {"a respiratory rate", kRate, {0, 200}},
      {"an oxygen saturation", kPercent, {0, 100}},
      {"a glucose", kGlucose, {0, 3000}},
      {"a weight", kWeight, {0, 700}},
      {"a height", kHeight, {0, 280}},
      {"a peak flow", kFlow, {0, 1000}},
  }};
  return kQuantities[static_cast<std::size_t>(quantity)];
}

bool same_unit(std::string_view unit, std::string_view written) {  // "weeks" is "week"
  if (unit == written) return true;
  return written.size() > 2 && written.back() == 's' && unit == written.substr(0, written.size() - 1);
}

std::string list_units(const QuantityInfo& quantity) {
  std::string list;
  for (const Unit& unit : quantity.units)
    if (unit.name != "a hour") list += (list.empty() ? "" : ", ") + std::string(unit.name.empty() ? "no unit" : unit.name);
  return list;
}

std::string plain_text(double number) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), end.ptr};
}

}  // namespace

Conversion convert(Quantity quantity, const Value& value) {
  const QuantityInfo& info = info_of(quantity);
  Conversion result;
  if (!value.is_number) {
    result.code = "rule.unit";
    result.message = "this is compared with " + std::string(info.name) + ", a number, and not with the word " + base::quote(value.word);
    return result;
  }
  for (const Unit& unit : info.units) {
    if (!same_unit(unit.name, value.unit)) continue;
    result.number = value.number * unit.factor + unit.offset;
    const double slack = 1e-9;
    if (result.number < info.bounds.low - slack || result.number > info.bounds.high + slack) {
      result.code = "rule.impossible";
      result.message = std::string(info.name) + " lies between " + quantity_text(quantity, info.bounds.low) + " and " +
                       quantity_text(quantity, info.bounds.high);
      return result;
    }
    result.ok = true;
    return result;
  }
  result.code = "rule.unit";
  result.message = value.unit.empty() ? std::string(info.name) + " needs a unit"
                                      : base::quote(value.unit) + " is not a unit of " + std::string(info.name);
  result.hint = "one of: " + list_units(info);
  return result;
}

Bounds bounds_of(Quantity quantity) { return info_of(quantity).bounds; }

Quantity quantity_of(fact::Measure measure) {
  static constexpr std::array<Quantity, fact::kMeasureCount> kQuantities{
      Quantity::age,         Quantity::weeks,   Quantity::temperature, Quantity::pressure, Quantity::pressure, Quantity::heart_rate,
      Quantity::breath_rate, Quantity::percent, Quantity::glucose,     Quantity::weight,   Quantity::height,   Quantity::peak_flow};
  return kQuantities[static_cast<std::size_t>(measure)];
}

// Times and ages are told in the largest unit in which they are whole; the rest in the quantity's own.
std::string quantity_text(Quantity quantity, double number) {
  const QuantityInfo& info = info_of(quantity);
  const bool choose = quantity == Quantity::time || quantity == Quantity::age || quantity == Quantity::per_day;
  const Unit* own = nullptr;
  for (const Unit& unit : info.units)
    if (unit.factor == 1 && unit.offset == 0 && own == nullptr) own = &unit;
  const Unit* best = own;
  if (choose && number != 0) {
    for (const Unit& unit : info.units) {
      const double count = number / unit.factor;
      if (count >= 1 && std::abs(count - std::round(count)) < 1e-6 * count) best = &unit;
      if (quantity == Quantity::per_day && best == &unit) break;
    }
  }
  double count = number / best->factor;
  count = std::round(count * 1e6) / 1e6;
  if (best->name.empty()) return plain_text(count);
  const bool plural = count != 1 && (quantity == Quantity::time || quantity == Quantity::age || quantity == Quantity::weeks);
  return plain_text(count) + " " + std::string(best->name) + (plural ? "s" : "");
}

}  // namespace anteroom::rule
