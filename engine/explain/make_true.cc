// The simplest fact that a literal asks for: the least value that passes, the first of the accepted ones.
#include <bit>

#include "engine/explain/alternative.h"
#include "engine/infer/finding_truth.h"

namespace anteroom::explain {
namespace {

using fact::Facts;
using fact::Finding;
using infer::Truth;
using rule::Atom;
using rule::AtomTest;
using rule::Fixed;
using rule::RuleBase;
using rule::Scope;

bool set_range(const AtomTest& test, fact::Range& range) {
  Fixed value = test.low != rule::kFixedMin ? test.low : test.high;
  if (test.negated) {
    if (test.high == rule::kFixedMax && test.low == rule::kFixedMin) return false;
    value = test.high != rule::kFixedMax ? test.high + 1 : test.low - 1;
  }
  range.low = range.high = static_cast<double>(value) / 1e9;
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

Finding new_finding(const Atom& atom) {
  Finding finding;
  finding.concept_id = atom.name;
  if (atom.scope == Scope::past) finding.temporality = context::Temporality::past;
  if (atom.scope == Scope::family) finding.experiencer = context::Experiencer::family;
  if (atom.scope == Scope::possible) finding.assertion = context::Assertion::possible;
  finding.chief = atom.scope == Scope::chief;
  return finding;
}

// One that is there already, told more exactly: a chief complaint before others.
bool tell_more(const RuleBase& rules, const Atom& atom, Facts& facts, Finding& made, std::vector<std::uint32_t>& findings) {
  if (rules.tests(atom).empty()) return false;
  for (const bool chief : {true, false}) {
    for (std::uint32_t i = 0; i < facts.findings.size(); ++i) {
      Finding& finding = facts.findings[i];
      if (finding.chief != chief || !infer::claims(atom.scope, finding)) continue;
      made = finding;
      if (!rules.ontology().is_a(finding.concept_id, atom.name) || !satisfy_all(rules, atom, made)) continue;
      finding = made;
      findings = {i};
      return true;
    }
  }
  return false;
}

}  // namespace

bool make_true(const RuleBase& rules, rule::LiteralId literal, Facts& facts, Finding& made, std::vector<std::uint32_t>& findings) {
  const Atom& atom = rules.atom(literal / 2);
  if (atom.kind != rule::AtomKind::finding && atom.kind != rule::AtomKind::row) return false;
  if ((literal & 1) == 0 && tell_more(rules, atom, facts, made, findings)) return true;
  made = new_finding(atom);
  if ((literal & 1) == 0) {
    if (!satisfy_all(rules, atom, made)) return false;
  } else {
    // A denial of what the brackets say, where a denial can say it ("no severe headache"); else of the whole.
    made.chief = false;
    Finding narrow = made;
    const bool sayable = satisfy_all(rules, atom, narrow);
    narrow.assertion = made.assertion = context::Assertion::absent;
    if (sayable && infer::excludes(rules, narrow, atom)) made = narrow;
  }
  if (made.chief) facts.chief.push_back(static_cast<std::uint32_t>(facts.findings.size()));
  facts.findings.push_back(made);
  return true;
}

}  // namespace anteroom::explain
