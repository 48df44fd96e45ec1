// engine/audit/canonical_rules.h: when rules fire, as numbers: equal numbers mean that two rules fire for exactly the same patients.
//
//   CanonicalTerms terms;                            // shared by all rule bases that are compared
//   const CanonicalRules was(old_rules, terms), is(new_rules, terms);
//   if (was.firing(a) == is.firing(b)) unchanged();  // whatever they are called, wherever they stand, in whatever order
//
// The number says what a condition asks, down to the words of the patient: a derived fact stands for the conditions of all rules that
// conclude it, the row of a table for the concepts that it counts for. Parts of `and`, `or` and `at_least` have no order and, but for
// the last, count once. So a rule that was renamed, moved or written in another order keeps its number. Different numbers say nothing:
// two conditions may mean the same in a way that only a proof shows.
//
// Equality is exact: terms are compared as they are, no digest stands for them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::audit {

using TermId = std::uint32_t;

// Terms, each once. Not for several threads at once.
class CanonicalTerms {
 public:
  TermId intern(std::vector<std::uint64_t> term);
  TermId intern(std::string_view name);

 private:
  std::map<std::vector<std::uint64_t>, TermId> ids_;
};

// Of one rule base. Rule bases are comparable where they were compiled with the same concepts (same_concepts).
class CanonicalRules {
 public:
  CanonicalRules(const rule::RuleBase& rules, CanonicalTerms& terms);

  TermId firing(rule::RuleIndex rule) const { return firing_[rule]; }  // when it fires
  TermId fact(rule::FactIndex fact) const { return facts_[fact]; }     // when it is concluded

 private:
  friend class Canonicalizer;
  std::vector<TermId> firing_, facts_;
};

// Whether all numbers of concepts, attributes and values mean the same, and each concept is a kind of the same and lies at the same
// site: then what a patient has means the same to rules of both. (Names for people may differ.)
bool same_concepts(const ontology::Ontology& a, const ontology::Ontology& b);

}  // namespace anteroom::audit
