// One pass over the rules that fired, then ranking. Sums are exact for the weights that rules may have, so the order of adding does
// not show.
#include <algorithm>
#include <tuple>

#include "engine/decide/decision.h"
#include "engine/decide/question_finder.h"

namespace anteroom::decide {
namespace {

using infer::Inference;
using rule::DepartmentIndex;
using rule::RuleBase;

}  // namespace

struct Decider::State {
  explicit State(const RuleBase& rule_base) : rules(rule_base), finder(rule_base), scores(rule_base.departments().size(), 0) {
    default_department = rules.departments()[rules.departments().find(rules.settings().default_department)].answers;
    emergency_department = rules.departments()[rules.departments().find(rules.settings().emergency_department)].answers;
  }

  // One rule's weight for one department.
  struct Given {
    DepartmentIndex department;
    RuleIndex rule;
    double weight;
  };
  struct Advice {
    bool in_passing;    // not on a chief complaint
    std::size_t chief;  // which of the chief complaints
    Urgency urgency;
    RuleIndex rule;
    std::size_t place;  // in the order of the rules, and of a rule's list
    rule::StringId id;
  };

  void decide(const Inference& inference) {
    decision.indexes.clear();
    decision.red_flags.clear();
    decision.departments.clear();
    decision.ask_next.clear();
    decision.advice.clear();
    decision.recognised = false;
    find_urgency(inference);
    find_red_flags(inference);
    rank_departments(inference);
    collect_advice(inference);
    finder.find(inference, decision, scores);
    decision.settled = !decision.because.empty() && !given.empty() && decision.ask_next.empty();
    if (rules.settings().ask_next_limit == 0) decision.ask_next.clear();
  }

  base::Span close(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(decision.indexes.size())};
  }

  void find_urgency(const Inference& inference) {
    Urgency worst = Urgency::none;
    for (const RuleIndex rule : inference.fired()) worst = std::min(worst, rules.urgency(rule));
    if (worst == Urgency::self_care && !all_known(inference)) worst = Urgency::none;
    const std::size_t begin = decision.indexes.size();
    if (worst != Urgency::none)
      for (const RuleIndex rule : inference.fired())
        if (rules.urgency(rule) == worst) decision.indexes.push_back(rule);
    decision.because = close(begin);
    decision.urgency = worst == Urgency::none ? Urgency::routine : worst;
    decision.recognised = worst != Urgency::none;
  }

  // Care at home needs that every complaint is behind some rule that says how urgent it is.
  bool all_known(const Inference& inference) {
    findings.clear();
    for (std::size_t i = 0; i < inference.fired().size(); ++i)
      if (rules.urgency(inference.fired()[i]) != Urgency::none) inference.findings(i, true, findings);
    const auto& all = inference.facts().findings;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const ontology::Kind kind = rules.ontology()[all[i].concept_id].kind;
      if (!all[i].plain() || (kind != ontology::Kind::symptom && kind != ontology::Kind::condition)) continue;
      if (std::find(findings.begin(), findings.end(), i) == findings.end()) return false;
    }
    return true;
  }

  void find_red_flags(const Inference& inference) {
    for (const RuleIndex rule : inference.fired()) {
      const rule::StringId id = rules.red_flag(rule);
      if (id == rule::kNoString) continue;
      const auto known =
          std::find_if(decision.red_flags.begin(), decision.red_flags.end(), [id](const RedFlag& flag) { return flag.id == id; });
      if (known == decision.red_flags.end())
        decision.red_flags.push_back({id, rules.urgency(rule), {}, {}});
      else
        known->urgency = std::min(known->urgency, rules.urgency(rule));
    }
    std::sort(decision.red_flags.begin(), decision.red_flags.end(), [this](const RedFlag& a, const RedFlag& b) {
      return std::tuple(a.urgency, rules.string(a.id)) < std::tuple(b.urgency, rules.string(b.id));
    });
    for (RedFlag& flag : decision.red_flags) {
      findings.clear();
      std::size_t begin = decision.indexes.size();
      for (std::size_t i = 0; i < inference.fired().size(); ++i) {
        if (rules.red_flag(inference.fired()[i]) != flag.id) continue;
        decision.indexes.push_back(inference.fired()[i]);
        inference.findings(i, true, findings);
      }
      std::sort(decision.indexes.begin() + static_cast<std::ptrdiff_t>(begin), decision.indexes.end(),
                [this](RuleIndex a, RuleIndex b) { return std::tuple(rules.urgency(a), a) < std::tuple(rules.urgency(b), b); });
      flag.because = close(begin);
      begin = decision.indexes.size();
      std::sort(findings.begin(), findings.end());
      findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
      decision.indexes.insert(decision.indexes.end(), findings.begin(), findings.end());
      flag.findings = close(begin);
      decision.recognised = true;
    }
  }

  void give(DepartmentIndex department, RuleIndex rule, double weight) {
    if (!given.empty() && given.back().rule == rule)
      for (auto it = given.rbegin(); it != given.rend() && it->rule == rule; ++it)
        if (it->department == department) {  // two departments of the rule fold into one
          it->weight += weight;
          return;
        }
    given.push_back({department, rule, weight});
  }

  void rank_departments(const Inference& inference) {
    std::fill(scores.begin(), scores.end(), 0);
    given.clear();
    for (std::size_t i = 0; i < inference.fired().size(); ++i) {
      const RuleIndex rule = inference.fired()[i];
      const auto routes = rules.routes(rule);
      if (routes.empty()) continue;
      const double factor = inference.rests_on_chief(i) ? rules.settings().chief_factor : 1;
      for (const rule::Route& route : routes) give(rules.departments()[route.department].answers, rule, route.weight * factor);
    }
    double total = 0;
    for (const Given& each : given) scores[each.department] += each.weight, total += each.weight;
    std::sort(given.begin(), given.end(), [this](const Given& a, const Given& b) {
      return std::tuple(-scores[a.department], a.department, -a.weight, a.rule) <
             std::tuple(-scores[b.department], b.department, -b.weight, b.rule);
    });
    for (std::size_t i = 0; i < given.size();) {
      const DepartmentIndex department = given[i].department;
      const std::size_t begin = decision.indexes.size();
      for (; i < given.size() && given[i].department == department; ++i) decision.indexes.push_back(given[i].rule);
      decision.departments.push_back({department, scores[department], scores[department] / total, close(begin)});
    }
    decision.recognised |= !given.empty();
    if (decision.urgency == Urgency::emergency) put_emergency_first();
    if (decision.departments.empty()) decision.departments.push_back({default_department, 0, 1, {}});
  }

  void put_emergency_first() {
    auto& list = decision.departments;
    const auto found =
        std::find_if(list.begin(), list.end(), [this](const RankedDepartment& d) { return d.department == emergency_department; });
    if (found != list.end())
      std::rotate(list.begin(), found, found + 1);
    else
      list.insert(list.begin(), {emergency_department, 0, list.empty() ? 1.0 : 0.0, decision.because});
  }

  void collect_advice(const Inference& inference) {
    advice.clear();
    const auto& chief = inference.facts().chief;
    for (std::size_t i = 0; i < inference.fired().size(); ++i) {
      const RuleIndex rule = inference.fired()[i];
      if (rules.advise(rule).empty()) continue;
      findings.clear();
      inference.findings(i, true, findings);
      // A symptom told in passing gets no advice beside the chief complaint; a disease that somebody has does.
      const bool disease = std::any_of(findings.begin(), findings.end(), [&](std::uint32_t f) {
        return rules.ontology()[inference.facts().findings[f].concept_id].kind != ontology::Kind::symptom;
      });
      std::size_t which = chief.size();
      for (const std::uint32_t finding : findings)
        which = std::min(which, static_cast<std::size_t>(std::find(chief.begin(), chief.end(), finding) - chief.begin()));
      for (const rule::StringId id : rules.advise(rule))
        advice.push_back({!inference.rests_on_chief(i) && !disease, which, rules.urgency(rule), rule, advice.size(), id});
    }
    std::sort(advice.begin(), advice.end(), [](const Advice& a, const Advice& b) {
      return std::tie(a.in_passing, a.chief, a.urgency, a.rule, a.place) < std::tie(b.in_passing, b.chief, b.urgency, b.rule, b.place);
    });
    RuleIndex last = rule::kNoRule;
    for (const Advice& each : advice) {
      if (each.in_passing && !decision.advice.empty() && each.rule != last) break;  // a short answer is about what was asked
      last = each.rule;
      if (std::find(decision.advice.begin(), decision.advice.end(), each.id) == decision.advice.end()) decision.advice.push_back(each.id);
    }
  }

  const RuleBase& rules;
  QuestionFinder finder;
  Decision decision;
  std::vector<double> scores;  // of each department that answers
  std::vector<Given> given;
  std::vector<Advice> advice;
  std::vector<std::uint32_t> findings;
  DepartmentIndex default_department, emergency_department;
};

Decider::Decider(const rule::RuleBase& rules) : state_(std::make_unique<State>(rules)) {}
Decider::~Decider() = default;

const Decision& Decider::decide(const infer::Inference& inference) {
  state_->decide(inference);
  return state_->decision;
}

}  // namespace anteroom::decide
