#include "engine/explain/explanation.h"

#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::explain {
namespace {

using tests::World;

class Explain : public testing::Test {
 protected:
  Explain() {
    rule::RuleSource step = World::rule("step", "b"), urgent = World::rule("urgent", "a and p", "c"),
                     other = World::rule("other", "a and d and age >= 50 years");
    step.urgency = rule::Urgency::none;
    step.conclude.push_back({"p", {}});
    urgent.urgency = rule::Urgency::urgent;
    urgent.says = "Both together are urgent.";
    urgent.route = {{"alpha", 3, {}}};
    other.urgency = rule::Urgency::emergency;
    base::Problems problems;
    EXPECT_TRUE(world_.compile({step, urgent, other}, rules_, problems)) << base::to_text(problems);
    chainer_ = std::make_unique<infer::Chainer>(rules_);
    decider_ = std::make_unique<decide::Decider>(rules_);
  }
  const infer::Inference& run(std::string_view facts) {
    facts_ = world_.facts(facts);
    return chainer_->run(facts_);
  }
  static std::string words(const fact::Words& words) { return words.span.empty() ? "" : "words " + std::to_string(words.span.begin); }

  World world_;
  rule::RuleBase rules_;
  fact::Facts facts_;
  std::unique_ptr<infer::Chainer> chainer_;
  std::unique_ptr<decide::Decider> decider_;
};

TEST_F(Explain, WhyIsATreeDownToTheWords) {
  const infer::Inference& inference = run("a and b");
  const Proof proof = why(inference, decider_->decide(inference));
  EXPECT_EQ(to_text(proof, inference, words),
            "test.case.step: concludes p\n"
            "    because b: b \"words 10\"\n"
            "test.case.urgent: urgent; alpha 3\n"
            "    Both together are urgent.\n"
            "    because a: a \"words 0\"\n"
            "    because p, by test.case.step\n"
            "    and nothing says c\n");
  EXPECT_EQ(proof.urgency, std::vector<std::uint32_t>{1});
  EXPECT_EQ(proof.departments, std::vector<std::uint32_t>{1});
  EXPECT_EQ(why(inference, rules_.find("test.case.step")).steps.size(), 1U);
  EXPECT_TRUE(why(inference, rules_.find("test.case.other")).steps.empty());
  EXPECT_EQ(trace(inference).steps.size(), 2U);
}

TEST_F(Explain, WhyNotNamesWhatIsMissing) {
  const infer::Inference& inference = run("a and not d");
  const WhyNot other = why_not(inference, rules_.find("test.case.other"));
  EXPECT_FALSE(other.fired);
  EXPECT_EQ(other.when.truth, infer::Truth::false_);
  ASSERT_EQ(other.missing.size(), 2U);
  EXPECT_EQ(rules_.literal_text(other.missing[0]), "d");
  EXPECT_EQ(rules_.literal_text(other.missing[1]), "age >= 50 years");
  EXPECT_EQ(to_text(other, inference, words),
            "test.case.other did not fire\n"
            "when: a and d and age >= 50 years\n"
            "    all of: false\n"
            "        a: true (a \"words 0\")\n"
            "        d: false (no d \"words 10\")\n"
            "        age >= 50 years: unknown\n"
            "missing: d, age >= 50 years\n");
  const WhyNot urgent = why_not(inference, rules_.find("test.case.urgent"));
  ASSERT_EQ(urgent.missing.size(), 1U);
  EXPECT_EQ(urgent.when.parts[1].concluders, std::vector<RuleIndex>{rules_.find("test.case.step")});
}

TEST_F(Explain, WhyNotNamesWhatHoldsBack) {
  const infer::Inference& inference = run("a and b and c");
  const WhyNot urgent = why_not(inference, rules_.find("test.case.urgent"));
  EXPECT_TRUE(urgent.held_back);
  ASSERT_EQ(urgent.holding_back.size(), 1U);
  EXPECT_EQ(rules_.literal_text(urgent.holding_back[0]), "c");
}

TEST_F(Explain, WhatIfFindsEverySingleChange) {
  const fact::Facts facts = world_.facts("a and b and age = 60 years");
  EXPECT_EQ(to_text(what_if(rules_, facts), rules_, facts, words),
            "with d: emergency, emergency first\n"
            "    fires test.case.other\n"
            "with c: routine, general first\n"
            "    no longer fires test.case.urgent\n"
            "without a \"words 0\": routine, general first\n"
            "    no longer fires test.case.urgent\n"
            "without b \"words 10\": routine, general first\n"
            "    no longer fires test.case.step\n"
            "    no longer fires test.case.urgent\n");
}

TEST_F(Explain, AnythingTestedCanBeMadeTrue) {
  for (const char* condition : {"a",
                                "past(a)",
                                "family(a)",
                                "possible(a)",
                                "chief(a)",
                                "a[severity >= severe]",
                                "a[onset != sudden]",
                                "a[duration > 3 weeks]",
                                "a[duration in 1 .. 3 weeks]",
                                "a[site = toe, trigger = food]",
                                "age < 3 months",
                                "age >= 50 years",
                                "temperature > 38.5 C",
                                "sex = male",
                                "not a",
                                "not past(a)",
                                "not age > 3 years",
                                "pregnant",
                                "pregnant = no",
                                "a[frequency != 3 a day]"}) {
    rule::RuleBase rules;
    base::Problems problems;
    ASSERT_TRUE(world_.compile({World::rule("one", condition)}, rules, problems)) << condition;
    fact::Facts facts;
    ASSERT_TRUE(make_true(rules, rules.when(0)[0], facts)) << condition;
    infer::Chainer chainer(rules);
    EXPECT_TRUE(chainer.run(facts).fired(0)) << condition;
  }
}

}  // namespace
}  // namespace anteroom::explain
