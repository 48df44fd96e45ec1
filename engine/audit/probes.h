// engine/audit/probes.h: conditions that no rule asks, as goals about a rule base.
//
//   Probes probes(rules);
//   const std::size_t fever = probes.add(condition);
//   if (probes.compile(problems)) prover.ask(probes.goal(fever));      // Prover({&rules, &probes.rules()})
//
// They are compiled as rules of their own, which takes care of names, units and attributes; derived facts are those of the rule base.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/proof/goal.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

class Probes {
 public:
  explicit Probes(const rule::RuleBase& rules) : rules_(rules) {}

  std::size_t add(const rule::Condition& condition);
  // Once, after the last one. False, with problems as for a rule, where one names what there is not.
  bool compile(base::Problems& problems);
  const rule::RuleBase& rules() const { return compiled_; }
  // In a prover whose base 0 is the rule base and whose base 1 is rules().
  proof::Goal goal(std::size_t probe) const;

 private:
  void note_facts(const rule::Condition& condition);

  const rule::RuleBase& rules_;
  std::vector<rule::Condition> conditions_;
  std::set<std::string> facts_;
  rule::RuleBase compiled_;
  std::vector<rule::RuleIndex> indexes_;
};

}  // namespace anteroom::audit
