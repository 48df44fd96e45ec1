// Rule by rule: first its mutated conditions, each asked of the Prover unless an earlier patient has noticed it; then its outcomes, with
// those of these patients for whom it fires and all that comes out of them.
#include "engine/audit/find_killers.h"

#include <algorithm>
#include <utility>

#include "engine/audit/attack.h"

namespace anteroom::audit {
namespace {

using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

class Search {
 public:
  Search(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
         const KillerOptions& options)
      : rules_(rules),
        compiled_(plan.probed().rules()),
        mutants_(mutants),
        plan_(plan),
        options_(options),
        prover_(compiled_),
        attack_(plan) {
    attack_.fates() = std::move(fates);
  }

  Killers run() {
    for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
      const auto [begin, end] = plan_.of_rule(rule);
      rule_ = rule, fires_.clear();
      for (std::uint32_t mutant = begin; mutant < end; ++mutant)
        if (open(mutant) && mutants_[mutant].condition) search_condition(mutant);
      for (std::uint32_t mutant = begin; mutant < end; ++mutant)
        if (open(mutant) && !mutants_[mutant].condition) search_outcome(mutant);
    }
    killers_.fates = std::move(attack_.fates());
    killers_.undecided = static_cast<std::size_t>(
        std::count_if(killers_.fates.begin(), killers_.fates.end(), [](const Fate& fate) { return fate.kind == Fate::Kind::survived; }));
    return std::move(killers_);
  }

 private:
  bool open(std::uint32_t mutant) { return attack_.fates()[mutant].kind == Fate::Kind::survived; }

  void search_condition(std::uint32_t mutant) {
    const Goal now = Goal::fired(plan_.probed().of_rule(rule_)), then = Goal::fired(plan_.condition(mutant));
    proof::Answer answer = prover_.ask(now && !then, options_.budget);
    const bool loses = answer.yes();
    const bool never_loses = answer.no();
    if (!loses) answer = prover_.ask(then && !now, options_.budget);
    if (answer.yes()) {
      Expectation expect;
      (loses ? expect.fired : expect.not_fired).emplace_back(rules_.id(rule_));
      if (try_on(answer.witness.facts, std::move(expect)) && loses) fires_.push_back(answer.witness.facts);
    } else if (never_loses && answer.no() && !rests_on_itself()) {
      attack_.fates()[mutant].kind = Fate::Kind::equivalent;
    }
  }

  void search_outcome(std::uint32_t mutant) {
    const RuleIndex rule = plan_.probed().of_rule(rule_);
    if (fires_.empty())
      if (const proof::Answer answer = prover_.ask(Goal::fired(rule), options_.budget); answer.yes())
        fires_.push_back(answer.witness.facts);
    for (std::size_t i = 0; i < fires_.size() && i < 4 && open(mutant); ++i) try_outcome(fires_[i]);
    if (!open(mutant)) return;
    const Goal told_apart = Goal::fired(rule) && !others_say(mutant);
    const proof::Answer answer = prover_.ask(told_apart, options_.budget);
    if (answer.yes()) try_outcome(answer.witness.facts);
  }

  // Another rule says what the mutant would not say any more, so that it does not show.
  Goal others_say(std::uint32_t mutant) const {
    const Mutant& one = mutants_[mutant];
    const RuleIndex rule = plan_.probed().of_rule(rule_);
    std::vector<RuleIndex> others;
    const Urgency to = std::min(one.source.urgency, rules_.urgency(rule_));
    for (RuleIndex other = 0; other < compiled_.size(); ++other) {
      if (other == rule || plan_.probed().origin(other).is_probe) continue;
      const bool says = one.op == Operator::drop_red_flag ? compiled_.red_flag(other) == compiled_.red_flag(rule)
                        : one.op == Operator::urgency_up || one.op == Operator::urgency_down
                            ? compiled_.urgency(other) <= to
                            : !compiled_.routes(other).empty() || !compiled_.advise(other).empty();
      if (says) others.push_back(other);
    }
    return Goal::some_fired(std::move(others));
  }

  void try_outcome(const fact::Facts& facts) {
    Expectation expect;
    expect.fired.emplace_back(rules_.id(rule_));
    if (attack_.on(facts, expect, next()) != Attack::Result::used) return;
    Judge& judge = attack_.judge();
    expect.urgency = {std::string(name_of(judge.urgency(attack_.firings())))};
    for (const rule::DepartmentIndex department : judge.departments(attack_.firings()))
      if (expect.departments.size() < 3) expect.departments.push_back(compiled_.departments()[department].id);
    expect.red_flags.emplace();
    for (const Firing& firing : attack_.firings())
      if (const rule::StringId flag = firing.effect->red_flag; flag != rule::kNoString) {
        std::string id(compiled_.string(flag));
        if (std::find(expect.red_flags->begin(), expect.red_flags->end(), id) == expect.red_flags->end())
          expect.red_flags->push_back(std::move(id));
      }
    for (const rule::StringId id : judge.advice(attack_.firings())) expect.advice.emplace_back(compiled_.string(id));
    try_on(facts, std::move(expect));
  }

  std::uint32_t next() const { return options_.cases + static_cast<std::uint32_t>(killers_.found.size()); }

  // Kept where it kills anything.
  bool try_on(const fact::Facts& facts, Expectation expect) {
    const auto killed = [this] {
      return std::count_if(attack_.fates().begin(), attack_.fates().end(), [](const Fate& f) { return f.kind == Fate::Kind::killed; });
    };
    const auto before = killed();
    const std::uint32_t number = next();
    if (attack_.on(facts, expect, number) != Attack::Result::used) return false;
    const auto more = killed() - before;
    if (more == 0) return false;
    killers_.found.push_back({rule_, facts, std::move(expect), static_cast<std::uint32_t>(more)});
    return true;
  }

  // Then a mutant that fires for the same patients may still be another rule.
  bool rests_on_itself() {
    std::vector<rule::FactIndex> open(rules_.conclusions(rule_).begin(), rules_.conclusions(rule_).end()), seen = open;
    while (!open.empty()) {
      const rule::FactIndex fact = open.back();
      open.pop_back();
      for (const RuleIndex user : rules_.rules_with(rules_.fact_atom(fact))) {
        if (user == rule_) return true;
        for (const rule::FactIndex next : rules_.conclusions(user))
          if (std::find(seen.begin(), seen.end(), next) == seen.end()) seen.push_back(next), open.push_back(next);
      }
    }
    return false;
  }

  const rule::RuleBase& rules_;
  const rule::RuleBase& compiled_;
  const std::vector<Mutant>& mutants_;
  const MutantPlan& plan_;
  const KillerOptions& options_;
  proof::Prover prover_;
  Attack attack_;
  RuleIndex rule_ = 0;
  std::vector<fact::Facts> fires_;  // patients with whom the rule fires
  Killers killers_;
};

}  // namespace

Killers find_killers(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
                     const KillerOptions& options) {
  return Search(rules, mutants, plan, std::move(fates), options).run();
}

}  // namespace anteroom::audit
