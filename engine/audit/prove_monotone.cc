// One finding more, or more years, must not make anybody less urgent. Urgency is the worst that any rule says, so it is enough to look at
// each rule that can stop firing: does it say more than what fires afterwards? Which rules can stop is seen from where an atom stands in
// them: conditions are monotone, so a new finding stops a rule only through `unless` and through denials. Of these, only rules that say
// more than what the finding gets in any case.
#include <algorithm>
#include <map>

#include "engine/audit/invariant_prover.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using ontology::ConceptId;
using proof::Change;
using proof::Goal;
using rule::Atom;
using rule::AtomId;
using rule::AtomKind;
using rule::RuleIndex;
using rule::Urgency;

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

// The rule fires before, and nothing as urgent fires after.
Goal InvariantProver::drops(RuleIndex rule, std::uint8_t before, std::uint8_t after) const {
  return Goal::fired(rule, {0, before}) && !Goal::urgency(rules_, rules_.urgency(rule), {0, after});
}

// What raises a red flag by itself: of the findings that stand in the conditions of red flags, with the attributes asked for there, those
// that need no other.
std::vector<Change> InvariantProver::alarms() {
  std::map<std::pair<ConceptId, AtomId>, Change> changes;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (rules_.red_flag(rule) == rule::kNoString) continue;
    infer::visit_literals(rules_.when(rule), [&](rule::LiteralId literal) {
      const Atom& atom = rules_.atom(literal / 2);
      const bool finding = atom.kind == AtomKind::row || (atom.kind == AtomKind::finding && atom.scope == rule::Scope::plain);
      if (literal % 2 != 0 || !finding) return;
      const AtomId tested = atom.tests.begin != atom.tests.end ? literal / 2 : 0;
      changes[{atom.name, tested}] = {.kind = Change::Kind::finding, .concept_id = atom.name, .makes_true = tested};
    });
  }
  std::vector<Change> list;
  for (const auto& [key, change] : changes) {
    fact::Facts alone;
    if (change.makes_true == 0) {
      alone.findings.emplace_back().concept_id = change.concept_id;
    } else {
      alone = prover_.ask(Goal::literal(2 * change.makes_true), options_.budget).witness.facts;
    }
    const auto fired = chainer_.run(alone).fired();
    if (std::any_of(fired.begin(), fired.end(), [this](RuleIndex rule) { return rules_.red_flag(rule) != rule::kNoString; }))
      list.push_back(change);
  }
  return list;
}

// What whoever has the finding gets at least, whatever else is so; none where there is no such urgency. No rule that says as much or less
// can then be missed.
Urgency InvariantProver::sure_with(const Change& change) {
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

void InvariantProver::with_finding() {
  std::vector<Change> changes;
  if (invariant_->alarms) changes = alarms();
  for (const std::string& name : invariant_->concepts)
    changes.push_back({.kind = Change::Kind::finding, .concept_id = concept_named(name)});
  const std::set<RuleIndex> left_out = exempt();
  if (!known_) return;
  std::map<RuleIndex, std::vector<const Change*>> stopped_by;
  for (const Change& change : changes) {
    const Urgency sure = sure_with(change);
    for (const RuleIndex rule : may_stop(change.concept_id))
      if (rules_.urgency(rule) < sure && !left_out.contains(rule)) stopped_by[rule].push_back(&change);
  }
  for (const auto& [rule, list] : stopped_by)  // the first that does is told
    for (const Change* change : list) {
      const std::string what =
          change->makes_true != 0 ? rules_.literal_text(2 * change->makes_true) : std::string(rules_.ontology()[change->concept_id].id);
      const std::string about = " of " + what + ", with which " + std::string(rules_.id(rule)) + " no longer fires";
      if (ask(drops(rule, 0, 1), about, *change) != Outcome::holds) break;
    }
}

void InvariantProver::with_age() {
  const bool older = invariant_->kind == Invariant::Kind::older;
  const Change change{.kind = Change::Kind::measure, .measure = fact::Measure::age, .low = invariant_->from, .high = invariant_->to};
  const std::set<RuleIndex> left_out = exempt();
  if (!known_) return;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    const std::set<AtomId>& atoms = stopping(rule);
    const bool age = std::any_of(atoms.begin(), atoms.end(), [&](AtomId atom) {
      return rules_.atom(atom).kind == AtomKind::number && rules_.atom(atom).name == static_cast<std::uint32_t>(fact::Measure::age);
    });
    if (!age || left_out.contains(rule)) continue;
    const std::string about = ": " + std::string(rules_.id(rule)) + " stops at " + (older ? "a higher" : "a lower") + " age";
    ask(drops(rule, older ? 0 : 1, older ? 1 : 0), about, change);
  }
}

}  // namespace anteroom::audit
