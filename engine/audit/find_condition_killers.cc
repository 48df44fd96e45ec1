// Mutated conditions. First by which patients the rule fires for. Where these are the same, by what it rests on: that shows only in what
// looks at findings, and the prover is asked of each such thing.
#include <algorithm>
#include <set>
#include <utility>

#include "engine/audit/killer_search.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using rule::RuleIndex;
using rule::Urgency;

void KillerSearch::search_condition(std::uint32_t mutant) {
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

// It fires for the same patients. If it may rest on other findings then, a decision may still show it: that of the rule itself, or of one
// that rests on what it concludes.
void KillerSearch::settle_same_firing(std::uint32_t mutant) {
  if (never_fires_) return prove_equivalent(mutant);
  const std::vector<rule::FactIndex> facts = followers({rules_.conclusions(rule_).begin(), rules_.conclusions(rule_).end()});
  if (rests_on(rule_, facts)) return;  // a circle
  const std::vector<RuleIndex> observers = observers_of(facts);
  const RuleIndex then = plan_.condition(mutant);
  const auto rests_on_no_more = [&](RuleIndex a, RuleIndex b) { return never_so(mutant, support_.more(a, b), [](const auto&) {}); };
  if (observers.empty() || (rests_on_no_more(now_, then) && rests_on_no_more(then, now_))) return prove_equivalent(mutant);
  bool home = false;
  for (const RuleIndex of : observers) {
    home |= compiled_.urgency(of) == Urgency::self_care;
    if (!same_for(mutant, of)) return;
  }
  if (!home || (never_at_home(mutant, now_, then) && never_at_home(mutant, then, now_)))
    if (open(mutant)) prove_equivalent(mutant);
}

// Whether the weights and the advice of this rule are the same.
bool KillerSearch::same_for(std::uint32_t mutant, RuleIndex of) {
  const RuleIndex then = plan_.condition(mutant);
  for (const auto& swap : {SameSupport::Swap{of, now_, now_, then}, SameSupport::Swap{of, now_, then, now_}}) {
    if (!compiled_.routes(of).empty() &&
        !never_so(mutant, support_.chief(swap), [&](const fact::Facts& facts) { search_rivals(mutant, of, facts); }))
      return false;
    if (!compiled_.advise(of).empty() &&
        !never_so(mutant, support_.disease(swap), [&](const fact::Facts& facts) { search_advice(mutant, facts); }))
      return false;
  }
  return true;
}

// Nobody is left at home because of what `rule` rests on and `other` does not. Who has another complaint that no rule accounts for is no
// such patient: that it be accounted for is asked for once it is seen.
bool KillerSearch::never_at_home(std::uint32_t mutant, RuleIndex rule, RuleIndex other) {
  std::set<ontology::ConceptId> complaints;
  for (std::size_t before = 0;; before = complaints.size()) {
    const Goal goal = support_.more_at_home(now_, rule, other, {complaints.begin(), complaints.end()});
    const auto note = [&](const fact::Facts& facts) {
      search_mentions(mutant, rule, facts);
      for (const fact::Finding& finding : facts.findings)
        if (finding.plain() && support_.is_complaint(finding.concept_id)) complaints.insert(finding.concept_id);
    };
    if (never_so(mutant, goal, note)) return true;
    if (complaints.size() == before) return false;
  }
}

// The same patient with another finding of each concept that the condition names.
void KillerSearch::search_mentions(std::uint32_t mutant, RuleIndex rule, const fact::Facts& facts) {
  infer::visit_literals(compiled_.when(rule), [&](rule::LiteralId literal) {
    const rule::Atom& atom = compiled_.atom(literal / 2);
    for (const bool is_chief : {true, false})
      if (open(mutant) && atom.kind == rule::AtomKind::finding) try_outcome(with_finding(facts, atom.name, is_chief));
  });
}

// Rules for which it matters on which findings they rest: those with weights and advice, which ask whether a chief complaint is among them,
// and care at home, which asks whether all complaints are behind some rule. Of these the rule at hand, and those that rest on the facts.
std::vector<RuleIndex> KillerSearch::observers_of(const std::vector<rule::FactIndex>& facts) const {
  std::vector<RuleIndex> list;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
    if ((rule == rule_ || rests_on(rule, facts)) &&
        (!rules_.routes(rule).empty() || !rules_.advise(rule).empty() || rules_.urgency(rule) == Urgency::self_care))
      list.push_back(plan_.probed().of_rule(rule));
  return list;
}

// The facts that may follow from these, with themselves.
std::vector<rule::FactIndex> KillerSearch::followers(std::vector<rule::FactIndex> facts) const {
  for (std::size_t i = 0; i < facts.size(); ++i)
    for (const RuleIndex user : rules_.rules_with(rules_.fact_atom(facts[i])))
      for (const rule::FactIndex next : rules_.conclusions(user))
        if (std::find(facts.begin(), facts.end(), next) == facts.end()) facts.push_back(next);
  return facts;
}

bool KillerSearch::rests_on(RuleIndex rule, const std::vector<rule::FactIndex>& facts) const {
  return std::any_of(facts.begin(), facts.end(), [&](rule::FactIndex fact) {
    const auto users = rules_.rules_with(rules_.fact_atom(fact));
    return std::find(users.begin(), users.end(), rule) != users.end();
  });
}

}  // namespace anteroom::audit
