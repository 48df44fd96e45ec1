// What is behind a firing are the true literals of its condition, but for those inside of groups that do not hold (infer/program.h).
#include "engine/audit/same_support.h"

#include <algorithm>
#include <utility>

namespace anteroom::audit {

using proof::Goal;
using rule::Atom;
using rule::AtomKind;
using rule::AtomTest;
using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;
using rule::Scope;
using rule::Urgency;

namespace {

using Words = std::span<const std::uint32_t>;

}  // namespace

// A literal of a condition, and the groups it stands in, the outermost first: it counts where all of them hold.
struct SameSupport::Leaf {
  LiteralId literal = 0;
  std::vector<Words> groups;
  Goal counts() const {
    std::vector<Goal> all{Goal::literal(literal)};
    for (const Words& group : groups) all.push_back(Goal::program(group, [](LiteralId id) { return Goal::literal(id); }));
    return Goal::all(std::move(all));
  }
};

// Which condition is taken for that of `base`, and the facts that are being looked behind.
struct SameSupport::Through {
  RuleIndex base = rule::kNoRule, instead = rule::kNoRule;
  std::vector<FactIndex> open{};
  bool at_home = false;                                  // only complaints matter, and no denial
  ontology::ConceptId complaint = ontology::kNoConcept;  // what may be a plain finding of this is looked for, and not one literal
};

SameSupport::SameSupport(const rule::RuleBase& rules) : rules_(rules), info_(rules) {
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    if (rules.urgency(rule) == Urgency::self_care) home_.push_back(rule);
    if (rules.urgency(rule) < Urgency::self_care) worse_.push_back(rule);
  }
}

std::vector<SameSupport::Leaf> SameSupport::leaves(Words program) {
  std::vector<Leaf> list;
  for (std::size_t at = 0; at < program.size();) {
    if (program[at] < rule::kAll) {
      list.push_back({program[at++], {}});
      continue;
    }
    const Words group = program.subspan(at, 1 + (program[at] & rule::kPayload));
    for (Leaf& leaf : leaves(group.subspan((group[0] & rule::kGroup) == rule::kAtLeast ? 2 : 1))) {
      leaf.groups.insert(leaf.groups.begin(), group);
      list.push_back(std::move(leaf));
    }
    at += group.size();
  }
  return list;
}

// Of findings: what the test says yes to, the wide one does too.
bool SameSupport::covers(const AtomTest& wide, const AtomTest& test) const {
  if (wide.kind != test.kind || wide.attribute != test.attribute || wide.negated != test.negated) return false;
  if (wide.negated)
    return wide.accepted == test.accepted && wide.perhaps == test.perhaps && wide.concept_id == test.concept_id && wide.low == test.low &&
           wide.high == test.high;
  switch (wide.kind) {
    case AtomTest::Kind::values:
      return (test.accepted & ~wide.accepted) == 0;
    case AtomTest::Kind::site:
    case AtomTest::Kind::trigger:
    case AtomTest::Kind::relief:
      return rules_.ontology().is_a(test.concept_id, wide.concept_id);
    default:
      return wide.low <= test.low && test.high <= wide.high;
  }
}

// Each finding of which the literal is true makes the wide one true.
bool SameSupport::covers(LiteralId wide, LiteralId literal) const {
  if (wide == literal) return true;
  const Atom &a = rules_.atom(wide / 2), &b = rules_.atom(literal / 2);
  if (wide % 2 != 0 || literal % 2 != 0 || !is_finding(a.kind) || !is_finding(b.kind)) return false;
  if (a.scope != b.scope && (a.scope != Scope::plain || b.scope != Scope::chief)) return false;
  if (!rules_.ontology().is_a(b.name, a.name)) return false;
  if (a.kind == AtomKind::row) {  // narrower rows may stand in for it
    const auto counts = info_.row_concepts(wide / 2);
    const auto claiming = b.kind == AtomKind::row ? info_.row_concepts(literal / 2) : rules_.ontology().descendants(b.name);
    return std::ranges::all_of(claiming, [&](auto id) { return std::ranges::binary_search(counts, id); });
  }
  const auto given = rules_.tests(b);
  return std::ranges::all_of(rules_.tests(a), [&](const AtomTest& test) {
    return std::ranges::any_of(given, [&](const AtomTest& narrow) { return covers(test, narrow); });
  });
}

// Each complaint that makes the literal true, or a test of it false, makes the wide one true.
bool SameSupport::covers_complaints(LiteralId wide, LiteralId literal) const {
  if (literal % 2 == 0 || wide == literal) return covers(wide, literal);
  const Atom &a = rules_.atom(wide / 2), &b = rules_.atom(literal / 2);
  return wide % 2 == 0 && a.kind == AtomKind::finding && rules_.tests(a).empty() && (a.scope == Scope::plain || a.scope == b.scope) &&
         rules_.ontology().is_a(b.name, a.name);
}

// Of what makes it true some may be there now. A test that comes out false is of something that is there, too; a denial is not.
bool SameSupport::may_be_plain(LiteralId literal) const {
  const Atom& atom = rules_.atom(literal / 2);
  if (!is_finding(atom.kind) || (atom.scope != Scope::plain && atom.scope != Scope::chief)) return false;
  return literal % 2 == 0 || !rules_.tests(atom).empty();
}

bool SameSupport::may_be(LiteralId literal, ontology::ConceptId complaint) const {
  const Atom& atom = rules_.atom(literal / 2);
  return may_be_plain(literal) && rules_.ontology().is_a(complaint, atom.name);
}

// That the rule, if it fires, rests on all that makes the literal true; through facts too, where `base` has the condition of `instead`.
Goal SameSupport::covered(RuleIndex by, LiteralId literal, Through& through) const {
  std::vector<Goal> some;
  const RuleIndex condition = by == through.base ? through.instead : by;
  if (condition == rule::kNoRule) return Goal::constant(false);
  for (const Leaf& leaf : leaves(rules_.when(condition))) {
    const Atom& atom = rules_.atom(leaf.literal / 2);
    const bool found = through.complaint != ontology::kNoConcept ? may_be(leaf.literal, through.complaint)
                       : through.at_home                         ? covers_complaints(leaf.literal, literal)
                                                                 : covers(leaf.literal, literal);
    if (found) some.push_back(leaf.counts());
    if (atom.kind != AtomKind::fact || found || std::ranges::count(through.open, atom.name) != 0) continue;
    through.open.push_back(atom.name);
    for (const RuleIndex rule : rules_.concluders(atom.name))
      if (Goal one = covered(rule, literal, through); !one.parts().empty())
        some.push_back(leaf.counts() && Goal::fired(rule) && std::move(one));
    through.open.pop_back();
  }
  return Goal::any(std::move(some));
}

Goal SameSupport::more(RuleIndex rule, RuleIndex other) const {
  std::vector<Goal> some;
  Through direct{rule::kNoRule, rule::kNoRule};
  for (const Leaf& leaf : leaves(rules_.when(rule))) {
    const AtomKind kind = rules_.atom(leaf.literal / 2).kind;
    if (is_finding(kind) || kind == AtomKind::fact) some.push_back(leaf.counts() && !covered(other, leaf.literal, direct));
  }
  return Goal::fired(rule) && Goal::any(std::move(some));
}

bool SameSupport::may_be_complaint(LiteralId literal) const {
  const Atom& atom = rules_.atom(literal / 2);
  return may_be_plain(literal) &&
         std::ranges::any_of(rules_.ontology().descendants(atom.name), [this](auto id) { return is_complaint(id); });
}

bool SameSupport::is_complaint(ontology::ConceptId id) const {
  const ontology::Kind kind = rules_.ontology()[id].kind;
  return kind == ontology::Kind::symptom || kind == ontology::Kind::condition;
}

// With the condition of `instead` for that of `base`: if some plain finding is of just this concept, some rule of care at home rests on what
// might be that finding.
Goal SameSupport::accounted(ontology::ConceptId id, RuleIndex base, RuleIndex instead) const {
  std::vector<Goal> some{!Goal::mention(id)};
  Through through{base, instead, {}, true, id};
  for (const RuleIndex home : home_)
    if (Goal by = covered(home, 0, through); !by.parts().empty()) some.push_back(Goal::fired(home) && std::move(by));
  return Goal::any(std::move(some));
}

// A literal that counts where `so` is.
struct SameSupport::Found {
  LiteralId literal;
  Goal so;
};

// All that the rule rests on, through facts too.
void SameSupport::collect_behind(RuleIndex rule, const Goal& fires, std::vector<FactIndex>& open, std::vector<Found>& found) const {
  for (const Leaf& leaf : leaves(rules_.when(rule))) {
    const Atom& atom = rules_.atom(leaf.literal / 2);
    const Goal so = fires && leaf.counts();
    if (may_be_complaint(leaf.literal)) found.push_back({leaf.literal, so});
    if (atom.kind != AtomKind::fact || std::ranges::count(open, atom.name) != 0) continue;
    open.push_back(atom.name);
    for (const RuleIndex other : rules_.concluders(atom.name)) collect_behind(other, so && Goal::fired(other), open, found);
    open.pop_back();
  }
}

// It counts, and no rule of care at home rests on it.
Goal SameSupport::not_at_home(const Found& leaf, Through through) const {
  std::vector<Goal> behind;
  for (const RuleIndex home : home_)
    if (Goal by = covered(home, leaf.literal, through); !by.parts().empty()) behind.push_back(Goal::fired(home) && std::move(by));
  const Atom& atom = rules_.atom(leaf.literal / 2);
  Goal there = is_finding(atom.kind) ? Goal::present(leaf.literal) : Goal::constant(true);
  return leaf.so && std::move(there) && !Goal::any(std::move(behind));
}

Goal SameSupport::more_at_home(RuleIndex base, RuleIndex rule, RuleIndex other, const std::vector<ontology::ConceptId>& complaints) const {
  std::vector<Goal> some;
  for (const Leaf& leaf : leaves(rules_.when(rule)))
    if (may_be_complaint(leaf.literal) || rules_.atom(leaf.literal / 2).kind == AtomKind::fact)
      some.push_back(not_at_home({leaf.literal, leaf.counts()}, {base, other, {}, true}));
  std::vector<Goal> all{Goal::fired(base), Goal::any(std::move(some)), !Goal::some_fired(worse_)};
  for (const ontology::ConceptId id : complaints) all.push_back(accounted(id, base, rule));
  return Goal::all(std::move(all));
}

// It is a rule of care at home, or one such rests on what it concludes.
bool SameSupport::behind_home(RuleIndex rule) const {
  std::vector<RuleIndex> list{rule};
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (rules_.urgency(list[i]) == Urgency::self_care) return true;
    for (const FactIndex fact : rules_.conclusions(list[i]))
      for (const RuleIndex user : rules_.rules_with(rules_.fact_atom(fact)))
        if (std::ranges::count(list, user) == 0) list.push_back(user);
  }
  return false;
}

Goal SameSupport::accounts_alone(RuleIndex rule, const std::vector<ontology::ConceptId>& complaints) const {
  if (!behind_home(rule)) return Goal::constant(false);
  std::vector<FactIndex> open;
  std::vector<Found> behind;
  collect_behind(rule, Goal::constant(true), open, behind);
  std::vector<Goal> some;
  for (const Found& leaf : behind) some.push_back(not_at_home(leaf, {rule, rule::kNoRule, {}, true}));
  std::vector<Goal> all{Goal::fired(rule), Goal::any(std::move(some)), !Goal::some_fired(worse_)};
  for (const ontology::ConceptId id : complaints) all.push_back(accounted(id, rule, rule));
  return Goal::all(std::move(all));
}

// A denial, which may be of something broader, which may be of another kind.
bool SameSupport::denies_disease(LiteralId literal) const {
  const ontology::Ontology& ontology = rules_.ontology();
  const Atom& atom = rules_.atom(literal / 2);
  return literal % 2 != 0 && is_finding(atom.kind) &&
         std::ranges::any_of(ontology.ancestors(atom.name), [&](auto id) { return ontology[id].kind != ontology::Kind::symptom; });
}

// How a rule is weighed: whether diseases count too; whether what may be so counts, but for what is behind the rule in the other case as well.
struct SameSupport::Weighing {
  bool diseases, may_be;
  Through through;
  const Swap* but = nullptr;
};

Goal SameSupport::weighty_literal(LiteralId literal, Weighing& weighing) const {
  const Atom& atom = rules_.atom(literal / 2);
  if (weighing.diseases && denies_disease(literal)) {
    if (!weighing.may_be || weighing.but == nullptr) return Goal::constant(weighing.may_be);
    Through other{weighing.but->base, weighing.but->other};
    return !covered(weighing.but->of, literal, other);
  }
  if (atom.kind != AtomKind::fact) return weighing.diseases ? Goal::chief(literal) || Goal::disease(literal) : Goal::chief(literal);
  if (std::ranges::count(weighing.through.open, atom.name) != 0)
    return Goal::constant(false);  // what is behind it, is so without this circle
  weighing.through.open.push_back(atom.name);
  std::vector<Goal> some;
  for (const RuleIndex rule : rules_.concluders(atom.name)) some.push_back(Goal::fired(rule) && weighty(rule, weighing));
  weighing.through.open.pop_back();
  return Goal::any(std::move(some));
}

// That a chief complaint (or a disease) is behind the rule, if it fires.
Goal SameSupport::weighty(RuleIndex rule, Weighing& weighing) const {
  std::vector<Goal> some;
  for (const Leaf& leaf : leaves(rules_.when(rule == weighing.through.base ? weighing.through.instead : rule)))
    if (const AtomKind kind = rules_.atom(leaf.literal / 2).kind; is_finding(kind) || kind == AtomKind::fact)
      some.push_back(leaf.counts() && weighty_literal(leaf.literal, weighing));
  return Goal::any(std::move(some));
}

Goal SameSupport::differs(const Swap& swap, bool diseases) const {
  Weighing with_rule{diseases, true, {swap.base, swap.rule}, &swap}, with_other{diseases, false, {swap.base, swap.other}};
  return Goal::fired(swap.of) && weighty(swap.of, with_rule) && !weighty(swap.of, with_other);
}

Goal SameSupport::in_passing(RuleIndex rule) const {
  Weighing must{true, false, {}};
  return Goal::fired(rule) && !weighty(rule, must);
}

// Advice of rules that have nothing weighty behind them is given where there is no other, or not at all.
Goal SameSupport::advises_alone(RuleIndex rule, rule::StringId advice) const {
  Weighing may{true, true, {}}, must{true, false, {}};
  std::vector<Goal> others;
  for (RuleIndex other = 0; other < rules_.size(); ++other)
    if (const auto list = rules_.advise(other); other != rule && std::ranges::count(list, advice) != 0)
      others.push_back(Goal::fired(other) && weighty(other, must));
  return in_passing(rule) || (Goal::fired(rule) && weighty(rule, may) && !Goal::any(std::move(others)));
}

Goal SameSupport::chief(const Swap& swap) const { return differs(swap, false); }
Goal SameSupport::disease(const Swap& swap) const { return differs(swap, true); }

}  // namespace anteroom::audit
