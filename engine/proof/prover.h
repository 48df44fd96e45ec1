// engine/proof/prover.h: asks of a rule base what can happen with any patient at all: yes, with a patient; no, with a proof; or undecided.
//
//   Prover prover(rules);
//   Answer answer = prover.ask(Goal::fired(rule));
//   if (answer.yes()) show(answer.witness.facts);       // a patient with whom it fires, and no smaller one
//   if (answer.no()) say("no patient can make it fire");
//
// What patients there are: every fact::Facts over the concepts and attributes of the rule base, with any number of findings (each in any
// sense, with any attributes; several of one concept; denials, also narrow ones) and any numbers known or known within bounds, but
//   - no number is negative, and of a range low <= high;
//   - only what is there now is a chief complaint: findings in the plain sense;
//   - a male patient is neither pregnant nor postpartum.
// So `no` holds of everybody. A `yes` is confirmed by running the Chainer on the witness before it is given out.
// Of any formula only the cone is looked at: the rules and atoms that it can depend on.
//
// One object a thread. Rule bases outlive it, are compiled against one and the same Ontology object, and do not change.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/proof/goal.h"
#include "engine/rule/rule_base.h"

namespace anteroom::proof {

// A plain finding that one patient has and the other has not: of just `concept_id`, chief or not; without attributes, or with those alone
// that `makes_true` asks for, an atom of base 0 in the plain sense that the concept claims (0: none).
struct MoreFinding {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  rule::AtomId makes_true = 0;
};

// How patient 1 differs from patient 0; and of which patients.
struct Change {
  enum class Kind : std::uint8_t {
    none,     // there is one patient
    finding,  // patient 1 has one finding more, one of `more`
    measure,  // patient 1 has another value of `measure`; both are known to a single number, `low` <= patient 0 <= patient 1 <= `high`
  };
  Kind kind = Kind::none;
  std::vector<MoreFinding> more{};
  fact::Measure measure = fact::Measure::age;
  double low = 0, high = 0;
  bool exact_numbers = false;  // only patients of whom each number is known exactly or not at all
};

// How hard to try. The same budget gives the same answer on every machine.
struct Budget {
  std::uint32_t conflicts = 200000;  // of the solver, in each of its runs
  std::uint32_t rounds = 1000;       // of looking at more rules (Goal::some_fired)
  bool eager = false;                // look at all rules of Goal::some_fired at once: for short lists, and for what ought to be so of all
  bool minimal = true;               // take away from the witness what is not needed
  bool few = false;                  // take away from `relied_on` what is not needed
  bool certificate = false;          // keep what a `no` rests on
};

// Facts that make the goal true. `minimal`: without any one finding, attribute, chief mark or thing known of the patient it would not be.
struct Witness {
  fact::Facts facts;    // patient 0
  fact::Facts changed;  // patient 1; empty where there is one patient
};

// Why nothing can make the goal true: a CNF without a model and its refutation, for whoever would check it.
struct Certificate {
  std::string dimacs;  // "p cnf ...", clauses as text
  std::string drat;    // lemmas as text ("1 -2 0", "d 1 -2 0"), the last one empty
};

struct Answer {
  enum class Kind : std::uint8_t { no, yes, undecided };
  Kind kind = Kind::undecided;
  Witness witness;                        // yes
  std::vector<Certificate> certificates;  // no, where the budget asks for it; one for each case that the goal was split into
  std::string why_undecided;              // "more than 200000 conflicts"
  std::vector<RuleIndex> cone;            // no: the rules of base 0 that it rests on, ascending
  std::vector<RuleIndex> relied_on;       // no: of the rules that the goal says do not fire, those that matter; ascending
  bool yes() const { return kind == Kind::yes; }
  bool no() const { return kind == Kind::no; }
};

class Prover {
 public:
  explicit Prover(const rule::RuleBase& rules);
  explicit Prover(const std::vector<const rule::RuleBase*>& bases);  // View::base indexes them; at most 255
  ~Prover();
  Prover(Prover&&) noexcept;
  Prover& operator=(Prover&&) noexcept;

  // Whether some patient (with Change, some pair of patients) makes the goal true.
  Answer ask(const Goal& goal, const Budget& budget = {}, const Change& change = {});

  // Whether it is true of these facts, by running the Chainer. (`changed` where the goal speaks of patient 1.)
  bool holds(const Goal& goal, const Witness& witness);

 private:
  struct State;  // prover.cc
  std::unique_ptr<State> state_;
};

}  // namespace anteroom::proof
