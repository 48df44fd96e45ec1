// One look at every number. What passes may still be nonsense, but looking words up and walking phrases touches no memory but its own
// and comes to an end: tables have free slots or an end, and an edge always leads to a node with a higher number.
#include "engine/lexicon/validate.h"

#include <array>
#include <cmath>

#include "engine/base/check_arrays.h"
#include "engine/lexicon/phrase_index.h"
#include "engine/lexicon/remainder.h"
#include "engine/lexicon/text_table.h"

namespace anteroom::lexicon {
namespace {

using base::is_bool;
using base::is_index;
using base::is_string;

bool are_pairs(std::span<const char> strings, std::span<const FormPair> pairs) {
  return std::all_of(pairs.begin(), pairs.end(),
                     [&](const FormPair& pair) { return is_string(strings, pair.from) && is_string(strings, pair.to); });
}

bool validate(const MorphologyArrays& a) {
  for (const SuffixRow& row : a.suffixes)
    if (!is_string(a.strings, row.cut) || !is_string(a.strings, row.put) || !is_bool(row.undouble)) return false;
  return is_index(a.pass_begin, a.suffixes.size()) && are_pairs(a.strings, a.irregular) && are_pairs(a.strings, a.swallowed) &&
         are_pairs(a.strings, a.spellings) && is_table(a.irregular_slots, a.irregular.size()) &&
         is_table(a.swallowed_slots, a.swallowed.size()) && a.letters.size() == 1 && is_string(a.strings, a.letters[0].vowels) &&
         is_string(a.strings, a.letters[0].undouble);
}

bool is_use(const WordUse& use, std::size_t units) {
  return use.role <= kLastNumberRole && use.dimension <= Dimension::pressure && use.month <= 12 && use.weekday <= 7 &&
         is_bool(use.filler) && is_bool(use.known) && std::isfinite(use.number) && std::isfinite(use.factor) && use.unit < units;
}

bool validate(const WordArrays& a) {
  for (const FormRow& row : a.forms)
    if (!is_string(a.strings, row.text) || row.exact >= kFirstSlotWord || row.stem >= kFirstSlotWord || row.use >= a.uses.size())
      return false;
  for (const StemRow& row : a.stems)
    if (!is_string(a.strings, row.text) || row.id >= kFirstSlotWord || row.use >= a.uses.size() || !is_string(a.strings, row.form))
      return false;
  for (const WordUse& use : a.uses)
    if (!is_use(use, a.units.size())) return false;
  const std::size_t forms = a.forms.size();
  return !a.uses.empty() && is_table(a.form_slots, forms) && is_table(a.stem_slots, a.stems.size()) &&
         std::has_single_bit(a.remainder_begin.size() - 1) && a.remainder_begin.size() <= (std::size_t{1} << kMaxBucketBits) + 1 &&
         is_index(a.remainder_begin, a.remainders.size()) &&
         std::all_of(a.remainders.begin(), a.remainders.end(), [forms](const Remainder& one) { return one.form < forms; }) &&
         base::all_strings(a.strings, a.units);
}

// Whether the node's edges begin where those of the nodes before it end, and lead to nodes behind it.
bool are_edges(const PhraseArrays& a, std::size_t node, std::size_t& begin) {
  const PhraseNode& here = a.nodes[node];
  if (here.edge_places > kMostEdgePlaces || here.edges != begin) return false;
  const std::size_t places = PhraseIndex::places(here.edge_places);
  if (places > a.edges.size() - begin) return false;
  const auto edges = a.edges.subspan(begin, places);
  begin += places;
  return std::all_of(edges.begin(), edges.end(),
                     [&](const PhraseEdge& edge) { return edge.to == PhraseEdge::kFree || (edge.to > node && edge.to < a.nodes.size()); });
}

bool validate(const PhraseArrays& a) {
  std::size_t edges_begin = 0;
  for (std::size_t node = 0; node < a.nodes.size(); ++node) {
    const PhraseNode& here = a.nodes[node];
    if (!are_edges(a, node, edges_begin)) return false;
    const std::size_t words = PhraseIndex::filter_words(here.edge_places);
    const bool in_filters = words == 1 || (here.filter <= a.filters.size() && words <= a.filters.size() - here.filter);
    const bool in_entries = here.entries <= a.entries.size() && here.entry_count <= a.entries.size() - here.entries;
    if (!in_filters || !in_entries || !is_bool(here.has_slot)) return false;
  }
  const auto below_root = [&a](std::uint32_t node) { return node == PhraseIndex::kNone || (node > 0 && node < a.nodes.size()); };
  return !a.nodes.empty() && edges_begin == a.edges.size() && std::all_of(a.root.begin(), a.root.end(), below_root);
}

class MeaningValidator {
 public:
  MeaningValidator(const LexiconArrays& arrays, const ontology::Ontology& ontology)
      : a_(arrays),
        ontology_(ontology),
        sizes_{ontology.size(),
               arrays.cues.size(),
               arrays.attributes.size(),
               arrays.people.size(),
               arrays.traits.size(),
               arrays.patterns.size(),
               arrays.together_begin.empty() ? 0 : arrays.together_begin.size() - 1,
               arrays.reading_begin.empty() ? 0 : arrays.reading_begin.size() - 1} {}

  bool run() const {
    return all(a_.phrases.entries, &MeaningValidator::is_entry) && all(a_.cues, &MeaningValidator::is_cue) &&
           all(a_.attributes, &MeaningValidator::is_attribute) && all(a_.people, &MeaningValidator::is_person) &&
           all(a_.traits, &MeaningValidator::is_trait) && all(a_.patterns, &MeaningValidator::is_pattern) &&
           all(a_.factors, &MeaningValidator::is_factor) && all(a_.together, &MeaningValidator::is_together) &&
           base::is_index(a_.together_begin, a_.together.size()) && base::is_index(a_.reading_begin, a_.reading_ranges.size()) &&
           all(a_.reading_ranges, &MeaningValidator::is_reading) && a_.names.size() == ontology_.size() &&
           base::all_strings(a_.strings, a_.names) && a_.phrase_count.size() == 1;
  }

 private:
  template <typename Row>
  bool all(std::span<const Row> rows, bool (MeaningValidator::*is_sound)(const Row&) const) const {
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) { return (this->*is_sound)(row); });
  }

  bool is_entry(const Entry& entry) const {
    if (entry.kind > EntryKind::reading) return false;
    const bool look_alike = entry.kind == EntryKind::concept_id && entry.value == ontology::kNoConcept;
    return look_alike || entry.value < sizes_[static_cast<std::size_t>(entry.kind)];
  }

  bool is_cue(const Cue& cue) const {
    return cue.meaning <= kLastCueMeaning && cue.reach <= CueReach::answer && is_bool(cue.soft) && is_bool(cue.illness) &&
           is_bool(cue.history);
  }

  bool is_attribute(const AttributePhrase& phrase) const {
    if (phrase.attribute >= ontology_.attribute_count()) return false;
    return (std::uint64_t{phrase.bit} >> ontology_.attribute(phrase.attribute).values.size()) == 0;
  }

  bool is_person(const PersonRow& row) const {
    return is_string(a_.strings, row.relation) && row.who <= PersonPhrase::kLastWho && row.sex <= ontology::Sex::male &&
           is_bool(row.subject) && is_bool(row.names) && is_bool(row.asks) && is_bool(row.owns) && is_bool(row.twin);
  }

  bool is_trait(const TraitPhrase& trait) const {
    return std::isfinite(trait.age_low) && std::isfinite(trait.age_high) && trait.state <= TraitPhrase::State::breastfeeding &&
           trait.sex <= ontology::Sex::male && is_bool(trait.set_off);
  }

  bool is_pattern(const PatternRow& row) const {
    return std::isfinite(row.value) && std::isfinite(row.low) && std::isfinite(row.high) && is_string(a_.strings, row.unit) &&
           is_string(a_.strings, row.second_unit) && is_day(row.from) && is_day(row.to) && row.back >= -1 && row.back <= kMostBack &&
           row.kind <= QuantityKind::none && row.sex <= ontology::Sex::male && is_bool(row.open_end) && is_bool(row.ongoing) &&
           is_bool(row.every) && is_bool(row.now) && is_bool(row.coming);
  }

  static bool is_day(const DayOfYear& day) {
    return day.count >= DayOfYear::Count::none && day.count <= DayOfYear::Count::weekday && day.month >= 0 && day.month <= 12 &&
           day.day >= kLeastDay && day.day <= kMostDay;
  }

  bool is_together(const Together& row) const {
    const auto is_set = [this](std::uint16_t set) { return set < sizes_[static_cast<std::size_t>(EntryKind::word_set)]; };
    return row.concept_id < ontology_.size() && row.set_count >= 2 && row.set_count <= kMostSets && row.within <= kMostWithin &&
           std::all_of(std::begin(row.sets), std::end(row.sets), is_set);
  }

  bool is_reading(const ReadingRange& range) const {
    return std::isfinite(range.low) && std::isfinite(range.high) && range.concept_id < ontology_.size();
  }

  bool is_factor(const FactorRow& row) const { return is_string(a_.strings, row.unit) && std::isfinite(row.factor); }

  const LexiconArrays& a_;
  const ontology::Ontology& ontology_;
  const std::array<std::size_t, kEntryKinds> sizes_;  // by EntryKind: how many there are of what an entry can be
};

}  // namespace

bool validate(const LexiconArrays& arrays, const ontology::Ontology& ontology) {
  return validate(arrays.morphology) && validate(arrays.words) && validate(arrays.phrases) && MeaningValidator(arrays, ontology).run();
}

}  // namespace anteroom::lexicon
