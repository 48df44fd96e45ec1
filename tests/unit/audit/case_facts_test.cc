// Facts as conditions: what is written is read back.
#include "engine/audit/case_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/agreement/world.h"

namespace anteroom::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::World;

const World& world() {
  static const World kWorld;
  return kWorld;
}

std::string problem_of(const char* text) {
  fact::Facts facts;
  return add_fact(World::condition(text), world().ontology, facts);
}

TEST(CaseFacts, AreWrittenAsTheyAreRead) {
  const std::vector<std::string> texts{"chief(a[severity = severe, duration in 7 days .. 3 weeks, site = foot])",
                                       "not b[onset = sudden]",
                                       "past(c)",
                                       "not family(d)",
                                       "possible(e[frequency = 3 a day])",
                                       "age in 20 years .. 29 years",
                                       "temperature = 38.5 C",
                                       "sex = female",
                                       "pregnant",
                                       "breastfeeding = no"};
  fact::Facts facts;
  for (const std::string& text : texts) EXPECT_EQ(add_fact(World::condition(text), world().ontology, facts), "") << text;
  std::vector<std::string> written = fact_texts(facts, world().ontology);
  EXPECT_EQ(written.size(), texts.size());
  fact::Facts again;
  for (const std::string& text : written) EXPECT_EQ(add_fact(World::condition(text), world().ontology, again), "") << text;
  EXPECT_EQ(fact_texts(again, world().ontology), written);
  EXPECT_EQ(facts.chief, std::vector<std::uint32_t>{0});
}

TEST(CaseFacts, SayWhatIsWrong) {
  EXPECT_THAT(problem_of("no_such_concept"), HasSubstr("no_such_concept"));
  EXPECT_THAT(problem_of("a[severity = loud]"), HasSubstr("'loud' is no value of severity"));
  EXPECT_THAT(problem_of("a or b"), HasSubstr("a fact is one finding"));
  EXPECT_THAT(problem_of("age >= 50 years"), HasSubstr("gives age with '='"));
  EXPECT_THAT(problem_of("a[duration = 3]"), HasSubstr("unit"));
}

TEST(CaseFacts, MakeACaseToPaste) {
  EXPECT_EQ(case_text("x", world().facts("a and age = 30 years"), world().ontology, {"urgency: soon"}),
            "- case: x\n  facts:\n    - a\n    - age = 30 years\n  expect:\n    urgency: soon\n");
  EXPECT_EQ(case_text("x", {}, world().ontology, {"fired: []"}), "- case: x\n  facts: []\n  expect:\n    fired: []\n");
}

}  // namespace
}  // namespace anteroom::audit
