// From a matched pattern to a quantity. Units that people leave out are told by what a body can have: nobody has a fever of
// 38 F or of 102 C, so the number itself says the unit.
#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::QuantityKind;

struct Plausible {
  QuantityKind kind;
  std::string_view unit;
  double low, high;
};
// The first whose bounds hold both ends. A unit of its own that the text states must hold, too.
constexpr Plausible kPlausible[] = {
    {QuantityKind::temperature, "C", 30, 45},        {QuantityKind::temperature, "F", 86, 113},
    {QuantityKind::glucose, "mmol/L", 0.5, 35},      {QuantityKind::glucose, "mg/dL", 35, 1500},
    {QuantityKind::oxygen_saturation, "%", 40, 100}, {QuantityKind::heart_rate, "/min", 20, 300},
    {QuantityKind::respiratory_rate, "/min", 4, 120}, {QuantityKind::blood_pressure, "mmHg", 40, 300},
    {QuantityKind::weeks_pregnant, "week", 1, 44},   {QuantityKind::scale, "", 0, 10},
};

}  // namespace

bool MentionFinder::make_quantity(base::Span tokens, const Best& best, Quantity& out) const {
  const lexicon::Pattern& pattern = lexicon_.pattern(best.value);
  out.kind = pattern.kind;
  out.tokens = tokens;
  out.pattern = best.value;
  out.open_end = pattern.open_end;
  out.ongoing = pattern.ongoing;
  out.sex = pattern.sex;
  out.date = best.capture.date;
  out.low = out.high = pattern.value;
  if (best.capture.number_count > 0) {
    const Number& number = mentions_->numbers[best.capture.numbers[0] - 1];
    out.low = number.low, out.high = number.high;
    if (pattern.value >= 0) out.low *= pattern.value, out.high *= pattern.value;   // "{n} dozen"
  }
  if (best.capture.number_count > 1) out.second = mentions_->numbers[best.capture.numbers[1] - 1].low;
  if (best.capture.unit != nullptr) {
    out.unit = lexicon_.words().unit_name(best.capture.unit->unit);
    out.factor = best.capture.unit->factor;
  } else if (!pattern.unit.empty()) {
    out.unit = pattern.unit;
    out.factor = lexicon_.factor(pattern.unit);
  }
  if (pattern.low >= 0 && out.low < pattern.low) return false;
  if (pattern.high >= 0 && out.high > pattern.high) return false;
  bool limited = false;
  for (const Plausible& one : kPlausible) {
    if (one.kind != out.kind) continue;
    limited = true;
    const bool fits = out.low >= one.low && out.high <= one.high;
    if (out.unit.empty() ? fits : one.unit == out.unit) {
      out.unit = one.unit;
      return true;   // a stated unit is believed
    }
  }
  return !limited || !out.unit.empty();
}

}  // namespace anteroom::mention
