#include "engine/proof/evaluate.h"

#include <algorithm>

#include "engine/infer/program.h"

namespace anteroom::proof {

const infer::Inference& Evaluator::run(View view, const Witness& witness) {
  const std::size_t at = slot(view);
  if (runs_[at] == nullptr) {
    if (chainers_[at] == nullptr) chainers_[at] = std::make_unique<infer::Chainer>(*bases_[view.base]);
    runs_[at] = &chainers_[at]->run(view.patient == 0 ? witness.facts : witness.changed);
  }
  return *runs_[at];
}

bool Evaluator::holds(const Goal& goal, const Witness& witness) {
  runs_.assign(chainers_.size(), nullptr);
  return look(goal, witness, false);
}

bool Evaluator::behind(const Goal& goal, const infer::Inference& inference) const {
  const rule::RuleBase& rules = inference.rules();
  const infer::Truth wanted = goal.index() % 2 == 0 ? infer::Truth::true_ : infer::Truth::false_;
  return std::ranges::any_of(inference.facts().findings, [&](const fact::Finding& finding) {
    if (finding.assertion == context::Assertion::absent) return false;
    if (infer::truth_of_finding(rules, rules.atom(goal.index() / 2), finding) != wanted) return false;
    if (goal.kind() == Goal::Kind::chief) return finding.chief;
    if (goal.kind() == Goal::Kind::present) return true;
    return rules.ontology()[finding.concept_id].kind != ontology::Kind::symptom;
  });
}

// Every part is looked at, so that each view that the goal names has been run.
bool Evaluator::look(const Goal& goal, const Witness& witness, bool negated) {
  switch (goal.kind()) {
    case Goal::Kind::all:
    case Goal::Kind::any: {
      const bool all = goal.kind() == Goal::Kind::all;
      bool result = all;
      for (const Goal& part : goal.parts())
        if (look(part, witness, negated) != all) result = !all;
      return result;
    }
    case Goal::Kind::at_least: {
      std::size_t count = 0;
      for (const Goal& part : goal.parts()) count += look(part, witness, negated) ? 1 : 0;
      return count >= goal.index();
    }
    case Goal::Kind::negation:
      return !look(goal.parts().front(), witness, !negated);
    case Goal::Kind::mention: {
      const auto& findings = (goal.view().patient == 0 ? witness.facts : witness.changed).findings;
      return std::any_of(findings.begin(), findings.end(),
                         [&](const fact::Finding& finding) { return finding.plain() && finding.concept_id == goal.index(); });
    }
    default:
      break;
  }
  const infer::Inference& inference = run(goal.view(), witness);
  const rule::RuleBase& rules = *bases_[goal.view().base];
  switch (goal.kind()) {
    case Goal::Kind::fired:
      return inference.fired(goal.index());
    case Goal::Kind::when:
      return infer::holds(rules.when(goal.index()), inference.true_bits());
    case Goal::Kind::unless:
      return !rules.unless(goal.index()).empty() && infer::holds(rules.unless(goal.index()), inference.true_bits());
    case Goal::Kind::literal:
      return inference.is_true(goal.index());
    case Goal::Kind::chief:
    case Goal::Kind::disease:
    case Goal::Kind::present:
      return behind(goal, inference);
    default:
      if (negated && included_ != nullptr) {
        const auto found = included_->find(&goal);
        return found != included_->end() &&
               std::any_of(found->second.begin(), found->second.end(), [&](RuleIndex rule) { return inference.fired(rule); });
      }
      return std::any_of(goal.rules().begin(), goal.rules().end(), [&](RuleIndex rule) { return inference.fired(rule); });
  }
}

namespace {

class Minimiser {
 public:
  Minimiser(Evaluator& evaluator, const Goal& goal, const Change& change, Witness& witness)
      : evaluator_(evaluator), goal_(goal), change_(change), witness_(witness) {}

  void run() {
    do {
      changed_ = false;
      for (std::size_t many = witness_.facts.findings.size(); many > 0; many /= 2) drop_findings(many);
      for (std::size_t i = 0; i < witness_.facts.findings.size(); ++i)
        shrink([i](Witness& w) -> fact::Finding& { return w.facts.findings[i]; });
      if (change_.kind == Change::Kind::finding) shrink_extra();
      shrink_patient();
    } while (changed_);
  }

 private:
  using Pick = std::function<fact::Finding&(Witness&)>;

  // So many at a time.
  void drop_findings(std::size_t many) {
    for (std::size_t end = witness_.facts.findings.size(); end > 0; end -= std::min(many, end))
      try_edit([&](Witness& w) {
        const auto last = w.facts.findings.begin() + static_cast<std::ptrdiff_t>(end);
        w.facts.findings.erase(last - static_cast<std::ptrdiff_t>(std::min(many, end)), last);
      });
  }

  // Patient 1 is patient 0 but for the change.
  void follow(Witness& witness) const {
    if (change_.kind == Change::Kind::finding) {
      const fact::Finding extra = witness.changed.findings.back();
      witness.changed = witness.facts;
      witness.changed.findings.push_back(extra);
    } else if (change_.kind == Change::Kind::measure) {
      const fact::Range range = witness.changed.patient[change_.measure];
      witness.changed = witness.facts;
      witness.changed.patient[change_.measure] = range;
    }
  }

  template <class Edit>
  void try_edit(const Edit& edit) {
    Witness smaller = witness_;
    edit(smaller);
    follow(smaller);
    if (!evaluator_.holds(goal_, smaller)) return;
    witness_ = std::move(smaller);
    changed_ = true;
  }

  // Sets a part of the witness to a smaller value, where it has another now.
  template <class Part, class Value>
  void try_set(const Part& part, const Value& value) {
    if (!(part(witness_) == value)) try_edit([&](Witness& w) { part(w) = value; });
  }

  template <class Part>
  void shrink_range(const Part& part, bool may_be_unknown) {
    if (!part(witness_).known()) return;
    if (may_be_unknown) try_edit([&](Witness& w) { part(w) = {}; });
    const fact::Range range = part(witness_);
    if (!range.known() || range.low == range.high) return;
    for (const double number : {range.low, range.high})
      if (part(witness_).low != part(witness_).high) try_edit([&](Witness& w) { part(w) = {number, number}; });
  }

  void shrink(const Pick& pick) {
    try_set(
        [&](Witness & w) -> auto& { return pick(w).site; }, ontology::kNoConcept);
    try_set(
        [&](Witness & w) -> auto& { return pick(w).trigger; }, ontology::kNoConcept);
    try_set(
        [&](Witness & w) -> auto& { return pick(w).relief; }, ontology::kNoConcept);
    try_set(
        [&](Witness & w) -> auto& { return pick(w).chief; }, false);
    for (std::size_t a = 0; a < ontology::kMaxAttributes; ++a) {
      const auto values = [&](Witness & w) -> auto& { return pick(w).values[a]; };
      try_set(values, 0U);
      for (std::uint32_t rest = values(witness_); (rest & (rest - 1)) != 0; rest &= rest - 1)
        try_edit([&](Witness& w) { values(w) &= ~(rest & (0U - rest)); });
    }
    shrink_range(
        [&](Witness & w) -> auto& { return pick(w).duration_days; }, true);
    shrink_range(
        [&](Witness & w) -> auto& { return pick(w).episode_days; }, true);
    shrink_range(
        [&](Witness & w) -> auto& { return pick(w).ago_days; }, true);
    shrink_range(
        [&](Witness & w) -> auto& { return pick(w).per_day; }, true);
  }

  // Its attributes are what makes it the finding that was asked for.
  void shrink_extra() {
    try_set(
        [](Witness & w) -> auto& { return w.changed.findings.back().chief; }, false);
  }

  void shrink_patient() {
    for (std::size_t m = 0; m < fact::kMeasureCount; ++m) {
      const bool compared = change_.kind == Change::Kind::measure && m == static_cast<std::size_t>(change_.measure);
      if (!compared)
        shrink_range(
            [m](Witness & w) -> auto& { return w.facts.patient.measures[m]; }, true);
    }
    try_set(
        [](Witness & w) -> auto& { return w.facts.patient.sex; }, ontology::Sex::unknown);
    try_set(
        [](Witness & w) -> auto& { return w.facts.patient.pregnant; }, fact::Answer::unknown);
    try_set(
        [](Witness & w) -> auto& { return w.facts.patient.postpartum; }, fact::Answer::unknown);
    try_set(
        [](Witness & w) -> auto& { return w.facts.patient.breastfeeding; }, fact::Answer::unknown);
  }

  Evaluator& evaluator_;
  const Goal& goal_;
  const Change& change_;
  Witness& witness_;
  bool changed_ = false;
};

}  // namespace

void minimise(Evaluator& evaluator, const Goal& goal, const Change& change, Witness& witness) {
  Minimiser(evaluator, goal, change, witness).run();
  evaluator.holds(goal, witness);  // so that its inferences are those of the result
}

}  // namespace anteroom::proof
