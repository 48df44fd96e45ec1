// Decisions are tested as data in tests/conformance/decision.yaml; here is what concerns the program alone.
#include "engine/decide/decision.h"

#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::decide {
namespace {

using tests::World;

TEST(Decider, AShareIsOfTheSumOfAllScores) {
  const World world;
  rule::RuleSource one = World::rule("one", "a");
  one.route = {{"alpha", 3, {}}, {"beta", 1, {}}};
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world.compile({one}, rules, problems));
  infer::Chainer chainer(rules);
  Decider decider(rules);
  const fact::Facts facts = world.facts("a");
  const Decision& decision = decider.decide(chainer.run(facts));
  ASSERT_EQ(decision.departments.size(), 2U);
  EXPECT_DOUBLE_EQ(decision.departments[0].share, 0.75);
  EXPECT_DOUBLE_EQ(decision.departments[1].share, 0.25);
}

TEST(Decider, NoQuestionIsAskedWhereTheLimitIsZeroButItIsNotSettled) {
  World world;
  world.settings.ask_next_limit = 0;
  rule::RuleSource one = World::rule("one", "a"), two = World::rule("two", "a and b");
  one.route = {{"alpha", 3, {}}};
  two.urgency = rule::Urgency::emergency;
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world.compile({one, two}, rules, problems));
  infer::Chainer chainer(rules);
  Decider decider(rules);
  const fact::Facts facts = world.facts("a");
  const Decision& decision = decider.decide(chainer.run(facts));
  EXPECT_TRUE(decision.ask_next.empty());
  EXPECT_FALSE(decision.settled);
}

}  // namespace
}  // namespace anteroom::decide
