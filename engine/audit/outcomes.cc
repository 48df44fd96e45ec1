// Outcomes are gathered by name and then held against each other as sets of causes. What has the same causes in both needs no proof.
#include "engine/audit/outcomes.h"

#include <algorithm>
#include <map>

namespace anteroom::audit {
namespace {

using rule::RuleIndex;
using rule::Urgency;

using Key = std::pair<OutcomeKind, std::string>;
using Outcomes = std::map<Key, std::vector<Cause>>;

// Rules that fire alike become one cause.
void merge(std::vector<Cause>& causes, bool weighed) {
  std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) { return a.firing < b.firing; });
  std::size_t kept = 0;
  for (const Cause& cause : causes) {
    if (kept > 0 && causes[kept - 1].firing == cause.firing)
      causes[kept - 1].weight += weighed ? cause.weight : 0;
    else
      causes[kept++] = cause;
  }
  causes.resize(kept);
}

Outcomes outcomes_of(const ComparedRules& compared) {
  Outcomes all;
  const rule::RuleBase& rules = compared.rules;
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    const auto add = [&](OutcomeKind kind, std::string_view name, int weight = 1) {
      all[{kind, std::string(name)}].push_back({compared.canonical.firing(rule), rule, weight});
    };
    for (auto level = static_cast<int>(rules.urgency(rule)); level < static_cast<int>(Urgency::none); ++level)
      add(OutcomeKind::urgency, rule::name_of(static_cast<Urgency>(level)));
    if (rules.red_flag(rule) != rule::kNoString) add(OutcomeKind::red_flag, rules.string(rules.red_flag(rule)));
    for (const rule::Route& route : rules.routes(rule)) {
      const rule::DepartmentIndex answers = rules.departments()[route.department].answers;
      add(OutcomeKind::department, rules.departments()[answers].id, route.weight);
    }
    for (const rule::FactIndex fact : rules.conclusions(rule)) add(OutcomeKind::fact, rules.fact_name(fact));
    for (const rule::StringId advice : rules.advise(rule)) add(OutcomeKind::advice, rules.string(advice));
  }
  for (auto& [key, causes] : all) merge(causes, key.first == OutcomeKind::department);
  return all;
}

bool same(const std::vector<Cause>& a, const std::vector<Cause>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Cause& x, const Cause& y) { return x.firing == y.firing && x.weight == y.weight; });
}

// A fact that only one of the two has, and a fact of another name that only the other has, concluded for the same patients.
void find_renamed_facts(const ComparedRules& was, const ComparedRules& is, OutcomeComparison& comparison) {
  std::map<TermId, std::string> gone;
  for (rule::FactIndex fact = 0; fact < was.rules.fact_count(); ++fact)
    if (is.rules.find_fact(was.rules.fact_name(fact)) == rule::kNoFact) gone.emplace(was.canonical.fact(fact), was.rules.fact_name(fact));
  for (rule::FactIndex fact = 0; fact < is.rules.fact_count(); ++fact) {
    const std::string name(is.rules.fact_name(fact));
    const auto found = gone.find(is.canonical.fact(fact));
    if (found == gone.end() || was.rules.find_fact(name) != rule::kNoFact) continue;
    comparison.renamed_facts.emplace_back(found->second, name);
    gone.erase(found);
  }
}

}  // namespace

std::string outcome_text(OutcomeKind kind, const std::string& name) {
  switch (kind) {
    case OutcomeKind::urgency:
      return "urgency " + name + (name == rule::name_of(Urgency::emergency) ? "" : " or worse");
    case OutcomeKind::red_flag:
      return "the red flag " + name;
    case OutcomeKind::department:
      return "the department " + name;
    case OutcomeKind::fact:
      return "the fact " + name;
    case OutcomeKind::advice:
      return "the advice " + name;
  }
  return name;
}

OutcomeComparison compare_outcomes(const ComparedRules& was, const ComparedRules& is) {
  OutcomeComparison comparison;
  find_renamed_facts(was, is, comparison);
  Outcomes before = outcomes_of(was), after = outcomes_of(is);
  for (const auto& [old_name, name] : comparison.renamed_facts) {
    auto node = before.extract({OutcomeKind::fact, old_name});
    node.key().second = name;
    before.insert(std::move(node));
  }
  for (const auto& [key, causes] : after) before.try_emplace(key);  // what is new has no cause before
  comparison.compared = before.size();
  for (auto& [key, causes] : before) {
    std::vector<Cause>& now = after[key];
    if (!same(causes, now)) comparison.differing.push_back({key.first, key.second, std::move(causes), std::move(now)});
  }
  return comparison;
}

}  // namespace anteroom::audit
