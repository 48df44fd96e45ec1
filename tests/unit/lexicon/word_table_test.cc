// Words as written to the words of phrases: stems, exact forms, irregular forms, spellings, and slips of the finger.
#include "engine/lexicon/word_table.h"

#include <gtest/gtest.h>

#include "engine/lexicon/word_table_builder.h"

namespace anteroom::lexicon {
namespace {

MorphologyDraft draft() {
  MorphologyDraft m;
  m.vowels = "aeiouy";
  m.undouble_letters = "bdfgmnprt";
  m.passes = {{{"'s", ""}},
              {{"ies", "y"}, {"ches", "ch"}, {"ss", "ss"}, {"s", ""}},
              {{"eed", "eed"}, {"ing", "", true}, {"ed", "", true}},
              {{"ee", "ee"}, {"e", ""}}};
  m.irregular = {{"felt", "feel"}, {"feet", "foot"},   {"swollen", "swell"}, {"took", "take"}, {"bit", "bite"},
                 {"had", "have"},  {"shook", "shake"}, {"hives", "hive"},    {"cares", "care"}};
  m.spellings = {{"rrhoea", "rrhea"}, {"colour", "color"}};
  return m;
}

Morphology english() {
  static BasicMorphologyArrays<base::ArrayOwned> arrays = freeze(draft());
  return Morphology(base::views_of<MorphologyArrays>(arrays));
}

// Words are added, then looked up.
class TestTable {
 public:
  WordId add_stem(std::string_view word) { return builder_.add_stem(word); }
  WordId add_exact(std::string_view word) { return builder_.add_exact(word); }
  WordId add_joined(std::string_view word) { return builder_.add_joined(word); }
  WordUse& use(std::string_view word) { return builder_.use(word); }
  std::uint32_t add_unit(std::string_view name) { return builder_.add_unit(name); }
  void freeze() {
    arrays_ = builder_.freeze();
    table_ = WordTable(base::views_of<WordArrays>(arrays_), english());
  }
  TokenWords look_up(std::string_view word) const { return table_.look_up(word); }
  bool is_inflected(std::string_view word) const { return table_.is_inflected(word); }
  std::string_view unit_name(std::uint32_t unit) const { return table_.unit_name(unit); }

 private:
  WordTableBuilder builder_{english()};
  BasicWordArrays<base::ArrayOwned> arrays_;
  WordTable table_;
};

class WordTableTest : public testing::Test {
 protected:
  WordId stem(std::string_view word) const { return table_.look_up(word).stem; }

  TestTable table_;
};

TEST(Morphology, OneRuleOfEachPassApplies) {
  const Morphology m = english();
  EXPECT_EQ(m.stem("twitches"), "twitch");
  EXPECT_EQ(m.stem("twitching"), "twitch");
  EXPECT_EQ(m.stem("twitched"), "twitch");
  EXPECT_EQ(m.stem("allergies"), "allergy");
  EXPECT_EQ(m.stem("stopping"), "stop") << "doubled letters are undone";
  EXPECT_EQ(m.stem("falling"), "fall") << "but not an l";
  EXPECT_EQ(m.stem("knees"), "knee");
  EXPECT_EQ(m.stem("bleed"), "bleed") << "not 'ble'";
  EXPECT_EQ(m.stem("weakness"), "weakness");
  EXPECT_EQ(m.stem("doctor's"), "doctor");
  EXPECT_EQ(m.stem("minute"), m.stem("minutes"));
}

TEST(Morphology, TooLittleIsNeverLeft) {
  const Morphology m = english();
  EXPECT_EQ(m.stem("is"), "is");
  EXPECT_EQ(m.stem("ring"), "ring");
  EXPECT_EQ(m.stem("bed"), "bed");
  EXPECT_EQ(m.stem("eye"), "eye");
  EXPECT_EQ(m.stem("shhhs"), "shhhs") << "no vowel would be left";
  EXPECT_EQ(m.stem(""), "");
}

TEST(Morphology, IrregularFormsAndSpellingsOfOtherCountries) {
  const Morphology m = english();
  EXPECT_EQ(m.stem("felt"), "feel");
  EXPECT_EQ(m.stem("feet"), "foot");
  for (const char* form : {"take", "takes", "taking", "took"}) EXPECT_EQ(m.stem(form), m.stem("take")) << form;
  for (const char* form : {"bite", "bites", "biting", "bit"}) EXPECT_EQ(m.stem(form), m.stem("bite")) << form;
  for (const char* form : {"have", "had", "having"}) EXPECT_EQ(m.stem(form), m.stem("have")) << form;
  for (const char* form : {"shake", "shakes", "shaking", "shaked", "shook"}) EXPECT_EQ(m.stem(form), "shake") << form;
  EXPECT_EQ(m.stem("hives"), "hive") << "a base of the table is not cut,";
  EXPECT_EQ(m.stem("hiv"), "hiv") << "nor guessed from what it would be cut to";
  EXPECT_EQ(m.stem("caring"), "care");
  EXPECT_EQ(m.stem("cars"), "car");
  EXPECT_EQ(m.stem("diarrhoea"), "diarrhea");
  EXPECT_EQ(m.stem("discoloured"), "discolor");
}

TEST_F(WordTableTest, InflectionsShareAStem) {
  const WordId id = table_.add_stem("twitch");
  EXPECT_EQ(table_.add_stem("twitching"), id);
  table_.freeze();
  for (const char* form : {"twitch", "twitches", "twitched", "twitching", "twitchings"}) EXPECT_EQ(stem(form), id) << form;
  EXPECT_EQ(stem("zebras"), kNoWord);
}

TEST_F(WordTableTest, AnExactFormIsThatFormAlone) {
  const WordId id = table_.add_exact("colds");
  table_.freeze();
  EXPECT_EQ(table_.look_up("colds").exact, id);
  EXPECT_EQ(table_.look_up("cold").exact, kNoWord);
  EXPECT_EQ(stem("colds"), kNoWord) << "no phrase asks for its stem";
}

TEST_F(WordTableTest, AWordCanBeBothExactAndAStem) {
  const WordId exact = table_.add_exact("colds"), both = table_.add_stem("cold");
  table_.freeze();
  EXPECT_EQ(table_.look_up("colds").exact, exact);
  EXPECT_EQ(stem("colds"), both);
  EXPECT_EQ(stem("cold"), both);
}

TEST_F(WordTableTest, AnUnknownWordIsNoWord) {
  table_.add_stem("cough");
  table_.freeze();
  const TokenWords word = table_.look_up("zebra");
  EXPECT_EQ(word.stem, kNoWord);
  EXPECT_EQ(word.exact, kNoWord);
  ASSERT_NE(word.use, nullptr);
  EXPECT_FALSE(word.use->known);
  EXPECT_FALSE(word.corrected);
  EXPECT_EQ(table_.look_up("").stem, kNoWord);
  EXPECT_EQ(table_.look_up(std::string(10000, 'a')).stem, kNoWord);
}

TEST_F(WordTableTest, OneSlipIsMended) {
  const WordId id = table_.add_stem("headache");
  table_.freeze();
  for (const char* slip : {"headahce", "headach", "headachee", "heedache", "eadache", "hheadache"}) {
    EXPECT_EQ(stem(slip), id) << slip;
    EXPECT_TRUE(table_.look_up(slip).corrected || std::string(slip) == "headach") << slip;  // whose stem is the same
  }
  EXPECT_FALSE(table_.look_up("headache").corrected);
}

TEST_F(WordTableTest, WhatIsNotMended) {
  table_.add_stem("headache");
  table_.add_stem("rash");
  table_.add_stem("cough");
  table_.use("touch");
  table_.use("bough");
  table_.freeze();
  EXPECT_EQ(stem("cuogg"), kNoWord) << "two slips in a short word";
  EXPECT_EQ(stem("haddehce"), kNoWord) << "three slips";
  EXPECT_EQ(stem("rahs"), kNoWord) << "a short word has too many neighbours";
  EXPECT_EQ(stem("bough"), kNoWord) << "a word in its own right";
  EXPECT_FALSE(table_.look_up("bough").corrected);
  EXPECT_EQ(stem(std::string(40, 'x')), kNoWord);
}

TEST_F(WordTableTest, TwoSlipsAreMendedInALongWord) {
  const WordId id = table_.add_stem("headache"), long_id = table_.add_stem("fibromyalgia");
  table_.freeze();
  for (const char* slip : {"haedahce", "hedachee", "heddacche", "headdachee"}) EXPECT_EQ(stem(slip), id) << slip;
  for (const char* slip : {"fibromialga", "fybromialgia", "fibromyagla"}) EXPECT_EQ(stem(slip), long_id) << slip;
  EXPECT_EQ(stem("meadacke"), kNoWord) << "the first letter must be right";
  EXPECT_EQ(stem("hedake"), kNoWord) << "six letters are too few";
}

TEST_F(WordTableTest, AMissedLetterIsLikelierThanAnExtraOneOrAnother) {
  table_.add_stem("breaking"), table_.add_stem("breathing"), table_.add_stem("fasting"), table_.add_stem("feasting");
  table_.freeze();
  EXPECT_EQ(stem("breahing"), stem("breathing")) << "t missed, rather than k for h";
  EXPECT_EQ(stem("fesating"), stem("feasting")) << "neighbours swapped, rather than an e too many";
}

TEST_F(WordTableTest, OfTwoSlipsAlikeTheWordOfMorePhrasesIsMeant) {
  table_.add_stem("swearing");
  for (int phrase = 0; phrase < 2; ++phrase) table_.add_stem("sweating");
  table_.freeze();
  EXPECT_EQ(stem("sweaing"), stem("sweating"));
}

TEST_F(WordTableTest, AnInflectionThatNoPhraseHasIsMendedToo) {
  table_.add_stem("faint");
  table_.freeze();
  EXPECT_EQ(stem("faited"), stem("faint"));
  EXPECT_EQ(stem("waited"), kNoWord) << "another first letter";
}

TEST_F(WordTableTest, TwoSlipsMustLeadToOneWord) {
  table_.add_stem("inflation");
  table_.add_stem("infection");
  table_.add_stem("injection");
  table_.freeze();
  EXPECT_EQ(stem("inxection"), stem("infection")) << "one slip from either: the first by the alphabet";
  EXPECT_EQ(stem("inxetion"), kNoWord) << "two slips from both";
}

TEST_F(WordTableTest, AJoinedFormIsFoundButNoGuess) {
  const WordId id = table_.add_joined("chestpain");
  table_.freeze();
  EXPECT_EQ(stem("chestpain"), id);
  EXPECT_EQ(stem("chestpains"), id);
  EXPECT_EQ(stem("chestpian"), kNoWord);
}

TEST_F(WordTableTest, AWordThatIsAlsoJoinedIsStillGuessed) {
  const WordId id = table_.add_joined("heartburn");
  EXPECT_EQ(table_.add_stem("heartburn"), id);
  table_.freeze();
  EXPECT_EQ(stem("heartbrun"), id);
}

TEST_F(WordTableTest, AMereCommonWordIsNeverGuessed) {
  table_.use("wonderful");
  table_.freeze();
  const TokenWords word = table_.look_up("wonderfull");
  EXPECT_FALSE(word.corrected);
  EXPECT_FALSE(word.use->known);
}

TEST_F(WordTableTest, OfTwoGuessesTheSharedFirstLetterWins) {
  const WordId numb = table_.add_stem("number");
  table_.add_stem("lumber");
  table_.freeze();
  EXPECT_EQ(stem("nummber"), numb);
  EXPECT_EQ(stem("nomber"), numb);
}

TEST_F(WordTableTest, MendingSeesBytesOfAnyScript) {
  const WordId id = table_.add_stem("m\xc3\xa9nopause");
  table_.freeze();
  EXPECT_EQ(stem("m\xc3\xa9nopaus"), id);
  EXPECT_EQ(stem("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"), kNoWord);
}

TEST_F(WordTableTest, InflectionsOfAUnitMeasureTheSame) {
  table_.use("minute").dimension = Dimension::time;
  table_.use("minute").factor = 1.0 / 1440;
  table_.use("minutes");  // as a list of common words has it
  table_.use("minutely");
  table_.use("days");
  table_.use("day").dimension = Dimension::time;
  table_.freeze();
  for (const char* form : {"minute", "minutes", "day", "days"}) {
    EXPECT_EQ(table_.look_up(form).use->dimension, Dimension::time) << form;
    EXPECT_TRUE(table_.look_up(form).use->known) << form;
  }
  EXPECT_DOUBLE_EQ(table_.look_up("minutes").use->factor, 1.0 / 1440);
  EXPECT_EQ(table_.look_up("minutely").use->dimension, Dimension::none);
}

TEST_F(WordTableTest, AnInflectedUnitNeedNotBeKnown) {
  table_.use("minute").dimension = Dimension::time;
  table_.use("wednesday").weekday = 3;
  table_.freeze();
  EXPECT_EQ(table_.look_up("minutes").use->dimension, Dimension::time);
  EXPECT_EQ(table_.look_up("wednesdays").use->weekday, 3);
}

TEST_F(WordTableTest, InflectedMeansAnotherFormThanThePhrasesWrite) {
  for (const char* word : {"ankle", "thigh", "knee", "foot", "calf"}) table_.add_stem(word);
  table_.use("thighs");
  table_.freeze();
  for (const char* form : {"ankles", "thighs", "knees", "feet"}) EXPECT_TRUE(table_.is_inflected(form)) << form;
  for (const char* form : {"ankle", "thigh", "knee", "foot", "zebras", "ankel"}) EXPECT_FALSE(table_.is_inflected(form)) << form;
}

TEST_F(WordTableTest, UnitsKeepTheirNames) {
  const std::uint32_t day = table_.add_unit("day");
  EXPECT_EQ(table_.add_unit("day"), day);
  EXPECT_NE(table_.add_unit("week"), day);
  table_.freeze();
  EXPECT_EQ(table_.unit_name(day), "day");
  EXPECT_EQ(table_.unit_name(0), "");
}

}  // namespace
}  // namespace anteroom::lexicon
