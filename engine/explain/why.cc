// A proof is the part of the firings that a decision rests on. Firings are numbered in an order in which what a rule rests on comes
// first, so sorting the needed ones is enough; each stands once, however many rest on it.
#include <algorithm>
#include <set>

#include "engine/explain/explanation.h"

namespace anteroom::explain {
namespace {

using infer::Inference;
using rule::Atom;
using rule::AtomKind;

std::size_t position(std::span<const RuleIndex> list, RuleIndex rule) {
  return static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), rule) - list.begin());
}

void collect(const Inference& inference, RuleIndex rule, std::set<RuleIndex>& needed) {
  std::vector<RuleIndex> open{rule};
  while (!open.empty()) {
    const RuleIndex at = open.back();
    open.pop_back();
    if (!needed.insert(at).second) continue;
    for (const LiteralId literal : inference.literals(position(inference.fired(), at))) {
      const Atom& atom = inference.rules().atom(literal / 2);
      if (atom.kind != AtomKind::fact) continue;
      for (const RuleIndex concluder : inference.rules().concluders(atom.name))
        if (inference.fired(concluder)) open.push_back(concluder);
    }
  }
}

std::vector<fact::Words> patient_words(const Atom& atom, const fact::Patient& patient) {
  const fact::Words& words = atom.kind == AtomKind::number ? patient.measure_words[atom.name] : patient.sex_words;
  const bool has = (atom.kind == AtomKind::number || atom.kind == AtomKind::sex) && !words.span.empty();
  return has ? std::vector<fact::Words>{words} : std::vector<fact::Words>{};
}

Step make_step(const Inference& inference, RuleIndex rule, const std::vector<RuleIndex>& steps) {
  const std::size_t index = position(inference.fired(), rule);
  Step step;
  step.rule = rule;
  for (const LiteralId literal : inference.literals(index)) {
    Support support;
    support.literal = literal;
    const Atom& atom = inference.rules().atom(literal / 2);
    if (atom.kind == AtomKind::fact) {
      for (const RuleIndex concluder : inference.rules().concluders(atom.name))
        if (inference.fired(concluder)) support.steps.push_back(static_cast<std::uint32_t>(position(steps, concluder)));
    } else {
      inference.findings_of(literal, support.findings);
      support.patient_words = patient_words(atom, inference.facts().patient);
    }
    step.supports.push_back(std::move(support));
  }
  const auto absences = inference.absences(index);
  step.absences.assign(absences.begin(), absences.end());
  return step;
}

Proof make_proof(const Inference& inference, const std::set<RuleIndex>& needed) {
  const std::vector<RuleIndex> rules(needed.begin(), needed.end());
  Proof proof;
  for (const RuleIndex rule : rules) proof.steps.push_back(make_step(inference, rule, rules));
  return proof;
}

}  // namespace

Proof why(const Inference& inference, const decide::Decision& decision) {
  std::set<RuleIndex> needed, urgent, flags, routes;
  for (const RuleIndex rule : decision.at(decision.because)) urgent.insert(rule);
  for (const decide::RedFlag& flag : decision.red_flags)
    for (const RuleIndex rule : decision.at(flag.because)) flags.insert(rule);
  for (const decide::RankedDepartment& department : decision.departments)
    for (const RuleIndex rule : decision.at(department.because)) routes.insert(rule);
  for (const auto* roots : {&urgent, &flags, &routes})
    for (const RuleIndex rule : *roots) collect(inference, rule, needed);
  Proof proof = make_proof(inference, needed);
  for (std::uint32_t i = 0; i < proof.steps.size(); ++i) {
    const RuleIndex rule = proof.steps[i].rule;
    if (urgent.count(rule) != 0) proof.urgency.push_back(i);
    if (flags.count(rule) != 0) proof.red_flags.push_back(i);
    if (routes.count(rule) != 0) proof.departments.push_back(i);
  }
  return proof;
}

Proof why(const Inference& inference, RuleIndex rule) {
  if (rule >= inference.rules().size() || !inference.fired(rule)) return {};
  std::set<RuleIndex> needed;
  collect(inference, rule, needed);
  Proof proof = make_proof(inference, needed);
  const auto own = std::find_if(proof.steps.begin(), proof.steps.end(), [rule](const Step& step) { return step.rule == rule; });
  proof.root = static_cast<std::uint32_t>(own - proof.steps.begin());
  return proof;
}

Proof trace(const Inference& inference) { return make_proof(inference, {inference.fired().begin(), inference.fired().end()}); }

}  // namespace anteroom::explain
