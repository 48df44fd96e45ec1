// Ages that are told by another's: whose they are, and by whose.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"
#include "tests/unit/linear_time.h"

namespace anteroom::fact {
namespace {

constexpr std::string_view kMore = R"(
people:
  - {relation: sibling, sex: female, say: [sister]}
  - {who: self, subject: false, say: ["=me"]}
patterns:
  - {kind: age, unit: year, say: ["i am {n}", "=she =is {n}"]}
  - {kind: age_gap, say: ["{n} {time} older", "{n} {time} older than", "=she =is {n} {time} older"]}
  - {kind: age_gap, say: ["{n} {time} my senior"]}
  - {kind: age_gap, back: 1, say: ["{n} {time} younger", "{n} {time} younger than"]}
  - {kind: age_gap, value: 0, unit: year, say: ["same age as"]}
)";

class AgeGapTest : public testing::Test {
 protected:
  std::string patient(std::string_view text) { return show_.read(text).patient(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kMore);
  FactShow show_{*language_};
};

TEST_F(AgeGapTest, IsOfWhoeverIsSpokenOf) {
  EXPECT_EQ(patient("My sister, 5 years older than me, has a cough. I am 61"), "sibling female age=66");
  EXPECT_EQ(patient("I am 58. My sister is 3 years younger, she has a cough"), "sibling female age=55");
  EXPECT_EQ(patient("I am 58. My sister has a cough, she is 3 years older"), "sibling female age=61");
  EXPECT_EQ(patient("My sister is 10 years my senior and has a cough. I am 40"), "sibling female age=50");
  EXPECT_EQ(patient("I have a cough and am 2 years younger than my sister, 30"), "self age=28");
}

TEST_F(AgeGapTest, IsToldByWhoeverIsNamedElseByTheNearest) {
  EXPECT_EQ(patient("My sister is 4 years younger than my mother, 76. My sister has a cough. I am 20"), "sibling female age=72");
  EXPECT_EQ(patient("My sister is 4 years younger than my mother. My sister has a cough. I am 20"), "sibling female")
      << "whose age is not told";
  EXPECT_EQ(patient("My sister is the same age as me and has a cough. I am 40"), "sibling female age=40");
  EXPECT_EQ(patient("My sister is 4 years older and has a cough"), "sibling female");
}

TEST_F(AgeGapTest, IsAnAgeThatCanBe) {
  EXPECT_EQ(patient("My sister is 40 years younger than me and has a cough. I am 30"), "sibling female");
  EXPECT_EQ(patient("My sister is 90 years older than me and has a cough. I am 60"), "sibling female");
}

TEST_F(AgeGapTest, IsLinearInTheText) {
  for (const char* piece : {"my sister is 5 years older ", "she is 3 years older than me, ", "12, 9 and "})
    expect_linear(piece, 25000, [&](const std::string& text) { show_.read(text); });
}

}  // namespace
}  // namespace anteroom::fact
