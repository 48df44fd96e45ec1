// engine/decide/decision.h: how urgent, which department, what to warn of and what to ask: from the rules that fired.
//
//   Decider decider(rules);                                   // one a thread
//   const Decision& decision = decider.decide(inference);     // of Chainer::run
//   if (decision.urgency == Urgency::emergency) warn(decision.red_flags);
//
// The meaning is fixed in docs/rules.md, "Decision".
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/span.h"
#include "engine/fact/facts.h"
#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::decide {

using rule::RuleIndex;
using rule::Urgency;

struct RedFlag {
  rule::StringId id = rule::kNoString;   // RuleBase::string; the warning's key in replies.<language>.yaml
  Urgency urgency = Urgency::emergency;  // of the most urgent rule that raised it
  base::Span because;                    // Decision::indexes: rules, most urgent first
  base::Span findings;                   // Decision::indexes: findings behind them, ascending
};

struct RankedDepartment {
  rule::DepartmentIndex department = rule::kNoDepartment;  // offered by the site
  double score = 0;                                        // sum of weights, times chief_factor where a rule rests on a chief complaint
  double share = 0;                                        // of the sum of all scores; 0 to 1
  base::Span because;                                      // Decision::indexes: rules, most weight first
};

// One unknown fact that, if present, would change the decision.
struct Question {
  enum class About : std::uint8_t { concept_, attribute, age, sex, pregnancy, measure };
  About about = About::concept_;
  ontology::ConceptId concept_id = ontology::kNoConcept;   // concept_, attribute
  rule::Scope scope = rule::Scope::plain;                  // concept_: plain, past or family ("has anyone in your family ...")
  const rule::AtomTest* test = nullptr;                    // attribute: the one that is not known (of an atom of the rule base)
  fact::Measure measure = fact::Measure::age;              // measure
  bool changes_urgency = true;                             // else the first department
  Urgency urgency = Urgency::none;                         // what it would become, where it changes
  rule::DepartmentIndex department = rule::kNoDepartment;  // which would be first, where that changes
  RuleIndex rule = 0;                                      // the rule that it would fire
  rule::LiteralId literal = 0;                             // the literal that it would make true
};

struct Decision {
  Urgency urgency = Urgency::routine;         // never none
  bool settled = false;                       // rules said how urgent it is and who answers, and nothing is left to ask
  bool recognised = false;                    // some rule that fired states an urgency, a department or a red flag
  base::Span because;                         // indexes: the rules of this urgency, ascending; empty where none said it
  std::vector<RedFlag> red_flags;             // worst first
  std::vector<RankedDepartment> departments;  // first to last; at least one
  std::vector<Question> ask_next;             // worst first
  std::vector<rule::StringId> advice;         // of rules on chief complaints first, then most urgent first; each once
  std::vector<std::uint32_t> indexes;         // rule and finding indexes that the spans point into

  std::span<const std::uint32_t> at(base::Span span) const { return {indexes.data() + span.begin, span.size()}; }
};

// Reuses its memory. One object a thread; `rules` outlives it. The decision is valid until the next call.
class Decider {
 public:
  explicit Decider(const rule::RuleBase& rules);
  ~Decider();
  const Decision& decide(const infer::Inference& inference);

 private:
  struct State;  // decider.cc
  std::unique_ptr<State> state_;
};

}  // namespace anteroom::decide
