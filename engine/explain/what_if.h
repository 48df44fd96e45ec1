// engine/explain/what_if.h: every single fact that would change the urgency or the first department.
//
//   WhatIf answer = what_if(inference);
//   std::cout << to_text(answer, {inference, words_of});      // write_explanation.h
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/explain/alternative.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

// What would be decided.
struct Outcome {
  rule::Urgency urgency = rule::Urgency::none;
  rule::DepartmentIndex department = rule::kNoDepartment;  // the first
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// One fact that is otherwise than now, and what it would change.
struct Change {
  Alternative::Kind kind = Alternative::Kind::add;
  std::string fact;                     // as in Alternative
  std::vector<std::uint32_t> findings;  // as in Alternative
  Outcome then;
  // Rules, ascending. `by`: those of newly_fired that say the new urgency (or, where that stays, give weight to the new first
  // department); where there is none, those of no_longer_fired that said the old one.
  std::vector<rule::RuleIndex> by, newly_fired, no_longer_fired;  // of a range of numbers: in all of it
};

struct WhatIf {
  Outcome now;
  std::vector<Change> changes;  // most urgent first; those that change the urgency before those that change the department
};

// Every alternative is tried out: the rules are run once for each. Of facts that change the same, one that says no more than
// another stands for both: what holds of a burn is not repeated for each kind of burn.
WhatIf what_if(const infer::Inference& inference);

}  // namespace anteroom::explain
