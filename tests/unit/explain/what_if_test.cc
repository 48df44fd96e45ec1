// What if: every single fact that would change the decision, and no repetitions.
#include "engine/explain/what_if.h"

#include <gmock/gmock.h>

#include "tests/unit/explain/small_world.h"

namespace anteroom::explain {
namespace {

using rule::Urgency;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class WhatIfTest : public SmallWorld {
 protected:
  std::string text() { return to_text(what_if(inference()), evidence()); }
  std::vector<std::string> changes() {
    std::vector<std::string> list;
    for (const Change& change : what_if(inference()).changes) list.push_back(std::string(name_of(change.kind)) + " " + change.fact);
    return list;
  }
};

TEST_F(WhatIfTest, ListsEveryKindOfFact) {
  rule::RuleSource urgent_rule = urgent(Urgency::urgent, "urgent", "a and p", "c");
  urgent_rule.route = {{"alpha", 3, {}}};
  compile({concludes("p", "step", "b"), urgent_rule, urgent(Urgency::emergency, "other", "a and d and age >= 50 years")});
  run("a and b and age = 60 years");
  EXPECT_EQ(text(),
            "now: urgent, alpha first\n"
            "emergency, emergency first\n"
            "    with d: test.case.other\n"
            "routine, general first\n"
            "    with c: no longer test.case.urgent\n"
            "    without a \"words 0\": no longer test.case.urgent\n"
            "    without b \"words 10\": no longer test.case.urgent\n");
}

TEST_F(WhatIfTest, SaysSoWhenNothingWould) {
  compile({urgent(Urgency::emergency, "now", "any(a, b)")});
  run("a and b");
  EXPECT_EQ(text(), "now: emergency, emergency first\nno single fact would change that\n");
}

TEST_F(WhatIfTest, JoinsRangesOfNumbers) {
  compile({urgent(Urgency::soon, "child", "a and age < 12 years"), urgent(Urgency::urgent, "old", "a and age >= 65 years"),
           urgent(Urgency::urgent, "older", "a and age >= 80 years"), urgent(Urgency::emergency, "hot", "a and temperature > 41 C"),
           rule("elsewhere", "b and age in 30 years .. 40 years")});
  run("a and age = 30 years");
  EXPECT_THAT(changes(), UnorderedElementsAre("set temperature > 41 C", "set age >= 65 years and age < 80 years", "set age >= 80 years",
                                              "set age < 12 years"))
      << "80 years has a rule more";
  run("a and age = 70 years and temperature = 42 C");
  EXPECT_THAT(changes(), UnorderedElementsAre("set temperature <= 41 C", "forget temperature", "remove a"));
}

TEST_F(WhatIfTest, ChangesWhatIsKnownOfThePatient) {
  compile({urgent(Urgency::soon, "woman", "a and sex = female"), urgent(Urgency::urgent, "pregnant", "a and pregnant"),
           urgent(Urgency::urgent, "weeks", "a and weeks_pregnant >= 20")});
  run("a and sex = female");
  EXPECT_THAT(changes(),
              UnorderedElementsAre("set pregnant", "set weeks_pregnant >= 20 weeks", "set sex = male", "forget sex", "remove a"));
  run("a and sex = male");
  EXPECT_THAT(changes(), testing::Contains("set sex = female"));
}

TEST_F(WhatIfTest, DeniesWhatRulesWantDenied) {
  compile({urgent(Urgency::soon, "denied", "a and not middle"), urgent(Urgency::urgent, "mild", "a and not b[severity >= severe]"),
           urgent(Urgency::urgent, "never", "a and not past(c)")});
  run("a and middle");
  EXPECT_THAT(changes(), UnorderedElementsAre("deny not b[severity >= severe]", "deny not past(c)", "deny not middle"))
      << "of middle and broad the narrower";
  EXPECT_THAT(text(), HasSubstr("with not middle in place of middle \"words 10\": test.case.denied\n"));
  run("a and not middle");
  EXPECT_THAT(changes(), testing::Contains("remove not middle"));
}

TEST_F(WhatIfTest, ABroaderFactStandsForNarrowerOnes) {
  compile({urgent(Urgency::soon, "middle", "middle"), urgent(Urgency::soon, "tested", "middle[severity >= severe]"),
           urgent(Urgency::urgent, "narrow", "narrow"), urgent(Urgency::soon, "scoped", "past(middle)")});
  run("nothing");
  EXPECT_THAT(changes(), UnorderedElementsAre("add narrow", "add middle", "add past(middle)"));
}

TEST_F(WhatIfTest, TriesConceptsThatOnlyTheirParentsAreNamedOf) {
  compile({urgent(Urgency::soon, "both", "narrow and side")});
  run("nothing");
  EXPECT_THAT(changes(), ElementsAre("add two_parents")) << "it is a narrow and a side";
}

TEST_F(WhatIfTest, TellsAFindingMoreAndLessExactly) {
  compile({urgent(Urgency::urgent, "severe", "a[severity >= severe, onset = sudden]"), urgent(Urgency::soon, "limb", "b[site = limb]")});
  run("a[onset = sudden] and b[site = foot]");
  EXPECT_THAT(changes(), UnorderedElementsAre("add a[severity >= severe, onset = sudden]", "forget b[site]", "remove b"));
  EXPECT_THAT(text(), HasSubstr("with a[severity >= severe, onset = sudden] of a \"words 0\": test.case.severe\n"));
}

TEST_F(WhatIfTest, ChangesWhatIsTheChiefComplaint) {
  compile({urgent(Urgency::soon, "chief", "chief(a)"), routes("alpha", 2, "alpha", "a"), routes("beta", 3, "beta", "b")});
  run("chief(a) and b");
  EXPECT_THAT(changes(), UnorderedElementsAre("forget chief(a)", "remove a", "add chief(b)"));
}

TEST_F(WhatIfTest, TakesAwayAllMentionsOfOneThing) {
  compile({urgent(Urgency::soon, "any", "middle")});
  run("narrow and narrow and other_narrow");
  EXPECT_EQ(changes(), std::vector<std::string>{"remove middle"});
  EXPECT_EQ(what_if(inference()).changes[0].findings, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST_F(WhatIfTest, LeavesTheFactsAlone) {
  compile({urgent(Urgency::soon, "any", "a and b")});
  run("a and b");
  const std::size_t before = facts().findings.size();
  const std::vector<Change> first = what_if(inference()).changes;
  EXPECT_EQ(facts().findings.size(), before);
  EXPECT_EQ(what_if(inference()).changes.size(), first.size());
}

class MakeTrue : public SmallWorld {};

TEST_F(MakeTrue, AnyFindingThatRulesTest) {
  for (const char* condition :
       {"a", "past(a)", "family(a)", "possible(a)", "chief(a)", "a[severity >= severe]", "a[onset != sudden]", "a[duration > 3 weeks]",
        "a[duration in 1 .. 3 weeks]", "a[site = toe, trigger = food]", "not a", "not past(a)", "not a[severity >= severe]",
        "not a[site = foot]", "not a[duration > 3 weeks]", "not chief(a)", "not possible(a)", "a[frequency != 3 a day]"}) {
    compile({rule("one", condition)});
    fact::Facts made_facts;
    fact::Finding made;
    std::vector<std::uint32_t> findings;
    ASSERT_TRUE(make_true(rules(), rules().when(0)[0], made_facts, made, findings)) << condition;
    infer::Chainer chainer(rules());
    EXPECT_TRUE(chainer.run(made_facts).fired(0)) << condition;
  }
}

}  // namespace
}  // namespace anteroom::explain
