#include "engine/audit/cover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/case_facts.h"
#include "engine/audit/find_cover.h"
#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using rule::RuleSource;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

class CoverTest : public testing::Test {
 protected:
  void rules(const std::vector<RuleSource>& sources) {
    base::Problems problems;
    ASSERT_TRUE(world().compile(sources, rules_, problems)) << to_text(problems);
    cover_ = std::make_unique<Cover>(rules_);
  }
  void cases(const std::vector<const char*>& texts) {
    for (const char* text : texts) cover_->look_at(world().facts(text));
  }
  RuleCover of(const std::string& name) const { return cover_->rule(rules_.find("test.case." + name)); }
  // Of each condition: T F U where it was seen true, false, unknown; D decided; d decisive.
  std::vector<std::string> conditions(const std::string& name) const {
    std::vector<std::string> list;
    for (const ConditionCover& one : of(name).conditions)
      list.push_back(one.text + " " + (one.seen_true ? "T" : "") + (one.seen_false ? "F" : "") + (one.seen_unknown ? "U" : "") +
                     (one.decided    ? "D"
                      : one.decisive ? "d"
                                     : ""));
    return list;
  }
  // Patients that find_cover() adds, each with whether the rule fires.
  std::vector<std::string> search() {
    search_ = find_cover(rules_, *cover_, {});
    std::vector<std::string> list;
    for (const Killer& one : search_.found) {
      std::string text;
      for (const std::string& fact : fact_texts(one.facts, world().ontology)) text += (text.empty() ? "" : " and ") + fact;
      list.push_back((one.expect.fired.empty() ? "not: " : "fires: ") + text);
    }
    return list;
  }

  rule::RuleBase rules_;
  std::unique_ptr<Cover> cover_;
  CoverSearch search_;
};

TEST_F(CoverTest, ACaseShowsWhatHangsOnAConditionAndTwoCasesThatItDecides) {
  rules({World::rule("r", "a and b")});
  cases({"a and b"});
  EXPECT_TRUE(of("r").fired);
  EXPECT_FALSE(of("r").missed);
  EXPECT_THAT(conditions("r"), ElementsAre("a Td", "b Td"));
  cases({"a"});
  EXPECT_TRUE(of("r").missed);
  EXPECT_THAT(conditions("r"), ElementsAre("a Td", "b TUD"));
  cases({"nothing"});  // lacks both
  EXPECT_THAT(conditions("r"), ElementsAre("a TUd", "b TUD"));
  cases({"not a and b"});
  EXPECT_THAT(conditions("r"), ElementsAre("a TFUD", "b TUD"));
}

TEST_F(CoverTest, WhatStandsAfterNotHoldsWhereItIsDenied) {
  rules({World::rule("r", "not a")});
  cases({"a", "not a"});
  EXPECT_THAT(conditions("r"), ElementsAre("not a TFD"));
  EXPECT_TRUE(of("r").fired);
}

TEST_F(CoverTest, UnlessIsPartOfTheRule) {
  rules({World::rule("r", "a", "b or c")});
  cases({"a", "a and b"});
  EXPECT_THAT(conditions("r"), ElementsAre("a Td", "b TUD", "c Ud"));
}

TEST_F(CoverTest, FactsAreConditionsOfLaterRulesAndNeverFalse) {
  RuleSource first = World::rule("first", "a or b");
  first.conclude.push_back({"fact_0", {}});
  rules({first, World::rule("r", "fact_0 and c")});
  cases({"a and c", "c", "b"});
  EXPECT_THAT(conditions("r"), ElementsAre("fact_0 TUD", "c TUD"));
  EXPECT_FALSE(of("r").conditions[0].can_be_false);
  EXPECT_EQ(of("r").depth, 1U);
  EXPECT_EQ(of("first").depth, 0U);
}

TEST_F(CoverTest, ANumberNeedsBothSides) {
  rules({World::rule("r", "age in 10 .. 45 years and a[duration > 3 weeks]")});
  cases({"age = 30 years and a[duration = 1 week]", "age = 50 years and b[duration = 4 weeks]", "age in 5 .. 60 years"});
  const RuleCover cover = of("r");
  ASSERT_EQ(cover.numbers.size(), 3U);
  EXPECT_EQ(cover.numbers[0].text, "age >= 10 years");
  EXPECT_TRUE(cover.numbers[0].inside && !cover.numbers[0].outside);
  EXPECT_TRUE(cover.numbers[1].inside && cover.numbers[1].outside);
  EXPECT_TRUE(!cover.numbers[2].inside && cover.numbers[2].outside);  // the four weeks are another finding's
}

TEST_F(CoverTest, TheRowOfANarrowerConceptCountsInstead) {
  const auto row = [](const char* name) {
    RuleSource rule = World::rule(name, name);
    rule.table = "test.table", rule.table_kind = rule::TableKind::urgency;
    return rule;
  };
  rules({row("broad"), row("narrow")});
  cases({"narrow"});
  EXPECT_TRUE(of("narrow").fired);
  EXPECT_FALSE(of("broad").fired);
}

TEST_F(CoverTest, PatientsAreFoundForWhatIsMissing) {
  rules({World::rule("r", "a and age >= 50 years")});
  EXPECT_THAT(search(), testing::Not(IsEmpty()));
  const RuleCover cover = of("r");
  EXPECT_TRUE(cover.fired && cover.missed);
  for (const ConditionCover& one : cover.conditions) EXPECT_TRUE(one.decided && one.seen_true && one.seen_false) << one.text;
  EXPECT_TRUE(cover.numbers[0].inside && cover.numbers[0].outside);
  EXPECT_THAT(search(), IsEmpty());
}

TEST_F(CoverTest, WhatNobodyCanShowIsProved) {
  rules({World::rule("r", "any(broad, narrow) and a"), World::rule("plain", "any(b, c)")});
  static_cast<void>(search());
  const CoverSearch::Impossible& impossible = search_.impossible[rules_.find("test.case.r")];
  EXPECT_THAT(conditions("r"), ElementsAre("broad TFUD", "narrow TFUd", "a TFUD"));
  EXPECT_THAT(impossible.decided, ElementsAre(false, true, false));
  EXPECT_THAT(impossible.adds_nothing, ElementsAre(false, true, false));
  EXPECT_THAT(search_.impossible[rules_.find("test.case.plain")].decided, ElementsAre(false, false));
}

}  // namespace
}  // namespace anteroom::audit
