// engine/audit/mutant.h: rules with one mistake each, as a person might make it: what the cases ought to notice.
//
//   for (const Mutant& mutant : mutants_of(rules)) say(mutant.change);      // "`fever` left out of when"
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::audit {

enum class Operator : std::uint8_t {
  drop_conjunct,  // a and b: a
  drop_disjunct,  // a or b: a
  negate,         // a: not a; not a: a
  and_to_or,      // a and b: a or b
  or_to_and,      // a or b: a and b
  count_up,       // at_least(2, ...): at_least(3, ...)
  count_down,     // at_least(2, ...): at_least(1, ...)
  bound_up,       // age >= 50: age >= 55. By a tenth, at least 1; by 0.5 where the number is not whole
  bound_down,     // age >= 50: age >= 45
  drop_test,      // headache[onset = sudden]: headache
  widen_scope,    // chief(a), past(a), ...: a
  narrow_scope,   // a: chief(a)
  drop_unless,
  negate_unless,  // when: a, unless: b: when: a and b
  urgency_up,     // routine: soon
  urgency_down,   // soon: routine. Not below soon where there is a red flag
  drop_red_flag,
  swap_departments,  // the first two change places; a single one is replaced by the department of last resort
  drop_department,   // any but the first
  drop_conclusion,
  drop_advice,
  delete_rule,
};
inline constexpr std::size_t kOperators = 22;
std::string_view name_of(Operator op);  // "drop_conjunct"

struct Mutant {
  rule::RuleIndex rule = 0;  // of the base
  Operator op = Operator::delete_rule;
  std::string change;       // what was changed, in words
  bool condition = false;   // `when` or `unless` differs, and nothing else; else the outcome does
  rule::RuleSource source;  // the rule as it is now; as it was with delete_rule. A row with a changed condition is a plain rule.
};

// All mutants of all rules, by rule and operator. Those that would not load (docs/audit.md) are among them.
// The row of a concept keeps its condition: only its outcome is changed, or it is deleted.
std::vector<Mutant> mutants_of(const rule::RuleBase& rules);

// The sources of `rules` (sources_of) with the mutant in place of its rule: for recompiling.
std::vector<rule::RuleSource> mutated(std::vector<rule::RuleSource> sources, const Mutant& mutant);

// Which rules test and conclude each fact. A base in which a fact is tested and not concluded, or concluded and not tested, does not
// load; so whoever drops a conclusion or a condition is told at once, and no case is needed for that.
class FactUse {
 public:
  explicit FactUse(const rule::RuleBase& rules);
  bool loads_with(const Mutant& mutant) const;

 private:
  const rule::RuleBase& rules_;
  std::vector<std::uint32_t> testers_, concluders_;   // of each fact: how many rules
  std::vector<std::vector<rule::FactIndex>> tested_;  // of each rule
};

}  // namespace anteroom::audit
