// A proof is the part of the firings that a decision rests on. Firings are numbered in an order in which what a rule rests on comes
// first, so sorting the needed ones is enough; each stands once, however many rest on it.
#include "engine/explain/proof.h"

#include <algorithm>
#include <set>

namespace anteroom::explain {
namespace {

using infer::Inference;
using rule::AtomKind;

std::uint32_t position(std::span<const RuleIndex> list, RuleIndex rule) {
  return static_cast<std::uint32_t>(std::lower_bound(list.begin(), list.end(), rule) - list.begin());
}

// Calls use(rule) for each rule that fired and concluded the fact of the literal; for none where it is no derived fact.
template <class Use>
void each_concluder(const Inference& inference, LiteralId literal, const Use& use) {
  const rule::Atom& atom = inference.rules().atom(literal / 2);
  if (atom.kind != AtomKind::fact) return;
  for (const RuleIndex rule : inference.rules().concluders(atom.name))
    if (inference.fired(rule)) use(rule);
}

// Adds the rule and all that it rests on.
void collect(const Inference& inference, RuleIndex rule, std::set<RuleIndex>& needed) {
  std::vector<RuleIndex> open{rule};
  while (!open.empty()) {
    const RuleIndex at = open.back();
    open.pop_back();
    if (!needed.insert(at).second) continue;
    for (const LiteralId literal : inference.literals(position(inference.fired(), at)))
      each_concluder(inference, literal, [&open](RuleIndex concluder) { open.push_back(concluder); });
  }
}

Step make_step(const Inference& inference, RuleIndex rule, std::span<const RuleIndex> steps) {
  const std::size_t index = position(inference.fired(), rule);
  Step step{rule, {}, {}};
  for (const LiteralId literal : inference.literals(index)) {
    Support support{literal, {}, {}};
    each_concluder(inference, literal, [&](RuleIndex concluder) { support.steps.push_back(position(steps, concluder)); });
    inference.findings_of(literal, support.findings);
    step.supports.push_back(std::move(support));
  }
  const auto absences = inference.absences(index);
  step.absences.assign(absences.begin(), absences.end());
  return step;
}

std::vector<Step> make_steps(const Inference& inference, std::span<const RuleIndex> rules) {
  std::vector<Step> steps;
  steps.reserve(rules.size());
  for (const RuleIndex rule : rules) steps.push_back(make_step(inference, rule, rules));
  return steps;
}

// What a rule gives to a department (none: nothing), as the decision adds it up.
Decided::Because because_of(const Inference& inference, RuleIndex rule, rule::DepartmentIndex department, std::uint32_t step) {
  const rule::RuleBase& rules = inference.rules();
  Decided::Because because{step, 0, 1};
  for (const rule::Route& route : rules.routes(rule))
    if (rules.departments()[route.department].answers == department) because.weight += route.weight;
  if (inference.rests_on_chief(position(inference.fired(), rule))) because.factor = rules.settings().chief_factor;
  return because;
}

}  // namespace

Proof why(const Inference& inference, const decide::Decision& decision) {
  std::vector<Decided> decided{{Decided::Kind::urgency, decision.urgency, rule::kNoString, rule::kNoDepartment, 0, {}}};
  std::vector<base::Span> because{decision.because};
  for (const decide::RedFlag& flag : decision.red_flags) {
    decided.push_back({Decided::Kind::red_flag, flag.urgency, flag.id, rule::kNoDepartment, 0, {}});
    because.push_back(flag.because);
  }
  for (const decide::RankedDepartment& one : decision.departments) {
    decided.push_back({Decided::Kind::department, rule::Urgency::none, rule::kNoString, one.department, one.score, {}});
    because.push_back(one.because);
  }
  std::set<RuleIndex> needed;
  for (const base::Span span : because)
    for (const RuleIndex rule : decision.at(span)) collect(inference, rule, needed);
  const std::vector<RuleIndex> rules(needed.begin(), needed.end());
  for (std::size_t i = 0; i < decided.size(); ++i) {
    for (const RuleIndex rule : decision.at(because[i]))
      decided[i].because.push_back(because_of(inference, rule, decided[i].department, position(rules, rule)));
  }
  return {make_steps(inference, rules), std::move(decided)};
}

Trace trace(const Inference& inference) { return {make_steps(inference, inference.fired())}; }

}  // namespace anteroom::explain
