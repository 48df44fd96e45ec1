// engine/ontology/ontology_arrays.h: what an ontology consists of, as arrays of numbers. Ontology gives them names.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/image.h"
#include "engine/base/string_pool.h"

namespace anteroom::ontology {

using ConceptId = std::uint32_t;
inline constexpr ConceptId kNoConcept = 0xffffffffU;

enum class Kind : std::uint8_t { symptom, condition, medicine, procedure, test, exposure, intent, site };
inline constexpr std::size_t kKindCount = 8;
enum class Sex : std::uint8_t { unknown, female, male };

struct ConceptRow {
  base::StringId id = 0, name = 0;
  std::uint32_t codes = 0;  // begin; the end is the next row's begin
  Kind kind = Kind::symptom;
  Sex sex = Sex::unknown;
  bool paired = false, event = false, lasting = false;
  std::uint8_t unused[3] = {0, 0, 0};
};

struct AttributeRow {
  base::StringId name = 0;
  std::uint32_t values = 0;  // begin; the end is the next row's begin
  bool ordered = false;
  std::uint8_t unused[3] = {0, 0, 0};
};

struct Code {
  base::StringId system = 0, code = 0;  // "HP", "0002380"
};

inline constexpr std::uint32_t kNoCell = 0xffffffffU;

template <template <class> class Array>
struct BasicOntologyArrays {
  Array<ConceptRow> concepts;            // one more than there are
  Array<ConceptId> concepts_by_id;       // sorted by the text of their ids
  Array<std::uint32_t> ancestors_begin;  // concepts + 1
  Array<ConceptId> ancestors;
  Array<std::uint32_t> descendants_begin;
  Array<ConceptId> descendants;
  Array<ConceptId> site_of;     // of each concept
  Array<ConceptId> asks_about;  // of each kind
  // located(): a row for each symptom that some concept locates, a column for each site, inheritance up the sites done.
  Array<std::uint32_t> located_row;     // where a symptom's row begins in `located`; kNoCell: it has none
  Array<std::uint32_t> located_column;  // of a site; kNoCell: it is none
  Array<ConceptId> located;
  Array<Code> codes;
  Array<AttributeRow> attributes;  // one more than there are
  Array<base::StringId> values;
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(concepts), visit(concepts_by_id), visit(ancestors_begin), visit(ancestors), visit(descendants_begin), visit(descendants);
    visit(site_of), visit(asks_about), visit(located_row), visit(located_column), visit(located);
    visit(codes), visit(attributes), visit(values), visit(strings);
  }
};
using OntologyArrays = BasicOntologyArrays<base::ArrayView>;

}  // namespace anteroom::ontology
