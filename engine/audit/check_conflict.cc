// Two rules contradict each other where they fire for exactly the same patients and say different urgencies: one of them is a mistake.
// (A narrower rule that says more than a broader one is how rules are meant to be written.)
#include <map>

#include "engine/audit/rule_checks.h"

namespace anteroom::audit {

using proof::Goal;
using rule::RuleIndex;

void RuleChecks::conflicts() {
  std::map<std::uint64_t, std::vector<RuleIndex>> alike;  // that fired for the same of all patients seen so far
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
    if (seen_[rule] && rules_.urgency(rule) != rule::Urgency::none) alike[signatures_[rule]].push_back(rule);
  for (const auto& [signature, list] : alike)
    for (std::size_t i = 0; i < list.size(); ++i)
      for (std::size_t j = i + 1; j < list.size(); ++j) {
        const RuleIndex a = list[i], b = list[j];
        if (rules_.urgency(a) == rules_.urgency(b) || signatures_[a] != signatures_[b]) continue;
        const Goal one = Goal::fired(a) && !Goal::fired(b), other = Goal::fired(b) && !Goal::fired(a);
        if (!ask(one, id(a), false).no() || !ask(other, id(b), false).no()) continue;
        const RuleIndex lesser = rules_.urgency(a) > rules_.urgency(b) ? a : b, worse = lesser == a ? b : a;
        contradicted_[lesser] = true;
        Finding& finding = report("conclusions-contradict", Level::error, lesser,
                                  "This rule says " + std::string(rule::name_of(rules_.urgency(lesser))) + " and " + id(worse) + " says " +
                                      std::string(rule::name_of(rules_.urgency(worse))) + ", for exactly the same patients.",
                                  "Decide which is right, and make one rule of the two.");
        prove(finding, {one, other});
        finding.witness = witness(prover_.ask(Goal::fired(a) && Goal::fired(b), options_.budget), id(lesser) + " is contradicted",
                                  {"fired: [" + id(lesser) + ", " + id(worse) + "]"});
      }
}

}  // namespace anteroom::audit
