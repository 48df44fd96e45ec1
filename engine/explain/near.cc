// "Missing: chest pain, severe" helps nobody who reads "chest pain" in the letter; that its severity is not said, or that it was last
// year, does.
#include "engine/explain/near.h"

#include <array>

#include "engine/infer/finding_truth.h"

namespace anteroom::explain {
namespace {

using context::Assertion;
using context::Experiencer;
using context::Temporality;
using fact::Finding;
using infer::Inference;
using infer::Truth;
using rule::Atom;
using rule::RuleBase;
using Reason = Near::Reason;

// Of a finding that claims its concept, in another sense than the scope asks for.
Reason other_sense(const Finding& finding) {
  if (finding.experiencer == Experiencer::other) return Reason::other;
  if (finding.experiencer == Experiencer::family) return Reason::family;
  if (finding.assertion == Assertion::possible) return Reason::possible;
  if (finding.temporality == Temporality::hypothetical) return Reason::hypothetical;
  if (finding.temporality == Temporality::past) return Reason::past;
  return Reason::now;
}

// The rule of the row of `table` that counts for the finding.
RuleIndex nearer_row(const RuleBase& rules, const Atom& asked, const Finding& finding) {
  for (const ontology::ConceptId broader : rules.ontology().ancestors(finding.concept_id)) {
    for (rule::AtomId id = 0; id < rules.atom_count(); ++id) {
      const Atom& atom = rules.atom(id);
      if (atom.kind != rule::AtomKind::row || atom.table != asked.table || atom.name != broader) continue;
      if (infer::truth_of_finding(rules, atom, finding) == Truth::true_ && !rules.rules_with(id).empty()) return rules.rules_with(id)[0];
    }
  }
  return rule::kNoRule;
}

void add_tests(const RuleBase& rules, const Atom& atom, const Finding& finding, Near& near) {
  for (const rule::AtomTest& test : rules.tests(atom)) {
    const Truth truth = infer::test_truth(rules, test, finding);
    if (truth == Truth::unknown) near.unknown.push_back(&test);
    if (truth == Truth::false_) near.failed.push_back(&test);
  }
}

// False where the finding has nothing to do with the atom.
bool compare(const RuleBase& rules, const Atom& atom, const Finding& finding, Near& near) {
  const ontology::Ontology& ontology = rules.ontology();
  if (finding.assertion == Assertion::absent) {
    near.reason = Reason::part_denied;
    return infer::denies(atom.scope, finding) && ontology.is_a(atom.name, finding.concept_id);
  }
  const bool claims = infer::claims(atom.scope, finding);
  if (!ontology.is_a(finding.concept_id, atom.name)) {
    near.reason = Reason::broader;
    return claims && ontology.is_a(atom.name, finding.concept_id);
  }
  if (!claims) {
    near.reason = atom.scope == rule::Scope::chief && finding.plain() ? Reason::in_passing : other_sense(finding);
    return true;
  }
  if (atom.kind == rule::AtomKind::row) {
    near.reason = Reason::nearer_row;
    near.row = nearer_row(rules, atom, finding);
    return near.row != rule::kNoRule;
  }
  near.reason = Reason::tests;
  add_tests(rules, atom, finding, near);
  return true;
}

}  // namespace

std::string_view name_of(Near::Reason reason) {
  static constexpr std::array<std::string_view, 11> kNames = {"past",       "hypothetical", "possible", "family",      "other",     "now",
                                                              "in_passing", "broader",      "tests",    "part_denied", "nearer_row"};
  return kNames[static_cast<std::size_t>(reason)];
}

std::string near_text(const Near& near, const RuleBase& rules) {
  switch (near.reason) {
    case Near::Reason::past:
    case Near::Reason::hypothetical:
    case Near::Reason::possible:
    case Near::Reason::family:
    case Near::Reason::other:
      return "is not what the patient has now";
    case Near::Reason::now:
      return "is what the patient has now";
    case Near::Reason::in_passing:
      return "is no chief complaint";
    case Near::Reason::broader:
      return "may or may not be that";
    case Near::Reason::part_denied:
      return "denies only a part of that";
    case Near::Reason::nearer_row:
      return "has a row of its own, " + std::string(rules.id(near.row));
    case Near::Reason::tests:
      break;
  }
  std::string text;
  for (const rule::AtomTest* test : near.failed) text += (text.empty() ? "is not " : ", ") + rule::test_text(rules.ontology(), *test);
  if (!near.failed.empty()) return text;
  for (const rule::AtomTest* test : near.unknown)
    text += (text.empty() ? "does not say whether " : ", ") + rule::test_text(rules.ontology(), *test);
  return text;
}

std::vector<Near> find_near(const Inference& inference, rule::AtomId id) {
  const RuleBase& rules = inference.rules();
  const Atom& atom = rules.atom(id);
  std::vector<Near> list;
  if (atom.kind != rule::AtomKind::finding && atom.kind != rule::AtomKind::row) return list;
  const auto& findings = inference.facts().findings;
  for (std::uint32_t i = 0; i < findings.size(); ++i) {
    const Truth truth = infer::truth_of_finding(rules, atom, findings[i]);
    // A finding that fails the tests makes the atom false on its own; a denial that does so is plain.
    if (truth == Truth::true_ || (truth == Truth::false_ && findings[i].assertion == Assertion::absent)) continue;
    Near near;
    near.finding = i;
    if (compare(rules, atom, findings[i], near)) list.push_back(std::move(near));
  }
  return list;
}

}  // namespace anteroom::explain
