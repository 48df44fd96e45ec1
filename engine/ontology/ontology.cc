// Look-ups are reads of flat lists that freeze() has built: what depends on the shape of the is_a graph is worked out once there.
#include "engine/ontology/ontology.h"

#include <algorithm>

#include "engine/ontology/validate.h"

namespace anteroom::ontology {

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
  const auto found = std::lower_bound(view_.concepts_by_id.begin(), view_.concepts_by_id.end(), id,
                                      [this](ConceptId one, std::string_view text) { return string(view_.concepts[one].id) < text; });
  return found != view_.concepts_by_id.end() && string(view_.concepts[*found].id) == id ? *found : kNoConcept;
}

bool Ontology::is_a(ConceptId narrow, ConceptId broad) const {
  const std::span<const ConceptId> all = ancestors(narrow);
  return std::find(all.begin(), all.end(), broad) != all.end();
}

ConceptId Ontology::located(ConceptId symptom, ConceptId site) const {
  const std::uint32_t column = view_.located_column[site];
  if (column == kNoCell) return kNoConcept;
  for (const ConceptId ancestor : ancestors(symptom)) {
    const std::uint32_t row = view_.located_row[ancestor];
    if (row == kNoCell) continue;
    const ConceptId found = view_.located[row + column];
    if (found != kNoConcept) return found;
  }
  return kNoConcept;
}

AttributeId Ontology::find_attribute(std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count(); ++i) {
    if (string(view_.attributes[i].name) == name) return static_cast<AttributeId>(i);
  }
  return kNoAttribute;
}

Attribute Ontology::attribute(AttributeId id) const {
  const AttributeRow* row = &view_.attributes[id];
  return {string(row->name), {view_.values.subspan(row->values, row[1].values - row->values), view_.strings}, row->ordered};
}

std::uint32_t Ontology::value_bit(AttributeId id, std::string_view value) const {
  const base::StringList values = attribute(id).values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == value) return std::uint32_t{1} << i;
  }
  return 0;
}

bool Ontology::attach(const base::Image& image, Ontology& ontology) {
  OntologyArrays arrays;
  if (!base::unpack(image, arrays) || !validate(arrays)) return false;
  ontology.view_ = arrays;
  ontology.image_ = image;
  return true;
}

}  // namespace anteroom::ontology
