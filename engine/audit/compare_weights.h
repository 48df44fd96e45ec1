// engine/audit/compare_weights.h: whether the sum of weights that a department gets can differ between OLD and NEW, and which way.
//
//   const WeightAnswer answer = compare_weights(pair, ask, both);
//   if (answer.more) show(*answer.more);      // a patient for whom NEW gives it more than OLD
//
// Exact where it says so, by looking at the few rules whose weights do not cancel out as terms: first each on its own, then together
// with those that a patient showed to make up for it (the two halves of a rule that was split).
#pragma once

#include <functional>
#include <optional>

#include "engine/audit/outcomes.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

struct WeightAnswer {
  std::optional<fact::Facts> more, less;  // of patients for whom it gets more, less
  bool no_more = false, no_less = false;  // proved that there is none; where neither is so it is undecided
};

using Ask = std::function<proof::Answer(const proof::Goal&)>;
// Whether the rule fires for the patient who was last asked about: base 0 is OLD, base 1 is NEW.
using Fires = std::function<bool(rule::RuleIndex rule, std::uint8_t base, const fact::Facts& facts)>;

WeightAnswer compare_weights(const OutcomePair& department, const Ask& ask, const Fires& fires);

}  // namespace anteroom::audit
