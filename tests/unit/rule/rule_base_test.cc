#include "engine/rule/rule_base.h"

#include <gtest/gtest.h>

#include "engine/rule/formula.h"
#include "tests/agreement/world.h"

namespace anteroom::rule {
namespace {

using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

std::vector<std::string> codes(const std::vector<RuleSource>& sources) {
  RuleBase rules;
  base::Problems problems;
  const bool ok = world().compile(sources, rules, problems);
  EXPECT_EQ(ok, problems.empty());
  problems.sort();
  std::vector<std::string> list;
  for (const base::Problem& problem : problems.list()) list.push_back(problem.code);
  return list;
}

using Codes = std::vector<std::string>;

RuleSource concluding(std::string_view name, std::string_view when, std::string fact, std::string_view unless = {}) {
  RuleSource rule = World::rule(name, when, unless);
  rule.conclude.push_back({std::move(fact), {}});
  return rule;
}

RuleBase compiled(const std::vector<RuleSource>& sources) {
  RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

TEST(CompileRules, ProblemsOfTheWholeRuleBase) {
  EXPECT_EQ(codes({World::rule("one", "a"), World::rule("one", "b")}), Codes{"rule.duplicate-id"});
  EXPECT_EQ(codes({concluding("one", "a", "p")}), Codes{"rule.unused-fact"});
  EXPECT_EQ(codes({concluding("one", "a", "b"), World::rule("two", "b")}), Codes{"rule.fact-is-concept"});
  EXPECT_EQ(codes({concluding("one", "a", "age"), World::rule("two", "b")}), Codes{"rule.bad-fact"});
  EXPECT_EQ(codes({concluding("one", "a", "p"), World::rule("two", "not p")}), Codes{"rule.negated-fact"});
  EXPECT_EQ(codes({concluding("one", "a", "p"), World::rule("two", "past(p)")}), Codes{"rule.scope-of-fact"});
  EXPECT_EQ(codes({concluding("one", "a", "p"), World::rule("two", "p[onset = sudden]")}), Codes{"rule.fact-with-tests"});
  EXPECT_EQ(codes({concluding("one", "a", "p", "p")}), Codes{"rule.circle"});
  RuleSource routed = World::rule("one", "a");
  routed.route.push_back({"alfa", 3, {}});
  EXPECT_EQ(codes({routed}), Codes{"rule.unknown-department"});
  RuleSource reason = World::rule("one", "a");
  reason.why = "You say {finding:aa}.";
  EXPECT_EQ(codes({reason}), Codes{"rule.unknown-name"});
  RuleSource retired = concluding("old", "a", "p");
  retired.status = Status::retired;
  EXPECT_EQ(codes({retired, World::rule("two", "p")}), Codes{"rule.unknown-name"});
}

TEST(CompileRules, ACircleIsToldAsAPath) {
  RuleBase rules;
  base::Problems problems;
  EXPECT_FALSE(world().compile({concluding("one", "a", "p", "q"), concluding("two", "p", "q")}, rules, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.list()[0].message,
            "this rule rests on its own absence: test.case.one holds unless 'q', which test.case.two concludes from 'p', which "
            "test.case.one concludes");
}

TEST(RuleBase, RulesAreNumberedByWhatTheyRestOn) {
  const RuleBase rules =
      compiled({World::rule("a_last", "r", "q"), concluding("b", "q", "r"), concluding("c", "p", "q"), concluding("d", "a", "p")});
  EXPECT_LT(rules.find("test.case.d"), rules.find("test.case.c"));
  EXPECT_LT(rules.find("test.case.c"), rules.find("test.case.b"));
  EXPECT_LT(rules.find("test.case.b"), rules.find("test.case.a_last"));
  EXPECT_EQ(rules.stratum(rules.find("test.case.a_last")), 1U);
  EXPECT_EQ(rules.find("test.case.x"), kNoRule);
  EXPECT_EQ(rules.find_fact("q"), 1U);
  EXPECT_EQ(rules.find_fact("x"), kNoFact);
}

TEST(RuleBase, LiteralsAreWrittenAsConditions) {
  const std::vector<std::string> conditions{"a",
                                            "a[severity >= severe, onset = sudden]",
                                            "past(a)",
                                            "chief(a[duration > 3 weeks])",
                                            "age >= 50 years",
                                            "age > 50 years",
                                            "temperature >= 38.5 C",
                                            "sex = female",
                                            "pregnant",
                                            "a[site = toe]",
                                            "a[laterality = one_sided]",
                                            "a[duration in 1 week .. 3 weeks]",
                                            "a[severity in moderate .. severe]",
                                            "a[onset != sudden]",
                                            "a[frequency >= 3 a day]"};
  for (const std::string& condition : conditions) {
    const RuleBase rules = compiled({World::rule("one", condition)});
    ASSERT_EQ(rules.when(0).size(), 1U) << condition;
    EXPECT_EQ(rules.literal_text(rules.when(0)[0]), condition);
  }
  const RuleBase below = compiled({World::rule("one", "age < 3 months")});
  EXPECT_EQ(below.literal_text(below.when(0)[0]), "age < 3 months");
  const RuleBase denied = compiled({World::rule("one", "denied(a)")});
  EXPECT_EQ(denied.literal_text(denied.when(0)[0]), "not a");
}

TEST(RuleBase, AnImageIsTheSameRuleBase) {
  const RuleBase rules =
      compiled({World::rule("one", "any(a, b) and age > 3 years", "c"), concluding("two", "a", "p"), World::rule("three", "p")});
  RuleBase again;
  ASSERT_TRUE(RuleBase::attach(rules.image(), world().ontology, world().departments, world().settings, again));
  EXPECT_EQ(again.size(), 3U);
  EXPECT_EQ(again.id(1), rules.id(1));
  const RuleIndex two = rules.find("test.case.two");
  EXPECT_EQ(again.find("test.case.two"), two);
  EXPECT_EQ(again.literal_text(again.when(two)[0]), "a");
}

TEST(RuleBase, DamagedImagesAreRefusedOrHarmless) {
  const RuleBase rules =
      compiled({World::rule("one", "any(a, b) and age > 3 years", "c"), concluding("two", "a", "p"), World::rule("three", "p")});
  const std::vector<std::byte> bytes(rules.image().bytes.begin(), rules.image().bytes.end());
  const auto attach = [](std::vector<std::byte> image) {
    RuleBase damaged;
    return RuleBase::attach(base::Image::of(std::move(image)), world().ontology, world().departments, world().settings, damaged);
  };
  for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(attach({bytes.begin(), bytes.begin() + size}));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::vector<std::byte> image = bytes;
    image[at] ^= std::byte{0x80};
    refused += attach(std::move(image)) ? 0 : 1;  // sanitizers watch
  }
  EXPECT_GT(refused, bytes.size() / 4);
  base::Problems problems;
  const ontology::Ontology other = ontology::OntologyBuilder().link({}, problems);
  RuleBase foreign;
  EXPECT_FALSE(RuleBase::attach(rules.image(), other, world().departments, world().settings, foreign));
}

TEST(Formula, NegationIsPushedDown) {
  using Kind = Formula::Kind;
  const Formula f =
      Formula::of(Kind::at_least, {Formula::of(2), Formula::of(4), Formula::of(Kind::any, {Formula::of(6), Formula::of(8)})}, 2);
  const Formula n = negation_of(f);
  EXPECT_EQ(n.kind, Kind::at_least);
  EXPECT_EQ(n.count, 2U);
  EXPECT_EQ(n.parts[2].kind, Kind::all);
  EXPECT_EQ(n.parts[2].parts[0].literal, 7U);
}

}  // namespace
}  // namespace anteroom::rule
