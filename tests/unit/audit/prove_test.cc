// Invariants of small rule bases: proved, refuted with a smallest patient, or not to be read.
#include "engine/audit/prove.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

rule::RuleSource rule(std::string_view name, std::string_view when, rule::Urgency urgency, std::string_view unless = {}) {
  rule::RuleSource source = World::rule(name, when, unless);
  source.urgency = urgency;
  return source;
}

rule::RuleBase small_rules() {
  std::vector<rule::RuleSource> sources{rule("home", "a", rule::Urgency::self_care), rule("bad", "a and b", rule::Urgency::emergency),
                                        rule("old", "a and age >= 65 years", rule::Urgency::soon, "c"),
                                        rule("fact_rule", "d and e", rule::Urgency::routine), rule("user", "both", rule::Urgency::soon)};
  sources[1].red_flag.text = "flag";
  sources[3].conclude.push_back({"both", {}});
  rule::RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

// "kind" of each finding about the invariant that these lines say.
std::vector<std::string> outcome(const std::string& lines, std::vector<Finding>* more = nullptr) {
  const rule::RuleBase rules = small_rules();
  const std::string text = "- invariant: it\n  says: So it is.\n" + lines;
  base::Problems problems;
  std::vector<Invariant> invariants;
  read_invariants({"invariants.yaml", text}, invariants, problems);
  std::vector<std::string> list;
  for (const base::Problem& problem : problems.list()) list.push_back(problem.code);
  const PartReport report = prove_invariants(rules, invariants, {});
  for (const Finding& finding : report.findings) list.push_back(finding.kind);
  if (more != nullptr) *more = report.findings;
  return list;
}

TEST(Prove, NeverTogether) {
  EXPECT_THAT(outcome("  never_together: [red_flag, urgency = self_care]\n"), ElementsAre("invariant-proved"));
  EXPECT_THAT(outcome("  never_together: [both, 'not d']\n"), ElementsAre("invariant-proved"));
  std::vector<Finding> findings;
  EXPECT_THAT(outcome("  never_together: [both, red_flag = flag]\n", &findings), ElementsAre("invariant-refuted"));
  EXPECT_THAT(findings.front().witness, HasSubstr("    - a\n    - b\n    - d\n    - e\n"));
}

TEST(Prove, Implies) {
  EXPECT_THAT(outcome("  if: [both]\n  then: [urgency >= soon]\n"), ElementsAre("invariant-proved"));
  EXPECT_THAT(outcome("  if: [a, b]\n  then: [red_flag, rule = test.case.bad]\n"), ElementsAre("invariant-proved"));
  EXPECT_THAT(outcome("  if: [a, 'age >= 70 years']\n  then: [urgency >= soon]\n"), ElementsAre("invariant-refuted"));  // with c
}

TEST(Prove, OneFindingMore) {
  EXPECT_THAT(outcome("  no_less_urgent_with: [b]\n"), ElementsAre("invariant-proved"));
  std::vector<Finding> findings;
  EXPECT_THAT(outcome("  no_less_urgent_with: [c]\n", &findings), ElementsAre("invariant-refuted"));
  EXPECT_THAT(findings.front().says, HasSubstr("test.case.old no longer fires"));
  EXPECT_THAT(outcome("  no_less_urgent_with: [c]\n  except: [test.case.old]\n"), ElementsAre("invariant-proved"));
}

TEST(Prove, MoreYears) {
  EXPECT_THAT(outcome("  no_less_urgent_when_older: {from: 0 years, to: 130 years}\n"), ElementsAre("invariant-proved"));
  EXPECT_THAT(outcome("  no_less_urgent_when_younger: {from: 0 years, to: 130 years}\n"), ElementsAre("invariant-refuted"));
  EXPECT_THAT(outcome("  no_less_urgent_when_younger: {from: 65 years, to: 130 years}\n"), ElementsAre("invariant-proved"));
}

TEST(Prove, EveryComplaint) {
  EXPECT_THAT(outcome("  every_complaint: [urgency]\n"), Contains("invariant-refuted"));  // most have no rule
  EXPECT_THAT(outcome("  every_complaint: [urgency]\n  except: [b, c, d, e, f, g, h, broad, middle, narrow, other_narrow, two_parents, "
                      "side, of_women, limb_broad]\n"),
              ElementsAre("invariant-proved"));
}

// A finding is an alarm with just the attributes with which it raises a red flag by itself: a long story, where that is what the rule asks for.
TEST(Prove, AnAlarmIsOneWithItsAttributesAlone) {
  std::vector<rule::RuleSource> sources{rule("red", "a[duration > 4 weeks]", rule::Urgency::soon),
                                        rule("held_back", "b", rule::Urgency::urgent, "a[duration > 4 weeks]"),
                                        rule("by_another", "c", rule::Urgency::urgent, "a[duration <= 1 weeks]")};
  sources[0].red_flag.text = "flag";
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  std::vector<Invariant> invariants;
  read_invariants({"invariants.yaml", "- {invariant: it, says: So., no_less_urgent_with: red_flags}\n"}, invariants, problems);
  const PartReport report = prove_invariants(rules, invariants, {});
  ASSERT_EQ(report.findings.size(), 1U);  // a short story is no alarm, so `by_another` may be held back by it
  EXPECT_EQ(report.findings.front().kind, "invariant-refuted");
  EXPECT_THAT(report.findings.front().says, HasSubstr("test.case.held_back no longer fires"));
}

TEST(Prove, WhatCannotBeReadIsTold) {
  EXPECT_THAT(outcome("  never_together: [both, urgency < soon]\n"), ElementsAre("invariant.item"));
  EXPECT_THAT(outcome("  never_together: [a]\n  every_complaint: [urgency]\n"), ElementsAre("invariant.kind"));
  EXPECT_THAT(outcome("  no_less_urgent_when_older: {from: 65, to: 130 years}\n"), Contains("invariant.age"));
  EXPECT_THAT(outcome("  never_together: [no_such_thing]\n"), Contains(HasSubstr("rule.unknown")));
  EXPECT_THAT(outcome("  never_together: [red_flag = none_such]\n"), ElementsAre("invariant-unknown"));
}

TEST(Prove, EachProofComesWithItsCertificate) {
  const rule::RuleBase rules = small_rules();
  base::Problems problems;
  std::vector<Invariant> invariants;
  read_invariants({"invariants.yaml", "- {invariant: it, says: So., if: [both], then: [urgency >= soon]}\n"}, invariants, problems);
  std::vector<proof::Certificate> certificates;
  ProveOptions options;
  options.certificate = [&](const std::string& of, const proof::Certificate& one) {
    EXPECT_EQ(of, "it");
    certificates.push_back(one);
  };
  prove_invariants(rules, invariants, options);
  ASSERT_EQ(certificates.size(), 1U);
  EXPECT_TRUE(certificates.front().dimacs.starts_with("p cnf "));
}

}  // namespace
}  // namespace anteroom::audit
