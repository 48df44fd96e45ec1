// The sections of a language file: what each gives, and what each refuses. tests/knowledge_errors/ has the full texts of problems.
#include <gmock/gmock.h>

#include "tests/unit/lexicon/small_english.h"

namespace anteroom::lexicon {
namespace {

using testing::Contains;
using testing::ElementsAre;
using Codes = std::vector<std::string>;

// Codes of the problems of one file, read beside small words that are right.
Codes problems_of(std::string_view file) {
  const auto made = make_language(kAttributes, kConcepts, {kWords, file});
  EXPECT_EQ(made->lexicon == nullptr, !made->problems.empty()) << "a lexicon, or problems";
  for (const base::Problem& problem : made->problems.list()) {
    EXPECT_EQ(problem.file, "words2.yaml");
    EXPECT_GT(problem.place.line, 0U) << problem.code;
    EXPECT_NE(problem.source_line, "") << problem.code;
  }
  return made->codes();
}

// The entries of a phrase, by the words that it is made of.
std::vector<Entry> entries(const TestLanguage& language, const std::vector<std::string>& words) {
  PhraseIndex::Node node = PhraseIndex::kRoot;
  for (const std::string& word : words) {
    const TokenWords found = language.lexicon->words().look_up(word);
    const auto exact = found.exact == kNoWord ? PhraseIndex::kNone : language.lexicon->phrases().step(node, found.exact);
    node = exact != PhraseIndex::kNone ? exact : language.lexicon->phrases().step(node, found.stem);
    if (node == PhraseIndex::kNone) return {};
  }
  const auto all = language.lexicon->phrases().entries(node);
  return {all.begin(), all.end()};
}

TEST(ReadSections, PhrasesOfConcepts) {
  const auto made = small_english();
  const Entry twitching{EntryKind::concept_id, made->ontology.find("muscle_twitching")};
  EXPECT_THAT(entries(*made, {"muscle", "twitching"}), ElementsAre(twitching));
  EXPECT_THAT(entries(*made, {"twitches"}), ElementsAre(twitching));
  EXPECT_TRUE(entries(*made, {"muscle"}).empty());
  EXPECT_EQ(problems_of("phrases: {zebra: [zebra]}"), Codes{"lexicon.unknown-concept"});
  EXPECT_EQ(problems_of("phrases: [cough]"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("phrases: {cough: [{a: b}]}"), Codes{"lexicon.not-a-phrase"});
  EXPECT_EQ(problems_of("phrases: {cough: ['']}"), Codes{"lexicon.not-a-phrase"});
  EXPECT_EQ(problems_of("phrases: {cough: ['(a']}"), Codes{"lexicon.bad-phrase"});
  EXPECT_EQ(problems_of("phrases: {cough: ['{zebra}']}"), Codes{"lexicon.bad-phrase"});
  EXPECT_EQ(problems_of("phrases: {cough: [bark], rash: [bark]}"), Codes{"lexicon.ambiguous-phrase"});
  EXPECT_EQ(problems_of("phrases: {cough: [bark], rash: [barking]}"), Codes{"lexicon.ambiguous-phrase"}) << "the same stem";
  EXPECT_EQ(problems_of("phrases: {cough: [bark], rash: [=barks]}"), Codes{}) << "an exact form is a word of its own";
}

TEST(ReadSections, SlotsOfTheLanguagesOwn) {
  EXPECT_EQ(problems_of("word_slots: {zebra: [cough]}\nphrases: {cough: ['{zebra} bark']}"), Codes{});
  EXPECT_EQ(problems_of("word_slots: [zebra]"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("word_slots: {zebra: [two words]}"), Codes{"lexicon.word-slots"});
  EXPECT_EQ(problems_of("word_slots: {time: [cough]}"), Codes{"lexicon.word-slots"}) << "the program's";
  EXPECT_EQ(problems_of("word_slots: {zebra: [=dd1, ',']}"), Codes{"lexicon.word-slots"}) << "two words, as a text is read";
  std::string many = "word_slots: {";
  for (std::size_t slot = 0; slot <= kMostWordSlots; ++slot) many += (slot == 0 ? "s" : ", s") + std::to_string(slot) + ": [cough]";
  EXPECT_EQ(problems_of(many + "}"), Codes{"lexicon.word-slots"}) << "one too many";
}

TEST(ReadSections, AllProblemsOfAllSectionsAtOnce) {
  EXPECT_THAT(problems_of("zebras: {}\nphrases: {zebra: [a], cough: [(]}\ncues: [{means: blue, say: [x]}]\nfillers: [[a]]"),
              testing::UnorderedElementsAre("lexicon.unknown-section", "lexicon.unknown-concept", "lexicon.bad-phrase",
                                            "lexicon.unknown-choice", "lexicon.not-a-phrase"));
}

TEST(ReadSections, AFileMayBeEmptyButNotAList) {
  EXPECT_EQ(problems_of(""), Codes{});
  EXPECT_EQ(problems_of("# only a comment\n"), Codes{});
  EXPECT_EQ(problems_of("- phrases"), Codes{"lexicon.not-a-map"});
}

TEST(ReadSections, NamesInTheLanguage) {
  const auto made = small_english("names: {cough: Barking}");
  EXPECT_EQ(made->lexicon->name(made->ontology.find("cough")), "Barking");
  EXPECT_EQ(made->lexicon->name(made->ontology.find("rash")), "Rash");
  EXPECT_EQ(problems_of("names: {zebra: Zebra}"), Codes{"lexicon.unknown-concept"});
  EXPECT_EQ(problems_of("names: [Zebra]"), Codes{"lexicon.not-a-map"});
}

TEST(ReadSections, AttributesAndTheirValues) {
  const auto made = small_english();
  const auto found = entries(*made, {"terrible"});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].kind, EntryKind::attribute);
  const AttributePhrase& phrase = made->lexicon->attribute(found[0].value);
  EXPECT_EQ(phrase.attribute, made->ontology.find_attribute("severity"));
  EXPECT_EQ(phrase.bit, made->ontology.value_bit(phrase.attribute, "severe"));
  EXPECT_EQ(problems_of("attributes: {colour: {red: [red]}}"), Codes{"lexicon.unknown-attribute"});
  EXPECT_EQ(problems_of("attributes: {severity: {blue: [blue]}}"), Codes{"lexicon.unknown-value"});
  EXPECT_EQ(problems_of("attributes: {severity: [mild]}"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("attributes: [severity]"), Codes{"lexicon.not-a-map"});
}

TEST(ReadSections, CuesAndTheirReach) {
  const auto made = small_english("cues:\n  - {means: resolved, reach: answer, within: 3, say: [zapped]}");
  const auto found = entries(*made, {"zapped"});
  ASSERT_EQ(found.size(), 1U);
  const Cue& cue = made->lexicon->cue(found[0].value);
  EXPECT_EQ(cue.meaning, CueMeaning::resolved);
  EXPECT_EQ(cue.reach, CueReach::answer);
  EXPECT_EQ(cue.within, 3);
  EXPECT_EQ(problems_of("cues: [{means: absent}]"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("cues: [{say: [x]}]"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("cues: [{means: blue, say: [x]}]"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("cues: [{means: absent, reach: up, say: [x]}]"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("cues: [{means: absent, within: far, say: [x]}]"), Codes{"yaml.wrong-type"});
  EXPECT_EQ(problems_of("cues: [absent]"), Codes{"yaml.wrong-type"});
  EXPECT_EQ(problems_of("cues: [{means: absent, colour: red, say: [x]}]"), Codes{"yaml.unknown-key"});
}

TEST(ReadSections, PeopleAndTraits) {
  const auto made = small_english();
  const auto found = entries(*made, {"daughter"});
  ASSERT_EQ(found.size(), 1U);
  const PersonPhrase& person = made->lexicon->person(found[0].value);
  EXPECT_EQ(person.relation, "child");
  EXPECT_EQ(person.sex, ontology::Sex::female);
  EXPECT_TRUE(person.subject);
  const auto teen = entries(*made, {"teenager"});
  ASSERT_EQ(teen.size(), 1U);
  EXPECT_EQ(made->lexicon->trait(teen[0].value).age_low, 13);
  EXPECT_EQ(made->lexicon->trait(teen[0].value).age_high, 19);
  EXPECT_EQ(problems_of("people: [{relation: zebra, say: [x]}]"), Codes{"lexicon.unknown-relation"});
  EXPECT_EQ(problems_of("people: [{who: them, say: [x]}]"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("people: [{sex: 3, relation: child, say: [x]}]"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("people: [{relation: child}]"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("traits: [{age: [20], say: [x]}]"), Codes{"lexicon.bad-age"});
  EXPECT_EQ(problems_of("traits: [{age: [20, 10], say: [x]}]"), Codes{"lexicon.bad-age"});
  EXPECT_THAT(problems_of("traits: [{age: [a, b], say: [x]}]"), Contains("lexicon.bad-age"));
  EXPECT_EQ(problems_of("traits: [{state: asleep, say: [x]}]"), Codes{"lexicon.unknown-choice"});
}

TEST(ReadSections, WordsTogether) {
  EXPECT_EQ(problems_of("word_sets: {a: [x], b: [x, y]}\ntogether: [{means: cough, words: [a, b], within: 5}]"), Codes{})
      << "a word may be in several sets";
  EXPECT_EQ(problems_of("word_sets: {a: [x]}\ntogether: [{means: zebra, words: [a, a]}]"), Codes{"lexicon.unknown-concept"});
  EXPECT_EQ(problems_of("word_sets: {a: [x]}\ntogether: [{means: cough, words: [a]}]"), Codes{"lexicon.word-sets"});
  EXPECT_EQ(problems_of("word_sets: {a: [x]}\ntogether: [{means: cough, words: [a, b]}]"), Codes{"lexicon.word-sets"}) << "b is empty";
  EXPECT_EQ(problems_of("together: [{means: cough}]"), Codes{"yaml.missing-key"});
}

TEST(ReadSections, AReadingHasRangesThatKeepClear) {
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {cough: [1, 2], fever: [[2, 3], [9, 10]]}}]"), Codes{});
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {cough: [1, 2], fever: [1.5, 3]}}]"), Codes{"lexicon.reading"});
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {cough: [2, 1]}}]"), Codes{"lexicon.reading"});
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {cough: [1]}}]"), Codes{"lexicon.reading"});
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {cough: [low, high]}}]"), Codes{"lexicon.reading"});
  EXPECT_EQ(problems_of("readings: [{say: [count], means: {zebra: [1, 2]}}]"), Codes{"lexicon.unknown-concept"});
  EXPECT_EQ(problems_of("readings: [{say: [count]}]"), Codes{"yaml.missing-key"});
}

TEST(ReadSections, NumbersUnitsMonthsWeekdays) {
  const auto made = small_english();
  const WordTable& words = made->lexicon->words();
  EXPECT_EQ(words.look_up("twenty").use->role, NumberRole::ten);
  EXPECT_EQ(words.look_up("twenty").use->number, 20);
  EXPECT_EQ(words.look_up("a").use->role, NumberRole::article);
  EXPECT_TRUE(words.look_up("a").use->filler) << "a word may have several uses";
  EXPECT_EQ(words.look_up("weeks").use->dimension, Dimension::time);
  EXPECT_EQ(words.unit_name(words.look_up("weeks").use->unit), "week");
  EXPECT_EQ(words.look_up("april").use->month, 4);
  EXPECT_EQ(words.look_up("sunday").use->weekday, 7);
  EXPECT_EQ(made->lexicon->factor("week"), 7);
  EXPECT_EQ(made->lexicon->factor("zebra"), 1);
  EXPECT_EQ(problems_of("numbers: {dozenth: {x: 1}}"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("numbers: {unit: {eleven: some}}"), Codes{"lexicon.bad-number"});
  EXPECT_EQ(problems_of("numbers: {unit: eleven}"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("units: {speed: {kmh: {factor: 1, say: [kmh]}}}"), Codes{"lexicon.unknown-choice"});
  EXPECT_EQ(problems_of("units: {time: {aeon: {say: [aeon]}}}"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("units: {time: {aeon: {factor: long, say: [aeon]}}}"), Codes{"yaml.wrong-type"});
  EXPECT_EQ(problems_of("months: [jan, feb]"), Codes{"lexicon.wrong-count"});
  EXPECT_EQ(problems_of("weekdays: [mo]"), Codes{"lexicon.wrong-count"});
}

TEST(ReadSections, Patterns) {
  EXPECT_EQ(problems_of("patterns: [{kind: colour, say: ['{n}']}]"), Codes{"lexicon.unknown-quantity"});
  EXPECT_EQ(problems_of("patterns: [{kind: age, say: ['{years} old']}]"), Codes{"lexicon.bad-phrase"});
  EXPECT_EQ(problems_of("patterns: [{kind: age}]"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("patterns: [{say: ['{n} x']}]"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("patterns: [{kind: age, ongoing: perhaps, say: ['{n} x']}]"), Codes{"yaml.wrong-type"});
  EXPECT_EQ(problems_of("patterns: [{kind: age, low: few, say: ['{n} x']}]"), Codes{"yaml.wrong-type"});
  EXPECT_EQ(problems_of("patterns: [{kind: age, say: ['{n} x']}, {kind: count, say: ['{n} x']}]"), Codes{"lexicon.ambiguous-phrase"});
}

TEST(ReadSections, PatternsWithAPlaceInTheYear) {
  const auto day = [](const std::string& text) {
    const auto made = small_english("patterns: [{kind: ago, from: '" + text + "', say: [since zebra]}]");
    const DayOfYear from = made->lexicon->pattern(entries(*made, {"since", "zebra"})[0].value).from;
    return std::to_string(static_cast<int>(from.count)) + ": " + std::to_string(from.month) + "-" + std::to_string(from.day);
  };
  EXPECT_EQ(day("12-25"), "1: 12-25");
  EXPECT_EQ(day("25"), "1: 0-25");
  EXPECT_EQ(day("easter"), "2: 0-0");
  EXPECT_EQ(day("easter-2"), "2: 0--2");
  EXPECT_EQ(day("easter1"), "2: 0-1");
  EXPECT_EQ(day("weekday 6"), "3: 0-6");
  for (const char* text : {"13-01", "12-32", "0", "32", "weekday 8", "easter-200", "christmas", "1-2-3", "12-"}) {
    EXPECT_EQ(problems_of("patterns: [{kind: ago, from: '" + std::string(text) + "', say: [x]}]"), Codes{"lexicon.bad-day"}) << text;
  }
}

TEST(ReadSections, FillersCommonWordsAndMorphology) {
  const auto made = small_english();
  EXPECT_TRUE(made->lexicon->words().look_up("really").use->filler);
  EXPECT_TRUE(made->lexicon->words().look_up("gone").use->known);
  EXPECT_FALSE(made->lexicon->words().look_up("gone").use->filler);
  EXPECT_EQ(problems_of("morphology: {suffixes: [[{put: x}]]}"), Codes{"yaml.missing-key"});
  EXPECT_EQ(problems_of("morphology: {irregular: [a]}"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("morphology: {spellings: [a]}"), Codes{"lexicon.not-a-map"});
  EXPECT_EQ(problems_of("morphology: {prefixes: []}"), Codes{"yaml.unknown-key"});
}

TEST(ReadSections, GroupsAreWrittenOutInPhrases) {
  const auto made = small_english("groups: {cannot: [can't, unable to]}\nphrases: {cough: [\"<cannot> stop\"]}");
  const Entry cough{EntryKind::concept_id, made->ontology.find("cough")};
  EXPECT_THAT(entries(*made, {"can't", "stop"}), Contains(cough));
  EXPECT_THAT(entries(*made, {"unable", "to", "stop"}), Contains(cough));
  EXPECT_EQ(problems_of("phrases: {cough: [\"<nobody> stops\"]}"), Codes{"lexicon.bad-phrase"});
  EXPECT_EQ(problems_of("groups: [can't]"), Codes{"lexicon.not-a-map"});
}

TEST(ReadSections, WhatIsWrittenOutWinsOverWhatAGroupMakes) {
  const auto made = small_english("groups: {more: [bad, wet]}\nphrases: {cough: [\"<more> bark\"], rash: [wet bark]}");
  EXPECT_THAT(entries(*made, {"wet", "bark"}), ElementsAre(Entry{EntryKind::concept_id, made->ontology.find("rash")}));
  EXPECT_THAT(entries(*made, {"bad", "bark"}), ElementsAre(Entry{EntryKind::concept_id, made->ontology.find("cough")}));
  EXPECT_EQ(problems_of("groups: {more: [bad, wet]}\nphrases: {cough: [\"<more> bark\"], rash: [\"<more> bark\"]}").size(), 2U)
      << "two groups that make the same are a contradiction";
}

TEST(ReadSections, ALookAlikeMeansNothing) {
  const auto made = small_english("look_alikes: [rash decision]");
  EXPECT_THAT(entries(*made, {"rash", "decision"}), ElementsAre(Entry{EntryKind::concept_id, ontology::kNoConcept}));
  EXPECT_EQ(problems_of("look_alikes: [rash decision]\nphrases: {rash: [rash decision]}"), Codes{"lexicon.ambiguous-phrase"})
      << "a phrase of a concept cannot mean nothing";
}

TEST(BuildLexicon, AnApostropheMayBeLeftOut) {
  const auto made = small_english();
  const Entry insomnia{EntryKind::concept_id, made->ontology.find("insomnia")};
  EXPECT_THAT(entries(*made, {"can't", "sleep"}), ElementsAre(insomnia));
  EXPECT_THAT(entries(*made, {"cant", "sleep"}), ElementsAre(insomnia));
}

TEST(BuildLexicon, AWordInItsOwnRightKeepsItsMeaning) {
  const auto made = small_english("phrases: {common_cold: [\"i'll have it\"]}\ncommon_words: [ill]");
  EXPECT_FALSE(entries(*made, {"i'll", "have", "it"}).empty());
  EXPECT_TRUE(entries(*made, {"ill", "have", "it"}).empty()) << "'ill' is not 'i'll'";
}

TEST(BuildLexicon, TwoWordsMayBeJoined) {
  const auto made = small_english();
  EXPECT_THAT(entries(*made, {"chestpain"}), ElementsAre(Entry{EntryKind::concept_id, made->ontology.find("chest_pain")}));
  EXPECT_TRUE(entries(*made, {"haveacold"}).empty()) << "three words stay apart";
}

TEST(BuildLexicon, TheSecondOfTwoJoinedWordsIsNoEnding) {
  const auto made = small_english("phrases: {rash: [water red, spot]}\ncommon_words: [water]");
  EXPECT_TRUE(entries(*made, {"water"}).empty()) << "'waterred' is no 'watered'";
}

TEST(BuildLexicon, ThePhrasesAreCounted) {
  const auto made = small_english("phrases: {cough: ['(dry|wet) bark']}");
  EXPECT_EQ(made->lexicon->phrase_count(), small_english()->lexicon->phrase_count() + 2);
}

}  // namespace
}  // namespace anteroom::lexicon
