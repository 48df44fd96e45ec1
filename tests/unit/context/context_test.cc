// What the words around a mention say of it: each axis, each direction, where scopes end, and how far they reach.
#include "engine/context/context.h"

#include <gtest/gtest.h>

#include "tests/unit/context/show_context.h"
#include "tests/unit/linear_time.h"

namespace anteroom::context {
namespace {

class ContextTest : public testing::Test, public ContextShower {};

TEST_F(ContextTest, WhatIsSaidPlainlyIsPresentCurrentAndThePatients) { EXPECT_EQ(of("I have a cough and my knees hurt"), "cough; pain"); }

TEST_F(ContextTest, DenialReachesForwardOverAList) {
  EXPECT_EQ(of("no fever"), "fever absent 'no'");
  EXPECT_EQ(of("no fever, cough and rash"), "fever absent 'no'; cough absent 'no'; rash absent 'no'");
  EXPECT_EQ(of("no fever, cough"), "fever absent 'no'; cough") << "two beside a comma are no list";
  EXPECT_EQ(of("denies cough and rash"), "cough absent 'denies'; rash absent 'denies'");
  EXPECT_EQ(of("fever without rash"), "fever; rash absent 'without'");
  EXPECT_EQ(of("cough, no fever"), "cough; fever absent 'no'");
}

TEST_F(ContextTest, DenialReachesBackward) {
  EXPECT_EQ(of("fever: no"), "fever absent ': no'");
  EXPECT_EQ(of("Cough: no. Rash: yes"), "cough absent ': no'; rash");
  EXPECT_EQ(of("rash is absent"), "rash absent 'is absent'");
  EXPECT_EQ(of("fever is absent but cough"), "fever absent 'is absent'; cough") << "not what follows";
}

TEST_F(ContextTest, TheNearestCueDecides) {
  EXPECT_EQ(of("no cough: no fever"), "cough absent 'no'; fever absent 'no'");
  EXPECT_EQ(of("no doubt can't deny cough"), "cough") << "nearer than 'no', and what is usual needs no cue";
}

TEST_F(ContextTest, LookAlikesDenyNothing) {
  EXPECT_EQ(of("not only fever"), "fever");
  EXPECT_EQ(of("no improvement in cough"), "cough");
  EXPECT_EQ(of("I can't stop coughing"), "cough");
  EXPECT_EQ(of("I can't deny a cough"), "cough");
}

TEST_F(ContextTest, ACueInsideAPhraseBelongsToIt) {
  const auto language = lexicon::small_english("phrases: {fever: [no chill]}");
  mention::MentionReader words(*language);
  ContextReader reader(language->ontology, *language->lexicon);
  words.read("no chill and cough");
  reader.read(words.text(), words.mentions());
  ASSERT_EQ(words.mentions().concepts.size(), 2U);
  for (const mention::Match& match : words.mentions().concepts) EXPECT_EQ(reader.of(match.tokens).assertion, Assertion::present);
}

TEST_F(ContextTest, ScopesEndAtContrastAndSentence) {
  EXPECT_EQ(of("no fever but cough"), "fever absent 'no'; cough");
  EXPECT_EQ(of("no fever; cough"), "fever absent 'no'; cough");
  EXPECT_EQ(of("no fever. Cough"), "fever absent 'no'; cough");
  EXPECT_EQ(of("No fever\n\ncough"), "fever absent 'No'; cough");
  EXPECT_EQ(of("cough however fever is absent"), "cough; fever absent 'is absent'");
}

TEST_F(ContextTest, AClauseEndsDenialAndDoubtAlone) {
  EXPECT_EQ(of("no fever because i have a cough"), "fever absent 'no'; cough");
  EXPECT_EQ(of("history of fever and i have a cough"), "fever past 'history of'; cough past 'history of'");
  EXPECT_EQ(of("could it be a stroke, i have a rash"), "stroke possible 'could it be'; rash");
}

TEST_F(ContextTest, WeakCuesReachAsFarAsTheySay) {
  EXPECT_EQ(of("not a fever"), "fever absent 'not'");
  EXPECT_EQ(of("not the green old big red fever"), "fever");
  EXPECT_EQ(of("it isn't sore"), "pain absent 'isn't'");
  EXPECT_EQ(of("fever one two three six ten five is absent"), "fever") << "backward cues too";
}

TEST_F(ContextTest, WhatWentAwayIsPastNotNeverThere) {
  EXPECT_EQ(of("The rash went away"), "rash past 'went away'");
  EXPECT_EQ(of("My headaches are gone but I cough"), "headache past 'are gone'; cough");
}

TEST_F(ContextTest, Past) {
  EXPECT_EQ(of("history of stroke"), "stroke past 'history of'");
  EXPECT_EQ(of("I used to have migraines"), "migraine past 'used to have'");
  EXPECT_EQ(of("a rash years ago"), "rash past 'years ago'");
  EXPECT_EQ(of("history of rash, I still have cough"), "rash past 'history of'; cough") << "what is usual needs no cue";
}

TEST_F(ContextTest, PossibleAndHypothetical) {
  EXPECT_EQ(of("could it be a stroke?"), "stroke possible 'could it be'");
  EXPECT_EQ(of("worried about diabetes"), "diabetes possible 'worried about'");
  EXPECT_EQ(of("stroke?"), "stroke possible '?'");
  EXPECT_EQ(of("if i get a fever"), "fever possible hypothetical 'if i get'") << "what is foreseen is no more than possible";
  EXPECT_EQ(of("in case of fever"), "fever possible hypothetical 'in case of'");
}

TEST_F(ContextTest, Family) {
  EXPECT_EQ(of("family history of stroke and diabetes"), "stroke family 'family history of'; diabetes family 'family history of'");
  EXPECT_EQ(of("diabetes runs in my family"), "diabetes family 'runs in my family'");
}

TEST_F(ContextTest, AxesAreDecidedApart) {
  EXPECT_EQ(of("no family history of stroke"), "stroke absent family 'no'") << "the cue of the assertion is the one reported";
  EXPECT_EQ(of("no history of stroke"), "stroke absent past 'no'");
  EXPECT_EQ(of("family history of fever, went away"), "fever past family 'went away'");
}

TEST_F(ContextTest, AnyTargetCanBeAskedAbout) {
  words().read("no zebra today");
  reader().read(words().text(), words().mentions());
  EXPECT_EQ(reader().of({1, 2}).assertion, Assertion::absent);
  EXPECT_EQ(reader().of({0, 1}).assertion, Assertion::present);
  EXPECT_EQ(reader().of({99, 100}).assertion, Assertion::present) << "outside the text nothing is said";
}

TEST_F(ContextTest, AnEmptyTextSaysNothing) {
  words().read("");
  reader().read(words().text(), words().mentions());
  EXPECT_TRUE(reader().of({0, 1}).cue.empty());
}

TEST_F(ContextTest, ATextIsForgottenWithTheNextOne) {
  of("no fever, no cough, no rash");
  EXPECT_EQ(of("fever"), "fever");
}

TEST_F(ContextTest, IsLinearInTheText) {
  for (const char* piece : {"no fever ", "fever is absent ", "history of cough ", "fever ", "can't deny ", "? "}) {
    expect_linear(piece, 50000, [&](const std::string& text) {
      words().read(text);
      reader().read(words().text(), words().mentions());
      std::uint64_t absent = 0;
      for (const mention::Match& match : words().mentions().concepts) absent += reader().of(match.tokens).assertion == Assertion::absent;
      EXPECT_LE(absent, words().mentions().concepts.size());
    });
  }
}

}  // namespace
}  // namespace anteroom::context
