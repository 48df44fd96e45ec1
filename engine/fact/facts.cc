#include "engine/fact/facts.h"

#include <bit>

namespace anteroom::fact {

std::size_t place_of(const ontology::Attribute& attribute, std::uint32_t values) {
  if (values == 0) return 0;
  return static_cast<std::size_t>(attribute.ordered ? std::bit_width(values) : std::countr_zero(values) + 1);
}

std::string_view value_of(const ontology::Attribute& attribute, std::uint32_t values) {
  const std::size_t place = place_of(attribute, values);
  return place == 0 ? std::string_view() : attribute.values[place - 1];
}

std::string_view name_of(Measure measure) {
  static constexpr std::string_view kNames[] = {"age",       "weeks_pregnant", "temperature",      "systolic",
                                                "diastolic", "heart_rate",     "respiratory_rate", "oxygen_saturation",
                                                "glucose",   "weight",         "height",           "peak_flow"};
  return kNames[static_cast<std::size_t>(measure)];
}

void Facts::clear() {
  patient = Patient{};
  findings.clear();
  chief.clear();
}

}  // namespace anteroom::fact
