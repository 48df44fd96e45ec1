// Times said in parts, and what is no part of them.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class JoinTimesTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return reader_.read(text).quantities(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
patterns:
  - {kind: onset, say: [started, began]}
  - {kind: age, say: ["he is {n} {time}"]}
  - {kind: ago, say: ["{n} {time} and {n} ago", "{n} {time} or {n} ago"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(JoinTimesTest, ASmallerUnitAddsToALarger) {
  EXPECT_EQ(of("2 weeks and 7 days"), "duration 3 week '2 weeks and 7 days'");
  EXPECT_EQ(of("for 1 week 7 days"), "duration 2 week 'for 1 week 7 days'");
  EXPECT_EQ(of("2 weeks and a day"), "duration 2.14286 week '2 weeks and a day'");
  EXPECT_EQ(of("1 week, 6 days, and 24 hours"), "duration 2 week '1 week, 6 days, and 24 hours'");
  EXPECT_EQ(of("1 week 7 days ago"), "ago 2 week '1 week 7 days ago'");
}

TEST_F(JoinTimesTest, AnAgeInTwoUnits) {
  EXPECT_EQ(of("he is 2 years and 6 months"), "age 2.5 year 'he is 2 years and 6 months'");
  EXPECT_EQ(of("he is 2 years 6 months now"), "age 2.5 year 'he is 2 years 6 months'");
  EXPECT_EQ(of("he is 2 years old and 6 months"), "age 2 year 'he is 2 years'; duration 6 month '6 months'");
  EXPECT_EQ(of("he is 2 years and 30 months"), "age 2 year 'he is 2 years'; duration 30 month '30 months'");
}

TEST_F(JoinTimesTest, AHalfAfterTheUnit) {
  EXPECT_EQ(of("for an hour and a half"), "duration 1.5 hour 'for an hour and a half'");
  EXPECT_EQ(of("2 hours and half"), "duration 2.5 hour '2 hours and half'");
}

TEST_F(JoinTimesTest, MinutesAfterHoursWhereNothingFollows) {
  EXPECT_EQ(of("2 hours fifteen."), "duration 2.25 hour '2 hours fifteen'");
  EXPECT_EQ(of("2 hours 7"), "duration 2 hour '2 hours'");
  EXPECT_EQ(of("2 hours 10 pills"), "duration 2 hour '2 hours'");
}

TEST_F(JoinTimesTest, OrTwo) {
  EXPECT_EQ(of("an hour or two"), "duration 1..2 hour 'an hour or two'");
  EXPECT_EQ(of("for a day or 3"), "duration 1..3 day 'for a day or 3'");
  EXPECT_EQ(of("2 days or one"), "duration 2 day '2 days'");
  EXPECT_EQ(of("a day or 10 pills"), "duration 1 day 'a day'");
  EXPECT_EQ(of("a day or 2 weeks"), "duration 1 day 'a day'; duration 2 week '2 weeks'");
}

TEST_F(JoinTimesTest, TwoTimesStayTwo) {
  EXPECT_EQ(of("5 hours a day"), "duration 5 hour '5 hours'; duration 1 day 'a day'");

  EXPECT_EQ(of("for 2 weeks and for 3 days"), "duration 2 week 'for 2 weeks'; duration 3 day 'for 3 days'");
  EXPECT_EQ(of("cough for 2 weeks, rash for 3 days"), "duration 2 week 'for 2 weeks'; duration 3 day 'for 3 days'");
}

TEST_F(JoinTimesTest, BeforeAgo) {
  EXPECT_EQ(of("a year and a half ago"), "ago 1.5 year 'a year and a half ago'");
  EXPECT_EQ(of("a day or two ago"), "ago 1..2 day 'a day or two ago'");
  EXPECT_EQ(of("5 days or two ago"), "duration 5 day '5 days'") << "a range goes up";
}

TEST_F(JoinTimesTest, WhatBeganHasGoneOnSince) {
  EXPECT_EQ(of("it started 3 days ago"), "ago since 3 day '3 days ago'");
  EXPECT_EQ(of("3 days ago it began"), "ago since 3 day '3 days ago'");
  EXPECT_EQ(of("started having a cough about 3 days ago"), "ago since 3 day '3 days ago'");
  EXPECT_EQ(of("hip done 5 years ago, started clicking 3 days ago"), "ago 5 year '5 years ago'; ago since 3 day '3 days ago'");
  EXPECT_EQ(of("It started. 3 days ago I fell"), "ago 3 day '3 days ago'") << "another sentence";
  EXPECT_EQ(of("it started"), "");
}

}  // namespace
}  // namespace anteroom::mention
