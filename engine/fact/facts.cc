#include "engine/fact/facts.h"

namespace anteroom::fact {

std::string_view name_of(Measure measure) {
  static constexpr std::string_view kNames[] = {"age",        "weeks_pregnant",   "temperature",       "systolic", "diastolic",
                                                "heart_rate", "respiratory_rate", "oxygen_saturation", "glucose",  "weight",
                                                "height"};
  return kNames[static_cast<std::size_t>(measure)];
}

void Facts::clear() {
  patient = Patient{};
  findings.clear();
  chief.clear();
}

}  // namespace anteroom::fact
