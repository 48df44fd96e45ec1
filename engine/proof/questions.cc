#include "engine/proof/questions.h"

namespace anteroom::proof {

Questions::Key Questions::key_of(const Question& question, Which which) {
  std::vector<std::uint64_t> rest;
  if (question.row()) rest.assign(question.concepts.begin(), question.concepts.end());
  for (const rule::AtomTest& test : question.tests()) {
    rest.push_back(static_cast<std::uint64_t>(test.kind) << 16 | static_cast<std::uint64_t>(test.negated) << 8 | test.attribute);
    rest.push_back(static_cast<std::uint64_t>(test.accepted) << 32 | test.perhaps);
    rest.push_back(test.concept_id);
    rest.push_back(static_cast<std::uint64_t>(test.low));
    rest.push_back(static_cast<std::uint64_t>(test.high));
  }
  return {question.atom->kind, question.scope, question.name, which, std::move(rest)};
}

std::span<const ontology::ConceptId> Questions::diseases_of(std::span<const ontology::ConceptId> concepts) {
  const ontology::Ontology& ontology = bases_[0].rules().ontology();
  std::vector<ontology::ConceptId>& diseases = diseases_.emplace_back();
  for (const ontology::ConceptId id : concepts)
    if (ontology[id].kind != ontology::Kind::symptom) diseases.push_back(id);
  return diseases;
}

QuestionId Questions::of(std::size_t base, rule::AtomId id, Which which) {
  const auto [known, isnew] = known_[base].emplace(std::pair(id, which), static_cast<QuestionId>(list_.size()));
  if (!isnew) return known->second;
  const rule::RuleBase& rules = bases_[base].rules();
  const rule::Atom& atom = rules.atom(id);
  Question question{&rules, &atom, atom.scope, atom.name, {}, 0};
  question.concepts = question.row() ? bases_[base].row_concepts(id) : rules.ontology().descendants(atom.name);
  question.failing = which >= Which::all_failing;
  if (which == Which::chief || which == Which::chief_failing) question.scope = rule::Scope::chief;
  if (which == Which::disease || which == Which::disease_failing) question.concepts = diseases_of(question.concepts);
  for (const rule::AtomTest& test : question.tests()) question.slots |= slot_of(test);
  if (bases_.size() > 1) {
    const auto [same, first] = by_key_.emplace(key_of(question, which), known->second);
    if (!first) return known->second = same->second;
  }
  list_.push_back(question);
  return known->second;
}

QuestionId Questions::of_mention(ontology::ConceptId id) {
  const auto [known, isnew] = mentions_.emplace(id, static_cast<QuestionId>(list_.size()));
  if (isnew)
    list_.push_back({&bases_[0].rules(), nullptr, rule::Scope::plain, id, bases_[0].rules().ontology().descendants(id).first(1), 0});
  return known->second;
}

}  // namespace anteroom::proof
