#include "engine/audit/rule_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/agreement/world.h"
#include "tests/unit/audit/read_case_text.h"

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(RuleCase, EachLineIsACase) {
  std::vector<std::string> codes;
  const std::vector<Case> cases = read_case_text(
      "- rule: x.y.z\n"
      "  fires_for:\n"
      "    - headache[onset = sudden, severity >= severe] and not fever and age = 50 years\n"
      "    - headache\n"
      "  not_for: [nothing]\n",
      codes);
  EXPECT_THAT(codes, IsEmpty());
  ASSERT_THAT(cases, SizeIs(3));
  EXPECT_THAT(*cases[0].facts, SizeIs(3));
  EXPECT_THAT(cases[0].expect.fired, ElementsAre("x.y.z"));
  EXPECT_EQ(cases[1].place.line, 4U);
  EXPECT_EQ(cases[1].name, "x.y.z fires for headache");
  EXPECT_THAT(*cases[2].facts, IsEmpty());
  EXPECT_THAT(cases[2].expect.not_fired, ElementsAre("x.y.z"));
}

TEST(RuleCase, MistakesAreTold) {
  std::vector<std::string> codes;
  EXPECT_THAT(read_case_text("- rule: x.y.z\n", codes), IsEmpty());
  EXPECT_THAT(read_case_text("- rule: x.y.z\n  fires_for: ['headache and']\n", codes), IsEmpty());
  EXPECT_THAT(codes, ElementsAre("case.no-expectation", "case.fact"));
}

TEST(RuleCase, WhatIsWrittenReadsBack) {
  const tests::World world;
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world.compile({tests::World::rule("r", "a")}, rules, problems));
  std::vector<Killer> killers(3);
  killers[0].facts = world.facts("chief(a[severity = severe, site = limb]) and not b and age = 30 years"),
  killers[0].expect.fired = {"test.case.r"};
  killers[1].expect.not_fired = {"test.case.r"};
  killers[2].facts = world.facts("a[severity = severe, site = limb]"), killers[2].expect.fired = {"test.case.r"};
  killers[2].expect.urgency = {"routine"}, killers[2].expect.red_flags.emplace();
  killers[2].expect.departments = {"alpha", "beta"}, killers[2].expect.fired_alone = true;
  std::vector<std::string> codes;
  const std::string text = rule_case_text(killers, rules);
  const std::vector<Case> cases = read_case_text(text, codes);
  EXPECT_THAT(codes, IsEmpty()) << text;
  ASSERT_THAT(cases, SizeIs(3)) << text;
  EXPECT_THAT(*cases[0].facts, SizeIs(3));
  EXPECT_THAT(*cases[1].facts, IsEmpty());
  EXPECT_THAT(cases[2].expect.departments, ElementsAre("alpha", "beta"));
  EXPECT_THAT(*cases[2].expect.red_flags, IsEmpty());
  EXPECT_TRUE(cases[2].expect.fired_alone);
  EXPECT_EQ(to_text(cases[2].facts->front()), "a[severity = severe, site = limb]");
}

}  // namespace
}  // namespace anteroom::audit
