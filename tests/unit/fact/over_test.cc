// What is said to be over: past for what comes and goes, so nevertheless for what has happened and for what lasts beside it.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class OverTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }
  std::string patient(std::string_view text) { return show_.read(text).patient(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
phrases: {seizure: [fit], first_seizure: [first fit]}
patterns:
  - {kind: age, unit: year, say: ["i am {n}"]}
  - {kind: age, unit: year, now: false, say: ["when i was {n}", "fit at {n}"]}
)");
  FactShow show_{*language_};
};

TEST_F(OverTest, ASymptomThatWentAwayIsPastAndItsCourseSaysSo) {
  EXPECT_EQ(of("I had a rash, it went away"), "rash past resolved 'rash'");
  EXPECT_EQ(of("history of rash"), "rash past 'rash'") << "nobody says how it went";
}

TEST_F(OverTest, AnEventHasHappened) {
  EXPECT_EQ(of("I had a fit, it went away"), "seizure resolved 'fit'");
  EXPECT_EQ(of("a first fit, it went away"), "first_seizure resolved 'first fit'") << "as its broader kind is one";
  EXPECT_EQ(of("history of fit"), "seizure past 'fit'");
  EXPECT_EQ(of("no fit"), "seizure absent 'fit'");
}

TEST_F(OverTest, AtAnAgeOfYearsBackItWas) {
  EXPECT_EQ(of("a fit when I was 9. I am 40"), "seizure past 'fit'");
  EXPECT_EQ(of("a fit at 9. I am 40"), "seizure past 'fit'") << "the words of the age hold the fit's";
  EXPECT_EQ(of("a fit when I was 39. I am 40"), "seizure 'fit'") << "in doubt it is of these days";
  EXPECT_EQ(of("a fit when I was 9"), "seizure 'fit'") << "nobody says how long ago that is";
  EXPECT_EQ(of("a rash when I was 9. I am 40"), "rash 'rash'") << "of what may last it must be told that one had it";
}

TEST_F(OverTest, AnIllnessBesideTheSymptomIsNotOver) {
  EXPECT_EQ(of("I have diabetes with a rash, it went away"), "diabetes 'diabetes'; rash past resolved 'rash'");
  EXPECT_EQ(of("diabetes, it went away"), "diabetes past resolved 'diabetes'") << "alone it is what went";
}

TEST_F(OverTest, ALastingIllnessOfOnesHistoryIsThere) {
  EXPECT_EQ(of("history of diabetes"), "diabetes 'diabetes'");
  EXPECT_EQ(of("history of stroke"), "stroke past 'stroke'") << "one that does not last";
  EXPECT_EQ(of("I used to have diabetes"), "diabetes past 'diabetes'") << "over, and no history";
}

TEST_F(OverTest, NorIsAPregnancy) {
  EXPECT_NE(patient("I am pregnant with a rash, it went away").find(" pregnant"), std::string::npos);
  EXPECT_EQ(patient("I am not pregnant and have a rash, it went away").find(" pregnant"), patient("not pregnant").find(" pregnant"));
}

}  // namespace
}  // namespace anteroom::fact
