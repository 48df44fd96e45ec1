// Concepts whose words stand apart in one sentence.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class FindTogetherTest : public testing::Test {
 protected:
  std::string concepts(std::string_view text) { return reader_.read(text).concepts(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
phrases:
  rash: ["scarlet patch"]
  swelling: ["puffy"]
look_alikes: ["hot potato hide"]
word_sets:
  scarlet: [scarlet, "like a lobster"]
  hide: [hide, patch]
  hot: [hot, glowing]
  puffed: [puffy, plump]
together:
  - {means: rash, words: [scarlet, hide], within: 4}
  - {means: fever, words: [hot, hide, scarlet], within: 6}
  - {means: cough, words: [puffed, hide]}
cues:
  - {means: end, say: ["=but"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(FindTogetherTest, InAnyOrderTheFirstSetCarriesTheFinding) {
  EXPECT_EQ(concepts("my hide has gone scarlet"), "rash 'scarlet'");
  EXPECT_EQ(concepts("scarlet all over the hide"), "rash 'scarlet'");
  EXPECT_EQ(concepts("a hide like a lobster"), "rash 'like a lobster'");
  EXPECT_EQ(concepts("scarlet hide, and a hide like a lobster"), "rash 'scarlet'") << "a sentence says it once";
}

TEST_F(FindTogetherTest, NeedsAWordOfEverySetNearAndInTheSentence) {
  EXPECT_EQ(concepts("gone scarlet"), "");
  EXPECT_EQ(concepts("my hide"), "");
  EXPECT_EQ(concepts("my hide. It is scarlet"), "");
  EXPECT_EQ(concepts("my hide one two three four scarlet"), "rash 'scarlet'");
  EXPECT_EQ(concepts("my hide one two three four five scarlet"), "");
  EXPECT_EQ(concepts("my hide is fine but scarlet suits me"), "") << "'but' ends what is said of the hide";
  EXPECT_EQ(concepts("hot scarlet hide"), "fever 'hot', rash 'scarlet'") << "three sets, in any order";
  EXPECT_EQ(concepts("hot scarlet"), "");
}

TEST_F(FindTogetherTest, APhraseOfTheLexiconCountsMore) {
  EXPECT_EQ(concepts("a scarlet patch on my hide"), "rash 'scarlet patch'") << "said already";
  EXPECT_EQ(concepts("a puffy hide"), "swelling 'puffy'") << "these words are swelling";
  EXPECT_EQ(concepts("a plump hide"), "cough 'plump'");
}

TEST_F(FindTogetherTest, WordsWithinALookAlikeAreNoWordsOfASet) {
  EXPECT_EQ(concepts("scarlet as my hide"), "rash 'scarlet'");
  EXPECT_EQ(concepts("scarlet as a hot potato hide"), "");
  EXPECT_EQ(concepts("a hide scarlet as a hot potato hide"), "rash 'scarlet'") << "but others are";
  EXPECT_EQ(concepts("a hot potato hide. My hide is scarlet"), "rash 'scarlet'") << "and those of another sentence";
}

}  // namespace
}  // namespace anteroom::mention
