// A test on an attribute that the text does not give is unknown; so is one on a broader value than asked for ("leg" where the rule
// says calf). A denial with attributes denies no more than it says.
#include "engine/infer/finding_truth.h"

#include <bit>

namespace anteroom::infer {
namespace {

using context::Assertion;
using context::Experiencer;
using context::Temporality;
using fact::Finding;
using ontology::ConceptId;
using ontology::kNoConcept;
using rule::Atom;
using rule::AtomTest;
using rule::RuleBase;
using rule::Scope;
using TestKind = rule::AtomTest::Kind;

Truth opposite(Truth truth) { return truth == Truth::true_ ? Truth::false_ : truth == Truth::false_ ? Truth::true_ : Truth::unknown; }

Truth range_truth(const fact::Range& range, const AtomTest& test) {
  if (!range.known()) return Truth::unknown;
  const rule::Fixed low = rule::to_fixed(range.low), high = rule::to_fixed(range.high);
  if (low >= test.low && high <= test.high) return Truth::true_;
  return high < test.low || low > test.high ? Truth::false_ : Truth::unknown;
}

Truth values_truth(std::uint32_t given, const AtomTest& test) {
  if ((given & test.accepted) != 0) return Truth::true_;
  return given == 0 || (given & test.perhaps) != 0 ? Truth::unknown : Truth::false_;
}

Truth concept_truth(const RuleBase& rules, ConceptId given, const AtomTest& test) {
  if (given == kNoConcept) return Truth::unknown;
  if (rules.ontology().is_a(given, test.concept_id)) return Truth::true_;
  // Another site is another finding; another trigger may be one of several.
  const bool exclusive = test.kind == TestKind::site && !rules.ontology().is_a(test.concept_id, given);
  return exclusive ? Truth::false_ : Truth::unknown;
}

// The site of a denial narrows it where it says more than the concept does.
bool site_narrows(const RuleBase& rules, const Finding& denial) {
  if (denial.site == kNoConcept) return false;
  const ConceptId own = rules.ontology().site_of(denial.concept_id);
  return own == kNoConcept || !rules.ontology().is_a(own, denial.site);
}

template <class Covers>
bool some_test(const RuleBase& rules, const Atom& atom, TestKind kind, const Covers& covers) {
  for (const AtomTest& test : rules.tests(atom))
    if (test.kind == kind && !test.negated && covers(test)) return true;
  return false;
}

}  // namespace

ConceptId site_of(const RuleBase& rules, const Finding& finding) {
  return finding.site != kNoConcept ? finding.site : rules.ontology().site_of(finding.concept_id);
}

bool claims(Scope scope, const Finding& f) {
  switch (scope) {
    case Scope::plain:
    case Scope::denied:
      return f.plain();
    case Scope::chief:
      return f.plain() && f.chief;
    case Scope::past:
      return f.assertion == Assertion::present && f.temporality == Temporality::past && f.experiencer == Experiencer::patient;
    case Scope::family:
      return f.assertion == Assertion::present && f.temporality != Temporality::hypothetical && f.experiencer == Experiencer::family;
    case Scope::possible:
      return f.experiencer == Experiencer::patient &&
             (f.assertion == Assertion::possible || (f.assertion == Assertion::present && f.temporality == Temporality::hypothetical));
  }
  return false;
}

bool denies(Scope scope, const Finding& f) {
  if (f.assertion != Assertion::absent) return false;
  switch (scope) {
    case Scope::past:
      return f.temporality == Temporality::past && f.experiencer == Experiencer::patient;
    case Scope::family:
      return f.temporality != Temporality::hypothetical && f.experiencer == Experiencer::family;
    default:
      return f.temporality == Temporality::current && f.experiencer == Experiencer::patient;
  }
}

Truth test_truth(const RuleBase& rules, const AtomTest& test, const Finding& finding) {
  Truth truth = Truth::unknown;
  switch (test.kind) {
    case TestKind::values:
      truth = values_truth(finding.values[test.attribute], test);
      break;
    case TestKind::duration:
      truth = range_truth(finding.duration_days, test);
      break;
    case TestKind::episode:
      truth = range_truth(finding.episode_days, test);
      break;
    case TestKind::ago:
      truth = range_truth(finding.ago_days, test);
      break;
    case TestKind::per_day:
      truth = range_truth(finding.per_day, test);
      break;
    case TestKind::site:
      truth = concept_truth(rules, site_of(rules, finding), test);
      break;
    case TestKind::trigger:
      truth = concept_truth(rules, finding.trigger, test);
      break;
    case TestKind::relief:
      truth = concept_truth(rules, finding.relief, test);
      break;
  }
  return test.negated ? opposite(truth) : truth;
}

Truth tests_truth(const RuleBase& rules, const Atom& atom, const Finding& finding) {
  Truth result = Truth::true_;
  for (const AtomTest& test : rules.tests(atom)) {
    const Truth truth = test_truth(rules, test, finding);
    if (truth == Truth::false_) return truth;
    if (truth == Truth::unknown) result = truth;
  }
  return result;
}

bool is_narrow(const RuleBase& rules, const Finding& denial) {
  for (const std::uint32_t values : denial.values)
    if (values != 0) return true;
  return denial.trigger != kNoConcept || site_narrows(rules, denial);
}

bool excludes(const RuleBase& rules, const Finding& denial, const Atom& atom) {
  const ontology::Ontology& ontology = rules.ontology();
  for (std::size_t id = 0; id < denial.values.size(); ++id) {
    std::uint32_t denied = denial.values[id];
    if (denied == 0) continue;
    // "no severe headache" denies the worst ever too
    if (id < ontology.attribute_count() && ontology.attribute(static_cast<ontology::AttributeId>(id)).ordered)
      denied = ~0U << std::countr_zero(denied);
    if (!some_test(rules, atom, TestKind::values, [&](const AtomTest& t) { return t.attribute == id && (t.accepted & ~denied) == 0; }))
      return false;
  }
  if (site_narrows(rules, denial) &&
      !some_test(rules, atom, TestKind::site, [&](const AtomTest& t) { return ontology.is_a(t.concept_id, denial.site); }))
    return false;
  return denial.trigger == kNoConcept ||
         some_test(rules, atom, TestKind::trigger, [&](const AtomTest& t) { return ontology.is_a(t.concept_id, denial.trigger); });
}

Truth truth_of_finding(const RuleBase& rules, const Atom& atom, const Finding& finding) {
  const ontology::Ontology& ontology = rules.ontology();
  if (atom.kind == rule::AtomKind::row && finding.plain()) {
    const auto& arrays = rules.arrays();  // which rows a concept counts for was settled at compile time
    const std::size_t at = arrays.claim_rows[rule::claim_row(Scope::plain)] + finding.concept_id;
    const AtomId id = static_cast<AtomId>(&atom - arrays.atoms.data());
    for (std::uint32_t entry = arrays.claim_begin[at]; entry < arrays.claim_begin[at + 1]; ++entry)
      if (arrays.claims[entry] == id) return Truth::true_;
    return Truth::unknown;
  }
  if (atom.kind != rule::AtomKind::finding && atom.kind != rule::AtomKind::row) return Truth::unknown;
  if (claims(atom.scope, finding) && ontology.is_a(finding.concept_id, atom.name)) return tests_truth(rules, atom, finding);
  if (!denies(atom.scope, finding) || !ontology.is_a(atom.name, finding.concept_id)) return Truth::unknown;
  return !is_narrow(rules, finding) || excludes(rules, finding, atom) ? Truth::false_ : Truth::unknown;
}

}  // namespace anteroom::infer
