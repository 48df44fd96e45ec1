// One look at every number. What passes may be nonsense, but reading it touches no memory but its own.
#include "engine/ontology/validate.h"

#include "engine/base/check_arrays.h"
#include "engine/ontology/ontology.h"

namespace anteroom::ontology {
namespace {

using base::all_below;
using base::is_bool;
using base::is_index;

class Validator {
 public:
  explicit Validator(const OntologyArrays& arrays) : a_(arrays), size_(arrays.concepts.size() - 1) {}

  bool run() const {
    return size_ < kNoConcept && a_.concepts_by_id.size() == size_ && all_below(a_.concepts_by_id, size_) && concepts() && attributes() &&
           lists(a_.ancestors_begin, a_.ancestors) && lists(a_.descendants_begin, a_.descendants) && located();
  }

 private:
  bool is_string(base::StringId id) const { return base::is_string(a_.strings, id); }
  bool is_concept_or_none(ConceptId id) const { return id < size_ || id == kNoConcept; }

  bool concepts() const {
    std::uint32_t codes = 0;
    for (const ConceptRow& row : a_.concepts) {
      if (!is_string(row.id) || !is_string(row.name) || row.kind > Kind::site || row.sex > Sex::male || !is_bool(row.paired) ||
          !is_bool(row.event) || !is_bool(row.lasting) || row.codes < codes)
        return false;
      codes = row.codes;
    }
    if (codes != a_.codes.size()) return false;
    return std::all_of(a_.codes.begin(), a_.codes.end(), [this](const Code& c) { return is_string(c.system) && is_string(c.code); });
  }

  bool attributes() const {
    if (a_.attributes.empty() || a_.attributes.size() - 1 > kMaxAttributes) return false;
    std::uint32_t values = 0;
    for (const AttributeRow& row : a_.attributes) {
      if (!is_string(row.name) || !is_bool(row.ordered) || row.values < values || row.values - values > kMaxValues) return false;
      values = row.values;
    }
    return values == a_.values.size() && base::all_strings(a_.strings, a_.values);
  }

  // Each concept stands first in its own list.
  bool lists(std::span<const std::uint32_t> begin, std::span<const ConceptId> items) const {
    if (begin.size() != size_ + 1 || !is_index(begin, items.size()) || !all_below(items, size_)) return false;
    for (ConceptId id = 0; id < size_; ++id)
      if (begin[id] == begin[id + 1] || items[begin[id]] != id) return false;
    return true;
  }

  // A symptom's row has room for the column of every site.
  bool located() const {
    if (a_.located_row.size() != size_ || a_.located_column.size() != size_ || a_.site_of.size() != size_ ||
        a_.asks_about.size() != kKindCount)
      return false;
    std::size_t columns = 0;
    for (const std::uint32_t column : a_.located_column)
      if (column != kNoCell) columns = std::max<std::size_t>(columns, std::size_t{column} + 1);
    const std::size_t cells = a_.located.size();
    const bool rows_fit = std::all_of(a_.located_row.begin(), a_.located_row.end(),
                                      [&](std::uint32_t row) { return row == kNoCell || (row <= cells && cells - row >= columns); });
    const auto each = [this](std::span<const ConceptId> ids) {
      return std::all_of(ids.begin(), ids.end(), [this](ConceptId id) { return is_concept_or_none(id); });
    };
    return rows_fit && each(a_.located) && each(a_.site_of) && each(a_.asks_about);
  }

  const OntologyArrays& a_;
  const std::size_t size_;
};

}  // namespace

bool validate(const OntologyArrays& arrays) { return !arrays.concepts.empty() && Validator(arrays).run(); }

}  // namespace anteroom::ontology
