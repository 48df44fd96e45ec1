// What figures of tests mean: the names of a test, and ranges that lead to concepts.
#include <algorithm>
#include <optional>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {
namespace {

using base::YamlNode;

}  // namespace

void SectionReader::readings(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a reading", {"say", "means"});
    if (!fields.ok()) continue;
    const YamlNode* list = fields.require("say");
    const YamlNode* means = fields.require("means");
    if (list == nullptr || means == nullptr || !is_map(*means, "what a reading means")) continue;
    std::vector<ReadingRange> ranges;
    reading_ranges(*means, ranges);
    pending_.readings.push_back(std::move(ranges));
    say(*list, {EntryKind::reading, static_cast<std::uint32_t>(pending_.readings.size() - 1)});
  }
}

// By concept, one range or a list of them: [20, 100] or [[20, 100], [20000, 100000]].
void SectionReader::reading_ranges(const YamlNode& means, std::vector<ReadingRange>& ranges) {
  for (const auto& [concept_name, value] : means.entries) {
    const ontology::ConceptId id = ontology_.find(concept_name->scalar);
    if (id == ontology::kNoConcept) {
      report(*concept_name, "lexicon.unknown-concept", "no concept '" + concept_name->scalar + "'",
             "define it in lexicon/concepts/, or correct the id");
      continue;
    }
    const bool several = !value->items.empty() && value->items.front()->kind == YamlNode::Kind::list;
    const auto one = several ? items(*value) : std::vector<const YamlNode*>{value};
    for (const YamlNode* range : one) {
      const auto bounds = items(*range);
      const auto low = bounds.size() == 2 ? base::number(bounds[0]->scalar) : std::nullopt;
      const auto high = bounds.size() == 2 ? base::number(bounds[1]->scalar) : std::nullopt;
      const bool is_range = low && high && *low < *high;
      const auto meets = [&](const ReadingRange& other) { return *low < other.high && other.low < *high; };
      if (!is_range) {
        report(*range, "lexicon.reading", "a range is two ascending numbers, the second no longer in it", "write [20, 100]");
      } else if (std::any_of(ranges.begin(), ranges.end(), meets)) {
        report(*range, "lexicon.reading", "a range above has figures of this one", "let one end where the other begins");
      } else {
        ranges.push_back({*low, *high, id});
      }
    }
  }
}

}  // namespace anteroom::lexicon
