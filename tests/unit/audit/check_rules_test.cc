// Each kind of finding planted in a small clean rule base: found, and nothing besides it.
#include "engine/audit/check_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

rule::RuleSource rule(std::string_view name, std::string_view when, rule::Urgency urgency = rule::Urgency::routine,
                      std::string_view unless = {}) {
  rule::RuleSource source = World::rule(name, when, unless);
  source.urgency = urgency;
  return source;
}

rule::RuleSource concluding(std::string_view name, std::string_view when, std::string fact) {
  rule::RuleSource source = rule(name, when, rule::Urgency::none);
  source.conclude.push_back({std::move(fact), {}});
  return source;
}

rule::RuleBase compiled(const std::vector<rule::RuleSource>& sources) {
  rule::RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

// "kind: rule" of each finding; `more`, if given, gets the findings themselves.
std::vector<std::string> found(const std::vector<rule::RuleSource>& sources, std::vector<Finding>* more = nullptr) {
  const rule::RuleBase rules = compiled(sources);
  const PartReport report = check_rules(rules, {});
  std::vector<std::string> list;
  for (const Finding& finding : report.findings) list.push_back(finding.kind + ": " + finding.of);
  if (more != nullptr) *more = report.findings;
  return list;
}

TEST(CheckRules, NothingIsFoundWhereNothingIsWrong) {
  EXPECT_THAT(
      found({rule("one", "a"), rule("two", "a and b", rule::Urgency::soon), rule("three", "a and age < 3 months", rule::Urgency::urgent),
             rule("four", "c[severity >= severe]", rule::Urgency::soon, "d"), concluding("five", "any(e, f)", "ill"),
             rule("six", "ill", rule::Urgency::self_care)}),
      IsEmpty());
}

TEST(CheckRules, ARuleThatNeverFiresAndAFactThatIsNeverTrue) {
  std::vector<Finding> findings;
  EXPECT_THAT(found({concluding("woman", "a and sex = female", "woman"), concluding("both", "woman and sex = male", "both"),
                     rule("user", "any(both, b)"), rule("woman_used", "woman")},
                    &findings),
              ElementsAre("rule-never-fires: test.case.both", "fact-never-true: both"));
  EXPECT_THAT(findings.front().says, HasSubstr("'woman' and 'sex = male' are never so of one patient"));
  EXPECT_THAT(findings.front().certificate, HasSubstr("test.case.woman"));
}

TEST(CheckRules, UnlessThatAlwaysHolds) {
  std::vector<Finding> findings;
  EXPECT_THAT(found({rule("held", "a[severity >= severe]", rule::Urgency::urgent, "a")}, &findings),
              ElementsAre("rule-never-fires: test.case.held"));
  EXPECT_THAT(findings.front().says, HasSubstr("'unless' is so too"));
}

TEST(CheckRules, SubsumedByOneAndByOthersTogether) {
  std::vector<Finding> findings;
  EXPECT_THAT(found({rule("broad_rule", "a", rule::Urgency::soon), rule("narrow_rule", "a and b", rule::Urgency::soon)}, &findings),
              ElementsAre("rule-subsumed: test.case.narrow_rule"));
  EXPECT_THAT(findings.front().says, HasSubstr("test.case.broad_rule says"));
  EXPECT_THAT(found({rule("left", "a", rule::Urgency::soon), rule("right", "b", rule::Urgency::urgent),
                     rule("either", "a or b", rule::Urgency::soon)},
                    &findings),
              ElementsAre("rule-redundant: test.case.either"));
  EXPECT_THAT(findings.front().says, HasSubstr("test.case.left, test.case.right"));
}

// Where one rule alone says it all, it is that one that is told, whatever others say between them.
TEST(CheckRules, OneThatSubsumesGoesBeforeSeveral) {
  EXPECT_THAT(found({rule("any_of_them", "a or b", rule::Urgency::soon), rule("left", "a", rule::Urgency::urgent),
                     rule("right", "b", rule::Urgency::urgent), rule("same", "b or a", rule::Urgency::soon)}),
              ElementsAre("rule-subsumed: test.case.any_of_them", "rule-redundant: test.case.same"));
}

// Without its row, "middle" would be as urgent as what is broader.
TEST(CheckRules, ARowThatKeepsAMoreUrgentOneFromCountingIsNotRedundant) {
  const auto row = [](const char* name, rule::Urgency urgency) {
    rule::RuleSource source = rule(name, name, urgency);
    source.table = "test.table", source.table_kind = rule::TableKind::urgency;
    return source;
  };
  EXPECT_THAT(found({rule("any_of_them", "broad or a"), row("broad", rule::Urgency::soon), row("middle", rule::Urgency::routine)}),
              IsEmpty());
}

// Whenever the first fires, the last does; but that rests on what the first concludes.
// At home stays only who has nothing but what such rules account for: `company` accounts for b, and nobody else does.
TEST(CheckRules, ARuleThatAccountsForSomethingAtHomeIsNotRedundant) {
  rule::RuleSource home = rule("home", "a", rule::Urgency::self_care);
  home.conclude.push_back({"at_home", {}});
  const rule::RuleSource company = rule("company", "at_home and b", rule::Urgency::self_care);
  EXPECT_THAT(found({home, company}), IsEmpty());
  // ... but somebody does, or nobody with it is left at home, or there is nothing to account for.
  EXPECT_THAT(found({home, company, rule("own", "b", rule::Urgency::self_care)}), ElementsAre("rule-subsumed: test.case.company"));
  EXPECT_THAT(found({home, company, rule("worse", "b", rule::Urgency::soon)}), ElementsAre("rule-subsumed: test.case.company"));
  EXPECT_THAT(found({home, rule("company", "at_home and age >= 3 years", rule::Urgency::self_care)}),
              ElementsAre("rule-subsumed: test.case.company"));
}

TEST(CheckRules, WhatRestsOnARuleDoesNotMakeItRedundant) {
  EXPECT_THAT(found({concluding("first", "a", "one"), concluding("second", "one and b", "two"), concluding("last", "two", "one"),
                     rule("user", "one and c")}),
              IsEmpty());
  EXPECT_THAT(found({concluding("first", "a", "one"), concluding("second", "one", "two"), concluding("last", "two", "one"),
                     rule("user", "one and c")}),
              IsEmpty());
}

// Weights add up, so a rule that routes always says something of its own.
TEST(CheckRules, ARuleThatRoutesIsNotRedundant) {
  std::vector<rule::RuleSource> sources{rule("broad_rule", "a", rule::Urgency::soon), rule("narrow_rule", "a and b", rule::Urgency::soon)};
  sources[1].route.push_back({world().departments.list().front().id, 3, {}});
  EXPECT_THAT(found(sources), IsEmpty());
}

TEST(CheckRules, TwoUrgenciesForTheSamePatients) {
  std::vector<Finding> findings;
  EXPECT_THAT(found({rule("mild", "a and b", rule::Urgency::self_care), rule("bad", "b and a", rule::Urgency::emergency)}, &findings),
              ElementsAre("conclusions-contradict: test.case.mild"));
  EXPECT_THAT(findings.front().witness, HasSubstr("    - a\n    - b\n"));
}

TEST(CheckRules, ABandThatNoBranchCovers) {
  std::vector<Finding> findings;
  const std::vector<rule::RuleSource> branches{rule("infant", "a and age < 3 months", rule::Urgency::urgent),
                                               rule("toddler", "a and age >= 3 months and age < 3 years", rule::Urgency::soon),
                                               rule("child", "a and age > 3 years", rule::Urgency::routine)};
  EXPECT_THAT(found(branches, &findings), ElementsAre("band-uncovered: test.case.child"));
  EXPECT_THAT(findings.front().witness, HasSubstr("age = 3 years"));
  // Of two bounds on one side the closer one counts.
  EXPECT_THAT(found({rule("infant", "a and age < 3 months and age < 3 years", rule::Urgency::urgent),
                     rule("child", "a and age >= 1 years and age >= 2 months", rule::Urgency::routine)}),
              ElementsAre("band-uncovered: test.case.child"));
  std::vector<rule::RuleSource> covered = branches;
  covered.push_back(rule("else", "a and age >= 2 years and age < 4 years", rule::Urgency::routine));
  EXPECT_THAT(found(covered), IsEmpty());
}

}  // namespace
}  // namespace anteroom::audit
