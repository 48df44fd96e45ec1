// engine/explain/explanation.h: why a decision came out as it did, why a rule did not fire, what would change the decision.
//
//   Proof proof = why(inference, decision);
//   std::cout << to_text(proof, inference, words_of);
//
// Plain structs for whoever writes JSON or draws; to_text for a person who knows the rules. Made on demand, so memory is allocated.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/fact/facts.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;

// The words that a span stands for; an empty text where there are none (a form field).
using WordsOf = std::function<std::string(const fact::Words&)>;

// A literal that was true and is part of why a rule fired, with what is behind it: findings, words about the patient (age, sex,
// pregnancy), or the firings that concluded a derived fact (indexes into Proof::steps).
struct Support {
  LiteralId literal = 0;
  std::vector<std::uint32_t> findings;
  std::vector<fact::Words> patient_words;
  std::vector<std::uint32_t> steps;
};

// One rule that fired.
struct Step {
  RuleIndex rule = 0;
  std::vector<Support> supports;    // in the order of its condition
  std::vector<LiteralId> absences;  // what its `unless` names and was not so
};

// All firings that a decision rests on, each once; a step stands after the steps it rests on (except in a circle of rules).
struct Proof {
  std::vector<Step> steps;
  std::vector<std::uint32_t> urgency;      // indexes into steps: the rules of the decision's urgency
  std::vector<std::uint32_t> red_flags;    // those that raised a red flag
  std::vector<std::uint32_t> departments;  // those that gave weight to a department
  std::uint32_t root = 0;                  // of why(inference, rule): the step of that rule
};

Proof why(const infer::Inference& inference, const decide::Decision& decision);
// One firing and what it rests on; empty where the rule did not fire.
Proof why(const infer::Inference& inference, RuleIndex rule);
// All firings, in order.
Proof trace(const infer::Inference& inference);

// A part of a rule's condition, and how it came out.
struct Part {
  enum class Kind : std::uint8_t { literal, all, any, at_least };
  Kind kind = Kind::literal;
  infer::Truth truth = infer::Truth::unknown;
  LiteralId literal = 0;
  std::uint32_t count = 0;  // at_least
  std::vector<Part> parts;
  std::vector<std::uint32_t> findings;  // behind a literal that is true or false
  std::vector<RuleIndex> concluders;    // of a derived fact that is not concluded: the rules that could
};

struct WhyNot {
  RuleIndex rule = 0;
  bool fired = false;
  Part when;
  Part unless;  // meaningful where has_unless
  bool has_unless = false;
  bool held_back = false;               // `when` is true, and `unless` too
  std::vector<LiteralId> missing;       // the first literals of `when` that are false or unknown and would make it true together
  std::vector<LiteralId> holding_back;  // true literals of `unless`
};

WhyNot why_not(const infer::Inference& inference, RuleIndex rule);

// One fact that is otherwise than now, and what it would change.
struct Change {
  enum class Kind : std::uint8_t { add, deny, remove };
  Kind kind = Kind::add;
  LiteralId literal = 0;                                   // add, deny: what would be so
  std::uint32_t finding = 0;                               // remove: the finding that would not be there
  rule::Urgency urgency = rule::Urgency::none;             // then
  rule::DepartmentIndex department = rule::kNoDepartment;  // then first
  bool changes_urgency = false, changes_department = false;
  std::vector<RuleIndex> newly_fired, no_longer_fired;
};

// Every single fact that would change the urgency or the first department: each atom of the rules that is not true made true,
// each that is unknown made false, each finding taken away. Worst first. Runs the rules once for each.
std::vector<Change> what_if(const rule::RuleBase& rules, const fact::Facts& facts);

// The facts with an atom made true (or false) in the simplest way: a finding added that satisfies its tests, a number set.
// False where that cannot be (a derived fact, contradictory tests).
bool make_true(const rule::RuleBase& rules, LiteralId literal, fact::Facts& facts);

std::string to_text(const Proof& proof, const infer::Inference& inference, const WordsOf& words_of);
std::string to_text(const WhyNot& why_not, const infer::Inference& inference, const WordsOf& words_of);
std::string to_text(const std::vector<Change>& changes, const rule::RuleBase& rules, const fact::Facts& facts, const WordsOf& words_of);

}  // namespace anteroom::explain
