// Bounds are those of living people, with room: a value beyond them is something else, or a slip that must not steer anything.
#include "engine/mention/measures.h"

#include <algorithm>
#include <iterator>

namespace anteroom::mention {
namespace {

using lexicon::QuantityKind;

// By kind. Between a weight that only kg can mean and one that only pounds can, nothing is said.
constexpr Plausible kPlausible[] = {
    {QuantityKind::temperature, "C", 30, 45},
    {QuantityKind::temperature, "F", 86, 113},
    {QuantityKind::blood_pressure, "mmHg", 50, 300},
    {QuantityKind::heart_rate, "/min", 20, 300},
    {QuantityKind::respiratory_rate, "/min", 4, 120},
    {QuantityKind::oxygen_saturation, "%", 40, 100},
    {QuantityKind::glucose, "mmol/L", 0.5, 35},
    {QuantityKind::glucose, "mg/dL", 35, 1500},
    {QuantityKind::weight, "kg", 0.3, 95},
    {QuantityKind::weight, "lb", 140, 700},
    {QuantityKind::height, "cm", 40, 230},
    {QuantityKind::peak_flow, "L/min", 30, 900},
    {QuantityKind::weeks_pregnant, "week", 1, 44},
    {QuantityKind::scale, "", 0, 10},
};

}  // namespace

std::span<const Plausible> plausible(QuantityKind kind) {
  const auto* first = std::find_if(std::begin(kPlausible), std::end(kPlausible), [&](const Plausible& one) { return one.kind == kind; });
  const auto* last = std::find_if(first, std::end(kPlausible), [&](const Plausible& one) { return one.kind != kind; });
  return {first, last};
}

const Plausible* fitting(QuantityKind kind, double low, double high) {
  for (const Plausible& one : plausible(kind)) {
    if (low >= one.low && high <= one.high) return &one;
  }
  return nullptr;
}

bool is_measure(QuantityKind kind) { return !plausible(kind).empty() && kind != QuantityKind::weeks_pregnant; }

}  // namespace anteroom::mention
