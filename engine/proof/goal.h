// engine/proof/goal.h: what may be asked of a prover: a formula over what rules do and what is so of a patient.
//
//   Goal both = Goal::fired(a) && Goal::fired(b);                              // can the two fire together?
//   Goal lost = Goal::fired(r, {.base = 0}) && !Goal::fired(r2, {.base = 1});  // fires in one rule base and not in the other
//   Goal red = Goal::red_flag() && !Goal::urgency(Urgency::soon);
//
// Values; cheap to copy for what they are. Indexes are not checked against a rule base before Prover::ask.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::proof {

using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;
using rule::Urgency;

// Which of the prover's rule bases, run on which of its patients (Change in prover.h; 0 where there is one patient).
struct View {
  std::uint8_t base = 0, patient = 0;
  friend bool operator==(const View&, const View&) = default;
};

class Goal {
 public:
  enum class Kind : std::uint8_t {
    all,
    any,
    at_least,
    negation,
    fired,
    when,
    unless,
    literal,
    chief,
    disease,
    present,
    mention,
    some_fired
  };

  static Goal constant(bool value) { return Goal(value ? Kind::all : Kind::any, 0, {}); }
  static Goal fired(RuleIndex rule, View view = {}) { return Goal(Kind::fired, rule, view); }
  static Goal when(RuleIndex rule, View view = {}) { return Goal(Kind::when, rule, view); }      // its `when` is true
  static Goal unless(RuleIndex rule, View view = {}) { return Goal(Kind::unless, rule, view); }  // its `unless` is true; false if none
  static Goal literal(LiteralId literal, View view = {}) { return Goal(Kind::literal, literal, view); }
  // Of a literal "x is true" of a finding or row: one of the findings that make it true is a chief complaint; is no mere symptom. Of "x is
  // false": one for which a test comes out false is; denials are not looked at. False of all other literals.
  static Goal chief(LiteralId literal, View view = {}) { return Goal(Kind::chief, literal, view); }
  static Goal disease(LiteralId literal, View view = {}) { return Goal(Kind::disease, literal, view); }
  static Goal present(LiteralId literal, View view = {}) { return Goal(Kind::present, literal, view); }  // is there at all
  static Goal concluded(const rule::RuleBase& rules, FactIndex fact, View view = {}) { return literal(2 * rules.fact_atom(fact), view); }
  // A program as rule_arrays.h describes it is true; `literal` says what each of its literals stands for.
  static Goal program(std::span<const std::uint32_t> words, const std::function<Goal(LiteralId)>& literal);
  // Some plain finding is of exactly this concept.
  static Goal mention(ontology::ConceptId id, std::uint8_t patient = 0) { return Goal(Kind::mention, id, {0, patient}); }
  // Some rule of the list fires. Where a goal says so of many rules under `not`, only those that matter are looked at.
  static Goal some_fired(std::vector<RuleIndex> rules, View view = {});
  // Some rule that fires states this urgency or a worse one; raises a red flag (kNoString: any); has a weight for what answers as
  // that department (kNoDepartment: any).
  static Goal urgency(const rule::RuleBase& rules, Urgency at_least, View view = {});
  static Goal red_flag(const rule::RuleBase& rules, rule::StringId flag = rule::kNoString, View view = {});
  static Goal department(const rule::RuleBase& rules, rule::DepartmentIndex answers = rule::kNoDepartment, View view = {});

  static Goal all(std::vector<Goal> parts) { return Goal(Kind::all, std::move(parts)); }
  static Goal any(std::vector<Goal> parts) { return Goal(Kind::any, std::move(parts)); }
  static Goal at_least(std::uint32_t count, std::vector<Goal> parts);
  friend Goal operator&&(Goal a, Goal b) { return all({std::move(a), std::move(b)}); }
  friend Goal operator||(Goal a, Goal b) { return any({std::move(a), std::move(b)}); }
  friend Goal operator!(Goal a) { return Goal(Kind::negation, {std::move(a)}); }

  // The first `some_fired` that stands in conjunctions alone, not under `not`; null where there is none. With another goal in its place.
  const Goal* choice() const;
  Goal with(const Goal* part, const Goal& instead) const;

  Kind kind() const { return kind_; }
  std::uint32_t index() const { return index_; }  // of the rule, literal or concept; the count of at_least
  View view() const { return view_; }
  const std::vector<Goal>& parts() const { return parts_; }       // of all, any, at_least, negation
  const std::vector<RuleIndex>& rules() const { return rules_; }  // of some_fired, ascending

 private:
  Goal(Kind kind, std::uint32_t index, View view) : kind_(kind), view_(view), index_(index) {}
  Goal(Kind kind, std::vector<Goal> parts) : kind_(kind), parts_(std::move(parts)) {}

  Kind kind_;
  View view_;
  std::uint32_t index_ = 0;
  std::vector<Goal> parts_;
  std::vector<RuleIndex> rules_;
};

}  // namespace anteroom::proof
