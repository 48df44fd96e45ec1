// What a question is about, told by the literal that is not known.
#include "engine/decide/question_finder.h"
#include "engine/infer/finding_truth.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {

using rule::Atom;
using rule::AtomKind;

// The first test that a mention of the concept leaves open.
const rule::AtomTest* QuestionFinder::unknown_test(const Atom& atom) const {
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!infer::claims(atom.scope, finding) || !rules_.ontology().is_a(finding.concept_id, atom.name)) continue;
    for (const rule::AtomTest& test : rules_.tests(atom))
      if (infer::test_truth(rules_, test, finding) == infer::Truth::unknown) return &test;
  }
  return nullptr;
}

Question QuestionFinder::question_about(LiteralId literal) const {
  Question q;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  using About = Question::About;
  switch (atom.kind) {
    case AtomKind::number: {
      const auto measure = static_cast<fact::Measure>(atom.name);
      q.about = measure == fact::Measure::age ? About::age : measure == fact::Measure::weeks_pregnant ? About::pregnancy : About::measure;
      if (q.about == About::measure) q.measure = measure;
      return q;
    }
    case AtomKind::sex:
      q.about = About::sex;
      return q;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding:
      q.about = About::pregnancy;
      return q;
    default:
      break;
  }
  q.concept_id = atom.name;
  q.scope = atom.scope;
  if (rules_.tests(atom).empty()) return q;
  q.test = unknown_test(atom);
  if (q.test != nullptr)
    q.about = About::attribute;
  else
    q.test = &rules_.tests(atom).front();
  return q;
}

}  // namespace anteroom::decide
