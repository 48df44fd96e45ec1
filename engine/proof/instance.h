// engine/proof/instance.h: one finding of a patient whose concept and attributes the solver chooses.
//
//   Instance one(cnf, questions, ontology, std::move(choices), present, chief, slots);
//   cnf.clause({-one.said(question).yes, truth});
//
// It has the attributes of `slots` alone (a bit each, slot_of); what else a test asks for is not given, so that test is open.
#pragma once

#include <map>
#include <vector>

#include "engine/proof/cnf.h"
#include "engine/proof/questions.h"
#include "engine/proof/solve.h"

namespace anteroom::proof {

// A concept that it may be of, and the questions that a finding of it claims, ascending.
struct Choice {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  std::vector<QuestionId> claims;
  Lit chosen = kTrue;
};

// What it says to one question. All three are false where it is not there or does not claim it.
struct Said {
  Lit claimed = kFalse, yes = kFalse, no = kFalse;
};

class Instance {
 public:
  // `chief`: that it is a chief complaint; questions about chief complaints are claimed only then. `exact_numbers`: Change. Adds what ties its literals together.
  Instance(Cnf& cnf, const Questions& questions, const ontology::Ontology& ontology, std::vector<Choice> choices, Lit present, Lit chief,
           std::uint32_t slots, bool exact_numbers);

  Lit present() const { return present_; }
  const std::map<QuestionId, Said>& said() const { return said_; }  // of all questions that some choice claims

  // From now on it answers yes to the question where it is there, with no values but those that the question's tests accept.
  void require_only(QuestionId question);

  fact::Finding read(const Solution& solution) const;  // concept, attributes and chief; a plain finding

 private:
  struct Bits {
    std::uint32_t bits;  // that no test tells apart
    Lit given;
  };
  struct Bound {
    Lit low, high;  // the range's end is at least this; `low` only where the range is known
  };
  struct Bounds {
    Lit known = kFalse;
    std::map<rule::Fixed, Bound> at;
  };
  struct Option {
    ontology::ConceptId concept_id;
    Lit chosen;
  };
  struct Truths {
    Lit yes, no;
  };

  void make_values(unsigned attribute, const std::vector<const rule::AtomTest*>& tests);
  void make_bounds(std::uint32_t slot, const std::vector<const rule::AtomTest*>& tests);
  void make_options(std::uint32_t slot, const std::vector<const rule::AtomTest*>& tests);
  void make_slot(std::uint32_t slot, const std::vector<const rule::AtomTest*>& tests);
  Truths truth(const rule::AtomTest& test) const;
  Truths values_truth(const rule::AtomTest& test) const;
  Truths range_truth(const rule::AtomTest& test) const;
  Truths concept_truth(const rule::AtomTest& test) const;
  Truths truth(const Question& question) const;

  Cnf& cnf_;
  const Questions& questions_;
  const ontology::Ontology& ontology_;
  std::vector<Choice> choices_;
  Lit present_, chief_;
  std::uint32_t slots_;
  bool exact_numbers_;
  std::map<unsigned, std::vector<Bits>> values_;          // by attribute
  std::map<std::uint32_t, Bounds> bounds_;                // by slot
  std::map<std::uint32_t, std::vector<Option>> options_;  // by slot: site, trigger, relief; the first is none
  std::map<QuestionId, Said> said_;
};

}  // namespace anteroom::proof
