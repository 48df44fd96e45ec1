// From left to right: words, rules, decisions. A condition is drawn as a tree, its answers in colours.
#include <map>
#include <set>

#include "engine/explain/dot_writer.h"
#include "engine/explain/near.h"
#include "engine/explain/write_explanation.h"

namespace anteroom::explain {
namespace {

using infer::Truth;

constexpr std::string_view kRule = "shape=box, style=rounded";
constexpr std::string_view kDecision = "shape=box, style=bold";
constexpr std::string_view kFact = "shape=note";
constexpr std::string_view kAbsent = "shape=note, style=dashed";

std::string name(char kind, std::size_t number) { return kind + std::to_string(number); }

// The rules of a proof or a trace, and what they rest on.
class StepsDrawing {
 public:
  StepsDrawing(DotWriter& dot, const std::vector<Step>& steps, const Evidence& evidence)
      : dot_(dot), steps_(steps), evidence_(evidence), rules_(evidence.rules()) {}

  void draw() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      const std::string says = evidence_.says(step.rule);
      dot_.node(name('r', i), std::string(rules_.id(step.rule)) + "\n" + evidence_.effects(step.rule) + (says.empty() ? "" : "\n" + says),
                kRule);
      for (const Support& support : step.supports) draw(support, name('r', i));
      for (const LiteralId literal : step.absences) edge(leaf(evidence_.absence(literal), kAbsent), name('r', i), "style=dashed");
    }
  }

 private:
  void draw(const Support& support, const std::string& rule) {
    const std::string condition = "label=" + dot_string(rules_.literal_text(support.literal));
    for (const std::uint32_t step : support.steps) edge(name('r', step), rule, condition);
    for (const std::uint32_t finding : support.findings) edge(leaf(evidence_.finding(finding), kFact), rule, condition);
    if (!support.steps.empty() || !support.findings.empty()) return;
    const rule::Atom& atom = rules_.atom(support.literal / 2);
    const std::string value = evidence_.patient(atom);
    if (!value.empty()) edge(leaf("patient: " + value, kFact), rule, condition);
  }

  void edge(const std::string& from, const std::string& to, const std::string& attributes) {
    if (edges_.insert(from + " " + to + " " + attributes).second) dot_.edge(from, to, attributes);
  }

  // One node for each text.
  std::string leaf(const std::string& label, std::string_view look) {
    const auto [at, added] = leaves_.try_emplace(label, name('f', leaves_.size()));
    if (added) dot_.node(at->second, label, look);
    return at->second;
  }

  DotWriter& dot_;
  const std::vector<Step>& steps_;
  const Evidence& evidence_;
  const rule::RuleBase& rules_;
  std::map<std::string, std::string> leaves_;
  std::set<std::string> edges_;
};

std::string decision_label(const Decided& decided, const rule::RuleBase& rules) {
  switch (decided.kind) {
    case Decided::Kind::urgency:
      return "urgency: " + std::string(rule::name_of(decided.urgency));
    case Decided::Kind::red_flag:
      return "red flag: " + std::string(rules.string(decided.red_flag));
    case Decided::Kind::department:
      break;
  }
  return "department: " + rules.departments()[decided.department].id;
}

std::string_view look_of(Truth truth) {
  return truth == Truth::true_    ? "shape=box, style=filled, fillcolor=palegreen"
         : truth == Truth::false_ ? "shape=box, style=filled, fillcolor=lightpink"
                                  : "shape=box, style=filled, fillcolor=lightgrey";
}

class ConditionDrawing {
 public:
  ConditionDrawing(DotWriter& dot, const Evidence& evidence) : dot_(dot), evidence_(evidence), rules_(evidence.rules()) {}

  void draw(const Part& part, const std::string& parent, std::string_view edge) {
    const std::string self = name('p', count_++);
    std::string label;
    switch (part.kind) {
      case Part::Kind::all:
        label = "all of";
        break;
      case Part::Kind::any:
        label = "any of";
        break;
      case Part::Kind::at_least:
        label = "at least " + std::to_string(part.count) + " of";
        break;
      case Part::Kind::literal:
        label = rules_.literal_text(part.literal);
        const std::string behind = evidence_.behind(part.literal, part.findings);
        if (!behind.empty()) label += "\n" + behind;
        break;
    }
    dot_.node(self, label, look_of(part.truth));
    dot_.edge(parent, self, edge);
    for (const Part& inner : part.parts) draw(inner, self, {});
    for (const Near& near : part.near) {
      const std::string leaf = name('n', count_++);
      dot_.node(leaf, evidence_.finding(near.finding) + "\n" + near_text(near, rules_), kAbsent);
      dot_.edge(self, leaf, "style=dashed");
    }
    for (const Concluder& one : part.concluders) {
      const std::string rule = name('r', count_++);
      std::string lacks(rules_.id(one.rule));
      for (const LiteralId literal : one.missing) lacks += "\nlacks " + rules_.literal_text(literal);
      dot_.node(rule, lacks, kRule);
      dot_.edge(self, rule, one.held_back ? "style=dashed, label=\"held back\"" : "style=dashed");
    }
    for (const RuleIndex rule : part.concluded_by) {
      const std::string node = name('r', count_++);
      dot_.node(node, rules_.id(rule), kRule);
      dot_.edge(self, node);
    }
  }

 private:
  DotWriter& dot_;
  const Evidence& evidence_;
  const rule::RuleBase& rules_;
  std::size_t count_ = 0;
};

}  // namespace

std::string to_dot(const Proof& proof, const Evidence& evidence) {
  DotWriter dot("why", "LR");
  for (std::size_t i = 0; i < proof.decided.size(); ++i) {
    const Decided& decided = proof.decided[i];
    dot.node(name('d', i), decision_label(decided, evidence.rules()), kDecision);
    for (const Decided::Because& because : decided.because) {
      dot.edge(name('r', because.step), name('d', i),
               because.weight > 0 ? "label=" + dot_string(number_text(because.weight * because.factor)) : "");
    }
  }
  StepsDrawing(dot, proof.steps, evidence).draw();
  return dot.finish();
}

std::string to_dot(const Trace& trace, const Evidence& evidence) {
  DotWriter dot("trace", "LR");
  StepsDrawing(dot, trace.steps, evidence).draw();
  return dot.finish();
}

std::string to_dot(const WhyNot& answer, const Evidence& evidence) {
  DotWriter dot("why_not", "LR");
  const std::string fate = answer.fired ? " fired" : answer.held_back ? " was held back" : " did not fire";
  dot.node("rule", std::string(evidence.rules().id(answer.rule)) + fate + "\n" + evidence.says(answer.rule), kDecision);
  ConditionDrawing drawing(dot, evidence);
  drawing.draw(answer.when, "rule", "label=\"when\"");
  if (answer.has_unless) drawing.draw(answer.unless, "rule", "label=\"unless\"");
  return dot.finish();
}

std::string to_dot(const WhatIf& what_if, const Evidence& evidence) {
  const auto label = [&evidence](const Outcome& outcome) {
    return std::string(rule::name_of(outcome.urgency)) + "\n" + evidence.rules().departments()[outcome.department].id + " first";
  };
  DotWriter dot("what_if", "LR");
  dot.node("now", "now: " + label(what_if.now), kDecision);
  const Change* before = nullptr;
  std::size_t outcomes = 0;
  for (std::size_t i = 0; i < what_if.changes.size(); ++i) {
    const Change& change = what_if.changes[i];
    if (before == nullptr || before->then != change.then) {
      dot.node(name('o', ++outcomes), label(change.then), kDecision);
      dot.edge("now", name('o', outcomes));
    }
    std::string fact = change.kind == Alternative::Kind::remove   ? "without " + change.fact
                       : change.kind == Alternative::Kind::forget ? "without knowing " + change.fact
                                                                  : change.fact;
    for (const RuleIndex rule : change.by) fact += "\n" + std::string(evidence.rules().id(rule));
    dot.node(name('c', i), fact, kFact);
    dot.edge(name('o', outcomes), name('c', i));
    before = &change;
  }
  return dot.finish();
}

}  // namespace anteroom::explain
