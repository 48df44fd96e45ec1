// What a phrase with alternatives stands for, and which are refused.
#include "engine/lexicon/expand_phrase.h"

#include <gtest/gtest.h>

namespace anteroom::lexicon {
namespace {

using Phrases = std::vector<std::string>;

Phrases expand(std::string_view phrase) {
  Phrases out;
  std::string error;
  EXPECT_TRUE(expand_phrase(phrase, out, error)) << phrase << ": " << error;
  EXPECT_EQ(error, "");
  return out;
}

std::string error_of(std::string_view phrase) {
  Phrases out{"as it was"};
  std::string error;
  EXPECT_FALSE(expand_phrase(phrase, out, error)) << phrase;
  EXPECT_EQ(out, Phrases{"as it was"}) << "nothing of a bad phrase is kept";
  return error;
}

TEST(ExpandPhrase, PlainPhraseStandsForItself) {
  EXPECT_EQ(expand("chest pain"), (Phrases{"chest pain"}));
  EXPECT_EQ(expand("=sores"), (Phrases{"=sores"}));
}

TEST(ExpandPhrase, GroupsMultiplyInTheOrderWritten) {
  EXPECT_EQ(expand("muscle (twitch|jerk)"), (Phrases{"muscle twitch", "muscle jerk"}));
  EXPECT_EQ(expand("(a|b) (c|d)"), (Phrases{"a c", "a d", "b c", "b d"}));
  EXPECT_EQ(expand("(do|does)n't"), (Phrases{"don't", "doesn't"}));
}

TEST(ExpandPhrase, AnEmptyAlternativeMakesItOptional) {
  EXPECT_EQ(expand("x(ray|)"), (Phrases{"xray", "x"}));
  EXPECT_EQ(expand("(|a) b"), (Phrases{" b", "a b"}));
}

TEST(ExpandPhrase, AnAlternativeMayHaveSeveralWordsAndGroupsOfItsOwn) {
  EXPECT_EQ(expand("pain (in the chest|here)"), (Phrases{"pain in the chest", "pain here"}));
  EXPECT_EQ(expand("(a (b|c)|d) e"), (Phrases{"a b e", "a c e", "d e"}));
  EXPECT_EQ(expand("(((x)))"), (Phrases{"x"}));
}

TEST(ExpandPhrase, ABarOutsideParenthesesIsText) { EXPECT_EQ(expand("a|b"), (Phrases{"a|b"})); }

TEST(ExpandPhrase, UnbalancedParenthesesAreRefused) {
  EXPECT_EQ(error_of("muscle (twitch"), "'(' without ')'");
  EXPECT_EQ(error_of("muscle (twitch|"), "'(' without ')'");
  EXPECT_EQ(error_of("muscle twitch)"), "')' without '('");
  EXPECT_EQ(error_of("((a)"), "'(' without ')'");
}

TEST(ExpandPhrase, NestingIsBounded) {
  EXPECT_EQ(expand("((((a))))"), (Phrases{"a"}));
  EXPECT_NE(error_of("(((((a)))))").find("too deep"), std::string::npos);
  EXPECT_NE(error_of(std::string(100000, '(')).find("too deep"), std::string::npos);
}

TEST(ExpandPhrase, ThousandsOfAlternativesAreRefusedBeforeTheyAreMade) {
  const std::string two = "(a|b)";
  std::string phrase;
  for (int i = 0; i < 11; ++i) phrase += two;  // 2048, the most
  EXPECT_EQ(expand(phrase).size(), kMaxExpansions);
  EXPECT_EQ(error_of(phrase + two), "more than 2048 phrases in one");
  for (int i = 0; i < 100; ++i) phrase += two;
  EXPECT_EQ(error_of(phrase), "more than 2048 phrases in one");
}

TEST(ReplaceGroups, WritesOutEachName) {
  const PhraseGroups groups = {{"cannot", "can't|unable to"}, {"part", "knee|hip"}};
  std::string error;
  EXPECT_EQ(replace_groups("<cannot> bend <part>", groups, error), "(can't|unable to) bend (knee|hip)");
  EXPECT_EQ(replace_groups("no groups at all", groups, error), "no groups at all");
  EXPECT_EQ(replace_groups("", groups, error), "");
  EXPECT_EQ(error, "");
}

TEST(ReplaceGroups, AnUnknownNameIsTold) {
  std::string error;
  for (const auto& [phrase, said] : {std::pair{"<nobody> sleeps", "no group <nobody>"}, {"a < b", "no group < b>"}, {"<", "no group <>"}}) {
    error.clear();
    EXPECT_EQ(replace_groups(phrase, {{"cannot", "can't"}}, error), phrase);
    EXPECT_EQ(error, said);
  }
}

}  // namespace
}  // namespace anteroom::lexicon
