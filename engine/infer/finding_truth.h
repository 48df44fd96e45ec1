// engine/infer/finding_truth.h: what one finding says to one atom.
//
//   if (claims(Scope::past, finding)) use(tests_truth(rules, atom, finding));
//
// The meaning is that of docs/rules.md; Chainer and truth_from_facts share it.
#pragma once

#include "engine/fact/facts.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::infer {

// Whether the mention counts as having the finding, in the sense that a scope asks for.
bool claims(rule::Scope scope, const fact::Finding& finding);
// Whether the mention denies it in that sense. (`possible` and `chief` are denied by what denies `plain`.)
bool denies(rule::Scope scope, const fact::Finding& finding);

// Where the finding is: as said, else where its concept says, or kNoConcept.
ontology::ConceptId site_of(const rule::RuleBase& rules, const fact::Finding& finding);

// One test on a finding.
Truth test_truth(const rule::RuleBase& rules, const rule::AtomTest& test, const fact::Finding& finding);
// All tests of an atom on a finding that claims it: Kleene's `and`.
Truth tests_truth(const rule::RuleBase& rules, const rule::Atom& atom, const fact::Finding& finding);

// A denial of something narrower than the concept: "no pain in the leg", "no severe headache".
bool is_narrow(const rule::RuleBase& rules, const fact::Finding& denial);
// Whether a narrow denial excludes all that the atom (of a broader or the same concept's name below the denied one) asks for.
bool excludes(const rule::RuleBase& rules, const fact::Finding& denial, const rule::Atom& atom);

}  // namespace anteroom::infer
