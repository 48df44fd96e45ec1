#include "engine/audit/prove_outcomes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using rule::RuleSource;
using rule::Urgency;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

RuleSource urgent(std::string_view name, std::string_view when, Urgency urgency = Urgency::urgent, std::string_view unless = {}) {
  RuleSource rule = World::rule(name, when, unless);
  rule.urgency = urgency;
  return rule;
}

RuleSource routed(std::string_view name, std::string_view when, std::uint8_t weight) {
  RuleSource rule = urgent(name, when, Urgency::none);
  rule.route.push_back({"alpha", weight, {}});
  return rule;
}

PartReport difference(const std::vector<RuleSource>& a, const std::vector<RuleSource>& b) {
  rule::RuleBase was, is;
  base::Problems problems;
  EXPECT_TRUE(world().compile(a, was, problems) && world().compile(b, is, problems)) << base::to_text(problems);
  CanonicalTerms terms;
  const CanonicalRules one(was, terms), other(is, terms);
  const ComparedRules before{was, one}, now{is, other};
  PartReport part;
  prove_outcomes(before, now, compare_outcomes(before, now), part);
  return part;
}

// "kind: of", without notes.
std::vector<std::string> found(const std::vector<RuleSource>& a, const std::vector<RuleSource>& b) {
  std::vector<std::string> list;
  for (const Finding& finding : difference(a, b).findings)
    if (finding.level != Level::note) list.push_back(finding.kind + ": " + finding.of);
  return list;
}

double figure(const PartReport& part, std::string_view name) {
  for (const Figure& one : part.figures)
    if (one.name == name) return one.value;
  ADD_FAILURE() << "no figure " << name;
  return -1;
}

TEST(ProveOutcomes, NamesAndOrderAreNoOutcome) {
  const PartReport part = difference({urgent("a1", "a and b"), routed("a2", "c", 3)}, {routed("x", "c", 3), urgent("y", "b and a")});
  EXPECT_THAT(part.findings, IsEmpty());
  EXPECT_EQ(figure(part, "outcomes"), figure(part, "outcomes_untouched"));
}

TEST(ProveOutcomes, OtherWordsForTheSameAreProvedTheSame) {
  const PartReport part = difference({urgent("one", "a and (b or c)")}, {urgent("one", "(a and b) or (a and c)")});
  EXPECT_THAT(part.findings, IsEmpty());
  EXPECT_EQ(figure(part, "outcomes_proved_same"), 4);  // urgent, and what is less
  EXPECT_EQ(figure(part, "outcomes_changed"), 0);
}

TEST(ProveOutcomes, ASplitRangeMakesNoDifferenceToExactNumbers) {
  const std::vector<RuleSource> was{urgent("one", "a and age >= 10 years"), routed("two", "b and age >= 1 years", 3),
                                    urgent("three", "c[duration >= 1 days]")};
  const std::vector<RuleSource> is{urgent("one", "a and age >= 10 years and age < 60 years"),   urgent("more", "a and age >= 60 years"),
                                   routed("two", "b and age >= 1 years and age < 2 years", 3),  routed("too", "b and age >= 2 years", 3),
                                   urgent("three", "c[duration >= 1 days, duration < 9 days]"), urgent("four", "c[duration >= 9 days]")};
  EXPECT_THAT(found(was, is), IsEmpty());
  EXPECT_THAT(found(is, was), IsEmpty());
  const PartReport part = difference(was, is);
  EXPECT_EQ(figure(part, "outcomes_changed"), 0);
  EXPECT_EQ(figure(part, "outcomes_changed_roughly"), 5);  // "50 to 70 years": neither half is known to hold
}

TEST(ProveOutcomes, TwoMentionsCanFireBothHalves) {
  EXPECT_THAT(found({routed("one", "b[duration >= 1 days]", 3)},
                    {routed("one", "b[duration >= 1 days, duration < 9 days]", 3), routed("two", "b[duration >= 9 days]", 3)}),
              ElementsAre("weight-differs: the department alpha"));
}

TEST(ProveOutcomes, BothDirections) {
  EXPECT_THAT(
      found({urgent("one", "a")}, {urgent("one", "a and b")}),
      ElementsAre("outcome-lost: urgency routine or worse, urgency self_care or worse, urgency soon or worse, urgency urgent or worse"));
  EXPECT_THAT(found({urgent("one", "a", Urgency::soon)}, {urgent("one", "a", Urgency::urgent)}),
              ElementsAre("outcome-new: urgency urgent or worse"));
  EXPECT_THAT(found({urgent("one", "a", Urgency::self_care)},
                    {urgent("one", "a", Urgency::self_care), urgent("two", "a", Urgency::self_care, "b")}),
              IsEmpty());
}

TEST(ProveOutcomes, WhatAnotherRuleMakesUpForIsNoLoss) {
  EXPECT_THAT(found({urgent("one", "a"), urgent("two", "a and b")}, {urgent("one", "a")}), IsEmpty());
}

TEST(ProveOutcomes, AWitnessIsACase) {
  const PartReport part = difference({urgent("one", "a and b", Urgency::soon)}, {urgent("one", "a", Urgency::soon)});
  ASSERT_FALSE(part.findings.empty());
  EXPECT_THAT(part.findings[0].witness, HasSubstr("facts:\n    - a\n  expect:\n    urgency: soon\n"));
  EXPECT_THAT(part.findings[0].says, HasSubstr("by the rule test.case.one"));
  ASSERT_EQ(part.findings[0].chain.size(), 3U);
  EXPECT_EQ(part.findings[0].chain[0].says, "a");
}

TEST(ProveOutcomes, Weights) {
  EXPECT_THAT(found({routed("one", "a", 3)}, {routed("one", "a", 4)}), ElementsAre("weight-differs: the department alpha"));
  EXPECT_THAT(found({routed("one", "a", 3)}, {routed("one", "a", 1), routed("two", "a", 2)}), IsEmpty());
  EXPECT_THAT(found({routed("one", "a", 3), routed("two", "b", 2)}, {routed("one", "a", 2), routed("two", "b", 3)}),
              ElementsAre("weight-differs: the department alpha", "weight-differs: the department alpha"));
  // The two parts of a split make up for the whole, for many rules at once.
  std::vector<RuleSource> was, is;
  for (const char* name : {"a", "b", "c", "d", "a and b", "b and c", "c and d", "a and d", "a and c"}) {
    const std::string id = "r" + std::to_string(was.size()), age = " and age >= 1 years";
    was.push_back(routed(id, name + age, static_cast<std::uint8_t>(1 + was.size())));
    is.push_back(routed(id + "y", name + age + " and age < 30 years", was.back().route[0].weight));
    is.push_back(routed(id + "o", std::string(name) + " and age >= 30 years", was.back().route[0].weight));
  }
  EXPECT_THAT(found(was, is), IsEmpty());
  is.back().route[0].weight = 1;
  EXPECT_THAT(found(was, is), ElementsAre("weight-differs: the department alpha"));
}

TEST(ProveOutcomes, ARenamedFactIsTheSameFact) {
  const auto with = [](const std::string& fact) {
    RuleSource one = World::rule("one", "a");
    one.conclude.push_back({fact, {}});
    return std::vector<RuleSource>{one, urgent("two", fact + " and b")};
  };
  EXPECT_THAT(difference(with("p"), with("q")).findings, IsEmpty());
}

}  // namespace
}  // namespace anteroom::audit
