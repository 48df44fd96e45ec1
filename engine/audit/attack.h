// engine/audit/attack.h: holds mutants against one case after the other. For kill.cc and find_killers.cc.
//
//   const MutantPlan plan(rules, mutants);                 // shared between threads
//   Attack attack(plan);                                   // one a thread
//   attack.on(facts, expect, 0);                           // case 0
//   use(attack.fates());
#pragma once

#include <list>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/audit/judge.h"
#include "engine/audit/kill.h"
#include "engine/audit/probed_rules.h"
#include "engine/audit/rerun.h"

namespace anteroom::audit {

// All mutants in the numbers of one rule base that has their conditions beside the rules as they are.
class MutantPlan {
 public:
  // Both outlive this; mutants are ascending by rule.
  MutantPlan(const rule::RuleBase& rules, const std::vector<Mutant>& mutants);

  const ProbedRules& probed() const { return probed_; }
  const Judge& judge() const { return *judge_; }
  std::size_t size() const { return mutants_.size(); }
  // The mutants of a rule of the base: [first, last).
  std::pair<std::uint32_t, std::uint32_t> of_rule(rule::RuleIndex original) const { return {begins_[original], begins_[original + 1]}; }
  rule::RuleIndex rule(std::uint32_t mutant) const { return mutants_[mutant].rule; }  // of the base
  std::uint32_t of_condition(rule::RuleIndex probe) const { return mutant_of_.at(probe); }
  bool refused(std::uint32_t mutant) const { return refused_[mutant]; }
  // Its condition: a rule of probed().rules(); kNoRule where the rule is deleted or the mutant is refused.
  rule::RuleIndex condition(std::uint32_t mutant) const { return conditions_[mutant]; }
  RuleChange change(std::uint32_t mutant, const Rerun& rerun) const;

 private:
  // The outcome of a changed rule, with its lists.
  struct OwnEffect {
    Effect effect;
    std::vector<rule::Route> routes;
    std::vector<rule::StringId> advise;
    std::vector<rule::FactIndex> conclusions;
  };
  const Effect* make_effect(const rule::RuleSource& source);

  const std::vector<Mutant>& mutants_;
  ProbedRules probed_;
  std::unique_ptr<Judge> judge_;
  std::vector<std::uint32_t> begins_;
  std::vector<rule::RuleIndex> conditions_;
  std::vector<const Effect*> effects_;
  std::vector<bool> refused_;
  std::unordered_map<rule::RuleIndex, std::uint32_t> mutant_of_;
  std::list<OwnEffect> own_;
};

class Attack {
 public:
  // `all`: also list every kill.
  explicit Attack(const MutantPlan& plan, bool all = false);

  enum class Result : std::uint8_t { used, asks_nothing, fails, too_long };  // too_long: more than kMostFindings findings
  Result on(const fact::Facts& facts, const Expectation& expect, std::uint32_t number);

  // The two halves of it. look_at() is false, and does nothing, where it is too long; then expecting() may be called any number of times.
  bool look_at(const fact::Facts& facts);
  Result expecting(const Expectation& expect, std::uint32_t number);

  std::vector<Fate>& fates() { return fates_; }
  std::size_t killed() const { return killed_; }  // by this object
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs() const { return pairs_; }
  // Of the last case.
  std::span<const Firing> firings() const { return rerun_.firings(); }
  Judge& judge() { return judge_; }

 private:
  void attack(std::uint32_t mutant, std::uint32_t number);

  const MutantPlan& plan_;
  const bool all_;
  Judge judge_;
  Rerun rerun_;
  Wanted wanted_;
  std::vector<Fate> fates_;
  std::size_t killed_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  // mutant, case
};

}  // namespace anteroom::audit
