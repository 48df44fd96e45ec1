// Concepts whose words stand apart: "when I went to the loo it was all black". The words of the first set carry the finding; the others
// stand near them in the same sentence, before no word that ends what was said ("but"). What a phrase of the lexicon says of the same
// words counts more.
#include <algorithm>
#include <span>

#include "engine/base/in_order.h"
#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::CueMeaning;

constexpr std::uint32_t kLongestWords = 8;  // of a phrase in a set

// Tokens between two spans, or kApart where they overlap.
constexpr std::uint32_t kApart = ~0U;
std::uint32_t gap(base::Span a, base::Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : kApart;
}

}  // namespace

void MentionFinder::find_together(base::Span sentence, Mentions& out) {
  if (set_phrases_.empty()) return look_alikes_.clear();
  std::erase_if(set_phrases_, [this](const SetPhrase& phrase) {  // the blood of "blood pressure", a look-alike
    const auto whole = base::first_beyond(look_alikes_, phrase.tokens.begin);
    return whole != look_alikes_.end() && whole->tokens.contains(phrase.tokens) && whole->tokens != phrase.tokens;
  });
  look_alikes_.clear();
  find_rows(out);
  for (const Row& row : rows_) add_concept({set_words_[row.word].tokens, row.row->concept_id}, sentence, out);
  set_phrases_.clear();
}

// The rows that the sentence says, in the order of their first words, those of what somebody did or met with last: of the same words
// what somebody has counts more. However many there are, only those of the sets that are said are looked at, and only where all sets of
// one are, where their words stand.
void MentionFinder::find_rows(const Mentions& out) {
  rows_.clear(), set_words_.clear();
  std::size_t count = 0;
  for (const SetPhrase& phrase : set_phrases_) {
    if (leads_.size() < count + phrase.sets.size()) leads_.resize(2 * (count + phrase.sets.size()));
    for (const lexicon::Entry& set : phrase.sets) {  // no branch in it: which sets are said already is hard to guess
      leads_[count] = set.value;
      count += leading_[set.value] & ~said_[set.value];
      said_[set.value] = 1;
    }
  }
  for (std::size_t i = 0; i < count; ++i) find_rows_of(leads_[i], out);
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.key() < b.key(); });
  for (const SetPhrase& phrase : set_phrases_)
    for (const lexicon::Entry& set : phrase.sets) said_[set.value] = 0;
}

void MentionFinder::find_rows_of(std::uint32_t set, const Mentions& out) {
  for (const lexicon::Together& row : lexicon_.together_of(set)) {
    // At once, as each alone is hard to guess. Most are not said.
    if ((said_[row.sets[0]] & said_[row.sets[1]] & said_[row.sets[2]] & said_[row.sets[3]]) == 0) continue;
    if (set_words_.empty()) list_set_words();
    for (std::uint32_t i = 0; i < set_words_.size(); ++i)
      if (set_words_[i].value == row.sets[0] && stands_together(i, row, out))
        rows_.push_back({ontology_[row.concept_id].kind == ontology::Kind::exposure, i, &row});
  }
}

void MentionFinder::list_set_words() {
  for (const SetPhrase& phrase : set_phrases_)
    for (const lexicon::Entry& set : phrase.sets) set_words_.push_back({phrase.tokens, set.value});
}

// Whether a word of every other set is near, each with words of its own.
bool MentionFinder::stands_together(std::size_t first, const lexicon::Together& row, const Mentions& out) const {
  base::Span taken[lexicon::kMostSets] = {set_words_[first].tokens};
  std::size_t count = 1;
  const std::uint32_t reach = row.within + kLongestWords;
  const auto begin = base::first_from(set_words_, taken[0].begin > reach ? taken[0].begin - reach : 0);
  const auto end = base::first_from(set_words_, taken[0].end + row.within + 1);
  for (const std::uint16_t set : std::span(row.sets).subspan(1, row.set_count - std::size_t{1})) {
    const Match* nearest = nullptr;
    for (auto at = begin; at != end; ++at) {
      const Match& word = *at;
      if (word.value != set || gap(word.tokens, taken[0]) > row.within) continue;
      const bool free = std::none_of(taken, taken + count, [&](base::Span other) { return gap(word.tokens, other) == kApart; });
      if (!free || ends_between(word.tokens, taken[0], out)) continue;
      if (nearest == nullptr || gap(word.tokens, taken[0]) < gap(nearest->tokens, taken[0])) nearest = &word;
    }
    if (nearest == nullptr) return false;
    taken[count++] = nearest->tokens;
  }
  return true;
}

bool MentionFinder::ends_between(base::Span a, base::Span b, const Mentions& out) const {
  const std::uint32_t from = std::min(a.end, b.end), to = std::max(a.begin, b.begin);
  return std::any_of(base::first_from(out.cues, from), base::first_from(out.cues, to),
                     [&](const Match& cue) { return cue.tokens.end <= to && lexicon_.cue(cue.value).meaning == CueMeaning::end; });
}

// In its place among the others, unless the sentence says it already or a phrase has these words for something else. A broader
// phrase of the same words gives way.
void MentionFinder::add_concept(const Match& match, base::Span sentence, Mentions& out) const {
  auto& concepts = out.concepts;
  const auto begin = concepts.begin() + (base::first_from(concepts, sentence.begin) - concepts.begin());
  const auto says = [&](const Match& other) { return ontology_.is_a(other.value, match.value); };
  if (std::any_of(begin, concepts.end(), says)) return;
  const auto at = std::find_if(begin, concepts.end(), [&](const Match& other) { return other.tokens.end > match.tokens.begin; });
  if (at == concepts.end() || at->tokens.begin >= match.tokens.end) {
    concepts.insert(at, match);
  } else if (ontology_.is_a(match.value, at->value)) {
    at->value = match.value;
  }
}

}  // namespace anteroom::mention
