// The trie of phrases: steps, entries, and what one phrase can mean at once.
#include "engine/lexicon/phrase_index.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/lexicon/phrase_index_builder.h"

namespace anteroom::lexicon {
namespace {

using Words = std::vector<WordId>;

// Phrases are added, then walked.
class TestIndex {
 public:
  bool add(const Words& words, Entry entry, Entry& other) { return builder_.add(words, entry, other); }
  void freeze() {
    arrays_ = builder_.freeze();
    index_ = PhraseIndex(base::views_of<PhraseArrays>(arrays_));
  }
  operator const PhraseIndex&() const { return index_; }
  std::span<const Entry> entries(PhraseIndex::Node node) const { return index_.entries(node); }
  bool goes_on(PhraseIndex::Node node) const { return index_.goes_on(node); }
  bool slots_follow(PhraseIndex::Node node) const { return index_.slots_follow(node); }

 private:
  PhraseIndexBuilder builder_;
  BasicPhraseArrays<base::ArrayOwned> arrays_;
  PhraseIndex index_;
};

PhraseIndex::Node walk(const PhraseIndex& index, const Words& words) {
  PhraseIndex::Node node = PhraseIndex::kRoot;
  for (const WordId word : words) {
    if (node != PhraseIndex::kNone) node = index.step(node, word);
  }
  return node;
}

TEST(PhraseIndex, FindsWhatWasAddedAndNothingElse) {
  TestIndex index;
  Entry other;
  EXPECT_TRUE(index.add(Words{1, 2}, {EntryKind::concept_id, 7}, other));
  EXPECT_TRUE(index.add(Words{1, 2, 3}, {EntryKind::concept_id, 8}, other));
  index.freeze();
  const auto two = walk(index, {1, 2});
  ASSERT_NE(two, PhraseIndex::kNone);
  ASSERT_EQ(index.entries(two).size(), 1U);
  EXPECT_EQ(index.entries(two)[0], (Entry{EntryKind::concept_id, 7}));
  EXPECT_TRUE(index.goes_on(two));
  EXPECT_FALSE(index.goes_on(walk(index, {1, 2, 3})));
  EXPECT_TRUE(index.entries(walk(index, {1})).empty()) << "a beginning is no phrase";
  for (const Words& words : {Words{2}, Words{1, 3}, Words{1, 2, 4}, Words{1, 1}, Words{99}, Words{kNoWord}}) {
    EXPECT_EQ(walk(index, words), PhraseIndex::kNone);
  }
}

TEST(PhraseIndex, OnePhraseMayMeanOneThingOfEachKind) {
  TestIndex index;
  Entry other;
  EXPECT_TRUE(index.add(Words{5}, {EntryKind::concept_id, 1}, other));
  EXPECT_TRUE(index.add(Words{5}, {EntryKind::trait, 1}, other));
  EXPECT_TRUE(index.add(Words{5}, {EntryKind::concept_id, 1}, other)) << "the same again is no contradiction";
  EXPECT_FALSE(index.add(Words{5}, {EntryKind::concept_id, 2}, other));
  EXPECT_EQ(other, (Entry{EntryKind::concept_id, 1}));
  index.freeze();
  EXPECT_EQ(index.entries(walk(index, {5})).size(), 2U);
}

TEST(PhraseIndex, ACueMayDoSeveralThings) {
  TestIndex index;
  Entry other;
  EXPECT_TRUE(index.add(Words{5}, {EntryKind::cue, 1}, other));
  EXPECT_TRUE(index.add(Words{5}, {EntryKind::cue, 2}, other));
  index.freeze();
  EXPECT_EQ(index.entries(walk(index, {5})).size(), 2U);
}

TEST(PhraseIndex, SlotsAreWordsOfTheirOwn) {
  TestIndex index;
  Entry other;
  const Words phrase{3, PhraseIndex::slot_word(Slot::number), PhraseIndex::slot_word(Slot::time)};
  EXPECT_TRUE(index.add(phrase, {EntryKind::pattern, 0}, other));
  EXPECT_TRUE(index.add(Words{PhraseIndex::slot_word(Slot::number), 3}, {EntryKind::pattern, 1}, other));
  index.freeze();
  EXPECT_TRUE(index.slots_follow(walk(index, {3})));
  EXPECT_FALSE(index.slots_follow(walk(index, phrase)));
  EXPECT_TRUE(index.slots_follow(PhraseIndex::kRoot));
  EXPECT_EQ(walk(index, {3, PhraseIndex::slot_word(Slot::time)}), PhraseIndex::kNone);
  EXPECT_EQ(index.entries(walk(index, phrase)).size(), 1U);
}

TEST(PhraseIndex, AnEmptyIndexMatchesNothing) {
  TestIndex index;
  index.freeze();
  EXPECT_EQ(walk(index, {1}), PhraseIndex::kNone);
}

TEST(PhraseIndex, AgreesWithAListOfPhrases) {
  std::mt19937 random(7);
  TestIndex index;
  std::vector<std::pair<Words, std::uint32_t>> phrases;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    Words words(1 + random() % 4);
    for (WordId& word : words) word = static_cast<WordId>(1 + random() % 40);
    Entry other;
    if (index.add(words, {EntryKind::concept_id, i}, other)) phrases.emplace_back(words, i);
  }
  index.freeze();
  for (const auto& [words, value] : phrases) {
    const auto node = walk(index, words);
    ASSERT_NE(node, PhraseIndex::kNone);
    ASSERT_EQ(index.entries(node).size(), 1U);
    EXPECT_EQ(index.entries(node)[0].value, value);
  }
}

}  // namespace
}  // namespace anteroom::lexicon
