// Drafts are kept in the order in which they were added, which is the order of their numbers.
#include "engine/ontology/ontology_builder.h"

#include <algorithm>

namespace anteroom::ontology {

ConceptId OntologyBuilder::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNoConcept : found->second;
}

bool OntologyBuilder::has_attribute(std::string_view name) const {
  return std::any_of(attributes_.begin(), attributes_.end(), [name](const AttributeDraft& draft) { return draft.name == name; });
}

ConceptId OntologyBuilder::add(ConceptDraft draft) {
  const auto id = static_cast<ConceptId>(concepts_.size());
  if (!by_id_.emplace(draft.id, id).second) return kNoConcept;
  concepts_.push_back(std::move(draft));
  return id;
}

bool OntologyBuilder::add(AttributeDraft draft) {
  if (attributes_.size() >= kMaxAttributes || has_attribute(draft.name)) return false;
  attributes_.push_back(std::move(draft));
  return true;
}

}  // namespace anteroom::ontology
