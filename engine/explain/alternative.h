// engine/explain/alternative.h: the ways in which a single fact about the patient could be otherwise.
//
//   each_alternative(inference, [&](Alternative& alternative) { run(alternative.facts); });
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

struct Alternative {
  enum class Kind : std::uint8_t {
    add,     // the patient has (had, ...) something, or a finding is told more exactly
    deny,    // the patient is known not to have something
    remove,  // findings of one concept are not there, or a denial is not
    set,     // age, sex, a measurement, ... of the patient is known, or is otherwise
    forget,  // such a thing, or what was told of a finding, is not known
  };
  Kind kind = Kind::add;
  std::string fact;                     // as a condition: "pain[severity >= severe]", "not fever", "age >= 65 years"; forget: what, "age"
  std::vector<std::uint32_t> findings;  // those that are told more exactly, denied, taken away or told less exactly; else empty
  fact::Facts facts;                    // all facts, with this one otherwise
  rule::LiteralId literal = 0;          // that is true then, for this to be what it says it is; 0: whatever is true
  fact::Finding finding;                // add, deny: as it is in `facts`
  std::string low, high;                // set, of a number: `fact` as two conditions, of which one may be empty
  bool goes_on = false;                 // set, of a number: its range begins where that of the alternative before it ends
};
std::string_view name_of(Alternative::Kind kind);

// Calls use(alternative) for each. Complete as to what rules can test: every concept, present (and chief, past, in the family, ... and
// with attributes, where rules ask for that) or denied (where rules ask for that); all mentions of one thing taken away; each attribute
// of a finding unknown; every datum of the patient in each of the ranges that rules tell apart, and unknown.
void each_alternative(const infer::Inference& inference, const std::function<void(Alternative&)>& use);

// `low` and `high` as one condition.
std::string range_text(const std::string& low, const std::string& high);

// The facts with a literal of a finding made true in the simplest way: a finding that is there told more exactly, else one added;
// denied where the literal is negative. False, and `made` of no use, where that cannot be. `findings`: the one that was changed.
bool make_true(const rule::RuleBase& rules, rule::LiteralId literal, fact::Facts& facts, fact::Finding& made,
               std::vector<std::uint32_t>& findings);

}  // namespace anteroom::explain
