#include "engine/audit/attack.h"

#include <algorithm>

namespace anteroom::audit {

using rule::RuleIndex;

MutantPlan::MutantPlan(const rule::RuleBase& rules, const std::vector<Mutant>& mutants)
    : mutants_(mutants), probed_(rules), begins_(rules.size() + 1, 0) {
  std::vector<ProbedRules::Probe> probes(mutants.size(), 0);
  for (std::size_t i = 0; i < mutants.size(); ++i)
    if (const Mutant& mutant = mutants[i]; mutant.condition)
      probes[i] = mutant.source.has_unless ? probed_.add(mutant.source.when, mutant.source.unless) : probed_.add(mutant.source.when);
  probed_.compile();
  judge_ = std::make_unique<Judge>(probed_.rules());
  const FactUse uses(rules);
  conditions_.resize(mutants.size()), effects_.resize(mutants.size(), nullptr), refused_.resize(mutants.size());
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    const Mutant& mutant = mutants[i];
    ++begins_[mutant.rule + 1];
    const bool deleted = mutant.op == Operator::delete_rule;
    conditions_[i] = deleted ? rule::kNoRule : mutant.condition ? probed_.of_probe(probes[i]) : probed_.of_rule(mutant.rule);
    refused_[i] = (mutant.condition && conditions_[i] == rule::kNoRule) || !uses.loads_with(mutant);
    if (!mutant.condition && !deleted) effects_[i] = make_effect(mutant.source);
    if (mutant.condition && conditions_[i] != rule::kNoRule) mutant_of_[conditions_[i]] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t rule = 0; rule < rules.size(); ++rule) begins_[rule + 1] += begins_[rule];
}

const Effect* MutantPlan::make_effect(const rule::RuleSource& source) {
  const rule::RuleBase& rules = probed_.rules();
  OwnEffect& own = own_.emplace_back();
  for (const rule::Weight& weight : source.route) own.routes.push_back({rules.departments().find(weight.department), weight.weight});
  for (const rule::Named& advice : source.advise) own.advise.push_back(judge_->find_string(advice.text));
  for (const rule::Named& fact : source.conclude) own.conclusions.push_back(rules.find_fact(fact.text));
  own.effect = {source.urgency, judge_->find_string(source.red_flag.text), own.routes, own.advise, own.conclusions};
  return &own.effect;
}

RuleChange MutantPlan::change(std::uint32_t mutant, const Rerun& rerun) const {
  const RuleIndex rule = probed_.of_rule(mutants_[mutant].rule);
  const Effect* const effect = effects_[mutant] != nullptr ? effects_[mutant] : &rerun.effect(rule);
  return {rule, conditions_[mutant], effect, mutants_[mutant].op == Operator::delete_rule};
}

Attack::Attack(const MutantPlan& plan, bool all)
    : plan_(plan), all_(all), judge_(plan.judge()), rerun_(plan.probed(), judge_), fates_(plan.size()) {
  for (std::uint32_t i = 0; i < fates_.size(); ++i)
    if (plan.refused(i)) fates_[i].kind = Fate::Kind::refused;
}

Attack::Result Attack::on(const fact::Facts& facts, const Expectation& expect, std::uint32_t number) {
  if (!judge_.resolve(expect).asks()) return Result::asks_nothing;
  return look_at(facts) ? expecting(expect, number) : Result::too_long;
}

Attack::Result Attack::expecting(const Expectation& expect, std::uint32_t number) {
  wanted_ = judge_.resolve(expect);
  if (!wanted_.asks()) return Result::asks_nothing;
  if (!judge_.meets(wanted_, rerun_.firings())) return Result::fails;
  for (const Firing& firing : rerun_.firings()) {
    const auto [begin, end] = plan_.of_rule(plan_.probed().origin(firing.rule).index);
    for (std::uint32_t mutant = begin; mutant < end; ++mutant) attack(mutant, number);
  }
  for (const RuleIndex rule : rerun_.inference().fired()) {
    if (!plan_.probed().origin(rule).is_probe) continue;
    const std::uint32_t mutant = plan_.of_condition(rule);
    if (!rerun_.fired(plan_.change(mutant, rerun_).rule)) attack(mutant, number);
  }
  return Result::used;
}

bool Attack::look_at(const fact::Facts& facts) {
  if (facts.findings.size() > kMostFindings) return false;
  judge_.look_at(facts);
  rerun_.look_at(facts);
  return true;
}

void Attack::attack(std::uint32_t mutant, std::uint32_t number) {
  Fate& fate = fates_[mutant];
  if (fate.kind == Fate::Kind::refused || fate.kind == Fate::Kind::equivalent || (fate.kind == Fate::Kind::killed && !all_)) return;
  const RuleChange change = plan_.change(mutant, rerun_);
  if (!rerun_.differs(change) || judge_.meets(wanted_, rerun_.with(change))) return;
  killed_ += fate.kind == Fate::Kind::killed ? 0 : 1;
  fate.kind = Fate::Kind::killed;
  fate.by = std::min(fate.by, number);
  if (all_) pairs_.emplace_back(mutant, number);
}

}  // namespace anteroom::audit
