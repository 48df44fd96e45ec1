// engine/audit/outcomes.h: what rules lead to, and which rules lead to it: the terms in which two rule bases are compared.
//
//   for (const OutcomePair& one : differing_outcomes(was, is)) ask_whether_it_matters(one);
//
// A rule that fires is no outcome: rules may be renamed, split and merged, and nobody who asks a question can tell.
#pragma once

#include <string>
#include <vector>

#include "engine/audit/canonical_rules.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

enum class OutcomeKind : std::uint8_t {
  urgency,     // name: a level; some rule states it or a worse one (of self_care: it or any)
  red_flag,    // name: of the warning
  department,  // name: of the department that answers; with weights, before the factor for chief complaints
  fact,        // name: of the derived fact
  advice,      // name: of the text; it can be given
};
std::string outcome_text(OutcomeKind kind, const std::string& name);  // "urgency soon or worse", "the red flag stroke"

// What leads to it: all rules that fire alike, as one.
struct Cause {
  TermId firing = 0;
  rule::RuleIndex rule = 0;  // the first of them
  int weight = 0;            // of all of them together; 1 where the outcome has no weights
};

struct OutcomePair {
  OutcomeKind kind = OutcomeKind::urgency;
  std::string name{};
  std::vector<Cause> was{}, is{};  // by firing; either may be empty
};

// One rule base, ready to be compared.
struct ComparedRules {
  const rule::RuleBase& rules;
  const CanonicalRules& canonical;
};

struct OutcomeComparison {
  std::size_t compared = 0;            // outcomes of either
  std::vector<OutcomePair> differing;  // by kind and name; all others have the same causes, and so are the same for everybody
  std::vector<std::pair<std::string, std::string>> renamed_facts;  // was, is
};

// Both share their CanonicalTerms and their concepts.
OutcomeComparison compare_outcomes(const ComparedRules& was, const ComparedRules& is);

}  // namespace anteroom::audit
