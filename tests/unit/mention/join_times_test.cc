// Times said in parts, and what is no part of them.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class JoinTimesTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return reader_.read(text).quantities(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english();
  MentionReader reader_{*language_};
};

TEST_F(JoinTimesTest, ASmallerUnitAddsToALarger) {
  EXPECT_EQ(of("2 weeks and 7 days"), "duration 3 week '2 weeks and 7 days'");
  EXPECT_EQ(of("for 1 week 7 days"), "duration 2 week 'for 1 week 7 days'");
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

TEST_F(JoinTimesTest, TwoTimesStayTwo) {
  EXPECT_EQ(of("for 2 weeks and for 3 days"), "duration 2 week 'for 2 weeks'; duration 3 day 'for 3 days'");
  EXPECT_EQ(of("cough for 2 weeks, rash for 3 days"), "duration 2 week 'for 2 weeks'; duration 3 day 'for 3 days'");
}

}  // namespace
}  // namespace anteroom::mention
