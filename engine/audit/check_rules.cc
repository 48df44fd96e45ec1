#include "engine/audit/check_rules.h"

#include <set>

#include "engine/audit/case_facts.h"
#include "engine/audit/rule_checks.h"

namespace anteroom::audit {

using proof::Answer;
using rule::RuleIndex;

std::string join_ids(const rule::RuleBase& rules, const std::vector<RuleIndex>& list) {
  std::string text;
  for (const RuleIndex rule : list) text += (text.empty() ? "" : ", ") + std::string(rules.id(rule));
  return text;
}

// Remembers what fires with these facts.
void RuleChecks::see(const fact::Facts& facts) {
  const auto fired = chainer_.run(facts).fired();
  const std::vector<RuleIndex> list(fired.begin(), fired.end());
  std::uint64_t mark = ++patients_ * 0x9e3779b97f4a7c15ULL;
  mark ^= mark >> 29, mark *= 0xbf58476d1ce4e5b9ULL, mark ^= mark >> 32;
  for (const RuleIndex rule : list) {
    seen_[rule] = true;
    signatures_[rule] += mark;
    if (!needed_[rule]) needed_[rule] = !may_be_redundant(rule) || adds(rule, list);
  }
}

Answer RuleChecks::ask(const proof::Goal& goal, const std::string& of, bool minimal) {
  proof::Budget budget = options_.budget;
  budget.minimal = minimal, budget.few = true;
  Answer answer = prover_.ask(goal, budget);
  if (answer.yes()) see(answer.witness.facts);
  if (answer.kind == Answer::Kind::undecided)
    findings_.push_back({.kind = "not-decided",
                         .level = Level::warning,
                         .of = of,
                         .says = "It could not be decided whether this rule has a fault: " + answer.why_undecided + ".",
                         .action = "Make its condition simpler."});
  return answer;
}

Finding& RuleChecks::report(std::string kind, Level level, RuleIndex rule, std::string says, std::string action) {
  findings_.push_back({.kind = std::move(kind),
                       .level = level,
                       .of = id(rule),
                       .file = std::string(rules_.file(rule)),
                       .place = rules_.place(rule),
                       .says = std::move(says),
                       .action = std::move(action)});
  return findings_.back();
}

// What was proved, and from which rules.
void RuleChecks::prove(Finding& finding, const std::vector<proof::Goal>& goals) {
  proof::Budget budget = options_.budget;
  budget.certificate = static_cast<bool>(options_.certificate), budget.eager = true;
  std::set<RuleIndex> cone;
  for (const proof::Goal& goal : goals) {
    const Answer answer = prover_.ask(goal, budget);
    cone.insert(answer.cone.begin(), answer.cone.end());
    for (const proof::Certificate& certificate : answer.certificates) options_.certificate(finding.of, certificate);
  }
  finding.certificate = "proved of all possible patients, from the rules: " + join_ids(rules_, {cone.begin(), cone.end()});
}

std::string RuleChecks::witness(const Answer& answer, const std::string& name, const std::vector<std::string>& expect) const {
  return case_text(name, answer.witness.facts, rules_.ontology(), expect);
}

PartReport check_rules(const rule::RuleBase& rules, const CheckOptions& options) {
  PartReport report;
  report.name = "check";
  RuleChecks checks(rules, options);
  checks.reach();
  checks.conflicts();
  checks.redundancy();
  checks.gaps();
  report.findings = checks.take();
  return report;
}

}  // namespace anteroom::audit
