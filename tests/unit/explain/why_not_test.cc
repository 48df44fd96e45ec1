// Why not: the answer to each part of a condition, what comes near, and what is missing.
#include "engine/explain/why_not.h"

#include <gmock/gmock.h>

#include "tests/unit/explain/small_world.h"

namespace anteroom::explain {
namespace {

using rule::Urgency;
using testing::ElementsAre;
using testing::HasSubstr;

class WhyNotTest : public SmallWorld {
 protected:
  std::string text(const std::string& name) { return to_text(why_not(inference(), find(name)), evidence()); }
  std::vector<std::string> missing(const std::string& name) {
    std::vector<std::string> list;
    for (const LiteralId literal : why_not(inference(), find(name)).missing) list.push_back(rules().literal_text(literal));
    return list;
  }
  // What comes near to the only literal of a condition.
  std::vector<std::string_view> near(const std::string& name) {
    std::vector<std::string_view> list;
    for (const Near& near : why_not(inference(), find(name)).when.near) list.push_back(name_of(near.reason));
    return list;
  }
};

TEST_F(WhyNotTest, GivesTheAnswerToEachPart) {
  compile({urgent(Urgency::soon, "one", "a and d and any(b, at_least(2, e, f, g)) and age >= 50 years")});
  run("a and not d and e and age = 30 years");
  EXPECT_EQ(text("one"),
            "test.case.one did not fire\n"
            "when: a and d and any(b, at_least(2, e, f, g)) and age >= 50 years\n"
            "    all of: false\n"
            "        a: true, \"words 0\"\n"
            "        d: false, no d \"words 10\"\n"
            "        any of: unknown\n"
            "            b: unknown\n"
            "            at least 2 of: unknown\n"
            "                e: true, \"words 20\"\n"
            "                f: unknown\n"
            "                g: unknown\n"
            "        age >= 50 years: false, 30 years (from the form)\n"
            "missing: d, b, age >= 50 years\n");
}

TEST_F(WhyNotTest, AsksForTheLeast) {
  compile({urgent(Urgency::soon, "unknown_first", "any(a, b)"), urgent(Urgency::soon, "short_first", "any(c and d, e)"),
           urgent(Urgency::soon, "counted", "at_least(2, a, c, d, f)"), urgent(Urgency::soon, "twice", "any(c, d) and any(c, e)")});
  run("not a and not b and f");
  EXPECT_THAT(missing("unknown_first"), ElementsAre("a"));
  EXPECT_THAT(missing("short_first"), ElementsAre("e"));
  EXPECT_THAT(missing("counted"), ElementsAre("c")) << "not a, which is denied";
  EXPECT_THAT(missing("twice"), ElementsAre("c"));
  EXPECT_FALSE(why_not(inference(), find("twice")).fired);
}

TEST_F(WhyNotTest, SaysWhatComesNear) {
  compile({urgent(Urgency::soon, "now", "a"), urgent(Urgency::soon, "chief", "chief(b)"), urgent(Urgency::soon, "past", "past(b)"),
           urgent(Urgency::soon, "narrow", "narrow"), urgent(Urgency::soon, "tests", "c[severity >= severe, duration > 3 weeks]"),
           urgent(Urgency::soon, "part", "d[site = limb]")});
  run("past(a) and family(a) and possible(a) and b and middle and c[severity = mild] and c[duration = 4 weeks] and not d[site = foot] "
      "| if a | other a");
  EXPECT_THAT(near("now"), ElementsAre("past", "family", "possible", "hypothetical", "other"));
  EXPECT_THAT(near("chief"), ElementsAre("in_passing"));
  EXPECT_THAT(near("past"), ElementsAre("now"));
  EXPECT_THAT(near("narrow"), ElementsAre("broader"));
  EXPECT_THAT(near("tests"), ElementsAre("tests", "tests"));
  EXPECT_THAT(near("part"), ElementsAre("part_denied"));
  EXPECT_THAT(text("now"), HasSubstr("        past a \"words 0\" is not what the patient has now\n"));
  EXPECT_THAT(text("tests"), HasSubstr("        c \"words 50\" is not severity >= severe\n"
                                       "        c \"words 60\" does not say whether severity >= severe\n"));
}

TEST_F(WhyNotTest, NamesTheRowThatStandsInForARow) {
  compile({row("broad", Urgency::routine), row("middle", Urgency::soon)});
  run("narrow");
  EXPECT_TRUE(why_not(inference(), find("rows.middle")).fired);
  EXPECT_EQ(text("rows.broad"),
            "test.case.rows.broad did not fire\n"
            "    A row of the table test.case.rows.\n"
            "when: broad\n"
            "    broad: unknown\n"
            "        narrow \"words 0\" has a row of its own, test.case.rows.middle\n"
            "missing: broad\n");
  run("past(broad)");
  EXPECT_THAT(text("rows.broad"), HasSubstr("past broad \"words 0\" is not what the patient has now"));
  run("not broad");
  EXPECT_THAT(text("rows.middle"), HasSubstr("middle: false, no broad \"words 0\"\n"));
}

TEST_F(WhyNotTest, GoesDownThroughDerivedFacts) {
  compile({concludes("p", "hard", "a and b and c"), concludes("p", "easy", "q and d"), concludes("q", "q", "e"),
           concludes("p", "back", "r"), concludes("r", "circle", "p"), urgent(Urgency::soon, "last", "p and f")});
  run("d");
  EXPECT_THAT(missing("last"), ElementsAre("p", "f"));
  EXPECT_THAT(text("last"), HasSubstr("        p: unknown\n"
                                      "            test.case.hard would conclude it with a, b, c\n"
                                      "            test.case.easy would conclude it with e\n"));
}

TEST_F(WhyNotTest, NamesWhatHoldsBackInALaterStratum) {
  compile({concludes("p", "step", "b"), urgent(Urgency::soon, "held", "a", "p or c"), concludes("q", "unheld", "a", "p"),
           urgent(Urgency::soon, "needs", "q")});
  run("a and b");
  ASSERT_GT(rules().stratum(find("held")), rules().stratum(find("step")));
  const WhyNot held = why_not(inference(), find("held"));
  EXPECT_TRUE(held.held_back);
  EXPECT_TRUE(held.missing.empty());
  EXPECT_EQ(text("held"),
            "test.case.held was held back\n"
            "when: a\n"
            "    a: true, \"words 0\"\n"
            "unless: p or c\n"
            "    any of: true\n"
            "        p: true, concluded by test.case.step\n"
            "        c: unknown\n"
            "held back by: p\n");
  EXPECT_THAT(text("needs"), HasSubstr("test.case.unheld was held back\n"));
  run("a");
  EXPECT_TRUE(why_not(inference(), find("held")).fired);
  EXPECT_EQ(text("held").find("test.case.held fired\n"), 0U);
}

TEST_F(WhyNotTest, DenialsThatRulesAskFor) {
  compile({urgent(Urgency::soon, "denied", "not a and denied(b)")});
  run("a and not b");
  EXPECT_THAT(text("denied"), HasSubstr("not a: false, \"words 0\"\n        not b: true, no b \"words 10\"\n"));
  EXPECT_THAT(missing("denied"), ElementsAre("not a"));
}

}  // namespace
}  // namespace anteroom::explain
