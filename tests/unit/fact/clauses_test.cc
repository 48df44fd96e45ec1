// A text's clauses, and which of them say something of their own.
#include "engine/fact/clauses.h"

#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/mention/show.h"

namespace anteroom::fact {
namespace {

class ClausesTest : public testing::Test {
 protected:
  // "[the rash came on suddenly,] [and my boss:2 left]": a number is of words of one's own, * says "it".
  std::string of(std::string_view text) {
    reader_.read(text);
    clauses_.read(reader_.text(), reader_.mentions());
    std::string line;
    for (std::uint32_t t = 0; t < reader_.text().tokens().size(); t = clauses_.of(t).tokens.end) {
      const Clause& clause = clauses_.of(t);
      line += (line.empty() ? "[" : " [") + reader_.words(clause.tokens) + (clause.refers ? " *" : "");
      line += clause.own_words == 0 ? "]" : " " + std::to_string(clause.own_words) + "]";
    }
    return line;
  }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  mention::MentionReader reader_{*language_};
  Clauses clauses_{*language_->lexicon};
};

TEST_F(ClausesTest, EndAtMarksJoinersAndCues) {
  EXPECT_EQ(of("cough, fever and a rash"), "[cough,] [fever] [and a rash]");
  EXPECT_EQ(of("a cough but no fever"), "[a cough] [but no fever]");
  EXPECT_EQ(of("a rash (severe) she says it is burning"), "[a rash (] [severe)] [she says it is burning *]");
}

TEST_F(ClausesTest, AWordWithAHyphenAndAPhraseWithAJoinerAreOne) {
  EXPECT_EQ(of("anti-fever"), "[anti-fever 1]");
  EXPECT_EQ(of("a cough - dry"), "[a cough -] [dry 1]");
  EXPECT_EQ(of("the rash comes and goes"), "[the rash comes and goes]");
  EXPECT_EQ(of("for one and a half hours"), "[for one and a half hours]");
}

TEST_F(ClausesTest, ACueWithinAnAttributeBeginsNone) { EXPECT_EQ(of("a cough so severe i cough"), "[a cough so severe i cough]"); }

TEST_F(ClausesTest, WordsOfOnesOwnAreThoseThatNoPhraseCovers) {
  EXPECT_EQ(of("my landlord left the house suddenly"), "[my landlord left the house suddenly 2]");
  EXPECT_EQ(of("my doctor said so"), "[my doctor said so 3]") << "who has no findings is one's own";
  EXPECT_EQ(of("my left knee, since monday"), "[my left knee,] [since monday]");
}

TEST_F(ClausesTest, WhatIsCoveredLaterSaysNothingMore) {
  of("brought on by kiwi, my knee");
  EXPECT_EQ(clauses_.of(0).own_words, 1U);
  clauses_.cover({3, 4});
  EXPECT_EQ(clauses_.of(0).own_words, 0U);
  EXPECT_FALSE(clauses_.own_word(3));
}

}  // namespace
}  // namespace anteroom::fact
