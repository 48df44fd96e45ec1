// engine/rule/strata.h: in which order rules can be applied: what a rule says `unless` of is decided before it.
//
//   Strata strata = stratify(links, fact_count);
//   if (strata.circles.empty()) use(strata.layers[rule]);
#pragma once

#include <cstdint>
#include <vector>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

// What one rule has to do with derived facts.
struct RuleLinks {
  std::vector<FactIndex> tests;   // in `when`
  std::vector<FactIndex> denies;  // in `unless`
  std::vector<FactIndex> concludes;
};

struct Layer {
  std::uint32_t stratum = 0;  // one more than that of any fact which `unless` names
  std::uint32_t level = 0;    // one more than that of any fact it tests, except in a circle
};

// A circle through `unless`: rules[0] is held back by facts[0], which rules[1] concludes, which tests (or is held back by)
// facts[1], ..., which rules[0] concludes.
struct Circle {
  std::vector<RuleIndex> rules;
  std::vector<FactIndex> facts;  // as many as rules
};

struct Strata {
  std::vector<Layer> layers;    // one a rule
  std::vector<Circle> circles;  // one for each group of rules that cannot be ordered; then layers mean nothing
};

Strata stratify(const std::vector<RuleLinks>& links, std::size_t fact_count);

}  // namespace anteroom::rule
