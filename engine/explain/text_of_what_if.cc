// One line a fact, under what it would lead to, with the rules that do it.
#include <algorithm>
#include <string>

#include "engine/explain/write_explanation.h"

namespace anteroom::explain {
namespace {

constexpr std::size_t kMostRules = 3;  // on a line

std::string outcome_text(const Outcome& outcome, const rule::RuleBase& rules) {
  return std::string(rule::name_of(outcome.urgency)) + ", " + rules.departments()[outcome.department].id + " first";
}

std::string fact_text(const Change& change, const Evidence& evidence) {
  std::string findings;
  for (const std::uint32_t finding : change.findings) {
    const std::string text = evidence.finding(finding);
    if (findings.find(text) == findings.npos) findings += (findings.empty() ? "" : ", ") + text;
  }
  switch (change.kind) {
    case Alternative::Kind::remove:
      return "without " + findings;
    case Alternative::Kind::forget:
      return "without knowing " + change.fact + (findings.empty() ? "" : " of " + findings);
    case Alternative::Kind::deny:
      return "with " + change.fact + (findings.empty() ? "" : " in place of " + findings);
    case Alternative::Kind::add:
    case Alternative::Kind::set:
      break;
  }
  return "with " + change.fact + (findings.empty() ? "" : " of " + findings);
}

std::string rules_text(const Change& change, const rule::RuleBase& rules) {
  const bool lost =
      !change.by.empty() && std::find(change.newly_fired.begin(), change.newly_fired.end(), change.by[0]) == change.newly_fired.end();
  std::string text;
  for (std::size_t i = 0; i < change.by.size(); ++i) {
    if (i == kMostRules) return text + " and " + std::to_string(change.by.size() - i) + " more";
    text += (i == 0 ? (lost ? ": no longer " : ": ") : ", ") + std::string(rules.id(change.by[i]));
  }
  return text;
}

}  // namespace

std::string to_text(const WhatIf& what_if, const Evidence& evidence) {
  const rule::RuleBase& rules = evidence.rules();
  std::string text = "now: " + outcome_text(what_if.now, rules) + "\n";
  if (what_if.changes.empty()) return text + "no single fact would change that\n";
  const Change* before = nullptr;
  for (const Change& change : what_if.changes) {
    if (before == nullptr || before->then != change.then) text += outcome_text(change.then, rules) + "\n";
    text += "    " + fact_text(change, evidence) + rules_text(change, rules) + "\n";
    before = &change;
  }
  return text;
}

}  // namespace anteroom::explain
