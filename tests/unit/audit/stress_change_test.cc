// Each way of changing a text: what it makes, and where it keeps its hands off.
#include "engine/audit/stress_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/anteroom/load_small.h"

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kWords = R"(
added:
  - {name: chat, must: same, say: [It rains., The bus is late.]}
  - {name: others, must: same, named: true, say: [My mother is well.]}
framed:
  - {name: denied, say: ["I have no {finding}."]}
  - {name: family, alone: true, say: ["I have a rash. My mother has {finding}."]}
no_nouns: [hurts]
negated: {no: "no", after: [have, with], articles: [a]}
asked_for: {before: I ask for my son., words: {i: he, my: his, have: has}}
apostrophes_kept: ["i'll"]
refers: [it]
units:
  - {kind: temperature, from: C, times: 1.8, plus: 32, digits: 1, say: "{n} F"}
  - {kind: duration, from: week, times: 7, most: 8, say: "{n} days"}
)";

class Changed : public testing::Test {
 protected:
  Changed() : screener_(small_knowledge()) {
    base::Problems problems;
    EXPECT_TRUE(read_stress_words({"stress.yaml", kWords}, words_, problems)) << to_text(problems);
    changes_ = make_changes(words_);
  }

  std::vector<Variant> variants(std::string_view name, std::string_view text, std::size_t index = 0, std::string_view title = {}) {
    const Screening::Parts& parts = screener_.screen({.title = title, .text = text}).parts();
    std::vector<Variant> out;
    for (const Change& change : changes_) {
      if (change.name == name) change.make({parts, index}, out);
    }
    return out;
  }
  std::vector<std::string> texts(std::string_view name, std::string_view text, std::size_t index = 0) {
    std::vector<std::string> out;
    for (const Variant& one : variants(name, text, index)) out.push_back(one.text);
    return out;
  }

  StressWords words_;
  std::vector<Change> changes_;
  Screener screener_;
};

TEST_F(Changed, EachHasANameOfItsOwn) {
  std::vector<std::string> names;
  for (const Change& change : changes_) names.push_back(change.name);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  for (const std::string_view name : kPlainChanges) EXPECT_TRUE(std::binary_search(names.begin(), names.end(), name)) << name;
}

TEST_F(Changed, CaseOfLetters) {
  EXPECT_THAT(texts("capitals", "I have a Rash."), ElementsAre("I HAVE A RASH."));
  EXPECT_THAT(texts("small_letters", "I have a Rash."), ElementsAre("i have a rash."));
  EXPECT_THAT(texts("small_letters", "a rash"), IsEmpty());
  EXPECT_EQ(variants("capitals", "a rash", 0, "Rash").at(0).title, "RASH");
}

TEST_F(Changed, MarksAndSpaces) {
  EXPECT_THAT(texts("punctuation", "I have a rash."), ElementsAre("I  have  a  rash"));
  EXPECT_THAT(texts("punctuation", "Rash?"), IsEmpty());
  EXPECT_THAT(texts("punctuation", ""), IsEmpty());
}

TEST_F(Changed, Apostrophes) {
  EXPECT_THAT(texts("curly_apostrophes", "I don't"), ElementsAre("I don’t"));
  EXPECT_THAT(texts("curly_apostrophes", "I don’t"), IsEmpty());
  EXPECT_THAT(texts("no_apostrophes", "I don't know"), ElementsAre("I dont know"));
  EXPECT_THAT(texts("no_apostrophes", "I'll see"), IsEmpty());
  EXPECT_THAT(texts("no_apostrophes", "'tis the boys' rash"), IsEmpty());
}

TEST_F(Changed, OneSlipInTheLongestWordOfAFinding) {
  EXPECT_THAT(texts("misspelled", "a headache", 0), ElementsAre("a headcahe"));
  EXPECT_THAT(texts("misspelled", "a headache", 1), ElementsAre("a headche"));
  EXPECT_THAT(texts("misspelled", "a headache", 2), ElementsAre("a headaache"));
  EXPECT_THAT(texts("misspelled", "a rash"), IsEmpty());
}

TEST_F(Changed, ASentenceMoreAfterOrBefore) {
  EXPECT_THAT(texts("chat", "A rash.", 0), ElementsAre("A rash. It rains."));
  EXPECT_THAT(texts("chat", "A rash", 1), ElementsAre("A rash. The bus is late."));
  EXPECT_THAT(texts("chat", "A rash", 2), ElementsAre("It rains. A rash"));
  // A heading stays first, a signature last.
  EXPECT_THAT(texts("chat", "Rash\nI have a rash.", 2), ElementsAre("Rash\nI have a rash. It rains."));
  EXPECT_THAT(texts("chat", "I have a rash. Ask Date: 2019/10/01", 0), ElementsAre("It rains. I have a rash. Ask Date: 2019/10/01"));
}

TEST_F(Changed, OthersOnlyBesideWhoIsKnown) {
  EXPECT_THAT(texts("others", "I have a rash."), ElementsAre("I have a rash. My mother is well."));
  EXPECT_THAT(texts("others", "a rash"), IsEmpty());
}

TEST_F(Changed, TheOrderOfFreeSentences) {
  EXPECT_THAT(texts("reordered", "I have a rash. I have a headache."), ElementsAre("I have a headache. I have a rash."));
  EXPECT_THAT(texts("reordered", "I have a rash. It hurts."), IsEmpty());
  EXPECT_THAT(texts("reordered", "I have a rash. Is this a headache?"), IsEmpty());
}

TEST_F(Changed, AnotherAsker) {
  EXPECT_THAT(texts("asked_for", "I have a rash."), ElementsAre("I ask for my son. he has a rash."));
  EXPECT_THAT(texts("asked_for", "I have a rash. My mother is well."), IsEmpty());
}

TEST_F(Changed, ANounIsNegated) {
  const std::vector<Variant> made = variants("negated", "I have a headache and twitching.");
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].text, "I have no headache and twitching.");
  EXPECT_EQ(made[0].gone, (base::Span{7, 18}));
  EXPECT_THAT(made[0].was, ElementsAre(small_knowledge()->parts().all->ontology.find("headache")));
  EXPECT_THAT(texts("negated", "my head hurts"), IsEmpty());
  EXPECT_THAT(texts("negated", "I have no headache"), IsEmpty());
}

TEST_F(Changed, ASentenceIsPutInAFrame) {
  const std::vector<Variant> made = variants("denied", "Good day. My head hurts. I feel weak.");
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].text, "Good day. I have no headache. I feel weak.");
  EXPECT_EQ(made[0].gone, (base::Span{20, 28}));
  EXPECT_EQ(made[1].text, "Good day. My head hurts. I have no muscle weakness.");
  EXPECT_THAT(texts("family", "Good day. My head hurts."), ElementsAre("I have a rash. My mother has headache."));
  EXPECT_THAT(texts("denied", "I have no headache."), IsEmpty());
}

TEST_F(Changed, OtherUnits) {
  EXPECT_THAT(texts("other_units", "I have a fever of 38.5 C."), ElementsAre("I have a fever of 101.3 F."));
  EXPECT_THAT(texts("other_units", "A rash for 3 weeks."), ElementsAre("A rash for 21 days."));
  EXPECT_THAT(texts("other_units", "A rash for 12 weeks."), IsEmpty());
  EXPECT_THAT(texts("other_units", "A rash for three weeks."), IsEmpty());
}

TEST_F(Changed, NumbersInDigits) {
  EXPECT_THAT(texts("digits", "A rash for three weeks."), ElementsAre("A rash for 3 weeks."));
  EXPECT_THAT(texts("digits", "A rash for 3 weeks."), IsEmpty());
  EXPECT_THAT(texts("digits", "A rash for a week, like one of us."), IsEmpty());
  EXPECT_THAT(texts("digits", "A rash for a few weeks."), IsEmpty());
}

TEST_F(Changed, WhatEndsUpEmptyOrOddIsStillAText) {
  for (const std::string_view text :
       {std::string_view(), std::string_view("\xff\xfe"), std::string_view("é ı ß 中文"), std::string_view("...")}) {
    for (const Change& change : changes_) variants(change.name, text);
  }
}

}  // namespace
}  // namespace anteroom::audit
