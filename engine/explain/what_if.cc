// Every single change is tried out: the facts are changed, the rules run, the decisions compared. That is exact, and fast enough for
// a person who asks (a run takes microseconds).
#include <algorithm>
#include <bit>
#include <iterator>
#include <set>
#include <string>
#include <tuple>

#include "engine/explain/explanation.h"
#include "engine/infer/finding_truth.h"

namespace anteroom::explain {
namespace {

using fact::Facts;
using fact::Finding;
using infer::Truth;
using rule::Atom;
using rule::AtomKind;
using rule::AtomTest;
using rule::Fixed;
using rule::RuleBase;
using rule::Scope;

double to_number(Fixed fixed) { return static_cast<double>(fixed) / 1e9; }

bool set_range(const AtomTest& test, fact::Range& range) {
  Fixed value = test.low != rule::kFixedMin ? test.low : test.high;
  if (test.negated) {
    if (test.high == rule::kFixedMax && test.low == rule::kFixedMin) return false;
    value = test.high != rule::kFixedMax ? test.high + 1 : test.low - 1;
  }
  range.low = range.high = to_number(value);
  return true;
}

// Gives the finding an attribute that satisfies the test.
bool satisfy(const RuleBase& rules, const AtomTest& test, Finding& finding) {
  using Kind = AtomTest::Kind;
  switch (test.kind) {
    case Kind::values: {
      const std::size_t count = rules.ontology().attribute(test.attribute).values.size();
      const std::uint32_t all = count >= 32 ? ~0U : (1U << count) - 1;
      const std::uint32_t choices = test.negated ? all & ~test.accepted & ~test.perhaps : test.accepted;
      if (choices == 0) return false;
      finding.values[test.attribute] = choices & (0U - choices);
      return true;
    }
    case Kind::duration:
      return set_range(test, finding.duration_days);
    case Kind::episode:
      return set_range(test, finding.episode_days);
    case Kind::ago:
      return set_range(test, finding.ago_days);
    case Kind::per_day:
      return set_range(test, finding.per_day);
    case Kind::site:
      finding.site = test.concept_id;
      return !test.negated;
    case Kind::trigger:
      finding.trigger = test.concept_id;
      return !test.negated;
    case Kind::relief:
      finding.relief = test.concept_id;
      return !test.negated;
  }
  return false;
}

bool satisfy_all(const RuleBase& rules, const Atom& atom, Finding& finding) {
  for (const AtomTest& test : rules.tests(atom))
    if (infer::test_truth(rules, test, finding) == Truth::unknown && !satisfy(rules, test, finding)) return false;
  return infer::tests_truth(rules, atom, finding) == Truth::true_;
}

void set_scope(Scope scope, Finding& finding) {
  if (scope == Scope::past) finding.temporality = context::Temporality::past;
  if (scope == Scope::family) finding.experiencer = context::Experiencer::family;
  if (scope == Scope::possible) finding.assertion = context::Assertion::possible;
  finding.chief = scope == Scope::chief;
}

bool add_finding(const RuleBase& rules, const Atom& atom, Facts& facts) {
  for (Finding& finding : facts.findings) {  // one that is there already, told more exactly
    if (rules.tests(atom).empty() || !infer::claims(atom.scope, finding) || !rules.ontology().is_a(finding.concept_id, atom.name)) continue;
    Finding more = finding;
    if (!satisfy_all(rules, atom, more)) continue;
    finding = more;
    return true;
  }
  Finding finding;
  finding.concept_id = atom.name;
  set_scope(atom.scope, finding);
  if (!satisfy_all(rules, atom, finding)) return false;
  facts.findings.push_back(finding);
  if (finding.chief) facts.chief.push_back(static_cast<std::uint32_t>(facts.findings.size() - 1));
  return true;
}

bool deny_finding(const Atom& atom, Facts& facts) {
  Finding denial;
  denial.concept_id = atom.name;
  if (atom.scope == Scope::past || atom.scope == Scope::family) set_scope(atom.scope, denial);
  denial.assertion = context::Assertion::absent;
  facts.findings.push_back(denial);
  return true;
}

void remove_finding(std::uint32_t index, Facts& facts) {
  facts.findings.erase(facts.findings.begin() + index);
  std::erase(facts.chief, index);
  for (std::uint32_t& chief : facts.chief) chief -= chief > index ? 1 : 0;
}

class Trial {
 public:
  Trial(const RuleBase& rules, const Facts& facts) : rules_(rules), facts_(facts), chainer_(rules), decider_(rules) {
    const infer::Inference& inference = chainer_.run(facts);
    const decide::Decision& decision = decider_.decide(inference);
    urgency_ = decision.urgency;
    first_ = decision.departments.front().department;
    fired_.assign(inference.fired().begin(), inference.fired().end());
    for (rule::AtomId atom = 0; atom < rules.atom_count(); ++atom) truths_.push_back(inference.truth(atom));
  }

  Truth truth(rule::AtomId atom) const { return truths_[atom]; }

  // `literal`: what must be true then (0: nothing).
  void run(const Facts& changed, Change change, LiteralId literal, std::vector<Change>& changes) {
    const infer::Inference& inference = chainer_.run(changed);
    if (literal != 0 && !inference.is_true(literal)) return;
    const decide::Decision& decision = decider_.decide(inference);
    change.urgency = decision.urgency;
    change.department = decision.departments.front().department;
    change.changes_urgency = change.urgency != urgency_;
    change.changes_department = change.department != first_;
    if (!change.changes_urgency && !change.changes_department) return;
    const auto now = inference.fired();
    std::set_difference(now.begin(), now.end(), fired_.begin(), fired_.end(), std::back_inserter(change.newly_fired));
    std::set_difference(fired_.begin(), fired_.end(), now.begin(), now.end(), std::back_inserter(change.no_longer_fired));
    changes.push_back(std::move(change));
  }

  void try_literal(LiteralId literal, std::vector<Change>& changes) {
    Facts changed = facts_;
    if (!make_true(rules_, literal, changed)) return;
    Change change;
    change.kind = (literal & 1) == 0 ? Change::Kind::add : Change::Kind::deny;
    change.literal = literal;
    run(changed, std::move(change), literal, changes);
  }

 private:
  const RuleBase& rules_;
  const Facts& facts_;
  infer::Chainer chainer_;
  decide::Decider decider_;
  rule::Urgency urgency_;
  rule::DepartmentIndex first_;
  std::vector<RuleIndex> fired_;
  std::vector<Truth> truths_;
};

}  // namespace

bool make_true(const RuleBase& rules, LiteralId literal, Facts& facts) {
  const Atom& atom = rules.atom(literal / 2);
  const bool positive = (literal & 1) == 0;
  const fact::Answer answer = positive ? fact::Answer::yes : fact::Answer::no;
  switch (atom.kind) {
    case AtomKind::finding:
    case AtomKind::row:
      return positive ? add_finding(rules, atom, facts) : deny_finding(atom, facts);
    case AtomKind::number: {
      fact::Range& range = facts.patient.measures[atom.name];
      range.low = range.high = to_number(positive ? atom.bound : atom.bound - 1);
      return true;
    }
    case AtomKind::sex: {
      const bool female = (atom.name == static_cast<std::uint32_t>(ontology::Sex::female)) == positive;
      facts.patient.sex = female ? ontology::Sex::female : ontology::Sex::male;
      return true;
    }
    case AtomKind::pregnant:
      facts.patient.pregnant = answer;
      return true;
    case AtomKind::postpartum:
      facts.patient.postpartum = answer;
      return true;
    case AtomKind::breastfeeding:
      facts.patient.breastfeeding = answer;
      return true;
    default:
      return false;
  }
}

std::vector<Change> what_if(const RuleBase& rules, const Facts& facts) {
  Trial trial(rules, facts);
  std::vector<Change> changes;
  for (std::uint32_t i = 0; i < facts.findings.size(); ++i) {
    Facts changed = facts;
    remove_finding(i, changed);
    Change change;
    change.kind = Change::Kind::remove;
    change.finding = i;
    trial.run(changed, std::move(change), 0, changes);
  }
  std::set<std::string> tried;  // a row and a finding of one concept are one fact
  for (rule::AtomId atom = 1; atom < rules.atom_count(); ++atom) {
    const Truth truth = trial.truth(atom);
    for (const LiteralId literal : {2 * atom, 2 * atom + 1}) {
      const bool positive = literal == 2 * atom;
      if (truth == (positive ? Truth::true_ : Truth::false_) || (!positive && truth == Truth::true_)) continue;
      if (tried.insert(rules.literal_text(literal)).second) trial.try_literal(literal, changes);
    }
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return std::tuple(a.urgency, !a.changes_urgency, a.kind) < std::tuple(b.urgency, !b.changes_urgency, b.kind);
  });
  return changes;
}

}  // namespace anteroom::explain
