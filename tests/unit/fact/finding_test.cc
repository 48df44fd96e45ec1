// From mentions to findings: sites, attributes, times, triggers, and which of all is the complaint.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"
#include "tests/unit/linear_time.h"

namespace anteroom::fact {
namespace {

class FindingTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }
  std::string chief(std::string_view text, std::string_view title = "") { return show_.read(text, title).chief(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english();
  FactShow show_{*language_};
};

TEST_F(FindingTest, ASiteAfterAWordOfPlace) {
  EXPECT_EQ(of("pain in my stomach"), "abdominal_pain @abdomen 'pain in my stomach'");
  EXPECT_EQ(of("it hurts around the knee"), "knee_pain @knee 'hurts around the knee'");
  EXPECT_EQ(of("pain in the left knee"), "knee_pain @knee left 'pain in the left knee'");
  EXPECT_EQ(of("swelling on my ankle"), "swelling @ankle 'swelling on my ankle'") << "no concept of their own";
}

TEST_F(FindingTest, ASiteBefore) {
  EXPECT_EQ(of("my stomach really hurts"), "abdominal_pain @abdomen 'stomach really hurts'");
  EXPECT_EQ(of("stomach pain"), "abdominal_pain @abdomen 'stomach pain'");
  EXPECT_EQ(of("my knee, it hurts"), "knee_pain @knee 'hurts'") << "it is the knee";
  EXPECT_EQ(of("My knee. It hurts"), "knee_pain @knee 'hurts'");
}

TEST_F(FindingTest, WithoutAWordOfPlaceASiteBelongsToWhatFollows) {
  EXPECT_EQ(of("I feel numb and my knee hurts"), "numbness 'numb'; knee_pain @knee 'knee hurts'");
}

TEST_F(FindingTest, ASiteInsideThePhrase) { EXPECT_EQ(of("chest pain"), "chest_pain @chest 'chest pain'"); }

TEST_F(FindingTest, AListOfSitesGivesAFindingEach) {
  EXPECT_EQ(of("pain in my knee and ankle"), "knee_pain @knee 'pain in my knee'; pain @ankle 'pain in my knee and ankle'");
  EXPECT_EQ(
      of("numbness in my hand, arm and leg"),
      "numbness @hand 'numbness in my hand'; numbness @arm 'numbness in my hand, arm'; numbness @leg 'numbness in my hand, arm and leg'");
}

TEST_F(FindingTest, AListOfSymptomsSharesTheSite) {
  EXPECT_EQ(of("pain and swelling in my knee"), "knee_pain @knee 'pain and swelling in my knee'; swelling @knee 'swelling in my knee'");
  EXPECT_EQ(of("anxious, I felt numbness in my hand"), "anxiety 'anxious'; numbness @hand 'numbness in my hand'")
      << "but not what only stands before";
}

TEST_F(FindingTest, AnUnrelatedSiteIsNotTaken) {
  EXPECT_EQ(of("headache and a rash on my neck"), "headache @head 'headache'; rash @neck 'rash on my neck'");
  EXPECT_EQ(of("a headache in my neck"), "headache @head 'headache'");
}

TEST_F(FindingTest, ANearerSiteIsKept) { EXPECT_EQ(of("headache in my head"), "headache @head 'headache in my head'"); }

TEST_F(FindingTest, APairedSiteInThePluralIsBothSides) {
  EXPECT_EQ(of("pain in my knees"), "knee_pain @knee bilateral 'pain in my knees'");
  EXPECT_EQ(of("numbness in my feet"), "numbness @foot bilateral 'numbness in my feet'");
  EXPECT_EQ(of("pain in my ankle"), "pain @ankle 'pain in my ankle'") << "an e at the end is no plural";
  EXPECT_EQ(of("pain in my ankles"), "pain @ankle bilateral 'pain in my ankles'");
}

TEST_F(FindingTest, ContextIsThatOfTheSymptom) {
  EXPECT_EQ(of("no pain in my knee"), "knee_pain absent @knee 'pain in my knee'");
  EXPECT_EQ(of("my knee doesn't move, no pain"), "pain absent 'pain'");
}

TEST_F(FindingTest, AttributesGoToTheNearestSymptom) {
  EXPECT_EQ(of("severe headache"), "headache @head severe 'headache'");
  EXPECT_EQ(of("a throbbing headache and a mild cough"), "headache @head throbbing 'headache'; cough mild 'cough'");
  EXPECT_EQ(of("my cough is terrible"), "cough severe 'cough'");
  EXPECT_EQ(of("my cough is not severe"), "cough 'cough'") << "what is denied is not so";
  EXPECT_EQ(of("the worst of my life headache, out of the blue"), "headache @head worst_ever sudden 'headache'");
}

TEST_F(FindingTest, TheNextSentenceSpeaksOfTheSame) {
  EXPECT_EQ(of("I have a headache. It lasts ten minutes. It comes and goes."),
            "headache @head intermittent for 0.00694444 each 0.00694444 'headache'");
  EXPECT_EQ(of("I have a headache.\n\nIt is severe."), "headache @head severe 'headache'");
  EXPECT_EQ(of("No headache. I cough. It is severe."), "headache absent @head 'headache'; cough severe 'cough'") << "not of what is denied";
}

TEST_F(FindingTest, DurationsGoToTheNearestAndOverALast) {
  EXPECT_EQ(of("a cough for 2 weeks"), "cough for 14 'cough'");
  EXPECT_EQ(of("fever and cough for three days"), "fever for 3 'fever'; cough for 3 'cough'");
  EXPECT_EQ(of("fever for 3 days and cough"), "fever for 3 'fever'; cough 'cough'");
  EXPECT_EQ(of("fever for 3 days and cough for 5 days"), "fever for 3 'fever'; cough for 5 'cough'");
  EXPECT_EQ(of("for over 3 days I have had a fever"), "fever for 3+ 'fever'");
  EXPECT_EQ(of("a cough for 3 to 5 days"), "cough for 3..5 'cough'");
}

TEST_F(FindingTest, SinceAndAgo) {
  EXPECT_EQ(of("a cough since yesterday"), "cough for 1 ago 1 'cough'");
  EXPECT_EQ(of("a rash 3 days ago"), "rash ago 3 'rash'");
  EXPECT_EQ(of("a rash 3 years ago"), "rash past ago 1095.75 'rash'") << "long ago and not going on: over";
  EXPECT_EQ(of("day 12 of a cough"), "cough for 12 'cough'");
}

TEST_F(FindingTest, HowOften) {
  EXPECT_EQ(of("a cough 3 times a day"), "cough a day 3 'cough'");
  EXPECT_EQ(of("a headache every night"), "headache @head a day 1 'headache'");
  EXPECT_EQ(of("a headache ten times a week"), "headache @head a day 1.42857 'headache'");
}

TEST_F(FindingTest, TriggersAndRelief) {
  EXPECT_EQ(
      of("When I am tense my muscles twitch, muscle twitching when running"),
      "anxiety 'tense'; muscle_twitching by anxiety 'muscles twitch'; muscle_twitching by exertion 'muscle twitching'; exertion 'running'");
  EXPECT_EQ(of("chest pain after running"), "chest_pain @chest by exertion 'chest pain'; exertion 'running'");
  EXPECT_EQ(of("chest pain, better with resting"), "chest_pain @chest eased by rest 'chest pain'; rest 'resting'");
}

TEST_F(FindingTest, TheFirstComplaintIsChief) {
  EXPECT_EQ(chief("I have a cough"), "cough");
  EXPECT_EQ(chief("I have diabetes and a cough for 3 days"), "cough");
  EXPECT_EQ(chief("no cough"), "");
  EXPECT_EQ(chief(""), "");
}

TEST_F(FindingTest, TheTitleAndTheQuestionNameTheComplaint) {
  EXPECT_EQ(chief("I cough and have a fever and a headache", "Rash and fever").substr(0, 5), "fever") << "named in both";
  EXPECT_EQ(chief("I cough.", "Rash"), "rash, cough");
  EXPECT_EQ(chief("my cough is severe for 3 days", "Headache").substr(0, 8), "headache");
}

TEST_F(FindingTest, ATriggerComesAfterWhatItBringsOn) {
  EXPECT_EQ(chief("When I am tense my muscles twitch"), "muscle_twitching, anxiety");
}

TEST_F(FindingTest, TheNarrowerNameIsTheComplaint) { EXPECT_EQ(chief("I have a headache", "Pain"), "headache"); }

TEST_F(FindingTest, AtMostThree) {
  EXPECT_EQ(show_.read("severe cough, severe fever, severe rash, severe headache").facts().chief.size(), 3U);
}

TEST_F(FindingTest, EveryMentionOfAChiefComplaintIsMarked) {
  show_.read("I have a cough. The cough is severe.");
  ASSERT_EQ(show_.facts().findings.size(), 2U);
  EXPECT_TRUE(show_.facts().findings[0].chief);
  EXPECT_TRUE(show_.facts().findings[1].chief);
  EXPECT_EQ(show_.facts().chief.size(), 1U);
}

TEST_F(FindingTest, FindingsAreInTheOrderOfTheirWords) {
  show_.read("I cough. My knees and ankles hurt and pain in my knee and ankle", "Fever");
  ASSERT_GT(show_.facts().findings.size(), 4U);
  for (std::size_t i = 1; i < show_.facts().findings.size(); ++i) {
    const Words &before = show_.facts().findings[i - 1].words, &here = show_.facts().findings[i].words;
    EXPECT_LE(std::pair(before.part, before.span.begin), std::pair(here.part, here.span.begin));
  }
}

TEST_F(FindingTest, SameTextSameFactsOnAnyReader) {
  const std::string_view texts[] = {"My son has had a fever of 102 for 3 days",
                                    "",
                                    "pain in my knee and ankle. It lasts ten minutes",
                                    "Mei, 30 year old female. Ask Date: 2019/10/01",
                                    "She coughs",
                                    "fever severe mother",
                                    "My mother, 67, is pregnant",
                                    "((((",
                                    "no"};
  for (const std::string_view text : texts) {
    FactShow fresh(*language_);
    EXPECT_EQ(show_.read(text).all(), fresh.read(text).all()) << text;
    EXPECT_EQ(show_.read(text).all(), fresh.all()) << text;
  }
}

TEST_F(FindingTest, IsLinearInTheText) {
  for (const char* piece :
       {"no fever ", "he she i ", "3 days fever ", "pain in my knee and ", "knee ", "pain ", "knee pain ", "((((", "after no fever ",
        "fever since april ", "asked on 2019/10/01 ", "ask date : 2019/10/01 ", "severe ", "severe fever 3 times a day ", "my mother, 67, ",
        "son 3 years old ", "It is severe. ", "fever, ", "when i am tense "}) {
    expect_linear(piece, 25000, [&](const std::string& text) { show_.read(text); });
  }
}

}  // namespace
}  // namespace anteroom::fact
