// What patients there can be, one thing at a time; tests/agreement/proof_test.cc asks the rest of random rules.
#include "engine/proof/prover.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/agreement/world.h"

namespace anteroom::proof {
namespace {

using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

rule::RuleBase compiled(const std::vector<rule::RuleSource>& sources) {
  rule::RuleBase rules;
  base::Problems problems;
  EXPECT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  return rules;
}

// Whether some patient makes all of the conditions true. (In one condition, the compiler refuses what can never be.)
Answer::Kind can_be(std::initializer_list<const char*> conditions) {
  std::vector<rule::RuleSource> sources;
  for (const char* const condition : conditions) sources.push_back(World::rule("r" + std::to_string(sources.size()), condition));
  const rule::RuleBase rules = compiled(sources);
  Goal all = Goal::constant(true);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) all = all && Goal::fired(rule);
  return Prover(rules).ask(all).kind;
}

constexpr auto kYes = Answer::Kind::yes, kNo = Answer::Kind::no;

TEST(Prover, NumbersAreOrdered) {
  EXPECT_EQ(can_be({"age >= 50 years", "age < 51 years"}), kYes);
  EXPECT_EQ(can_be({"age >= 50 years", "age < 600 months"}), kNo);
  EXPECT_EQ(can_be({"temperature >= 38.5 C", "temperature < 101.3 F"}), kNo);
  EXPECT_EQ(can_be({"age > 50 years", "age <= 50 years"}), kNo);
}

TEST(Prover, ThePatientIsOneSexAndMenAreNotPregnant) {
  EXPECT_EQ(can_be({"sex = female", "sex = male"}), kNo);
  EXPECT_EQ(can_be({"sex = male", "pregnant"}), kNo);
  EXPECT_EQ(can_be({"sex = male", "pregnant = no"}), kYes);
}

TEST(Prover, NothingIsTrueAndFalse) {
  EXPECT_EQ(can_be({"a", "not a"}), kNo);
  EXPECT_EQ(can_be({"a[severity >= severe]", "not a[severity >= severe]"}), kNo);
  EXPECT_EQ(can_be({"a[severity >= severe]", "not a[severity >= moderate]"}), kNo);
  EXPECT_EQ(can_be({"a", "not a[severity >= severe]"}), kYes);
  EXPECT_EQ(can_be({"a", "past(a)", "not family(a)", "possible(a)"}), kYes);
}

// Several mentions are several findings; the tests of one bracket are of one of them.
TEST(Prover, TestsOfOneBracketAreOfOneFinding) {
  EXPECT_EQ(can_be({"a[duration > 3 weeks]", "not a[duration > 2 weeks]"}), kNo);
  EXPECT_EQ(can_be({"a[duration > 3 weeks]", "a[duration < 2 weeks]"}), kYes);
  EXPECT_EQ(can_be({"a[site = foot]", "not a[site = limb]"}), kNo);
}

TEST(Prover, AWitnessIsAsSmallAsCanBe) {
  const rule::RuleBase rules = compiled({World::rule("r", "a[severity >= severe] and (b or age >= 50 years) and not pregnant")});
  const Answer answer = Prover(rules).ask(Goal::fired(0));
  ASSERT_TRUE(answer.yes());
  ASSERT_GE(answer.witness.facts.findings.size(), 1U);
  EXPECT_LE(answer.witness.facts.findings.size(), 2U);
  const fact::Finding& finding = answer.witness.facts.findings.front();
  EXPECT_FALSE(finding.chief);
  EXPECT_FALSE(finding.duration_days.known());
}

// Which of the findings behind a literal there are.
TEST(Prover, ChiefComplaintsAndDiseasesBehindALiteral) {
  const rule::RuleBase rules = compiled({World::rule("r", "a[severity >= severe] and past(of_women) and not c")});
  std::map<std::string, LiteralId> literals;
  for (const std::uint32_t word : rules.when(0)) literals[rules.literal_text(word)] = word;
  ASSERT_EQ(literals.size(), 3U);
  const auto ask = [&](const Goal& goal) { return Prover(rules).ask(Goal::fired(0) && goal).kind; };
  const LiteralId severe = literals.at("a[severity >= severe]"), past = literals.at("past(of_women)"), absent = literals.at("not c");
  EXPECT_EQ(ask(Goal::chief(severe)), kYes);
  EXPECT_EQ(ask(!Goal::chief(severe)), kYes);
  EXPECT_EQ(ask(Goal::disease(severe)), kNo);
  EXPECT_EQ(ask(Goal::chief(past)), kNo);  // nobody complains of the past
  EXPECT_EQ(ask(!Goal::disease(past)), kNo);
  EXPECT_EQ(ask(Goal::chief(absent)), kNo);  // nor of what is not there
}

TEST(Prover, UnlessAndChains) {
  std::vector<rule::RuleSource> sources{World::rule("f", "a", "b"), World::rule("r", "fact"), World::rule("s", "c", "fact")};
  sources[0].conclude.push_back({"fact", {}});
  const rule::RuleBase rules = compiled(sources);
  const auto index = [&](const char* name) { return rules.find("test.case." + std::string(name)); };
  Prover prover(rules);
  EXPECT_TRUE(prover.ask(Goal::fired(index("r")) && Goal::fired(index("s"))).no());
  EXPECT_TRUE(prover.ask(Goal::fired(index("f")) && !Goal::fired(index("r"))).no());
  EXPECT_TRUE(prover.ask(Goal::when(index("f")) && Goal::unless(index("f"))).yes());
  EXPECT_TRUE(prover.ask(!Goal::some_fired({0, 1, 2})).yes());
}

TEST(Prover, TwoRuleBasesOverOnePatient) {
  const rule::RuleBase one = compiled({World::rule("r", "a and age >= 50 years")}),
                       other = compiled({World::rule("q", "age >= 40 years and a")});
  Prover prover({&one, &other});
  EXPECT_TRUE(prover.ask(Goal::fired(0, {0, 0}) && !Goal::fired(0, {1, 0})).no());
  const Answer answer = prover.ask(Goal::fired(0, {1, 0}) && !Goal::fired(0, {0, 0}));
  ASSERT_TRUE(answer.yes());
  EXPECT_EQ(answer.witness.facts.findings.size(), 1U);
}

TEST(Prover, TwoPatientsThatDifferInOneThing) {
  const rule::RuleBase rules = compiled({World::rule("r", "a and age < 50 years", "b")});
  Prover prover(rules);
  const Goal stops = Goal::fired(0, {0, 0}) && !Goal::fired(0, {0, 1});
  const auto more = [](const char* name) { return Change{.kind = Change::Kind::finding, .more = {{world().ontology.find(name)}}}; };
  EXPECT_TRUE(prover.ask(stops, {}, more("a")).no());
  EXPECT_TRUE(prover.ask(stops, {}, more("b")).yes());
  Change older{.kind = Change::Kind::measure, .measure = fact::Measure::age, .low = 60, .high = 130};
  EXPECT_TRUE(prover.ask(stops, {}, older).no());
  older.low = 40;
  const Answer answer = prover.ask(stops, {}, older);
  ASSERT_TRUE(answer.yes());
  EXPECT_LT(answer.witness.facts.patient[fact::Measure::age].low, 50);
  EXPECT_GE(answer.witness.changed.patient[fact::Measure::age].low, 50);
}

TEST(Prover, GivesUpWithinItsBudget) {
  const rule::RuleBase rules = compiled({World::rule("r", "a"), World::rule("s", "a")});
  Budget none;
  none.rounds = 0;
  const Answer answer = Prover(rules).ask(Goal::fired(0), none);
  EXPECT_EQ(answer.kind, Answer::Kind::undecided);
  EXPECT_FALSE(answer.why_undecided.empty());
}

}  // namespace
}  // namespace anteroom::proof
