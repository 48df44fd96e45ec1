// What is told as believed, asked for or dated: past, possible or foreseen as words go, and so now for the rules.
#include <gtest/gtest.h>

#include "tests/unit/context/show_context.h"

namespace anteroom::context {
namespace {

constexpr std::string_view kMore = R"(
cues:
  - {means: possible, soft: true, within: 8, say: [i think]}
  - {means: hypothetical, soft: true, within: 6, say: [can i take]}
  - {means: past, soft: true, within: 8, say: [after my]}
  - {means: definite, say: ["=my"]}
  - {means: had, say: ["=had", "=caught"]}
  - {means: then, say: [in school, "in {month}", when i was small]}
  - {means: long_ago, say: [as a student]}
  - {means: past, reach: answer, within: 24, say: [that was in the nineties]}
  - {means: effect, soft: true, within: 12, say: ["=does", "=would"]}
  - {means: family, soft: true, within: 4, say: [there is]}
  - {means: family, soft: true, reach: backward, within: 2, say: [at work]}
patterns:
  - {kind: ago, say: ["in {date}", "in {month}"]}
phrases: {cough: [cough when]}
)";

class SoftTest : public testing::Test, public ContextShower {
 protected:
  SoftTest() : ContextShower(kMore) {}
};

TEST_F(SoftTest, WhatOnesOwnWordsDoubtIsSoForRules) {
  EXPECT_EQ(of("i think it is a stroke"), "stroke possible 'i think'");
  EXPECT_EQ(firm("i think it is a stroke"), "stroke");
  EXPECT_EQ(firm("could it be a stroke"), "stroke possible 'could it be'") << "not soft";
}

TEST_F(SoftTest, WhatIsAskedForIsSoForRules) {
  EXPECT_EQ(of("can i take ibuprofen"), "ibuprofen possible hypothetical 'can i take'");
  EXPECT_EQ(firm("can i take ibuprofen"), "ibuprofen");
  EXPECT_EQ(of("can i take ibuprofen with my cough"), "ibuprofen possible hypothetical 'can i take'; cough") << "what it is asked with";
}

TEST_F(SoftTest, ASoftTimeEndsWithItsClause) {
  EXPECT_EQ(of("after my stroke"), "stroke past 'after my'");
  EXPECT_EQ(of("after my stroke because i have a cough"), "stroke past 'after my'; cough");
}

TEST_F(SoftTest, WhatOneHadAtATimeGoneByIsPast) {
  EXPECT_EQ(of("had a rash in school"), "rash past 'in school'");
  EXPECT_EQ(of("in school he had a rash and fever"), "rash past 'in school'; fever past 'in school'");
  EXPECT_EQ(of("caught a cough in march"), "cough past 'in march'");
  EXPECT_EQ(firm("had a rash in school"), "rash") << "how long it counts, fact/ decides";
  EXPECT_EQ(of("had a rash"), "rash") << "no time is said";
  EXPECT_EQ(of("a rash in school"), "rash") << "not had";
}

TEST_F(SoftTest, WhatOneHadAtAnotherAgeIsOverForRulesToo) {
  EXPECT_EQ(firm("had a rash as a student"), "rash past 'as a student'");
  EXPECT_EQ(firm("as a student he had a rash and fever"), "rash past 'as a student'; fever") << "in doubt what is not told right beside it";
  EXPECT_EQ(of("a rash as a student"), "rash") << "not had";
}

TEST_F(SoftTest, TheTimeMayShareTheLastWordOfWhatWasHad) {
  EXPECT_EQ(of("caught a cough when i was small"), "cough past 'when i was small'");
}

TEST_F(SoftTest, WhatSaysFromAfarWhenItWasLooksBack) {
  EXPECT_EQ(of("a rash. that was in the nineties"), "rash past 'that was in the nineties'");
}

TEST_F(SoftTest, AQuantityOfAWeekOrMoreDatesToo) {
  EXPECT_EQ(of("had a rash two weeks ago"), "rash past 'two weeks ago'");
  EXPECT_EQ(of("had a rash in 2010"), "rash past 'in 2010'");
  EXPECT_EQ(of("had a rash two days ago"), "rash") << "that may still be so";
  EXPECT_EQ(of("had a rash since march"), "rash") << "it goes on";
}

TEST_F(SoftTest, ADateOfLongAgoNeedsNoVerb) {
  EXPECT_EQ(of("stroke in 2010"), "stroke past 'in 2010'");
  EXPECT_EQ(firm("stroke in 2010"), "stroke") << "how long it counts, fact/ decides";
  EXPECT_EQ(of("rash two weeks ago"), "rash") << "then it may have begun";
  EXPECT_EQ(of("diabetes 4 weeks ago"), "diabetes past '4 weeks ago'") << "an illness sooner";
  EXPECT_EQ(of("diabetes in march"), "diabetes past 'in march'");
  EXPECT_EQ(of("diabetes two weeks ago"), "diabetes");
  EXPECT_EQ(of("rash in march"), "rash");
  EXPECT_EQ(of("stroke, in 2010 rash"), "stroke; rash") << "a list";
  EXPECT_EQ(of("rash since 2010"), "rash");
}

TEST_F(SoftTest, ADateBelongsToItsClause) {
  EXPECT_EQ(of("had a rash but two weeks ago a cough"), "rash; cough");
  EXPECT_EQ(of("i still have a rash that had two weeks ago"), "rash") << "what is said of now is nearer";
}

TEST_F(SoftTest, WhatAMedicineDoesIsAsked) {
  EXPECT_EQ(of("does ibuprofen make you cough"), "ibuprofen; cough possible hypothetical 'does'");
  EXPECT_EQ(firm("does ibuprofen make you cough"), "ibuprofen; cough");
  EXPECT_EQ(of("would ibuprofen help my cough"), "ibuprofen; cough") << "it is there";
  EXPECT_EQ(of("does a rash make you cough"), "rash; cough") << "no medicine";
  EXPECT_EQ(of("can i take ibuprofen with my cough"), "ibuprofen possible hypothetical 'can i take'; cough");
}

TEST_F(SoftTest, ASymptomOfOnesOwnIsThereWhateverIsAsked) {
  EXPECT_EQ(of("can i take my cough"), "cough");
  EXPECT_EQ(of("can i take my ibuprofen"), "ibuprofen possible hypothetical 'can i take'") << "a medicine may be to come";
}

TEST_F(SoftTest, AnIllnessThatThereIsAtAPlaceIsNobodysHere) {
  EXPECT_EQ(of("there is diabetes at work"), "diabetes family 'at work'");
  EXPECT_EQ(of("there is diabetes"), "diabetes") << "neither says so alone";
  EXPECT_EQ(of("diabetes at work"), "diabetes");
  EXPECT_EQ(of("there is a rash at work"), "rash") << "no illness";
}

TEST_F(SoftTest, AYearIsLongGoneOnceAnotherHasBegun) {
  const auto dated = [&](std::string_view text, int asked) {
    words().read(text);
    reader().read(words().text(), words().mentions(), asked);
    return reader().of(words().mentions().concepts.front().tokens).dated;
  };
  EXPECT_TRUE(dated("stroke 2024", 0)) << "before any question";
  EXPECT_FALSE(dated("stroke 2026", 0)) << "of this year, it may be";
  EXPECT_TRUE(dated("stroke 2026", 2027));
  EXPECT_FALSE(dated("stroke 2027", 2027));
}

}  // namespace
}  // namespace anteroom::context
