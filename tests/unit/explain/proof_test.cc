// Why: from what was decided to the words.
#include "engine/explain/proof.h"

#include <gmock/gmock.h>

#include "tests/unit/explain/small_world.h"

namespace anteroom::explain {
namespace {

using rule::Urgency;
using testing::HasSubstr;

class ProofTest : public SmallWorld {
 protected:
  std::string why_text() { return to_text(why(inference(), decision()), evidence()); }
};

TEST_F(ProofTest, IsATreeDownToTheWords) {
  rule::RuleSource both = urgent(Urgency::urgent, "both", "a and p and age >= 50 years", "c or d");
  both.says = "Both together are urgent.";
  both.route = {{"alpha", 3, {}}};
  compile({concludes("p", "step", "b"), both, routes("alpha", 1, "more", "chief(a)")});
  run("chief(a) and b and not d and age = 60 years");
  EXPECT_EQ(why_text(),
            "urgency: urgent\n"
            "    test.case.both: urgent; alpha 3\n"
            "        Both together are urgent.\n"
            "        because a: \"words 0\"\n"
            "        because p, concluded by\n"
            "            test.case.step: concludes p\n"
            "                because b: \"words 10\"\n"
            "                source: a test (from memory)\n"
            "        because age >= 50 years: 60 years (from the form)\n"
            "        and not d: no d \"words 20\"\n"
            "        and nothing says c\n"
            "        source: a test (from memory)\n"
            "department: alpha, 8\n"
            "    test.case.both gives 3 x 2 for a chief complaint (above)\n"
            "    test.case.more gives 1 x 2 for a chief complaint: alpha 1\n"
            "        because chief(a): \"words 0\"\n"
            "        source: a test (from memory)\n");
}

TEST_F(ProofTest, HasEachFiringOnceAndOnlyWhatTheDecisionRestsOn) {
  compile({concludes("p", "p1", "a"), concludes("p", "p2", "b"), concludes("q", "q", "p"), concludes("r", "unused", "a"),
           urgent(Urgency::soon, "soon", "q and p"), rule("tests_r", "r")});
  run("a and b");
  const Proof proof = why(inference(), decision());
  std::vector<std::string> ids;
  for (const Step& step : proof.steps) ids.emplace_back(rules().id(step.rule));
  EXPECT_THAT(ids, testing::ElementsAre("test.case.p1", "test.case.p2", "test.case.q", "test.case.soon"));
  EXPECT_THAT(proof.steps[3].supports[1].steps, testing::ElementsAre(0, 1)) << "p, by both";
  for (std::uint32_t i = 0; i < proof.steps.size(); ++i)
    for (const Support& support : proof.steps[i].supports)
      for (const std::uint32_t step : support.steps) EXPECT_LT(step, i) << "what a step rests on stands before it";
  EXPECT_EQ(trace(inference()).steps.size(), 6U);
}

TEST_F(ProofTest, SaysWhenNoRuleSaidSo) {
  compile({urgent(Urgency::soon, "soon", "a")});
  run("nothing");
  EXPECT_EQ(why_text(), "urgency: routine, as no rule says how urgent it is\ndepartment: general, as no rule names one\n");
  EXPECT_EQ(to_text(trace(inference()), evidence()), "no rule fired\n");
}

TEST_F(ProofTest, PutsAnEmergencyFirstWhateverTheScores) {
  compile({urgent(Urgency::emergency, "now", "a"), routes("alpha", 3, "route", "a")});
  run("a");
  EXPECT_THAT(why_text(), HasSubstr("department: emergency, first as it is an emergency\n    test.case.now (above)\n"
                                    "department: alpha, 3\n"));
}

TEST_F(ProofTest, NamesRedFlagsAndFoldedDepartments) {
  rule::RuleSource flag = urgent(Urgency::emergency, "flag", "a");
  flag.red_flag = {"stroke", {}};
  flag.route = {{"folded", 2, {}}, {"beta", 1, {}}};
  compile({flag});
  run("a");
  EXPECT_THAT(why_text(), HasSubstr("red flag: stroke, emergency\n    test.case.flag (above)\n"));
  EXPECT_THAT(why_text(), HasSubstr("department: beta, 3\n    test.case.flag gives 3 (above)\n"));
}

TEST_F(ProofTest, LongChainsGoOnAtTheLeft) {
  std::vector<rule::RuleSource> sources{concludes("p0", "c0", "a")};
  for (int i = 1; i < 40; ++i) {
    rule::RuleSource step = rule("c" + std::to_string(i), "p" + std::to_string(i - 1));
    step.conclude.push_back({"p" + std::to_string(i), {}});
    sources.push_back(step);
  }
  sources.push_back(urgent(Urgency::soon, "last", "p39"));
  compile(sources);
  run("a");
  const std::string text = why_text();
  EXPECT_THAT(text, HasSubstr("because a: \"words 0\""));
  EXPECT_THAT(text, HasSubstr(" (below)\n"));
  EXPECT_THAT(text, testing::Not(HasSubstr(std::string(80, ' '))));
}

TEST_F(ProofTest, CirclesEnd) {
  compile({concludes("p", "in", "a"), concludes("q", "there", "p"), concludes("p", "back", "q"), urgent(Urgency::soon, "soon", "q")});
  run("a");
  const std::string text = why_text();
  EXPECT_THAT(text, HasSubstr("test.case.in: concludes p"));
  EXPECT_THAT(text, HasSubstr("test.case.there (above)"));
}

TEST_F(ProofTest, SaysHowAFindingIsNotNow) {
  compile({urgent(Urgency::soon, "soon", "past(a) and family(b) and possible(c)")});
  run("past(a) and family(b) and possible(c)");
  EXPECT_THAT(why_text(), HasSubstr("because past(a): past a \"words 0\"\n"
                                    "        because family(b): a relative's b \"words 10\"\n"
                                    "        because possible(c): possible c \"words 20\"\n"));
}

TEST_F(ProofTest, TraceNumbersTheFirings) {
  compile({concludes("p", "step", "middle"), urgent(Urgency::soon, "soon", "p and sex = female", "c or d")});
  run("narrow and sex = female and not d");
  EXPECT_EQ(to_text(trace(inference()), evidence()),
            "1. test.case.step: concludes p\n"
            "    because middle: narrow \"words 0\"\n"
            "2. test.case.soon: soon\n"
            "    because p, by 1\n"
            "    because sex = female: female (from the form)\n"
            "    and nothing says c\n"
            "    and not d: no d \"words 10\"\n");
}

}  // namespace
}  // namespace anteroom::explain
