// engine/mention/measures.h: what can be measured of a body, and between which values. Units that people leave out are told by
// it: nobody has a fever of 38 F or of 102 C.
#pragma once

#include <span>
#include <string_view>

#include "engine/lexicon/entry.h"

namespace anteroom::mention {

struct Plausible {
  lexicon::QuantityKind kind;
  std::string_view unit;
  double low, high;
};

// All of one kind; the first whose bounds hold a value without a unit says its unit.
std::span<const Plausible> plausible(lexicon::QuantityKind kind);

// The unit of `kind` in which low..high is possible; null for none.
const Plausible* fitting(lexicon::QuantityKind kind, double low, double high);

bool is_measure(lexicon::QuantityKind kind);

}  // namespace anteroom::mention
