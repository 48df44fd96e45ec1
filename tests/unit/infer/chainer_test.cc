// What the conformance suite cannot say with data: reasons in detail, reuse, long questions, threads.
#include <gtest/gtest.h>

#include <thread>

#include "engine/infer/inference.h"
#include "tests/agreement/world.h"

namespace anteroom::infer {
namespace {

using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

rule::RuleBase compiled(const std::vector<rule::RuleSource>& sources) {
  rule::RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

rule::RuleSource concluding(std::string_view name, std::string_view when, std::string fact) {
  rule::RuleSource rule = World::rule(name, when);
  rule.conclude.push_back({std::move(fact), {}});
  return rule;
}

std::vector<std::string> texts(const rule::RuleBase& rules, std::span<const LiteralId> literals) {
  std::vector<std::string> list;
  for (const LiteralId literal : literals) list.push_back(rules.literal_text(literal));
  return list;
}

using Texts = std::vector<std::string>;

TEST(Chainer, ReasonsNameFindingsFactsComparisonsAndAbsences) {
  const rule::RuleBase rules =
      compiled({concluding("one", "b", "p"), World::rule("two", "a and p and age >= 18 years and not d", "e or (c and f)")});
  const fact::Facts facts = world().facts("a and b and age = 30 years and not d and c");
  Chainer chainer(rules);
  const Inference& inference = chainer.run(facts);
  ASSERT_EQ(inference.fired().size(), 2U);
  EXPECT_EQ(texts(rules, inference.literals(1)), (Texts{"a", "p", "age >= 18 years", "not d"}));
  EXPECT_EQ(texts(rules, inference.absences(1)), (Texts{"e", "f"}));
  EXPECT_TRUE(inference.absences(0).empty());
}

TEST(Chainer, ForgetsTheLastQuestion) {
  const rule::RuleBase rules = compiled({concluding("one", "a", "p"), World::rule("two", "p", "b"), World::rule("three", "age < 3 years")});
  const fact::Facts first = world().facts("a and age = 2 years"), second = world().facts("a and b"), nothing;
  Chainer chainer(rules);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(chainer.run(first).fired().size(), 3U);
    EXPECT_EQ(chainer.run(second).fired().size(), 1U);
    EXPECT_TRUE(chainer.run(nothing).fired().empty());
  }
}

TEST(Chainer, LongQuestionsHaveExactReasons) {
  const rule::RuleBase rules = compiled({concluding("one", "a", "p"), World::rule("two", "p and b"), World::rule("three", "c")});
  fact::Facts facts;
  std::vector<std::uint32_t> a, both;
  for (std::uint32_t i = 0; i < 500; ++i) {
    fact::Finding finding;
    finding.concept_id = world().ontology.find(i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "d");
    finding.chief = i == 400;  // 400 % 3 is 1: a b
    if (i % 3 == 0) a.push_back(i);
    if (i % 3 != 2) both.push_back(i);
    facts.findings.push_back(finding);
  }
  facts.chief = {400};
  Chainer chainer(rules);
  const Inference& inference = chainer.run(facts);
  ASSERT_EQ(inference.fired().size(), 2U);
  std::vector<std::uint32_t> found;
  inference.findings(0, false, found);
  EXPECT_EQ(found, a);
  EXPECT_FALSE(inference.rests_on_chief(0));
  found.clear();
  inference.findings(1, true, found);
  EXPECT_EQ(found, both);
  EXPECT_TRUE(inference.rests_on_chief(1));
}

TEST(Chainer, ThreadsShareOneRuleBase) {
  const rule::RuleBase rules =
      compiled({concluding("one", "a", "p"), World::rule("two", "p", "b"), World::rule("three", "c and age > 3 years")});
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&rules, t] {
      const fact::Facts facts = world().facts(t % 2 == 0 ? "a" : "a and b and c and age = 30 years");
      Chainer chainer(rules);
      for (int i = 0; i < 1000; ++i) {
        const Inference& inference = chainer.run(facts);
        ASSERT_EQ(inference.fired().size(), 2U);
        ASSERT_FALSE(inference.literals(0).empty());
      }
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace anteroom::infer
