// Mutated outcomes: urgencies and red flags that other rules say in any case, departments that come in the same order, advice that others
// give; and patients who show what is not so.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/audit/killer_search.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

// Departments come in the same order: they have the same weights, or but for the one that comes first in any emergency, where the rule
// fires in nothing else.
bool KillerSearch::same_order(std::uint32_t mutant) {
  std::map<rule::DepartmentIndex, int> change;
  const rule::Departments& departments = compiled_.departments();
  for (const rule::Route& one : compiled_.routes(now_)) change[departments[one.department].answers] += one.weight;
  for (const rule::Weight& one : mutants_[mutant].source.route) change[departments[departments.find(one.department)].answers] -= one.weight;
  const rule::DepartmentIndex first = departments[departments.find(rules_.settings().emergency_department)].answers;
  const bool differs = change[first] != 0;
  change.erase(first);
  if (std::any_of(change.begin(), change.end(), [](const auto& each) { return each.second != 0; })) return false;
  return !differs || prover_.ask(Goal::fired(now_) && !Goal::urgency(compiled_, Urgency::emergency), options_.budget).no();
}

// Advice in passing is given by the most urgent rule alone, of such the first. It matters which is that where one of the two gives something
// that the other does not.
bool KillerSearch::same_advice(std::uint32_t mutant) {
  const auto own = compiled_.advise(now_);
  const Urgency was = compiled_.urgency(now_), is = mutants_[mutant].source.urgency;
  for (RuleIndex other = 0; other < compiled_.size() && !own.empty(); ++other) {
    const auto its = compiled_.advise(other);
    if (other == now_ || its.empty()) continue;
    const auto first = [&](Urgency urgency) { return std::pair(urgency, now_) < std::pair(compiled_.urgency(other), other); };
    const auto &lost = first(was) ? own : its, &given = first(was) ? its : own;
    const auto is_given = [&](rule::StringId id) { return std::find(given.begin(), given.end(), id) != given.end(); };
    if (first(was) == first(is) || std::all_of(lost.begin(), lost.end(), is_given)) continue;
    const auto later = std::max(std::pair(compiled_.urgency(other), other), std::pair(first(was) ? was : is, now_));
    std::vector<RuleIndex> before;  // which of these fires would be the first
    for (RuleIndex each = 0; each < compiled_.size(); ++each)
      if (each != now_ && each != other && !compiled_.advise(each).empty() && std::pair(compiled_.urgency(each), each) < later)
        before.push_back(each);
    const Goal both = support_.in_passing(now_) && support_.in_passing(other);
    if (!never_so(mutant, both && !Goal::some_fired(std::move(before)), [](const fact::Facts&) {})) return false;
  }
  return true;
}

void KillerSearch::search_dropped_advice(std::uint32_t mutant) {
  const auto& kept = mutants_[mutant].source.advise;
  for (const rule::StringId advice : compiled_.advise(now_)) {
    const auto is_it = [&](const rule::Named& one) { return one.text == compiled_.string(advice); };
    if (std::any_of(kept.begin(), kept.end(), is_it)) continue;
    if (never_so(mutant, support_.advises_alone(now_, advice), [&](const fact::Facts& patient) { search_advice(mutant, patient); }))
      prove_equivalent(mutant);
  }
}

void KillerSearch::search_outcome(std::uint32_t mutant) {
  const Operator op = mutants_[mutant].op;
  if ((op == Operator::swap_departments || op == Operator::drop_department) && same_order(mutant)) return prove_equivalent(mutant);
  for (std::size_t i = 0; i < fires_.size() && i < 4 && open(mutant); ++i) try_outcome(fires_[i], true);
  if (!open(mutant)) return;
  switch (op) {
    case Operator::urgency_up:
    case Operator::urgency_down:
    case Operator::drop_red_flag: {
      // Where another rule always says the same or worse, it does not show.
      const proof::Answer answer = prover_.ask(Goal::fired(now_) && !others_say(mutant), options_.budget);
      if (answer.yes()) try_outcome(answer.witness.facts);
      if (answer.no() && (op == Operator::drop_red_flag || same_advice(mutant))) prove_equivalent(mutant);
      break;
    }
    case Operator::drop_advice:
      search_dropped_advice(mutant);
      break;
    case Operator::drop_conclusion:
      search_conclusion(mutant);
      break;
    default:
      for (std::size_t i = 0; i < fires_.size() && i < 4 && open(mutant); ++i) search_beside(mutant, fires_[i]);
  }
}

Goal KillerSearch::others_say(std::uint32_t mutant) const {
  const Urgency worst = std::min(mutants_[mutant].source.urgency, rules_.urgency(rule_));
  const bool flag = mutants_[mutant].op == Operator::drop_red_flag;
  std::vector<RuleIndex> others;
  for (RuleIndex other = 0; other < compiled_.size(); ++other)
    if (other != now_ && (flag ? compiled_.red_flag(other) == compiled_.red_flag(now_) : compiled_.urgency(other) <= worst))
      others.push_back(other);
  return Goal::some_fired(std::move(others));
}

// Whether a fact is known all the same, of whomever the rule fires for, and it does not matter that its findings are no longer behind it: no
// rule that rests on it gives weight or advice, and at home what the rule rests on is accounted for by itself.
bool KillerSearch::known_anyway(rule::FactIndex fact) {
  std::vector<RuleIndex> others(compiled_.concluders(fact).begin(), compiled_.concluders(fact).end());
  std::erase(others, now_);
  const std::vector<rule::FactIndex> facts = followers({fact});
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (!rests_on(rule, facts)) continue;
    const RuleIndex user = plan_.probed().of_rule(rule);
    if (user == now_ || std::find(others.begin(), others.end(), user) != others.end()) return false;  // a circle
    bool support = false;
    infer::visit_literals(compiled_.when(user), [&](rule::LiteralId literal) {
      const rule::Atom& atom = compiled_.atom(literal / 2);
      support |= atom.kind == rule::AtomKind::fact && std::find(facts.begin(), facts.end(), atom.name) != facts.end();
    });
    if (!support) continue;
    const bool home = compiled_.urgency(user) == Urgency::self_care && compiled_.urgency(now_) != Urgency::self_care;
    if (home || !compiled_.routes(user).empty() || !compiled_.advise(user).empty()) return false;
  }
  return prover_.ask(Goal::fired(now_) && !Goal::some_fired(std::move(others)), options_.budget).no();
}

// A fact that no other rule concludes, and a rule that fires by it or is held back by it.
void KillerSearch::search_conclusion(std::uint32_t mutant) {
  for (const rule::FactIndex fact : compiled_.conclusions(now_)) {
    const auto& kept = mutants_[mutant].source.conclude;
    if (std::any_of(kept.begin(), kept.end(), [&](const rule::Named& one) { return one.text == compiled_.fact_name(fact); })) continue;
    if (known_anyway(fact)) return prove_equivalent(mutant);  // a mutant leaves out one
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

bool KillerSearch::tests(RuleIndex rule, rule::FactIndex fact) const {
  bool found = false;
  const auto look = [&](rule::LiteralId literal) { found |= literal == 2 * compiled_.fact_atom(fact); };
  infer::visit_literals(compiled_.when(rule), look), infer::visit_literals(compiled_.unless(rule), look);
  return found;
}

// The same patient with the chief complaint otherwise, or with something more that draws to one of the departments of the rule or of the
// mutant: weights show where departments are close.
void KillerSearch::search_beside(std::uint32_t mutant, const fact::Facts& facts) {
  fact::Facts chief = facts;
  make_chief(chief);
  try_outcome(chief, true);
  for (const Rivals::Row& row : rivals_.rows())
    for (const bool is_chief : {false, true})
      if (open(mutant) && shares_department(row.rule, mutant)) try_outcome(with_finding(facts, row.concept_id, is_chief), true);
}

bool KillerSearch::shares_department(RuleIndex other, std::uint32_t mutant) const {
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

void KillerSearch::make_chief(fact::Facts& facts) {
  facts.chief.clear();
  for (std::uint32_t i = 0; i < facts.findings.size(); ++i) {
    facts.findings[i].chief = facts.findings[i].plain();
    if (facts.findings[i].chief) facts.chief.push_back(i);
  }
}

}  // namespace anteroom::audit
