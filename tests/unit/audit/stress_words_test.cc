// The words of the stress test: what is read, and that each mistake is told.
#include "engine/audit/stress_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/read_file.h"

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(std::string_view text) {
  StressWords words;
  base::Problems problems;
  const bool read = read_stress_words({"stress.yaml", text}, words, problems);
  EXPECT_EQ(read, problems.empty());
  std::vector<std::string> out;
  for (const base::Problem& problem : problems.list()) out.push_back(problem.code);
  return out;
}

TEST(StressWords, AllSectionsAreRead) {
  StressWords words;
  base::Problems problems;
  ASSERT_TRUE(read_stress_words({"stress.yaml", R"(
added:
  - {name: a, must: same, named: true, say: [One., Two.]}
  - {name: b, must: not_lower, urgency: emergency, say: [Three.]}
framed: [{name: c, alone: true, say: ["I have no {finding}."]}]
no_nouns: [cannot]
negated: {no: "no", after: [have], articles: [a]}
asked_for: {before: For him., words: {i: he}}
apostrophes_kept: ["i'll"]
refers: [it]
units: [{kind: temperature, from: C, times: 1.8, plus: 32, digits: 1, most: 50, say: "{n} F"}]
)"},
                                words, problems))
      << to_text(problems);
  ASSERT_EQ(words.added.size(), 2U);
  EXPECT_TRUE(words.added[0].must == Must::same && words.added[0].named && !words.added[0].urgency);
  EXPECT_THAT(words.added[0].say, ElementsAre("One.", "Two."));
  EXPECT_TRUE(words.added[1].must == Must::not_lower && !words.added[1].named && words.added[1].urgency == rule::Urgency::emergency);
  ASSERT_EQ(words.framed.size(), 1U);
  EXPECT_TRUE(words.framed[0].alone);
  EXPECT_EQ(words.no, "no");
  EXPECT_EQ(words.asker_words.at("i"), "he");
  ASSERT_EQ(words.units.size(), 1U);
  EXPECT_EQ(words.units[0].kind, lexicon::QuantityKind::temperature);
  EXPECT_EQ(words.units[0].plus, 32);
  EXPECT_EQ(words.units[0].most, 50);
}

TEST(StressWords, AnEmptyMapHasNone) { EXPECT_THAT(codes("{}"), IsEmpty()); }

TEST(StressWords, EachMistakeIsTold) {
  EXPECT_THAT(codes("[]"), ElementsAre("yaml.wrong-type"));
  EXPECT_THAT(codes("{adde: []}"), ElementsAre("yaml.unknown-key"));
  EXPECT_THAT(codes("added: [{name: a, must: sane, say: [A.]}]"), ElementsAre("stress.unknown-must"));
  EXPECT_THAT(codes("added: [{name: a, say: [A.]}]"), ElementsAre("yaml.missing-key"));
  EXPECT_THAT(codes("added: [{name: a, must: same, say: []}]"), ElementsAre("stress.nothing-to-say"));
  EXPECT_THAT(codes("added: [{name: a, must: same, urgency: now, say: [A.]}]"), ElementsAre("stress.unknown-urgency"));
  EXPECT_THAT(codes("added: [{name: misspelled, must: same, say: [A.]}]"), ElementsAre("stress.duplicate-name"));
  EXPECT_THAT(codes("{added: [{name: a, must: same, say: [A.]}], framed: [{name: a, say: ['{finding}']}]}"),
              ElementsAre("stress.duplicate-name"));
  EXPECT_THAT(codes("framed: [{name: a, say: [I have no headache.]}]"), ElementsAre("stress.no-slot"));
  EXPECT_THAT(codes("units: [{kind: temperature, from: C, times: 1.8, say: F}]"), ElementsAre("stress.no-slot"));
  EXPECT_THAT(codes("units: [{kind: warmth, from: C, times: 1.8, say: '{n} F'}]"), ElementsAre("stress.unknown-kind"));
}

TEST(StressWords, EnglishHasNoMistake) {
  const std::string path = std::string(ANTEROOM_SOURCE_DIR) + "/rules/common/stress.en.yaml";
  base::Problems problems;
  StressWords words;
  const auto text = base::read_file(path, problems);
  ASSERT_TRUE(text && read_stress_words({path, *text}, words, problems)) << to_text(problems);
  EXPECT_FALSE(words.added.empty() || words.framed.empty() || words.units.empty() || words.no.empty() || words.asker_words.empty());
}

}  // namespace
}  // namespace anteroom::audit
