// engine/explain/proof.h: why a decision came out as it did: the firings that it rests on, down to findings and words.
//
//   Proof proof = why(inference, decision);
//   std::cout << to_text(proof, {inference, words_of});      // write_explanation.h
//
// Worked out when somebody asks, from what a run left behind; so it costs a question nothing that nobody explains.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

using rule::LiteralId;
using rule::RuleIndex;

// A literal that was true and is part of why a rule fired, with what is behind it: findings, or the firings that concluded a
// derived fact. Neither for what is known of the patient: Facts::patient has it.
struct Support {
  LiteralId literal = 0;
  std::vector<std::uint32_t> findings;
  std::vector<std::uint32_t> steps;  // indexes into the list that the step stands in
};

// One rule that fired.
struct Step {
  RuleIndex rule = 0;
  std::vector<Support> supports;    // in the order of its condition
  std::vector<LiteralId> absences;  // what its `unless` names and was not so
};

// One thing that was decided, and by which rules.
struct Decided {
  enum class Kind : std::uint8_t { urgency, red_flag, department };
  struct Because {
    std::uint32_t step = 0;
    double weight = 0;  // department: what the rule gives it
    double factor = 1;  // by which that is multiplied, on a chief complaint
  };
  Kind kind = Kind::urgency;
  rule::Urgency urgency = rule::Urgency::none;             // urgency, red_flag
  rule::StringId red_flag = rule::kNoString;               // red_flag
  rule::DepartmentIndex department = rule::kNoDepartment;  // department
  double score = 0;                                        // department
  std::vector<Because> because;                            // empty where no rule said it: the urgency or department of last resort
};

// All firings that the decision rests on, each once; what a step rests on stands before it (except in a circle of rules).
struct Proof {
  std::vector<Step> steps;
  std::vector<Decided> decided;  // urgency, red flags worst first, departments first to last
};

// Every firing, in order, whether the decision rests on it or not.
struct Trace {
  std::vector<Step> steps;
};

Proof why(const infer::Inference& inference, const decide::Decision& decision);
Trace trace(const infer::Inference& inference);

}  // namespace anteroom::explain
