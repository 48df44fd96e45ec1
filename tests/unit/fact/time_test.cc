// Which finding a time is said of.
#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class TimeTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  FactShow show_{*language_};
};

TEST_F(TimeTest, AMedicineKeepsItsOwn) {
  EXPECT_EQ(of("a cough. ibuprofen 3 times a day"), "cough 'cough'; ibuprofen a day 3 'ibuprofen'");
  EXPECT_EQ(of("ibuprofen for 3 days and a cough"), "ibuprofen for 3 'ibuprofen'; cough 'cough'");
}

TEST_F(TimeTest, WordsOfOnesOwnKeepTheirs) {
  EXPECT_EQ(of("a cough. I lived abroad for 3 years."), "cough 'cough'");
  EXPECT_EQ(of("I lived abroad for 3 years. for 2 days I have a cough"), "cough for 2 'cough'");
}

TEST_F(TimeTest, AListSharesATimeButNotOverWhatIsToldBetween) {
  EXPECT_EQ(of("a cough and fever when walking, for 3 days"), "cough for 3 'cough'; fever for 3 by exertion 'fever'; exertion 'walking'");
  EXPECT_EQ(of("a cough and knee pain, the cough for 3 days"), "cough for 3 'cough'; knee_pain @knee 'knee pain'; cough for 3 'cough'");
}

TEST_F(TimeTest, ABoutIsNotHowLongItGoesOn) {
  EXPECT_EQ(of("headache lasting 1 hour, for 3 days"), "headache @head for 3 each 0.0416667 'headache'");
  EXPECT_EQ(of("headache lasting 1 hour"), "headache @head for 0.0416667 each 0.0416667 'headache'") << "unless nothing else is said";
}

TEST_F(TimeTest, HowOftenAsANumberWinsOverWhen) {
  show_.read("a cough at night, 3 times a week");
  EXPECT_NEAR(show_.facts().findings.at(0).per_day.low, 3.0 / 7, 1e-9);
}

TEST_F(TimeTest, HowLongAfterACauseIsNotHowLong) {
  EXPECT_EQ(of("a cough 2 days after walking"), "cough by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("a cough for 2 days after walking"), "cough for 2 by exertion 'cough'; exertion 'walking'");
}

TEST_F(TimeTest, WhereOneWasTakesNoTimeFromWhatBegan) {
  EXPECT_EQ(of("walking, 2 days ago, a cough"), "exertion 'walking'; cough ago 2 'cough'");
  EXPECT_EQ(of("a fever. walking, 2 days ago"), "fever 'fever'; exertion 'walking'") << "nothing began behind it";
}

TEST_F(TimeTest, ATimeOfDayBetweenIsNoOtherThing) { EXPECT_EQ(of("a cough, every night, for 3 days"), "cough for 3 a day 1 'cough'"); }

TEST_F(TimeTest, WhatCameHoursAgoAndIsThereHasGoneOnSince) {
  EXPECT_EQ(of("a cough 2 hours ago"), "cough for 0.0833333 ago 0.0833333 'cough'");
  EXPECT_EQ(of("a cough 2 days ago"), "cough ago 2 'cough'") << "it may be over";
  show_.read("a cough 2 hours ago");
  EXPECT_FALSE(show_.facts().findings.at(0).duration_words.span.empty()) << "and says by which words";
}

TEST_F(TimeTest, WorseEveryNightIsACourse) { EXPECT_EQ(of("a cough, worse every night"), "cough worsening 'cough'"); }

TEST_F(TimeTest, BriefAndOftenIsABout) {
  EXPECT_EQ(of("a headache 3 times a day for 2 hours"), "headache @head for 0.0833333 each 0.0833333 a day 3 'headache'");
  EXPECT_EQ(of("a headache for 2 hours"), "headache @head for 0.0833333 'headache'");
  EXPECT_EQ(of("a headache 3 times a day for 2 weeks"), "headache @head for 14 a day 3 'headache'");
}

TEST_F(TimeTest, ATimeBehindAnotherFigureIsThatFigures) {
  const auto language = lexicon::small_english("readings: [{say: [gauge], means: {fever: [10, 20]}}]");
  FactShow show(*language);
  EXPECT_EQ(show.read("gauge 12, it was 3 two years ago").findings(), "fever 'gauge 12'");
  EXPECT_EQ(show.read("gauge 12 two years ago").findings().find("fever past ago 730"), 0U) << show.findings();
}

}  // namespace
}  // namespace anteroom::fact
