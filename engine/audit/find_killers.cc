#include "engine/audit/find_killers.h"

#include <utility>

#include "engine/audit/all_that_comes.h"
#include "engine/audit/killer_search.h"

namespace anteroom::audit {

using rule::RuleIndex;

namespace {

std::vector<Mutant> outcomes_of(const std::vector<Mutant>& mutants, const std::vector<Fate>& fates) {
  std::vector<Mutant> outcomes;
  for (std::size_t i = 0; i < mutants.size(); ++i)
    if (!mutants[i].condition && fates[i].kind == Fate::Kind::survived) outcomes.push_back(mutants[i]);
  return outcomes;
}

}  // namespace

KillerSearch::KillerSearch(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
                           const KillerOptions& options)
    : rules_(rules),
      compiled_(plan.probed().rules()),
      mutants_(mutants),
      plan_(plan),
      options_(options),
      prover_(compiled_),
      support_(compiled_),
      rivals_(compiled_),
      attack_(plan),
      outcome_mutants_(outcomes_of(mutants, fates)),
      outcome_plan_(rules, outcome_mutants_),
      scout_(outcome_plan_) {
  attack_.fates() = std::move(fates);
}

Killers KillerSearch::run() {
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    const auto [begin, end] = plan_.of_rule(rule);
    rule_ = rule, now_ = plan_.probed().of_rule(rule), never_fires_ = false, fires_.clear();
    if (none_open(begin, end)) continue;
    look_for_one(begin, end);
    for (std::uint32_t mutant = begin; mutant < end; ++mutant)
      if (open(mutant) && mutants_[mutant].condition) search_condition(mutant);
    for (std::uint32_t mutant = begin; mutant < end; ++mutant)
      if (open(mutant) && !mutants_[mutant].condition) search_outcome(mutant);
  }
  killers_.fates = std::move(attack_.fates());
  for (const Fate& fate : killers_.fates) killers_.undecided += fate.kind == Fate::Kind::survived ? 1 : 0;
  return std::move(killers_);
}

// A patient with whom the rule fires, with all that comes out: many mutants are noticed there. A rule that never fires is as good as
// none, whatever its outcome.
void KillerSearch::look_for_one(std::uint32_t begin, std::uint32_t end) {
  const proof::Answer answer = prover_.ask(Goal::fired(now_), options_.budget);
  never_fires_ = answer.no();
  if (answer.yes()) {
    fires_.push_back(answer.witness.facts);
    try_outcome(fires_.back());
  }
  for (std::uint32_t mutant = begin; mutant < end && answer.no(); ++mutant)
    if (open(mutant) && !mutants_[mutant].condition) prove_equivalent(mutant);
}

// All that comes out of the rules as they are. First with outcomes alone, which is quick, where no condition is at stake.
bool KillerSearch::try_outcome(const fact::Facts& facts, bool outcomes_alone) {
  if (outcomes_alone && !kills_outcome(facts)) return false;
  return attack_.look_at(facts) && keep_if_killing(facts, all_that_comes(attack_.judge(), attack_.firings()));
}

bool KillerSearch::kills_outcome(const fact::Facts& facts) {
  if (!scout_.look_at(facts)) return false;
  const std::size_t before = scout_.killed();
  scout_.expecting(all_that_comes(scout_.judge(), scout_.firings()), 0);
  return scout_.killed() != before;
}

// Of the facts looked at.
bool KillerSearch::keep_if_killing(const fact::Facts& facts, Expectation expect) {
  const std::size_t before = attack_.killed();
  const std::uint32_t number = options_.cases + static_cast<std::uint32_t>(killers_.found.size());
  if (attack_.expecting(expect, number) != Attack::Result::used || attack_.killed() == before) return false;
  killers_.found.push_back({rule_, facts, std::move(expect), static_cast<std::uint32_t>(attack_.killed() - before)});
  return true;
}

// The rule weighs more or less for this patient: something beside it that draws elsewhere.
void KillerSearch::search_rivals(std::uint32_t mutant, RuleIndex of, const fact::Facts& facts) {
  if (!attack_.look_at(facts)) return;
  for (const fact::Facts& one : rivals_.beside(facts, attack_.firings(), of))
    if (open(mutant)) try_outcome(one);
}

// Its advice is in passing for this patient, or no longer: something beside it on which advice is given.
void KillerSearch::search_advice(std::uint32_t mutant, const fact::Facts& facts) {
  for (const ontology::ConceptId id : rivals_.advised())
    for (const bool is_chief : {true, false})
      if (open(mutant)) try_outcome(with_finding(facts, id, is_chief));
}

Killers find_killers(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
                     const KillerOptions& options) {
  return KillerSearch(rules, mutants, plan, std::move(fates), options).run();
}

}  // namespace anteroom::audit
