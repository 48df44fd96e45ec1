// What brings a finding on, and what eases it.
#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/fact/show.h"
#include "tests/unit/linear_time.h"

namespace anteroom::fact {
namespace {

class TriggerTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  FactShow show_{*language_};
};

TEST_F(TriggerTest, AConceptIsNamed) {
  EXPECT_EQ(of("a cough whenever i climb stairs"), "cough by exertion 'cough'; exertion 'climb stairs'");
  EXPECT_EQ(of("whenever i climb stairs my chest hurts"), "exertion 'climb stairs'; chest_pain @chest by exertion 'chest hurts'");
}

TEST_F(TriggerTest, OtherWordsStandAsTheyAre) {
  EXPECT_EQ(of("a cough whenever i see kiwi, severe"), R"(cough severe by "see kiwi" 'cough')");
  EXPECT_EQ(of("a cough brought on by kiwi"), R"(cough by "kiwi" 'cough')");
}

TEST_F(TriggerTest, AWeakCueLeadsToExposuresAlone) {
  EXPECT_EQ(of("a cough on walking"), "cough by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("a cough on kiwi"), "cough 'cough'");
  EXPECT_EQ(of("a cough after kiwi"), "cough 'cough'") << "what has a reach leads to no words";
}

TEST_F(TriggerTest, ACauseEndsWhereTheSymptomBegins) {
  EXPECT_EQ(of("whenever i see kiwi my knee hurts"), R"(knee_pain @knee by "see kiwi" 'knee hurts')");
  EXPECT_EQ(of("a cough whenever i see kiwi for 3 days"), R"(cough for 3 by "see kiwi" 'cough')");
}

TEST_F(TriggerTest, OfTwoKindsTheNarrower) {
  const auto language = lexicon::make_language(
      lexicon::kAttributes, std::string(lexicon::kConcepts) + "  hiking: {name: Hiking, kind: exposure, is_a: [exertion]}\n",
      {lexicon::kWords, lexicon::kPhrases, lexicon::kCues, lexicon::kPeople, lexicon::kPatterns, "phrases:\n  hiking: [hiking]\n"});
  FactShow show(*language);
  EXPECT_EQ(show.read("a cough after running, hiking").findings(), "cough by exertion 'cough'; exertion 'running'; hiking 'hiking'");
  EXPECT_EQ(show.read("a cough after running hiking").findings(), "cough by hiking 'cough'; exertion 'running'; hiking 'hiking'");
}

TEST_F(TriggerTest, ACauseMayComeFirst) {
  EXPECT_EQ(of("I cough. walking brings it on"), "cough by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("I cough, honey helps"), R"(cough eased by "honey" 'cough')");
  EXPECT_EQ(of("ibuprofen helps the headache"), "ibuprofen 'ibuprofen'; headache @head eased by ibuprofen 'headache'");
}

TEST_F(TriggerTest, TheCourseSaysWhatACauseMakes) {
  EXPECT_EQ(of("I cough. walking makes it worse"), "cough by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("I cough. honey makes it better"), R"(cough eased by "honey" 'cough')");
  EXPECT_EQ(of("walking makes my knee hurt"), "exertion 'walking'; knee_pain @knee by exertion 'knee hurt'");
  EXPECT_EQ(of("I cough. honey makes toast"), "cough 'cough'");
}

TEST_F(TriggerTest, ItIsNoCause) { EXPECT_EQ(of("I cough. it helps"), "cough 'cough'"); }

TEST_F(TriggerTest, WordsOfEaseTurnATriggerIntoRelief) {
  EXPECT_EQ(of("a cough, better after walking"), "cough eased by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("a cough, better after then"), "cough improving 'cough'") << "no cause: the course stays";
}

TEST_F(TriggerTest, WhatIsDeniedLinksNothing) {
  EXPECT_EQ(of("a cough, not worse when walking"), "cough 'cough'; exertion absent 'walking'");
  EXPECT_EQ(of("a cough. honey hardly helps"), "cough 'cough'");
}

TEST_F(TriggerTest, AttributesOfTheCauseAreNotTheFindings) {
  EXPECT_EQ(of("a cough, worse with severe kiwi"), R"(cough by "severe kiwi" 'cough')");
  EXPECT_EQ(of("a cough, worse when walking"), "cough by exertion 'cough'; exertion 'walking'") << "nor is it getting worse";
}

TEST_F(TriggerTest, AnExposureRightAfterASymptom) {
  EXPECT_EQ(of("a cough walking"), "cough by exertion 'cough'; exertion 'walking'");
  EXPECT_EQ(of("a cough, walking"), "cough 'cough'; exertion 'walking'");
}

TEST_F(TriggerTest, AnExposureThatOpensTheClause) {
  EXPECT_EQ(of("walking hurts"), "exertion 'walking'; pain by exertion 'hurts'");
  EXPECT_EQ(of("I like walking, pain"), "exertion 'walking'; pain 'pain'");
  EXPECT_EQ(of("kiwi walking pain"), "exertion 'walking'; pain 'pain'") << "it is said of something else";
}

TEST_F(TriggerTest, AClauseOfItsOwnBringsOnWhatFollows) {
  EXPECT_EQ(of("I have diabetes and whenever i climb stairs there is a cough"),
            "diabetes 'diabetes'; exertion 'climb stairs'; cough by exertion 'cough'");
  EXPECT_EQ(of("I have diabetes and whenever i climb stairs, my chest hurts"),
            "diabetes 'diabetes'; exertion 'climb stairs'; chest_pain @chest by exertion 'chest hurts'");
  EXPECT_EQ(of("a cough, worse when walking, and a rash"), "cough by exertion 'cough'; exertion 'walking'; rash 'rash'");
  EXPECT_EQ(of("a cough and worse when walking, a rash"), "cough by exertion 'cough'; exertion 'walking'; rash 'rash'")
      << "a course is of what came before";
}

TEST_F(TriggerTest, WhatGoesWhenItComesFirstIsRelief) {
  EXPECT_EQ(of("whenever i rest the pain disappears"), "rest 'rest'; pain eased by rest 'pain'");
  EXPECT_EQ(of("whenever i rest the pain is better"), "rest 'rest'; pain eased by rest 'pain'");
  EXPECT_EQ(of("whenever i rest the pain is severe"), "rest 'rest'; pain severe by rest 'pain'");
}

TEST_F(TriggerTest, ASideAloneIsNoCause) { EXPECT_EQ(of("a rash, worse with left side"), "rash worsening left 'rash'"); }

TEST_F(TriggerTest, WhatIsDeniedHasNoCourse) { EXPECT_EQ(of("a cough. not honey makes it worse"), "cough 'cough'"); }

TEST_F(TriggerTest, ATriggerWithinAPhrase) {
  EXPECT_EQ(of("my chest hurts when breathing"), R"(chest_pain @chest by "breathing" 'chest hurts when breathing')");
}

TEST_F(TriggerTest, IsLinearInTheText) {
  for (const char* piece : {"makes ", "walking makes it worse ", "whenever i see kiwi ", "whenever ", "helps ", "honey helps, ",
                            "better after ", "left and ", "both my knees and ", "knee severe ", "pain in my knee knee ", "I see kiwi, ",
                            "it is severe, ", "burning ", "cough. Is ibuprofen? ", "since 3 days ago "}) {
    expect_linear(piece, 25000, [&](const std::string& text) { show_.read(text); });
  }
}

}  // namespace
}  // namespace anteroom::fact
