// What depends on the shape of the is_a graph is worked out here, once, so that look-ups are reads of flat lists.
#include "engine/ontology/freeze.h"

#include <algorithm>
#include <numeric>

namespace anteroom::ontology {
namespace {

class Freezer {
 public:
  Freezer(const std::vector<ConceptDraft>& concepts, const std::vector<AttributeDraft>& attributes)
      : concepts_(concepts), attributes_(attributes) {}

  BasicOntologyArrays<base::ArrayOwned> run() {
    add_concepts();
    add_attributes();
    add_closure();
    add_located();
    add_sites();
    a_.strings = strings_.bytes();
    return std::move(a_);
  }

 private:
  void add_concepts() {
    a_.asks_about.assign(kKindCount, kNoConcept);
    for (const ConceptDraft& draft : concepts_) {
      if (draft.about) a_.asks_about[static_cast<std::size_t>(*draft.about)] = static_cast<ConceptId>(a_.concepts.size());
      a_.concepts.push_back({.id = strings_.add(draft.id),
                             .name = strings_.add(draft.name),
                             .codes = static_cast<std::uint32_t>(a_.codes.size()),
                             .kind = draft.kind,
                             .sex = draft.sex,
                             .paired = draft.paired,
                             .event = draft.event,
                             .lasting = draft.lasting});
      for (const auto& [system, code] : draft.codes) a_.codes.push_back({strings_.add(system), strings_.add(code)});
    }
    a_.concepts.push_back({.codes = static_cast<std::uint32_t>(a_.codes.size())});
    a_.concepts_by_id.resize(concepts_.size());
    std::iota(a_.concepts_by_id.begin(), a_.concepts_by_id.end(), 0U);
    std::sort(a_.concepts_by_id.begin(), a_.concepts_by_id.end(),
              [this](ConceptId a, ConceptId b) { return concepts_[a].id < concepts_[b].id; });
  }

  void add_attributes() {
    for (const AttributeDraft& draft : attributes_) {
      a_.attributes.push_back(
          {.name = strings_.add(draft.name), .values = static_cast<std::uint32_t>(a_.values.size()), .ordered = draft.ordered});
      for (const std::string& value : draft.values) a_.values.push_back(strings_.add(value));
    }
    a_.attributes.push_back({.values = static_cast<std::uint32_t>(a_.values.size())});
  }

  // Every concept's ancestors, nearest first (breadth first, in the order that is_a names them), and from these the descendants,
  // in the order of ids. Ends on cycles too: each concept enters a list once.
  void add_closure() {
    const std::size_t count = concepts_.size();
    std::vector<ConceptId> seen_by(count, kNoConcept);
    std::vector<std::uint32_t> narrower(count + 1, 0);
    std::vector<ConceptId>& list = a_.ancestors;
    a_.ancestors_begin.assign(1, 0);
    for (ConceptId id = 0; id < count; ++id) {
      std::size_t next = list.size();
      list.push_back(id);
      seen_by[id] = id;
      for (; next < list.size(); ++next) {
        ++narrower[list[next] + 1];
        for (const ConceptId parent : concepts_[list[next]].is_a) {
          if (seen_by[parent] == id) continue;
          seen_by[parent] = id;
          list.push_back(parent);
        }
      }
      a_.ancestors_begin.push_back(static_cast<std::uint32_t>(list.size()));
    }
    for (std::size_t i = 1; i <= count; ++i) narrower[i] += narrower[i - 1];
    a_.descendants_begin = narrower;
    a_.descendants.assign(list.size(), 0);
    std::vector<std::uint32_t> free(narrower.begin(), narrower.end() - 1);
    for (ConceptId id = 0; id < count; ++id) a_.descendants[free[id]++] = id;
    for (ConceptId id = 0; id < count; ++id) {
      for (const ConceptId broad : ancestors(id).subspan(1)) a_.descendants[free[broad]++] = id;
    }
  }

  void add_located() {
    const std::size_t count = concepts_.size();
    a_.located_row.assign(count, kNoCell);
    a_.located_column.assign(count, kNoCell);
    std::uint32_t columns = 0, cells = 0;
    for (ConceptId id = 0; id < count; ++id) {
      if (concepts_[id].kind == Kind::site) a_.located_column[id] = columns++;
    }
    for (const ConceptDraft& here : concepts_) {
      for (const auto& [symptom, site] : here.located) {
        if (a_.located_row[symptom] == kNoCell) a_.located_row[symptom] = cells, cells += columns;
      }
    }
    a_.located.assign(cells, kNoConcept);
    std::vector<std::pair<ConceptId, ConceptId>> written;  // symptom, site: before inheritance fills the rows
    for (ConceptId id = 0; id < count; ++id) {
      for (const auto& [symptom, site] : concepts_[id].located) {
        if (a_.located_column[site] == kNoCell || cell(symptom, site) != kNoConcept) continue;  // reported by link
        cell(symptom, site) = id;
        written.emplace_back(symptom, site);
      }
    }
    inherit(written);
  }

  // Up the sites: a site takes the cell of its nearest ancestor that has one of its own.
  void inherit(const std::vector<std::pair<ConceptId, ConceptId>>& written) {
    const std::vector<ConceptId> own = a_.located;
    for (const auto& [symptom, site] : written) {
      const std::size_t row = a_.located_row[symptom];
      for (std::uint32_t at = a_.descendants_begin[site]; at < a_.descendants_begin[site + 1]; ++at) {
        const ConceptId part = a_.descendants[at];
        if (a_.located_column[part] == kNoCell) continue;
        for (const ConceptId ancestor : ancestors(part)) {
          if (a_.located_column[ancestor] == kNoCell || own[row + a_.located_column[ancestor]] == kNoConcept) continue;
          cell(symptom, part) = own[row + a_.located_column[ancestor]];
          break;
        }
      }
    }
  }

  void add_sites() {
    a_.site_of.assign(concepts_.size(), kNoConcept);
    for (ConceptId id = 0; id < concepts_.size(); ++id) {
      for (const ConceptId ancestor : ancestors(id)) {
        if (concepts_[ancestor].located.empty()) continue;
        a_.site_of[id] = concepts_[ancestor].located.front().second;
        break;
      }
    }
  }

  std::span<const ConceptId> ancestors(ConceptId id) const {
    return std::span(a_.ancestors).subspan(a_.ancestors_begin[id], a_.ancestors_begin[id + 1] - a_.ancestors_begin[id]);
  }
  ConceptId& cell(ConceptId symptom, ConceptId site) { return a_.located[a_.located_row[symptom] + a_.located_column[site]]; }

  const std::vector<ConceptDraft>& concepts_;
  const std::vector<AttributeDraft>& attributes_;
  base::StringPool strings_;
  BasicOntologyArrays<base::ArrayOwned> a_;
};

}  // namespace

BasicOntologyArrays<base::ArrayOwned> freeze(const std::vector<ConceptDraft>& concepts, const std::vector<AttributeDraft>& attributes) {
  return Freezer(concepts, attributes).run();
}

}  // namespace anteroom::ontology
