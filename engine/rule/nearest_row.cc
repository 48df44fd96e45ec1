// The row of a concept stands in for the rows of its ancestors. This is settled here, once for each concept, so that at run time a
// finding simply makes true the rows that are its own.
#include <algorithm>

#include "engine/rule/draft.h"

namespace anteroom::rule {

NearestRows::NearestRows(const Draft& draft) : ontology_(draft.ontology), rows_(draft.ontology.size()), kinds_(draft.atoms.size()) {
  for (const auto& [key, id] : draft.atoms.by_key()) {
    if (key.kind != AtomKind::row) continue;
    rows_[key.name].push_back(id);
    kinds_[id] = key.table;
  }
}

std::vector<AtomId> NearestRows::of(ontology::ConceptId id) const {
  struct Candidate {
    ontology::ConceptId concept_id;
    AtomId row;
  };
  std::vector<Candidate> candidates;
  for (const ontology::ConceptId broad : ontology_.ancestors(id))
    for (const AtomId row : rows_[broad]) candidates.push_back({broad, row});
  std::vector<AtomId> nearest;
  for (const Candidate& candidate : candidates) {
    const bool replaced = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
      return other.concept_id != candidate.concept_id && kinds_[other.row] == kinds_[candidate.row] &&
             ontology_.is_a(other.concept_id, candidate.concept_id);
    });
    if (!replaced) nearest.push_back(candidate.row);
  }
  return nearest;
}

}  // namespace anteroom::rule
