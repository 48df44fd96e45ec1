// A lexicon over its image is the same lexicon; over a damaged one it is none, or a harmless one.
#include <gtest/gtest.h>

#include "tests/unit/base/damage.h"
#include "tests/unit/lexicon/small_english.h"

namespace anteroom::lexicon {
namespace {

std::unique_ptr<TestLanguage> tiny() {
  auto made = make_language(
      "attributes: {severity: {values: [mild, severe], ordered: true}}",
      "concepts: {cough: {name: Cough, kind: symptom}, foot: {name: Foot, kind: site, paired: true}}",
      {"morphology: {vowels: aeiou, suffixes: [[{cut: ing, undouble: true}, {cut: s}]], irregular: {foot: feet}, spellings: {ough: off}}\n"
       "phrases: {cough: [dry (cough|hack), coughing], foot: foot}\nnames: {cough: A cough}\n"
       "attributes: {severity: {severe: [severe, =bad]}}\ncues: [{means: absent, say: [no]}]\n"
       "people: [{relation: parent, say: [my mother]}]\ntraits: [{age: [13, 19], say: [teenager]}]\n"
       "units: {time: {day: {factor: 1, say: [day]}}}\nnumbers: {unit: {three: 3}}\n"
       "patterns: [{kind: duration, say: ['for {n} {time}']}]\n"});
  EXPECT_NE(made->lexicon, nullptr) << to_text(made->problems);
  return made;
}

// Appends what all phrases mean that go on from a node with any of the words.
void walk(const Lexicon& lexicon, PhraseIndex::Node node, const std::vector<WordId>& words, std::string& all) {
  for (const Entry& entry : lexicon.phrases().entries(node)) {
    switch (entry.kind) {
      case EntryKind::concept_id:
        if (entry.value != ontology::kNoConcept) all += lexicon.name(entry.value);
        break;
      case EntryKind::cue:
        all += std::to_string(static_cast<int>(lexicon.cue(entry.value).meaning));
        break;
      case EntryKind::attribute:
        all += std::to_string(lexicon.attribute(entry.value).bit);
        break;
      case EntryKind::person:
        all += lexicon.person(entry.value).relation;
        break;
      case EntryKind::trait:
        all += std::to_string(lexicon.trait(entry.value).age_low);
        break;
      case EntryKind::pattern:
        all += name_of(lexicon.pattern(entry.value).kind);
        all += lexicon.pattern(entry.value).unit;
        break;
      case EntryKind::reading:
        for (const ReadingRange& range : lexicon.reading(entry.value))
          all.append(lexicon.name(range.concept_id)).append(std::to_string(range.low));
        break;
      case EntryKind::word_set:
        for (const Together& row : lexicon.together_of(entry.value)) all += lexicon.name(row.concept_id);
        break;
    }
    all += ';';
  }
  for (const WordId word : words) {
    if (const PhraseIndex::Node next = lexicon.phrases().step(node, word); next != PhraseIndex::kNone) walk(lexicon, next, words, all);
  }
}

std::string all_of(const Lexicon& lexicon) {
  std::string all;
  std::vector<WordId> words;
  for (std::size_t slot = 0; slot < kSlots; ++slot) words.push_back(PhraseIndex::slot_word(static_cast<Slot>(slot)));
  for (const char* word : {"cough", "coughs", "coff", "dry",    "hack",   "coughing", "cuoghing", "no",       "my",      "mother", "day",
                           "days",  "three",  "feet", "severe", "sevree", "bad",      "for",      "teenager", "tenager", "zebra",  ""}) {
    const TokenWords found = lexicon.words().look_up(word);
    all.append(word)
        .append(found.corrected ? "~" : "")
        .append(found.use->known ? "+" : "-")
        .append(lexicon.words().unit_name(found.use->unit));
    all.append(lexicon.words().is_inflected(word) ? "* " : " ");
    for (const WordId id : {found.exact, found.stem})
      if (id != kNoWord) words.push_back(id);
  }
  walk(lexicon, PhraseIndex::kRoot, words, all);
  return all + std::to_string(lexicon.factor("day")) + std::to_string(lexicon.phrase_count());
}

TEST(LexiconImage, IsTheSameLexicon) {
  const auto made = tiny();
  Lexicon again;
  ASSERT_TRUE(Lexicon::attach(made->lexicon->image(), made->ontology, again));
  EXPECT_EQ(all_of(again), all_of(*made->lexicon));
  EXPECT_NE(all_of(again).find("A cough;"), std::string::npos);
  EXPECT_NE(all_of(again).find("parent;"), std::string::npos);
  EXPECT_NE(all_of(again).find("duration"), std::string::npos);
  EXPECT_FALSE(Lexicon::attach(made->lexicon->image(), ontology::Ontology(), again)) << "made with other concepts";
}

TEST(LexiconImage, DamagedOnesAreRefusedOrHarmless) {
  const auto made = tiny();
  const double refused = base::refused_share(made->lexicon->image(), [&](const base::Image& image) {
    Lexicon lexicon;
    if (!Lexicon::attach(image, made->ontology, lexicon)) return true;
    all_of(lexicon);  // sanitizers watch
    return false;
  });
  EXPECT_GT(refused, 0.2);
}

}  // namespace
}  // namespace anteroom::lexicon
