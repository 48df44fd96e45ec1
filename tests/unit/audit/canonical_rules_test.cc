#include "engine/audit/canonical_rules.h"

#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using rule::RuleSource;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

rule::RuleBase compiled(const std::vector<RuleSource>& sources) {
  rule::RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

RuleSource concluding(std::string_view name, std::string_view when, std::string fact, std::string_view unless = {}) {
  RuleSource rule = World::rule(name, when, unless);
  rule.conclude.push_back({std::move(fact), {}});
  return rule;
}

// Whether the rule `last` of both bases fires alike, as far as terms tell.
bool alike(const std::vector<RuleSource>& a, const std::vector<RuleSource>& b) {
  const rule::RuleBase was = compiled(a), is = compiled(b);
  CanonicalTerms terms;
  const CanonicalRules one(was, terms), other(is, terms);
  return one.firing(was.find("test.case.last")) == other.firing(is.find("test.case.last"));
}

bool alike(std::string_view a, std::string_view b) { return alike({World::rule("last", a)}, {World::rule("last", b)}); }

TEST(CanonicalRules, OrderAndRepetitionDoNotCount) {
  EXPECT_TRUE(alike("a and b", "b and a"));
  EXPECT_TRUE(alike("a and (b or c)", "any(c, b, b) and a"));
  EXPECT_TRUE(alike("at_least(2, a, b, c)", "at_least(2, c, a, b)"));
  EXPECT_TRUE(alike("not (a or b)", "not b and not a"));
  EXPECT_TRUE(alike("a[severity = severe, onset = sudden]", "a[onset = sudden, severity = severe]"));
  EXPECT_TRUE(alike("age >= 2 years", "age >= 24 months"));
  EXPECT_TRUE(alike({World::rule("last", "a", "b or c")}, {World::rule("last", "a", "c or b")}));
}

TEST(CanonicalRules, WhatIsAskedCounts) {
  EXPECT_FALSE(alike("a", "b"));
  EXPECT_FALSE(alike("a and b", "a or b"));
  EXPECT_FALSE(alike("at_least(2, a, b, c)", "at_least(1, a, b, c)"));
  EXPECT_FALSE(alike("a", "chief(a)"));
  EXPECT_FALSE(alike("a", "not a"));
  EXPECT_FALSE(alike("a[severity = severe]", "a[severity = mild]"));
  EXPECT_FALSE(alike("a[duration > 2 days]", "a[duration >= 2 days]"));
  EXPECT_FALSE(alike("age >= 2 years", "age > 2 years"));
  EXPECT_FALSE(alike({World::rule("last", "a", "b")}, {World::rule("last", "a")}));
  EXPECT_FALSE(alike({World::rule("last", "a and b")}, {World::rule("last", "a", "b")}));
}

TEST(CanonicalRules, AFactStandsForWhatConcludesIt) {
  const std::vector<RuleSource> was{concluding("one", "a", "p"), concluding("two", "b", "p"), World::rule("last", "p and c")};
  EXPECT_TRUE(alike(was, {concluding("other", "b", "q"), concluding("name", "a", "q"), World::rule("last", "c and q")}));
  EXPECT_FALSE(alike(was, {concluding("one", "a", "p"), World::rule("last", "p and c")}));
  EXPECT_FALSE(alike(was, {concluding("one", "a", "p"), concluding("two", "b and d", "p"), World::rule("last", "p and c")}));
}

TEST(CanonicalRules, FactsInACircle) {
  const auto circle = [](std::string_view start) {
    return std::vector<RuleSource>{concluding("start", start, "p"), concluding("on", "p and b", "q"), concluding("back", "q and c", "p"),
                                   World::rule("last", "q")};
  };
  EXPECT_TRUE(alike(circle("a"), circle("a")));
  EXPECT_FALSE(alike(circle("a"), circle("d")));
  const std::vector<RuleSource> itself{concluding("start", "a", "p"), concluding("again", "p and b", "p"), World::rule("last", "p")};
  EXPECT_TRUE(alike(itself, itself));
  EXPECT_FALSE(alike(itself, {concluding("start", "a", "p"), concluding("again", "p and c", "p"), World::rule("last", "p")}));
}

TEST(CanonicalRules, ALongChainIsWalkedWithoutRecursion) {
  std::vector<RuleSource> rules{concluding("r0", "a", "p0")};
  constexpr int kLength = 20000;
  for (int i = 1; i < kLength; ++i) {
    const std::string at = std::to_string(i);
    rules.push_back(concluding("r" + at, "p" + std::to_string(i - 1), "p" + at));
  }
  rules.push_back(World::rule("last", "p" + std::to_string(kLength - 1)));
  EXPECT_TRUE(alike(rules, rules));
}

TEST(SameConcepts, OfTheSameFiles) {
  const World other;
  EXPECT_TRUE(same_concepts(world().ontology, other.ontology));
  EXPECT_FALSE(same_concepts(world().ontology, ontology::Ontology()));
}

}  // namespace
}  // namespace anteroom::audit
