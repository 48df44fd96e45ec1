// Where a finding is, and on which side.
#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class SiteTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  FactShow show_{*language_};
};

TEST_F(SiteTest, EachSiteHasItsOwnSide) {
  EXPECT_EQ(of("left knee pain and right ankle pain"), "knee_pain @knee left 'knee pain'; pain @ankle right 'ankle pain'");
  EXPECT_EQ(of("pain in my left knee and right ankle"),
            "knee_pain @knee left 'pain in my left knee'; pain @ankle right 'pain in my left knee and right ankle'");
  EXPECT_EQ(of("both my knees and my left ankle hurt"),
            "knee_pain @knee bilateral 'knees and my left ankle hurt'; pain @ankle left 'ankle hurt'");
}

TEST_F(SiteTest, WordsOneBehindAnotherShareThePlaceAfterThem) {
  EXPECT_EQ(of("a numb sore knee"), "numbness @knee 'numb sore knee'; knee_pain @knee 'sore knee'");
  EXPECT_EQ(of("numb and a sore knee"), "numbness 'numb'; knee_pain @knee 'sore knee'");
}

TEST_F(SiteTest, LeftAndRightAreBoth) {
  EXPECT_EQ(of("pain in my left and right knee"), "knee_pain @knee bilateral 'pain in my left and right knee'");
}

TEST_F(SiteTest, NoSideIsInvented) {
  EXPECT_EQ(of("my knee hurts"), "knee_pain @knee 'knee hurts'");
  EXPECT_EQ(of("my knee's sore"), "knee_pain @knee 'knee's sore'") << "no plural";
}

TEST_F(SiteTest, ASideAfterItsSite) {
  EXPECT_EQ(of("pain in my knee, the left one"), "knee_pain @knee left 'pain in my knee'");
  EXPECT_EQ(of("My knee hurts. Left side."), "knee_pain @knee left 'knee hurts'");
  EXPECT_EQ(of("pain in my left knee. right"), "knee_pain @knee left 'pain in my left knee'") << "what is said of the site itself stays";
}

TEST_F(SiteTest, ALookAlikeIsNoSide) {
  EXPECT_EQ(of("she left the knee alone, a cough"), "cough 'cough'");
  EXPECT_EQ(of("a cough, all right"), "cough 'cough'");
}

TEST_F(SiteTest, ASiteOnItsOwnTellsWhereItIs) {
  EXPECT_EQ(of("I have a rash. It is on my left arm."), "rash @arm left 'rash'");
  EXPECT_EQ(of("I have pain. It is in my stomach."), "abdominal_pain @abdomen 'pain'");
  EXPECT_EQ(of("I have a rash, both hands"), "rash @hand bilateral 'rash'");
  EXPECT_EQ(of("I have a rash. I work with my hands."), "rash 'rash'") << "words of one's own speak of something else";
  EXPECT_EQ(of("My knee hurts. Right knee."), "knee_pain @knee right 'knee hurts'");
}

TEST_F(SiteTest, ASiteRecallsWhatWasToldOfIt) {
  EXPECT_EQ(of("a cough and knee pain, the knee for 3 days"), "cough 'cough'; knee_pain @knee for 3 'knee pain'");
  EXPECT_EQ(of("left knee pain. My right knee is severe."), "knee_pain @knee left 'knee pain'") << "the other one";
}

TEST_F(SiteTest, ASiteBelongsToTheSymptomBesideIt) {
  EXPECT_EQ(of("a rash on my arm and my leg is swollen"), "rash @arm 'rash on my arm'; swelling @leg 'leg is swollen'");
  EXPECT_EQ(of("numb around the swelling on my leg"),
            "numbness @leg 'numb around the swelling on my leg'; swelling @leg 'swelling on my leg'");
}

}  // namespace
}  // namespace anteroom::fact
