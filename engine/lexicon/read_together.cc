// Word sets and what they say together. A set may be named before its words are read, in this file or another.
#include <algorithm>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {
namespace {

using base::YamlNode;

constexpr double kUsualWithin = 8;

}  // namespace

// The number of a set, which is fresh where nobody named it yet.
std::uint32_t SectionReader::word_set(const YamlNode& name) {
  auto& sets = pending_.word_sets;
  const auto known = std::find_if(sets.begin(), sets.end(), [&](const auto& set) { return set.name == name.scalar; });
  const auto number = static_cast<std::uint32_t>(known - sets.begin());
  if (known == sets.end()) sets.push_back({name.scalar, false, static_cast<std::uint32_t>(pending_.files.size() - 1), name.place});
  return number;
}

void SectionReader::word_sets(const YamlNode& node) {
  if (!is_map(node, "word sets")) return;
  for (const auto& [key, list] : node.entries) {
    const std::uint32_t set = word_set(*key);
    pending_.word_sets[set].has_words |= !items(*list).empty();
    say(*list, {EntryKind::word_set, set});
  }
}

void SectionReader::together(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "words together", {"means", "words", "within"});
    if (!fields.ok()) continue;
    const YamlNode* means = fields.require("means");
    const YamlNode* words = fields.require("words");
    if (means == nullptr || words == nullptr) continue;
    PendingTogether row{.concept_id = ontology_.find(means->scalar), .sets = {}, .within = 0};
    if (row.concept_id == ontology::kNoConcept) {
      report(*means, "lexicon.unknown-concept", "no concept '" + means->scalar + "'", "define it in lexicon/concepts/, or correct the id");
      continue;
    }
    double within = kUsualWithin;
    if (const YamlNode* field = fields.get("within")) within = fields.number(*field).value_or(kUsualWithin);
    row.within = static_cast<std::uint16_t>(std::clamp(within, 1.0, double{kMostWithin}));
    for (const YamlNode* name : items(*words)) row.sets.push_back(word_set(*name));
    if (row.sets.size() < 2 || row.sets.size() > kMostSets) {
      report(*words, "lexicon.word-sets", "words stand together in two to four sets, not in " + std::to_string(row.sets.size()),
             "write a phrase where one set is enough, and leave out what is hardly said otherwise");
      continue;
    }
    pending_.together.push_back(std::move(row));
  }
}

void LexiconBuilder::check_together(base::Problems& problems) const {
  if (const auto& sets = pending_->word_sets; sets.size() > kMostWordSets) {
    problems.add({.code = "lexicon.word-sets",
                  .message = std::to_string(sets.size()) + " word sets, more than " + std::to_string(kMostWordSets),
                  .hint = "use one set in several rows, or write phrases"},
                 pending_->files[sets.back().file].source(), sets.back().place);
  }
  for (const Pending::WordSet& set : pending_->word_sets) {
    if (set.has_words) continue;
    problems.add({.code = "lexicon.word-sets",
                  .message = "the word set '" + set.name + "' has no words",
                  .hint = "give it words under word_sets:, or correct the name"},
                 pending_->files[set.file].source(), set.place);
  }
}

// Rows in the order of their first set; each is found by that of its sets that is in the fewest rows, as that one is said least.
void LexiconBuilder::add_together(BasicLexiconArrays<base::ArrayOwned>& arrays) {
  auto& rows = pending_->together;
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.sets.front() < b.sets.front(); });
  std::vector<std::uint32_t> uses(pending_->word_sets.size());
  for (const PendingTogether& row : rows)
    for (const std::uint32_t set : row.sets) ++uses[set];
  std::vector<std::vector<Together>> rows_of(pending_->word_sets.size());
  for (std::uint32_t place = 0; place < rows.size(); ++place) {
    const PendingTogether& row = rows[place];
    Together made{
        .concept_id = row.concept_id, .place = place, .set_count = static_cast<std::uint16_t>(row.sets.size()), .within = row.within};
    for (std::size_t i = 0; i < kMostSets; ++i) made.sets[i] = static_cast<std::uint16_t>(row.sets[std::min(i, row.sets.size() - 1)]);
    const auto rarer = [&uses](std::uint32_t a, std::uint32_t b) { return uses[a] < uses[b]; };
    rows_of[*std::min_element(row.sets.begin(), row.sets.end(), rarer)].push_back(made);
  }
  arrays.together_begin.push_back(0);
  for (const auto& found : rows_of) {
    arrays.together.insert(arrays.together.end(), found.begin(), found.end());
    arrays.together_begin.push_back(static_cast<std::uint32_t>(arrays.together.size()));
  }
}

}  // namespace anteroom::lexicon
