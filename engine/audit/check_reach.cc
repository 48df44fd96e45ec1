// Whether each rule can fire at all. A patient with whom one fires shows the same of all others that fire with it.
#include "engine/audit/rule_checks.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using proof::Goal;
using rule::RuleIndex;

// The smallest reason: one literal of the condition that can never be, or two that never are together; else nothing.
std::string RuleChecks::why_never(RuleIndex rule) {
  std::vector<rule::LiteralId> needed;  // those that stand alone, not in a group
  const auto program = rules_.when(rule);
  for (std::size_t at = 0; at < program.size(); ++at) {
    if (program[at] < rule::kAll)
      needed.push_back(program[at]);
    else
      at += program[at] & rule::kPayload;
  }
  const auto never = [this](const Goal& goal) { return prover_.ask(goal, options_.budget).no(); };
  const auto text = [this](rule::LiteralId literal) { return "'" + rules_.literal_text(literal) + "'"; };
  for (const rule::LiteralId literal : needed)
    if (never(Goal::literal(literal))) return text(literal) + " is never so.";
  for (std::size_t i = 0; i < needed.size(); ++i)
    for (std::size_t j = i + 1; j < needed.size(); ++j)
      if (never(Goal::literal(needed[i]) && Goal::literal(needed[j])))
        return text(needed[i]) + " and " + text(needed[j]) + " are never so of one patient.";
  if (never(Goal::when(rule))) return "No patient is all that its condition asks for.";
  return "Whenever its condition is so, its 'unless' is so too.";
}

void RuleChecks::reach() {
  std::vector<bool> never(rules_.size(), false);
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (seen_[rule]) continue;
    const Goal fires = Goal::fired(rule);
    never[rule] = ask(fires, id(rule), false).no();
    if (!never[rule]) continue;
    prove(report("rule-never-fires", Level::error, rule, "No patient can make this rule fire. " + why_never(rule),
                 "Correct the condition, or delete the rule."),
          {fires});
  }
  for (rule::FactIndex fact = 0; fact < rules_.fact_count(); ++fact) {
    const auto concluders = rules_.concluders(fact);
    bool all = !concluders.empty();
    for (const RuleIndex rule : concluders) all = all && never[rule];
    if (!all) continue;
    Finding& finding = report("fact-never-true", Level::error, concluders.front(),
                              "No patient can make this fact true: every rule that concludes it never fires.",
                              "Correct the rules that conclude it, or delete the fact.");
    finding.of = rules_.fact_name(fact);
    finding.certificate = "none of its rules fires: " + join_ids(rules_, {concluders.begin(), concluders.end()});
  }
}

}  // namespace anteroom::audit
