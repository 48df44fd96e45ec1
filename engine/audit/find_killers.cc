// Rule by rule: first its mutated conditions, each asked of the Prover unless an earlier patient has noticed it; then its outcomes, with
// those of these patients for whom it fires and all that comes out of them.
#include "engine/audit/find_killers.h"

#include <algorithm>
#include <utility>

#include "engine/audit/all_that_comes.h"
#include "engine/audit/attack.h"
#include "engine/audit/same_support.h"
#include "engine/infer/program.h"

namespace anteroom::audit {
namespace {

using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

std::vector<Mutant> outcomes_of(const std::vector<Mutant>& mutants, const std::vector<Fate>& fates) {
  std::vector<Mutant> outcomes;
  for (std::size_t i = 0; i < mutants.size(); ++i)
    if (!mutants[i].condition && fates[i].kind == Fate::Kind::survived) outcomes.push_back(mutants[i]);
  return outcomes;
}

class Search {
 public:
  Search(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
         const KillerOptions& options)
      : rules_(rules),
        sources_(sources_of(rules)),
        compiled_(plan.probed().rules()),
        mutants_(mutants),
        plan_(plan),
        options_(options),
        prover_(compiled_),
        attack_(plan),
        outcome_mutants_(outcomes_of(mutants, fates)),
        outcome_plan_(rules, outcome_mutants_),
        scout_(outcome_plan_) {
    attack_.fates() = std::move(fates);
  }

  Killers run() {
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

 private:
  bool open(std::uint32_t mutant) { return attack_.fates()[mutant].kind == Fate::Kind::survived; }
  bool none_open(std::uint32_t begin, std::uint32_t end) {
    while (begin < end && !open(begin)) ++begin;
    return begin == end;
  }
  void prove_equivalent(std::uint32_t mutant) { attack_.fates()[mutant].kind = Fate::Kind::equivalent; }

  // A patient with whom the rule fires, with all that comes out: many mutants are noticed there. A rule that never fires is as good as
  // none, whatever its outcome.
  void look_for_one(std::uint32_t begin, std::uint32_t end) {
    const proof::Answer answer = prover_.ask(Goal::fired(now_), options_.budget);
    never_fires_ = answer.no();
    if (answer.yes()) {
      fires_.push_back(answer.witness.facts);
      try_outcome(fires_.back());
    }
    for (std::uint32_t mutant = begin; mutant < end && answer.no(); ++mutant)
      if (open(mutant) && !mutants_[mutant].condition) prove_equivalent(mutant);
  }

  void search_condition(std::uint32_t mutant) {
    const Goal now = Goal::fired(now_), then = Goal::fired(plan_.condition(mutant));
    proof::Answer answer = prover_.ask(now && !then, options_.budget);
    const bool loses = answer.yes(), never_loses = answer.no();
    if (!loses) answer = prover_.ask(then && !now, options_.budget);
    if (answer.yes()) {
      if (try_outcome(answer.witness.facts) && loses) fires_.push_back(answer.witness.facts);
    } else if (never_loses && answer.no()) {
      settle_same_firing(mutant);
    }
  }

  // It fires for the same patients. If it may rest on other findings then, a decision may still show it.
  void settle_same_firing(std::uint32_t mutant) {
    const std::vector<rule::FactIndex> facts = followers({rules_.conclusions(rule_).begin(), rules_.conclusions(rule_).end()});
    const auto same = [&] { return same_support(rules_, sources_[rule_].when, mutants_[mutant].source.when); };
    if (never_fires_ || (!rests_on(rule_, facts) && (!support_matters(facts) || same()))) return prove_equivalent(mutant);
    for (std::size_t i = 0; i < fires_.size() && i < 4; ++i) search_mentions(mutant, fires_[i], sources_[rule_].when);
  }

  // The same patient with another finding of each concept that the condition names.
  void search_mentions(std::uint32_t mutant, const fact::Facts& facts, const rule::Condition& condition) {
    for (const rule::Condition& part : condition.parts) search_mentions(mutant, facts, part);
    const ontology::ConceptId id = rules_.ontology().find(condition.name);
    if (condition.kind != rule::Condition::Kind::finding || id == ontology::kNoConcept) return;
    for (const bool is_chief : {true, false})
      if (open(mutant)) try_outcome(with(facts, id, is_chief));
  }

  static fact::Facts with(fact::Facts facts, ontology::ConceptId id, bool is_chief) {
    fact::Finding finding;
    finding.concept_id = id, finding.chief = is_chief;
    if (is_chief) facts.chief.push_back(static_cast<std::uint32_t>(facts.findings.size()));
    facts.findings.push_back(finding);
    return facts;
  }

  void search_outcome(std::uint32_t mutant) {
    for (std::size_t i = 0; i < fires_.size() && i < 4 && open(mutant); ++i) try_outcome(fires_[i], true);
    if (!open(mutant)) return;
    switch (mutants_[mutant].op) {
      case Operator::urgency_up:
      case Operator::urgency_down:
      case Operator::drop_red_flag: {
        // Where another rule always says the same or worse, it does not show.
        const proof::Answer answer = prover_.ask(Goal::fired(now_) && !others_say(mutant), options_.budget);
        if (answer.yes()) try_outcome(answer.witness.facts);
        if (answer.no()) prove_equivalent(mutant);
        break;
      }
      case Operator::drop_conclusion:
        search_conclusion(mutant);
        break;
      default:
        for (std::size_t i = 0; i < fires_.size() && i < 4 && open(mutant); ++i) search_beside(mutant, fires_[i]);
    }
  }

  Goal others_say(std::uint32_t mutant) const {
    const Urgency worst = std::min(mutants_[mutant].source.urgency, rules_.urgency(rule_));
    const bool flag = mutants_[mutant].op == Operator::drop_red_flag;
    std::vector<RuleIndex> others;
    for (RuleIndex other = 0; other < compiled_.size(); ++other)
      if (other != now_ && (flag ? compiled_.red_flag(other) == compiled_.red_flag(now_) : compiled_.urgency(other) <= worst))
        others.push_back(other);
    return Goal::some_fired(std::move(others));
  }

  // A fact that no other rule concludes, and a rule that fires by it or is held back by it.
  void search_conclusion(std::uint32_t mutant) {
    for (const rule::FactIndex fact : compiled_.conclusions(now_)) {
      const auto& kept = mutants_[mutant].source.conclude;
      if (std::any_of(kept.begin(), kept.end(), [&](const rule::Named& one) { return one.text == compiled_.fact_name(fact); })) continue;
      std::vector<RuleIndex> others(compiled_.concluders(fact).begin(), compiled_.concluders(fact).end());
      std::erase(others, now_);
      const Goal alone = Goal::fired(now_) && !Goal::some_fired(std::move(others));
      for (RuleIndex user = 0; user < rules_.size() && open(mutant); ++user) {
        const RuleIndex of_user = plan_.probed().of_rule(user);
        if (!tests(of_user, fact)) continue;
        for (const bool fires : {true, false}) {
          const Goal shown = fires ? Goal::fired(of_user) : Goal::when(of_user) && !Goal::fired(of_user);
          const proof::Answer answer = open(mutant) ? prover_.ask(alone && shown, options_.budget) : proof::Answer();
          if (answer.yes()) try_outcome(answer.witness.facts);
        }
      }
    }
  }

  bool tests(RuleIndex rule, rule::FactIndex fact) const {
    bool found = false;
    const auto look = [&](rule::LiteralId literal) { found |= literal == 2 * compiled_.fact_atom(fact); };
    infer::visit_literals(compiled_.when(rule), look), infer::visit_literals(compiled_.unless(rule), look);
    return found;
  }

  // The same patient with the chief complaint otherwise, or with something more that draws to one of the departments of the rule or of the mutant:
  // weights show where departments are close.
  void search_beside(std::uint32_t mutant, const fact::Facts& facts) {
    fact::Facts chief = facts;
    make_chief(chief);
    try_outcome(chief, true);
    for (RuleIndex other = 0; other < compiled_.size() && open(mutant); ++other) {
      if (compiled_.table_kind(other) != rule::TableKind::route || !shares_department(other, mutant)) continue;
      const rule::LiteralId first = compiled_.when(other)[0];
      if (first >= rule::kAll || compiled_.atom(first / 2).kind != rule::AtomKind::row) continue;
      for (const bool is_chief : {false, true})
        if (open(mutant)) try_outcome(with(facts, compiled_.atom(first / 2).name, is_chief), true);
    }
  }

  bool shares_department(RuleIndex other, std::uint32_t mutant) const {
    const auto drawn_to = [&](rule::DepartmentIndex department) {
      const auto own = compiled_.routes(now_);
      const std::vector<rule::Weight>& its = mutants_[mutant].source.route;
      return std::any_of(own.begin(), own.end(), [&](const rule::Route& one) { return one.department == department; }) ||
             std::any_of(its.begin(), its.end(),
                         [&](const rule::Weight& one) { return one.department == compiled_.departments()[department].id; });
    };
    const auto routes = compiled_.routes(other);
    return std::any_of(routes.begin(), routes.end(), [&](const rule::Route& one) { return drawn_to(one.department); });
  }

  static void make_chief(fact::Facts& facts) {
    facts.chief.clear();
    for (std::uint32_t i = 0; i < facts.findings.size(); ++i) {
      facts.findings[i].chief = facts.findings[i].plain();
      if (facts.findings[i].chief) facts.chief.push_back(i);
    }
  }

  // All that comes out of the rules as they are. First with outcomes alone, which is quick, where no condition is at stake.
  bool try_outcome(const fact::Facts& facts, bool outcomes_alone = false) {
    if (outcomes_alone && !kills_outcome(facts)) return false;
    return attack_.look_at(facts) && keep_if_killing(facts, all_that_comes(attack_.judge(), attack_.firings()));
  }

  bool kills_outcome(const fact::Facts& facts) {
    if (!scout_.look_at(facts)) return false;
    const std::size_t before = scout_.killed();
    scout_.expecting(all_that_comes(scout_.judge(), scout_.firings()), 0);
    return scout_.killed() != before;
  }

  std::uint32_t next() const { return options_.cases + static_cast<std::uint32_t>(killers_.found.size()); }

  // Of the facts looked at.
  bool keep_if_killing(const fact::Facts& facts, Expectation expect) {
    const std::size_t before = attack_.killed();
    if (attack_.expecting(expect, next()) != Attack::Result::used || attack_.killed() == before) return false;
    killers_.found.push_back({rule_, facts, std::move(expect), static_cast<std::uint32_t>(attack_.killed() - before)});
    return true;
  }

  // The facts that may follow from these, with themselves.
  std::vector<rule::FactIndex> followers(std::vector<rule::FactIndex> facts) const {
    for (std::size_t i = 0; i < facts.size(); ++i)
      for (const RuleIndex user : rules_.rules_with(rules_.fact_atom(facts[i])))
        for (const rule::FactIndex next : rules_.conclusions(user))
          if (std::find(facts.begin(), facts.end(), next) == facts.end()) facts.push_back(next);
    return facts;
  }

  bool rests_on(RuleIndex rule, const std::vector<rule::FactIndex>& facts) const {
    return std::any_of(facts.begin(), facts.end(), [&](rule::FactIndex fact) {
      const auto users = rules_.rules_with(rules_.fact_atom(fact));
      return std::find(users.begin(), users.end(), rule) != users.end();
    });
  }

  // Whether it matters on which findings the rule rests, or one that follows from these facts: for weights and advice, which ask whether
  // one of them is a chief complaint, and for care at home, which asks whether all are behind some rule.
  bool support_matters(const std::vector<rule::FactIndex>& facts) const {
    for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
      if ((rule == rule_ || rests_on(rule, facts)) &&
          (!rules_.routes(rule).empty() || !rules_.advise(rule).empty() || rules_.urgency(rule) == Urgency::self_care))
        return true;
    return false;
  }

  const rule::RuleBase& rules_;
  const std::vector<rule::RuleSource> sources_;
  const rule::RuleBase& compiled_;
  const std::vector<Mutant>& mutants_;
  const MutantPlan& plan_;
  const KillerOptions& options_;
  proof::Prover prover_;
  Attack attack_;
  const std::vector<Mutant> outcome_mutants_;  // of outcomes that no case notices
  const MutantPlan outcome_plan_;
  Attack scout_;
  RuleIndex rule_ = 0, now_ = 0;    // the rule at hand, in the base and compiled
  bool never_fires_ = false;        // it is proved that nobody makes the rule fire
  std::vector<fact::Facts> fires_;  // patients with whom it fires
  Killers killers_;
};

}  // namespace

Killers find_killers(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, std::vector<Fate> fates,
                     const KillerOptions& options) {
  return Search(rules, mutants, plan, std::move(fates), options).run();
}

}  // namespace anteroom::audit
