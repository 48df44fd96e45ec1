// Pregnant, how far, gave birth, nurses: said now and of the patient.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

constexpr std::string_view kMore = R"(
people:
  - {relation: sibling, sex: female, say: [sister]}
  - {relation: child, say: ["our baby", the baby, "my {n} {time} old", newborn]}
traits:
  - {state: pregnant, say: [expecting, "sister is {n} {time} gone", the baby kicks]}
  - {age: [0, 0.08], say: [newborn]}
  - {state: maybe_pregnant, sex: female, say: [missed period]}
  - {state: test_negative, say: [test is negative]}
  - {state: postpartum, say: ["had our baby"]}
  - {say: ["=was pregnant"]}
patterns:
  - {kind: weeks_pregnant, unit: week, say: ["at {n} + {n}"]}
  - {kind: weeks_pregnant, unit: week, now: false, say: ["week {n}", "{n} + {n}"]}
)";

class PregnancyTest : public testing::Test {
 protected:
  std::string patient(std::string_view text) { return show_.read(text).patient(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kMore);
  FactShow show_{*language_};
};

TEST_F(PregnancyTest, IsOfWhomItIsSaid) {
  EXPECT_EQ(patient("My sister is pregnant and coughs"), "sibling female pregnant");
  EXPECT_EQ(patient("My pregnant sister coughs"), "sibling female pregnant");
  EXPECT_EQ(patient("I cough. My sister is pregnant"), "self");
  EXPECT_EQ(patient("My husband coughs. I am pregnant"), "partner male");
  EXPECT_EQ(patient("My sister is 24 weeks gone and I have a cough"), "self") << "within one phrase, too";
  EXPECT_EQ(patient("I have a cough. The baby kicks"), "self female pregnant");
  EXPECT_EQ(patient("pregnant with a cough"), "self female pregnant") << "who names nobody speaks of herself";
}

TEST_F(PregnancyTest, AChildThatIsNotBornIsAskedForWithItsMother) {
  EXPECT_EQ(patient("I am pregnant and cough. Is our baby ill?"), "self female pregnant");
  EXPECT_EQ(patient("I gave birth. Our baby has a cough"), "child");
}

TEST_F(PregnancyTest, ADoubtIsNone) {
  EXPECT_EQ(patient("I cough, could it be that I am pregnant"), "self female") << "but it says the sex";
  EXPECT_EQ(patient("I was pregnant and cough"), "self");
  EXPECT_EQ(patient("missed period and cough"), "self female");
  EXPECT_EQ(patient("missed period and cough, test is negative"), "self female not pregnant");
  EXPECT_EQ(patient("I cough, test is negative"), "self") << "a test of what?";
}

TEST_F(PregnancyTest, HowFar) {
  EXPECT_EQ(patient("I am at 20+3 and cough"), "self female weeks_pregnant=20.4286 pregnant");
  EXPECT_EQ(patient("20 weeks, I cough"), "self female weeks_pregnant=20 pregnant") << "what begins a text";
  EXPECT_EQ(patient("6 weeks, I cough"), "self") << "may be anything";
  EXPECT_EQ(patient("48, 20 weeks, I cough"), "self female age=48 weeks_pregnant=20 pregnant");
  EXPECT_EQ(patient("20+3. I cough"), "self female weeks_pregnant=20.4286 pregnant") << "what begins a text";
  EXPECT_EQ(patient("Hi. 20+3, I cough"), "self female weeks_pregnant=20.4286 pregnant");
  EXPECT_EQ(patient("I cough, 20+3. Week 20"), "self") << "after a complaint it may be anything";
  EXPECT_EQ(patient("I cough in week 20"), "self") << "of what?";
  EXPECT_EQ(patient("I am pregnant and cough in week 20"), "self female weeks_pregnant=20 pregnant");
  EXPECT_EQ(patient("I am pregnant, a cough, 20 weeks, help"), "self female weeks_pregnant=20 pregnant");
  EXPECT_EQ(patient("I cough, 20 weeks, help"), "self");
  EXPECT_EQ(patient("My husband is 20 weeks pregnant and coughs"), "partner male") << "whatever is meant";
}

TEST_F(PregnancyTest, AMotherOfANewborn) {
  EXPECT_EQ(patient("I am a woman and cough. I cough near my newborn"), "self female not pregnant postpartum");
  EXPECT_EQ(patient("I am a man and cough. I cough near my newborn"), "self male");
}

TEST_F(PregnancyTest, WeeksOfAChildAreItsAge) {
  EXPECT_EQ(patient("My daughter, 20 weeks, coughs"), "child female age=0.383299");
  EXPECT_EQ(patient("My husband coughs. My sister, 20 weeks, is well"), "partner male");
}

TEST_F(PregnancyTest, ABirthEndsIt) {
  EXPECT_EQ(patient("I gave birth 3 weeks ago and cough"), "self female not pregnant postpartum");
  EXPECT_EQ(patient("I gave birth 3 years ago and cough"), "self female") << "long ago";
  EXPECT_EQ(patient("I had our baby and cough. She is well"), "self female not pregnant postpartum") << "the baby is not who coughs";
  EXPECT_EQ(patient("I am 20 weeks pregnant. After I gave birth, may I cough"), "self female weeks_pregnant=20 pregnant");
  EXPECT_EQ(patient("I am a woman with a cough. My 3 week old is well"), "self female not pregnant postpartum");
  EXPECT_EQ(patient("I am a man with a cough. My 3 week old is well"), "self male");
  EXPECT_EQ(patient("I cough, breastfeeding my 6 month old"), "self female breastfeeding");
  EXPECT_EQ(patient("I am breastfeeding my son and have a cough"), "self female breastfeeding");
  EXPECT_EQ(patient("Breastfeeding my son and he has a cough"), "child male");
}

}  // namespace
}  // namespace anteroom::fact
