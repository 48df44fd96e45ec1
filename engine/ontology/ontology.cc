// Look-ups are reads of flat lists that link() has built: what depends on the shape of the is_a graph is worked out once there.
#include "engine/ontology/ontology.h"

#include <algorithm>
#include <cassert>

namespace anteroom::ontology {
namespace {

constexpr std::uint32_t kNone = 0xffffffffU;

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::symptom:
      return "symptom";
    case Kind::condition:
      return "condition";
    case Kind::medicine:
      return "medicine";
    case Kind::procedure:
      return "procedure";
    case Kind::test:
      return "test";
    case Kind::exposure:
      return "exposure";
    case Kind::intent:
      return "intent";
    case Kind::site:
      return "site";
  }
  return "";
}

std::string_view name_of(Sex sex) {
  switch (sex) {
    case Sex::unknown:
      return "unknown";
    case Sex::female:
      return "female";
    case Sex::male:
      return "male";
  }
  return "";
}

ConceptId Ontology::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNoConcept : found->second;
}

std::span<const ConceptId> Ontology::ancestors(ConceptId id) const {
  assert(id + 1 < ancestors_begin_.size());
  return std::span(ancestors_).subspan(ancestors_begin_[id], ancestors_begin_[id + 1] - ancestors_begin_[id]);
}

std::span<const ConceptId> Ontology::descendants(ConceptId id) const {
  assert(id + 1 < descendants_begin_.size());
  return std::span(descendants_).subspan(descendants_begin_[id], descendants_begin_[id + 1] - descendants_begin_[id]);
}

bool Ontology::is_a(ConceptId narrow, ConceptId broad) const {
  const std::span<const ConceptId> all = ancestors(narrow);
  return std::find(all.begin(), all.end(), broad) != all.end();
}

ConceptId Ontology::located(ConceptId symptom, ConceptId site) const {
  assert(symptom < located_row_.size() && site < located_column_.size());
  const std::uint32_t column = located_column_[site];
  if (column == kNone) return kNoConcept;
  for (const ConceptId ancestor : ancestors(symptom)) {
    const std::uint32_t row = located_row_[ancestor];
    if (row == kNone) continue;
    const ConceptId found = located_[row * located_columns_ + column];
    if (found != kNoConcept) return found;
  }
  return kNoConcept;
}

ConceptId Ontology::site_of(ConceptId id) const {
  assert(id < site_of_.size());
  return site_of_[id];
}

AttributeId Ontology::find_attribute(std::string_view name) const {
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    if (attributes_[i].name == name) return static_cast<AttributeId>(i);
  }
  return kNoAttribute;
}

std::uint32_t Ontology::value_bit(AttributeId id, std::string_view value) const {
  const std::vector<std::string>& values = attributes_[id].values;
  const auto found = std::find(values.begin(), values.end(), value);
  return found == values.end() ? 0 : std::uint32_t{1} << (found - values.begin());
}

ConceptId Ontology::add(Concept concept_to_add) {
  const auto id = static_cast<ConceptId>(concepts_.size());
  if (!by_id_.emplace(concept_to_add.id, id).second) return kNoConcept;
  if (concept_to_add.about) asks_about_[static_cast<std::size_t>(*concept_to_add.about)] = id;
  concepts_.push_back(std::move(concept_to_add));
  return id;
}

bool Ontology::add(Attribute attribute) {
  if (attributes_.size() >= kMaxAttributes || find_attribute(attribute.name) != kNoAttribute) return false;
  attributes_.push_back(std::move(attribute));
  return true;
}

// Every concept's ancestors, nearest first (breadth first, in the order that is_a names them), and from these the descendants,
// in the order of ids. Ends on cycles too: each concept enters a list once.
void Ontology::build_closure() {
  const std::size_t count = concepts_.size();
  std::vector<ConceptId> seen_by(count, kNoConcept);
  std::vector<std::uint32_t> narrower(count + 1, 0);
  ancestors_.clear();
  ancestors_begin_.assign(1, 0);
  for (ConceptId id = 0; id < count; ++id) {
    std::size_t next = ancestors_.size();
    ancestors_.push_back(id);
    seen_by[id] = id;
    for (; next < ancestors_.size(); ++next) {
      ++narrower[ancestors_[next] + 1];
      for (const ConceptId parent : concepts_[ancestors_[next]].is_a) {
        if (seen_by[parent] == id) continue;
        seen_by[parent] = id;
        ancestors_.push_back(parent);
      }
    }
    ancestors_begin_.push_back(static_cast<std::uint32_t>(ancestors_.size()));
  }
  for (std::size_t i = 1; i <= count; ++i) narrower[i] += narrower[i - 1];
  descendants_begin_ = narrower;
  descendants_.assign(ancestors_.size(), 0);
  std::vector<std::uint32_t> free(descendants_begin_.begin(), descendants_begin_.end() - 1);
  for (ConceptId id = 0; id < count; ++id) descendants_[free[id]++] = id;
  for (ConceptId id = 0; id < count; ++id) {
    for (const ConceptId broad : ancestors(id).subspan(1)) descendants_[free[broad]++] = id;
  }
}

void Ontology::build_located() {
  const std::size_t count = concepts_.size();
  located_row_.assign(count, kNone);
  located_column_.assign(count, kNone);
  site_of_.assign(count, kNoConcept);
  located_columns_ = 0;
  std::uint32_t rows = 0;
  for (ConceptId id = 0; id < count; ++id) {
    if (concepts_[id].kind == Kind::site) located_column_[id] = static_cast<std::uint32_t>(located_columns_++);
    for (const auto& [symptom, site] : concepts_[id].located) {
      if (located_row_[symptom] == kNone) located_row_[symptom] = rows++;
    }
  }
  located_.assign(rows * located_columns_, kNoConcept);
  const auto cell = [&](ConceptId symptom, ConceptId site) -> ConceptId& {
    return located_[located_row_[symptom] * located_columns_ + located_column_[site]];
  };
  std::vector<std::pair<ConceptId, ConceptId>> written;  // symptom, site: before inheritance fills the rows
  for (ConceptId id = 0; id < count; ++id) {
    for (const auto& [symptom, site] : concepts_[id].located) {
      if (located_column_[site] == kNone || cell(symptom, site) != kNoConcept) continue;  // reported by link
      cell(symptom, site) = id;
      written.emplace_back(symptom, site);
    }
  }
  // Up the sites: a site takes the cell of its nearest ancestor that has one of its own.
  const std::vector<ConceptId> own = located_;
  for (const auto& [symptom, site] : written) {
    const std::size_t row = located_row_[symptom] * located_columns_;
    for (const ConceptId part : descendants(site)) {
      if (located_column_[part] == kNone) continue;
      for (const ConceptId ancestor : ancestors(part)) {
        if (located_column_[ancestor] == kNone || own[row + located_column_[ancestor]] == kNoConcept) continue;
        cell(symptom, part) = own[row + located_column_[ancestor]];
        break;
      }
    }
  }
  for (ConceptId id = 0; id < count; ++id) {
    for (const ConceptId ancestor : ancestors(id)) {
      if (concepts_[ancestor].located.empty()) continue;
      site_of_[id] = concepts_[ancestor].located.front().second;
      break;
    }
  }
}

}  // namespace anteroom::ontology
