// How far a cue reaches: answers, headings, lists, what only follows a clause, and which of two cues decides.
#include <gtest/gtest.h>

#include "tests/unit/context/show_context.h"

namespace anteroom::context {
namespace {

constexpr std::string_view kMore = R"(
cues:
  - {means: absent, reach: answer, within: 12, say: ["=no", none of these]}
  - {means: present, reach: answer, within: 4, say: ["=yes"]}
  - {means: present, reach: backward, within: 3, say: [like this, until now]}
  - {means: end, say: [until now]}
  - {means: absent, reach: backward, within: 4, say: [ruled out]}
  - {means: absent, within: 1, say: [non]}
  - {means: resolved, reach: answer, within: 20, say: [it stopped]}
  - {means: joiner, say: ["=or"]}
  - {means: definite, say: ["=the", "=my"]}
  - {means: clause, say: ["=i"]}
  - {means: possible, within: 10, say: [wonder if, traces of, suspected, might this rash be]}
  - {means: present, within: 2, say: [doubt if my]}
  - {means: possible, within: 10, say: [doubt if my]}
  - {means: hypothetical, within: 12, say: ["=if"]}
)";

class ReachTest : public testing::Test, public ContextShower {
 protected:
  ReachTest() : ContextShower(kMore) {}
};

TEST_F(ReachTest, AnAnswerSpeaksOfWhatWentBeforeWhereNothingFollows) {
  EXPECT_EQ(of("fever no, cough yes"), "fever absent 'no'; cough");
  EXPECT_EQ(of("fever no"), "fever absent 'no'");
  EXPECT_EQ(of("fever no but cough"), "fever absent 'no'; cough") << "a contrast is another statement";
  EXPECT_EQ(of("fever no cough"), "fever; cough absent 'no'") << "it denies what follows";
  EXPECT_EQ(of("fever, rash, none of these"), "fever absent 'none of these'; rash absent 'none of these'") << "a list";
}

TEST_F(ReachTest, AnAnswerSpeaksOfTheQuestionBefore) {
  EXPECT_EQ(of("Fever? No. Cough? Yes."), "fever absent 'No'; cough");
  EXPECT_EQ(of("Is there any fever or rash?\nNo"), "fever absent 'No'; rash absent 'No'");
  EXPECT_EQ(of("fever? no cough? yes rash? no"), "fever absent 'no'; cough; rash absent 'no'") << "without full stops";
  EXPECT_EQ(of("I have a fever. No."), "fever") << "nothing was asked";
  EXPECT_EQ(of("A rash? No doctor saw it."), "rash possible '?'") << "not alone";
}

TEST_F(ReachTest, WhatIsOverMayBeToldInTheNextSentence) {
  EXPECT_EQ(of("I had a fever. It stopped after a week."), "fever past 'It stopped'");
  EXPECT_EQ(of("a fever, i was hot, but it stopped"), "fever past 'it stopped'") << "over clauses and contrasts";
  EXPECT_EQ(of("I have a fever. The car broke. It stopped."), "fever") << "not two sentences on";
}

TEST_F(ReachTest, AHeadingSpeaksOfItsItems) {
  EXPECT_EQ(of("No:\n- fever\n- cough\nBut a rash"), "fever absent 'No'; cough absent 'No'; rash");
  EXPECT_EQ(of("No:\nfever\ncough\n\nrash"), "fever absent 'No'; cough absent 'No'; rash") << "until a blank line";
  EXPECT_EQ(of("There is no doctor near, hence I list all that there is:\n- fever"), "fever") << "too far from the colon";
  EXPECT_EQ(of("no but:\n- fever"), "fever") << "closed";
}

TEST_F(ReachTest, WeakDenialAndDoubtPassACommaOnlyInAListWithOr) {
  EXPECT_EQ(of("not sore, numb"), "pain absent 'not'; numbness");
  EXPECT_EQ(of("not sore, numb or swollen"), "pain absent 'not'; numbness absent 'not'; swelling absent 'not'");
  EXPECT_EQ(of("could it be a stroke, fever"), "stroke possible 'could it be'; fever");
}

TEST_F(ReachTest, ADenialGoesOnOverACommaOnlyAfterAFinding) {
  EXPECT_EQ(of("no fever, rash, cough"), "fever absent 'no'; rash absent 'no'; cough absent 'no'");
  EXPECT_EQ(of("no fever, rash"), "fever absent 'no'; rash") << "two may be a denial and what is there";
  EXPECT_EQ(of("no money, rash"), "rash");
  EXPECT_EQ(of("no money, rash or fever"), "rash absent 'no'; fever absent 'no'") << "'or' makes it one list";
}

TEST_F(ReachTest, WhatIsDefiniteIsThere) {
  EXPECT_EQ(of("not seen the rash"), "rash") << "nobody saw it, but it is there";
  EXPECT_EQ(of("not the rash"), "rash absent 'not'");
  EXPECT_EQ(of("not a rash"), "rash absent 'not'");
}

TEST_F(ReachTest, AHyphenIsNoDistance) { EXPECT_EQ(of("non-sore rash"), "pain absent 'non'; rash"); }

TEST_F(ReachTest, WhatFollowsMayOverruleWhatCameBefore) {
  EXPECT_EQ(of("suspected stroke was surely ruled out"), "stroke absent 'ruled out'") << "denial beats doubt, far as it is";
  EXPECT_EQ(of("no headache like this"), "headache") << "as near, in doubt it is so";
  EXPECT_EQ(of("no headache until now"), "headache") << "an end may say more";
  EXPECT_EQ(of("no red headache is ruled out"), "headache absent 'no'") << "the same said twice";
}

TEST_F(ReachTest, ADoubtMayBeOfAClause) {
  EXPECT_EQ(of("wonder if i have a rash"), "rash possible 'wonder if'");
  EXPECT_EQ(of("wonder if so, i have a rash"), "rash");
}

TEST_F(ReachTest, ADenialPassesAndFromFindingToFinding) {
  EXPECT_EQ(of("no fever and rash"), "fever absent 'no'; rash absent 'no'");
  EXPECT_EQ(of("no car and rash"), "rash") << "what is denied is no finding";
}

TEST_F(ReachTest, ACueThatHoldsTheTargetSpeaksOfWhatComesAfter) {
  EXPECT_EQ(of("might this rash be migraine"), "rash; migraine possible 'might this rash be'");
}

TEST_F(ReachTest, OfOnePhraseTheNarrowerDecides) {
  EXPECT_EQ(of("doubt if my rash is still a migraine"), "rash; migraine possible 'doubt if my'");
}

TEST_F(ReachTest, WhatDeniesADoubtDeniesTheThing) {
  EXPECT_EQ(of("traces of fever"), "fever possible 'traces of'");
  EXPECT_EQ(of("no old traces of fever"), "fever absent 'no'");
}

TEST_F(ReachTest, WhatWouldBeIsPossibleUntilAClauseAfterAComma) {
  EXPECT_EQ(of("if fever comes"), "fever possible hypothetical 'if'");
  EXPECT_EQ(of("if fever comes, i cough"), "fever possible hypothetical 'if'; cough");
}

TEST_F(ReachTest, ACueThatIsAPhraseOfItsOwnStillActs) {
  ContextShower shower("phrases: {anxiety: [runs in my family]}");
  EXPECT_EQ(shower.of("stroke runs in my family"), "stroke family 'runs in my family'; anxiety");
}

}  // namespace
}  // namespace anteroom::context
