// From a matched pattern to a quantity. Units that people leave out are told by what a body can have: nobody has a fever of
// 38 F or of 102 C, so the number itself says the unit.
#include "engine/mention/mention.h"

#include <algorithm>
#include <iterator>

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
    {QuantityKind::temperature, "C", 30, 45},         {QuantityKind::temperature, "F", 86, 113},
    {QuantityKind::glucose, "mmol/L", 0.5, 35},       {QuantityKind::glucose, "mg/dL", 35, 1500},
    {QuantityKind::oxygen_saturation, "%", 40, 100},  {QuantityKind::heart_rate, "/min", 20, 300},
    {QuantityKind::respiratory_rate, "/min", 4, 120}, {QuantityKind::blood_pressure, "mmHg", 40, 300},
    {QuantityKind::weeks_pregnant, "week", 1, 44},    {QuantityKind::scale, "", 0, 10},
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
    // "he is a": an article counts nothing unless a unit follows it.
    if (number.article && best.capture.unit == nullptr) return false;
    if (pattern.value >= 0) out.low *= pattern.value, out.high *= pattern.value;  // "{n} dozen"
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
  if (out.kind == QuantityKind::temperature && !read_temperature(tokens, best, out)) return false;
  bool limited = false;
  for (const Plausible& one : kPlausible) {
    if (one.kind != out.kind) continue;
    limited = true;
    const bool fits = out.low >= one.low && out.high <= one.high;
    if (out.unit.empty() ? fits : one.unit == out.unit) {
      out.unit = one.unit;
      return true;  // a stated unit is believed
    }
  }
  return !limited || !out.unit.empty() || pattern.high >= 0;  // a pattern with bounds of its own is believed within them
}

// "-5 degrees F" and "14.7C a share": a sign is one only where the body cannot have the value without it, and a unit of one
// letter is one only where the body can have the value with it.
bool MentionFinder::read_temperature(base::Span tokens, const Best& best, Quantity& out) const {
  if (out.unit.empty() || best.capture.number_count == 0) return true;
  const bool fits = std::any_of(std::begin(kPlausible), std::end(kPlausible), [&](const Plausible& one) {
    return one.kind == out.kind && one.unit == out.unit && out.low >= one.low && out.high <= one.high;
  });
  if (fits) return true;
  const auto& list = text_->tokens();
  const base::Span number = mentions_->numbers[best.capture.numbers[0] - 1].tokens;
  const std::uint32_t last = tokens.end - 1;
  if (last == number.end && text_->folded(list[last]).size() == 1) return false;
  const bool sign =
      number.begin > 0 && is_hyphen(number.begin - 1) && !list[number.begin].after_space && list[number.begin - 1].after_space;
  if (sign) {
    const double low = out.low;
    out.low = -out.high, out.high = -low;
  }
  return true;
}

}  // namespace anteroom::mention
