// One finding more, or more years, must not make anybody less urgent. Urgency is the worst that any rule says, so it is enough to look at
// each rule that can stop firing: does it say more than what fires afterwards? Which rules can stop is seen from where an atom stands in
// them: conditions are monotone, so a new finding stops a rule only through `unless` and through denials. Of these, only rules that say
// more than what the finding gets in any case.
#include <algorithm>
#include <map>
#include <optional>

#include "engine/audit/invariant_prover.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using ontology::ConceptId;
using proof::Change;
using proof::Goal;
using proof::MoreFinding;
using rule::Atom;
using rule::AtomId;
using rule::AtomKind;
using rule::RuleIndex;
using rule::Urgency;

constexpr int kTries = 5;

// Atoms whose becoming true, or no longer false, can keep the rule from firing (`positive`) or let it fire; numbers whatever they do.
void InvariantProver::collect(RuleIndex rule, bool positive, std::set<std::pair<RuleIndex, bool>>& seen, std::set<AtomId>& atoms) const {
  if (!seen.emplace(rule, positive).second) return;
  const auto look = [&](std::span<const std::uint32_t> program, bool sign) {
    infer::visit_literals(program, [&](rule::LiteralId literal) {
      const Atom& atom = rules_.atom(literal / 2);
      if (atom.kind == AtomKind::fact) {
        for (const RuleIndex other : rules_.concluders(atom.name)) collect(other, sign, seen, atoms);
      } else if (atom.kind == AtomKind::number) {
        atoms.insert(literal / 2);
      } else if (atom.kind == AtomKind::finding || atom.kind == AtomKind::row) {
        const bool denied = literal % 2 == 1, tested = atom.tests.begin != atom.tests.end;
        if (denied ? sign || tested : !sign) atoms.insert(literal / 2);
      }
    });
  };
  look(rules_.when(rule), positive);
  look(rules_.unless(rule), !positive);
}

const std::set<AtomId>& InvariantProver::stopping(RuleIndex rule) {
  if (stopping_.empty()) {
    stopping_.resize(rules_.size());
    for (RuleIndex each = 0; each < rules_.size(); ++each) {
      if (rules_.urgency(each) == Urgency::none) continue;
      std::set<std::pair<RuleIndex, bool>> seen;
      collect(each, true, seen, stopping_[each]);
    }
  }
  return stopping_[rule];
}

// The rules that a new plain finding of the concept can keep from firing.
std::vector<RuleIndex> InvariantProver::may_stop(ConceptId id) {
  const auto concerns = [&](AtomId atom_id) {
    const Atom& atom = rules_.atom(atom_id);
    return atom.kind != AtomKind::number && (atom.scope == rule::Scope::plain || atom.scope == rule::Scope::chief) &&
           rules_.ontology().is_a(id, atom.name);
  };
  std::vector<RuleIndex> rules;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    const std::set<AtomId>& atoms = stopping(rule);
    if (std::any_of(atoms.begin(), atoms.end(), concerns)) rules.push_back(rule);
  }
  return rules;
}

// One of the rules fires before, and nothing as urgent fires after.
Goal InvariantProver::drops(const std::set<RuleIndex>& rules, std::uint8_t before, std::uint8_t after) const {
  std::map<Urgency, std::vector<RuleIndex>> by_urgency;
  for (const RuleIndex rule : rules) by_urgency[rules_.urgency(rule)].push_back(rule);
  std::vector<Goal> some;
  for (auto& [urgency, list] : by_urgency) {
    Goal fires = list.size() == 1 ? Goal::fired(list.front(), {0, before}) : Goal::some_fired(std::move(list), {0, before});
    some.push_back(std::move(fires) && !Goal::urgency(rules_, urgency, {0, after}));
  }
  return some.size() == 1 ? std::move(some.front()) : Goal::any(std::move(some));
}

// What raises a red flag by itself: of the findings that stand in the conditions of red flags, with the attributes asked for there, those
// that need no other.
std::vector<MoreFinding> InvariantProver::alarms() {
  std::set<std::pair<ConceptId, AtomId>> findings;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (rules_.red_flag(rule) == rule::kNoString) continue;
    infer::visit_literals(rules_.when(rule), [&](rule::LiteralId literal) {
      const Atom& atom = rules_.atom(literal / 2);
      const bool finding = atom.kind == AtomKind::row || (atom.kind == AtomKind::finding && atom.scope == rule::Scope::plain);
      if (literal % 2 != 0 || !finding) return;
      const AtomId tested = atom.tests.begin != atom.tests.end ? literal / 2 : 0;
      findings.emplace(atom.name, tested);
    });
  }
  std::vector<MoreFinding> list;
  for (const auto& [id, tested] : findings) {
    fact::Facts alone;
    if (tested == 0)
      alone.findings.emplace_back().concept_id = id;
    else
      alone = prover_.ask(Goal::literal(2 * tested), options_.budget).witness.facts;
    const auto fired = chainer_.run(alone).fired();
    if (std::any_of(fired.begin(), fired.end(), [this](RuleIndex rule) { return rules_.red_flag(rule) != rule::kNoString; }))
      list.push_back({id, tested});
  }
  return list;
}

// What whoever has the finding gets at least, whatever else is so; none where there is no such urgency. No rule that says as much or less
// can then be missed.
Urgency InvariantProver::sure_with(const MoreFinding& more) {
  const Change change{.kind = Change::Kind::finding, .more = {more}};
  for (const Urgency urgency : {Urgency::emergency, Urgency::urgent, Urgency::soon, Urgency::routine, Urgency::self_care}) {
    proof::Budget budget = options_.budget;
    budget.minimal = false, budget.certificate = static_cast<bool>(options_.certificate);
    if (take(prover_.ask(!Goal::urgency(rules_, urgency, {.base = 0, .patient = 1}), budget, change))) return urgency;
  }
  return Urgency::none;
}

// The rules that the invariant leaves out.
std::set<RuleIndex> InvariantProver::exempt() {
  std::set<RuleIndex> rules;
  for (const std::string& name : invariant_->except) {
    const RuleIndex rule = rules_.find(name);
    if (rule == rule::kNoRule)
      unknown("the rule '" + name + "'", invariant_->place);
    else
      rules.insert(rule);
  }
  return rules;
}

// Of the rules, those that may be lost without anything as urgent in their place: all but those of which it is proved in one question that
// none is. Where many are lost, one question after the other is no longer worth it, and the rest is taken for lost too.
std::vector<RuleIndex> InvariantProver::may_be_lost(std::set<RuleIndex> rules, const Change& change, std::uint8_t before,
                                                    std::uint8_t after) {
  std::vector<RuleIndex> lost;
  for (int tries = 0; tries < kTries; ++tries) {
    const proof::Answer answer = ask_at_once(drops(rules, before, after), change);
    if (take(answer)) rules.clear();
    if (!answer.yes()) break;
    const fact::Facts &first = before == 0 ? answer.witness.facts : answer.witness.changed,
                      &second = before == 0 ? answer.witness.changed : answer.witness.facts;
    Urgency remains = Urgency::none;
    for (const RuleIndex rule : chainer_.run(second).fired()) remains = std::min(remains, rules_.urgency(rule));
    for (const RuleIndex rule : chainer_.run(first).fired())
      if (rules_.urgency(rule) < remains && rules.erase(rule) != 0) lost.push_back(rule);
  }
  lost.insert(lost.end(), rules.begin(), rules.end());
  std::sort(lost.begin(), lost.end());
  return lost;
}

void InvariantProver::with_finding() {
  Change any{.kind = Change::Kind::finding};
  if (invariant_->alarms) any.more = alarms();
  for (const std::string& name : invariant_->concepts) any.more.push_back({concept_named(name)});
  const std::set<RuleIndex> left_out = exempt();
  if (!known_) return;
  std::map<RuleIndex, std::vector<std::size_t>> stopped_by;
  std::set<RuleIndex> rules;
  for (std::size_t i = 0; i < any.more.size(); ++i)
    for (const RuleIndex rule : may_stop(any.more[i].concept_id))
      if (!left_out.contains(rule)) stopped_by[rule].push_back(i), rules.insert(rule);
  std::vector<std::optional<Urgency>> sure(any.more.size());
  for (const RuleIndex rule : may_be_lost(std::move(rules), any, 0, 1))
    for (const std::size_t i : stopped_by[rule]) {  // the first that stops it is told
      const MoreFinding& more = any.more[i];
      if (!sure[i]) sure[i] = sure_with(more);
      if (rules_.urgency(rule) >= *sure[i]) continue;
      const std::string what =
          more.makes_true != 0 ? rules_.literal_text(2 * more.makes_true) : std::string(rules_.ontology()[more.concept_id].id);
      const std::string about = " of " + what + ", with which " + std::string(rules_.id(rule)) + " no longer fires";
      if (ask(drops({rule}, 0, 1), about, {.kind = Change::Kind::finding, .more = {more}}) != Outcome::holds) break;
    }
}

void InvariantProver::with_age() {
  const bool older = invariant_->kind == Invariant::Kind::older;
  const Change change{.kind = Change::Kind::measure, .measure = fact::Measure::age, .low = invariant_->from, .high = invariant_->to};
  const std::set<RuleIndex> left_out = exempt();
  if (!known_) return;
  const auto is_age = [this](AtomId atom) {
    return rules_.atom(atom).kind == AtomKind::number && rules_.atom(atom).name == static_cast<std::uint32_t>(fact::Measure::age);
  };
  std::set<RuleIndex> rules;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    const std::set<AtomId>& atoms = stopping(rule);
    if (std::any_of(atoms.begin(), atoms.end(), is_age) && !left_out.contains(rule)) rules.insert(rule);
  }
  const std::uint8_t before = older ? 0 : 1, after = older ? 1 : 0;
  for (const RuleIndex rule : may_be_lost(std::move(rules), change, before, after)) {
    const std::string about = ": " + std::string(rules_.id(rule)) + " stops at " + (older ? "a higher" : "a lower") + " age";
    ask(drops({rule}, before, after), about, change);
  }
}

}  // namespace anteroom::audit
