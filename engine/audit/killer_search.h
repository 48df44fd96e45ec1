// engine/audit/killer_search.h: the search of find_killers.h, rule by rule: first its mutated conditions, each asked of the Prover unless an
// earlier patient has noticed it (find_condition_killers.cc); then its outcomes, with those of these patients for whom it fires and all that
// comes out of them (find_outcome_killers.cc).
#pragma once

#include <vector>

#include "engine/audit/attack.h"
#include "engine/audit/find_killers.h"
#include "engine/audit/rivals.h"
#include "engine/audit/same_support.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {

class KillerSearch {
 public:
  KillerSearch(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
               const KillerOptions& options);
  Killers run();

 private:
  using Goal = proof::Goal;
  using RuleIndex = rule::RuleIndex;

  bool open(std::uint32_t mutant) { return attack_.fates()[mutant].kind == Fate::Kind::survived; }
  bool none_open(std::uint32_t begin, std::uint32_t end) {
    while (begin < end && !open(begin)) ++begin;
    return begin == end;
  }
  void prove_equivalent(std::uint32_t mutant) { attack_.fates()[mutant].kind = Fate::Kind::equivalent; }
  void look_for_one(std::uint32_t begin, std::uint32_t end);

  // Whether nobody makes the goal true. Whoever does is tried, and looked at more closely where that does not show the mutant.
  template <class Look>
  bool never_so(std::uint32_t mutant, const Goal& goal, const Look& look) {
    if (!open(mutant)) return false;
    const proof::Answer answer = prover_.ask(goal, options_.budget);
    if (answer.yes()) try_outcome(answer.witness.facts);
    if (answer.yes() && open(mutant)) look(answer.witness.facts);
    return answer.no();
  }
  bool try_outcome(const fact::Facts& facts, bool outcomes_alone = false);
  bool kills_outcome(const fact::Facts& facts);
  bool keep_if_killing(const fact::Facts& facts, Expectation expect);
  void search_rivals(std::uint32_t mutant, RuleIndex of, const fact::Facts& facts);
  void search_advice(std::uint32_t mutant, const fact::Facts& facts);

  void search_condition(std::uint32_t mutant);
  void settle_same_firing(std::uint32_t mutant);
  bool same_for(std::uint32_t mutant, RuleIndex of);
  bool never_at_home(std::uint32_t mutant, RuleIndex rule, RuleIndex other);
  void search_mentions(std::uint32_t mutant, RuleIndex rule, const fact::Facts& facts);
  std::vector<RuleIndex> observers_of(const std::vector<rule::FactIndex>& facts) const;
  std::vector<rule::FactIndex> followers(std::vector<rule::FactIndex> facts) const;
  bool rests_on(RuleIndex rule, const std::vector<rule::FactIndex>& facts) const;

  void search_outcome(std::uint32_t mutant);
  bool same_order(std::uint32_t mutant);
  bool same_advice(std::uint32_t mutant);
  void search_dropped_advice(std::uint32_t mutant);
  void search_conclusion(std::uint32_t mutant);
  void search_beside(std::uint32_t mutant, const fact::Facts& facts);
  Goal others_say(std::uint32_t mutant) const;
  bool tests(RuleIndex rule, rule::FactIndex fact) const;
  bool shares_department(RuleIndex other, std::uint32_t mutant) const;
  static void make_chief(fact::Facts& facts);

  const rule::RuleBase& rules_;
  const rule::RuleBase& compiled_;
  const std::vector<Mutant>& mutants_;
  const MutantPlan& plan_;
  const KillerOptions& options_;
  proof::Prover prover_;
  const SameSupport support_;
  const Rivals rivals_;
  Attack attack_;
  const std::vector<Mutant> outcome_mutants_;  // of outcomes that no case notices
  const MutantPlan outcome_plan_;
  Attack scout_;
  RuleIndex rule_ = 0, now_ = 0;    // the rule at hand, in the base and compiled
  bool never_fires_ = false;        // it is proved that nobody makes the rule fire
  std::vector<fact::Facts> fires_;  // patients with whom it fires
  Killers killers_;
};

}  // namespace anteroom::audit
