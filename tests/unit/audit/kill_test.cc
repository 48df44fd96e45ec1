#include "engine/audit/kill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/attack.h"
#include "engine/audit/case_facts.h"
#include "engine/audit/find_killers.h"
#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using rule::RuleSource;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

class KillTest : public testing::Test {
 protected:
  void rules(const std::vector<RuleSource>& sources) {
    base::Problems problems;
    ASSERT_TRUE(world().compile(sources, rules_, problems)) << to_text(problems);
    mutants_ = mutants_of(rules_);
  }
  Expectation& add_case(const char* facts) {
    FactCase& one = cases_.emplace_back();
    one.facts = world().facts(facts);
    return one.said.expect;
  }
  void fires(const char* facts, const char* name) { add_case(facts).fired = {std::string("test.case.") + name}; }
  void not_for(const char* facts, const char* name) { add_case(facts).not_fired = {std::string("test.case.") + name}; }

  // "operator: change" of the mutants of one fate.
  std::vector<std::string> of(Fate::Kind kind, const std::vector<Fate>& fates) const {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < mutants_.size(); ++i)
      if (fates[i].kind == kind) list.push_back(std::string(name_of(mutants_[i].op)) + ": " + mutants_[i].change);
    return list;
  }
  std::vector<std::string> survivors() const { return of(Fate::Kind::survived, kill(rules_, mutants_, cases_).fates); }
  Killers search() const {
    const MutantPlan plan(rules_, mutants_);
    return find_killers(rules_, mutants_, plan, kill(plan, cases_).fates, {.cases = static_cast<std::uint32_t>(cases_.size())});
  }

  rule::RuleBase rules_;
  std::vector<Mutant> mutants_;
  std::vector<FactCase> cases_;
};

TEST_F(KillTest, MistakesAreMadeInEachPartOfARule) {
  RuleSource rule = World::rule("r", "a and (b or chief(c[severity >= severe]))", "not d or age >= 50 years");
  rule.urgency = rule::Urgency::soon, rule.red_flag.text = "red";
  rule.route = {{"alpha", 3, {}}, {"beta", 2, {}}};
  rule.advise = {{"test.one", {}}};
  rules({rule});
  std::vector<std::string> texts;
  for (const Mutant& mutant : mutants_) texts.push_back(std::string(name_of(mutant.op)) + ": " + mutant.change);
  EXPECT_THAT(
      texts,
      UnorderedElementsAre(
          "drop_conjunct: `a` left out (when)", "drop_conjunct: `any(b, chief(c[severity >= severe]))` left out (when)",
          "and_to_or: `and` made `or` in `all(a, any(b, chief(c[severity >= severe])))` (when)", "negate: `a` negated (when)",
          "narrow_scope: `a` made `chief(...)` (when)", "drop_disjunct: `b` left out (when)",
          "drop_disjunct: `chief(c[severity >= severe])` left out (when)",
          "or_to_and: `or` made `and` in `any(b, chief(c[severity >= severe]))` (when)", "negate: `b` negated (when)",
          "narrow_scope: `b` made `chief(...)` (when)", "negate: `chief(c[severity >= severe])` negated (when)",
          "widen_scope: `chief` left out of `chief(c[severity >= severe])` (when)",
          "drop_test: `severity >= severe` left out of `chief(c[severity >= severe])` (when)", "drop_disjunct: `not d` left out (unless)",
          "drop_disjunct: `age >= 50 years` left out (unless)", "or_to_and: `or` made `and` in `any(not d, age >= 50 years)` (unless)",
          "negate: `not` left out before `d` (unless)", "negate: `age >= 50 years` negated (unless)",
          "bound_up: `age >= 50 years` made `age >= 55 years` (unless)", "bound_down: `age >= 50 years` made `age >= 45 years` (unless)",
          "drop_unless: `unless` left out", "negate_unless: fires only where `unless` holds", "urgency_up: urgency `soon` made `urgent`",
          "drop_red_flag: the red flag `red` left out", "swap_departments: `beta` put before `alpha`", "drop_department: `beta` left out",
          "drop_advice: the advice `test.one` left out", "delete_rule: the whole rule left out"));
}

TEST_F(KillTest, ACaseKillsOnlyByWhatItExpects) {
  rules({World::rule("r", "a and b"), World::rule("other", "c")});
  fires("a and b", "r");
  EXPECT_THAT(survivors(), Contains("drop_conjunct: `a` left out (when)"));
  not_for("b", "other");  // says nothing of r
  EXPECT_THAT(survivors(), Contains("drop_conjunct: `a` left out (when)"));
  not_for("b", "r");
  EXPECT_THAT(survivors(), testing::Not(Contains("drop_conjunct: `a` left out (when)")));
  EXPECT_THAT(survivors(), Contains("drop_conjunct: `b` left out (when)"));
}

TEST_F(KillTest, ABoundIsSeenFromJustBesideIt) {
  rules({World::rule("r", "age >= 50 years")});
  fires("age = 60 years", "r");
  not_for("age = 40 years", "r");
  EXPECT_THAT(survivors(),
              UnorderedElementsAre("bound_up: `age >= 50 years` made `age >= 55 years` (when)",
                                   "bound_down: `age >= 50 years` made `age >= 45 years` (when)",
                                   "urgency_down: urgency `routine` made `self_care`", "urgency_up: urgency `routine` made `soon`"));
  fires("age = 54 years", "r");
  not_for("age = 46 years", "r");
  EXPECT_THAT(survivors(),
              UnorderedElementsAre("urgency_up: urgency `routine` made `soon`", "urgency_down: urgency `routine` made `self_care`"));
}

TEST_F(KillTest, WhatFollowsOverFactsIsSeen) {
  RuleSource first = World::rule("first", "a");
  first.urgency = rule::Urgency::none, first.conclude = {{"fact_0", {}}};
  RuleSource second = World::rule("second", "b", "fact_0");
  second.urgency = rule::Urgency::emergency;
  rules({first, second, World::rule("user", "fact_0")});
  add_case("a and b").urgency = {"routine"};
  const std::vector<std::string> left = survivors();
  EXPECT_THAT(left, testing::Not(Contains("negate: `a` negated (when)")));  // then `second` is not held back
  EXPECT_THAT(left, testing::Not(Contains("drop_unless: `unless` left out")));
}

TEST_F(KillTest, ADeletedRowLetsTheBroaderOneCount) {
  const auto row = [](const char* name, rule::Urgency urgency) {
    RuleSource rule = World::rule(name, name);
    rule.table = "test.table", rule.table_kind = rule::TableKind::urgency, rule.urgency = urgency;
    return rule;
  };
  rules({row("broad", rule::Urgency::emergency), row("narrow", rule::Urgency::soon)});
  not_for("narrow", "broad");
  std::vector<std::string> killed;
  const std::vector<Fate> fates = kill(rules_, mutants_, cases_).fates;
  for (std::size_t i = 0; i < mutants_.size(); ++i)
    if (fates[i].kind == Fate::Kind::killed) killed.push_back(mutants_[i].source.id + " " + mutants_[i].change);
  EXPECT_THAT(killed, ElementsAre("test.case.narrow the whole rule left out"));
}

TEST_F(KillTest, ACaseThatFailsAsItIsKillsNothing) {
  rules({World::rule("r", "a")});
  fires("b", "r");
  const Kills kills = kill(rules_, mutants_, cases_);
  EXPECT_THAT(kills.failing, ElementsAre(0U));
  EXPECT_THAT(of(Fate::Kind::killed, kills.fates), IsEmpty());
}

TEST_F(KillTest, WhatDoesNotLoadIsRefused) {
  RuleSource first = World::rule("first", "a");
  first.conclude = {{"fact_0", {}}};
  rules({first, World::rule("user", "fact_0 and b")});
  const std::vector<Fate> fates = kill(rules_, mutants_, cases_).fates;
  EXPECT_THAT(of(Fate::Kind::refused, fates),
              UnorderedElementsAre("drop_conclusion: the conclusion `fact_0` left out", "delete_rule: the whole rule left out",
                                   "drop_conjunct: `fact_0` left out (when)", "delete_rule: the whole rule left out"));
}

TEST_F(KillTest, PatientsAreFoundForSurvivors) {
  rules({World::rule("r", "a and age >= 50 years", "b")});
  const Killers killers = search();
  EXPECT_THAT(of(Fate::Kind::survived, killers.fates), IsEmpty());
  for (const Killer& one : killers.found) {
    cases_.emplace_back();
    cases_.back().facts = one.facts, cases_.back().said.expect = one.expect;
  }
  EXPECT_THAT(survivors(), IsEmpty());
}

TEST_F(KillTest, AMistakeThatChangesNothingIsEquivalent) {
  rules({World::rule("r", "broad or narrow")});
  const Killers killers = search();
  EXPECT_THAT(of(Fate::Kind::equivalent, killers.fates),
              UnorderedElementsAre("drop_disjunct: `narrow` left out (when)", "narrow_scope: `narrow` made `chief(...)` (when)"));
}

// `broad` and `narrow` fires for whoever has something narrow, but rests on both. So it accounts for more at home ...
TEST_F(KillTest, EqualFiringIsNotEquivalenceWhereItRestsOnOtherFindings) {
  RuleSource rule = World::rule("r", "broad and narrow");
  rule.urgency = rule::Urgency::self_care;
  rules({rule});
  const Killers killers = search();
  EXPECT_THAT(of(Fate::Kind::killed, killers.fates), Contains("drop_conjunct: `broad` left out (when)"));
  EXPECT_THAT(of(Fate::Kind::survived, killers.fates), IsEmpty());
}

// ... unless nobody with something broad is left at home, or another rule accounts for it.
TEST_F(KillTest, WhatARuleRestsOnDoesNotMatterWhereNothingShowsIt) {
  for (const rule::Urgency urgency : {rule::Urgency::soon, rule::Urgency::self_care}) {
    RuleSource rule = World::rule("r", "broad and narrow"), other = World::rule("other", "broad");
    rule.urgency = rule::Urgency::self_care, other.urgency = urgency;
    rules({rule, other});
    EXPECT_THAT(of(Fate::Kind::equivalent, search().fates), Contains("drop_conjunct: `broad` left out (when)"));
  }
}

// A chief complaint behind it counts twice, which shows where another department has a weight between.
TEST_F(KillTest, WhatARuleRestsOnShowsInItsWeight) {
  RuleSource rule = World::rule("r", "broad and narrow"), rival = World::rule("rival", "a");
  rule.route = {{"alpha", 3, {}}}, rival.route = {{"beta", 4, {}}};
  rival.table = "test.table", rival.table_kind = rule::TableKind::route;
  rules({rule, rival});
  const Killers killers = search();
  EXPECT_THAT(of(Fate::Kind::killed, killers.fates), Contains("drop_conjunct: `broad` left out (when)"));
  rules({rule});  // nothing else draws anywhere
  EXPECT_THAT(of(Fate::Kind::killed, search().fates), testing::Not(Contains("drop_conjunct: `broad` left out (when)")));
}

TEST_F(KillTest, DepartmentsThatComeInTheSameOrderAreEquivalent) {
  RuleSource equal = World::rule("equal", "a"), urgent = World::rule("urgent", "b");
  equal.route = {{"alpha", 3, {}}, {"beta", 3, {}}};
  urgent.urgency = rule::Urgency::emergency, urgent.route = {{"alpha", 3, {}}, {"emergency", 2, {}}};
  rules({equal, urgent});
  EXPECT_THAT(of(Fate::Kind::equivalent, search().fates),
              UnorderedElementsAre("swap_departments: `beta` put before `alpha`", "drop_department: `emergency` left out"));
}

// On a disease that others advise of in any case; on a symptom it shows which of them gives it.
TEST_F(KillTest, AdviceThatOthersGiveToo) {
  for (const char* const when : {"of_women", "a"}) {
    RuleSource rule = World::rule("r", when), other = World::rule("other", when);
    rule.advise = {{"test.one", {}}}, other.advise = {{"test.one", {}}, {"test.two", {}}};
    rules({rule, other});
    const bool disease = std::string_view(when) != "a";
    EXPECT_EQ(testing::Value(of(Fate::Kind::equivalent, search().fates), Contains("drop_advice: the advice `test.one` left out")), disease);
  }
}

}  // namespace
}  // namespace anteroom::audit
