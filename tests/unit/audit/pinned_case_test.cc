#include "engine/audit/pinned_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/audit/mutate.h"
#include "engine/base/read_file.h"
#include "tests/agreement/world.h"
#include "tests/unit/audit/read_case_text.h"
#include "tests/unit/audit/small_copy.h"

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(PinnedCase, IsALineOfAllThatComes) {
  std::vector<std::string> codes;
  const std::vector<Case> cases = read_case_text(
      "- {pinned: fever and not cough, gives: [urgent, alpha, beta]}\n"
      "- {pinned: nothing, gives: [routine, alpha], red_flags: [x], advice: [y]}\n",
      codes);
  EXPECT_THAT(codes, IsEmpty());
  ASSERT_THAT(cases, SizeIs(2));
  EXPECT_THAT(*cases[0].facts, SizeIs(2));
  EXPECT_THAT(cases[0].expect.urgency, ElementsAre("urgent"));
  EXPECT_THAT(cases[0].expect.departments, ElementsAre("alpha", "beta"));
  EXPECT_THAT(*cases[0].expect.red_flags, IsEmpty());
  EXPECT_EQ(cases[1].place.line, 2U);
  EXPECT_THAT(*cases[1].facts, IsEmpty());
  EXPECT_THAT(*cases[1].expect.red_flags, ElementsAre("x"));
  EXPECT_THAT(cases[1].expect.advice, ElementsAre("y"));
}

TEST(PinnedCase, MistakesAreTold) {
  std::vector<std::string> codes;
  EXPECT_THAT(read_case_text("- {pinned: fever}\n- {pinned: fever and, gives: [urgent]}\n- {pinned: fever, gives: []}\n", codes),
              IsEmpty());
  EXPECT_THAT(codes, ElementsAre("yaml.missing-key", "case.fact", "case.no-expectation"));
}

TEST(PinnedCase, WhatIsWrittenReadsBack) {
  const tests::World world;
  Pin outcome;
  outcome.facts = world.facts("chief(a[severity = severe, site = limb]) and age = 30 years");
  outcome.outcome.urgency = {"routine"}, outcome.outcome.departments = {"alpha"}, outcome.outcome.red_flags.emplace();
  const Pin fires{world.facts("a and not b"), "test.case.r", true, {}}, misses{world.facts("b"), "test.case.r", false, {}};
  std::vector<Pin> many(60, fires);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].facts = world.facts("a and age = " + std::to_string(i + 1) + " years");
  many.push_back(outcome), many.push_back(misses);
  const std::string text = pinned_text(many, world.ontology);
  std::vector<std::string> codes;
  const std::vector<Case> cases = read_case_text(text, codes);
  EXPECT_THAT(codes, IsEmpty()) << text;
  ASSERT_THAT(cases, SizeIs(62)) << text;
  EXPECT_EQ(cases[0].expect.departments, outcome.outcome.departments);
  EXPECT_THAT(cases[1].expect.fired, ElementsAre("test.case.r"));
  EXPECT_THAT(cases.back().expect.not_fired, ElementsAre("test.case.r"));
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 12) << text;
}

class PinnedFile : public SmallCopy {
 protected:
  std::string make() {
    static_cast<void>(run_mutate(load(), folder_.string(), {.write = folder_.string()}));
    base::Problems problems;
    return base::read_file(folder_.string() + "/" + std::string(kPinnedFile), problems).value_or("");
  }
};

TEST_F(PinnedFile, ShowsNearlyEveryMistakeAndHolds) {
  EXPECT_THAT(make(), testing::StartsWith("# A RECORD OF WHAT THE RULES SAY NOW, judged by nobody"));
  const PartReport mutated = run_mutate(load(), folder_.string(), {});
  EXPECT_GE(figure(mutated, "score").value, 0.95);
  EXPECT_THAT(kinds(mutated), testing::Not(testing::Contains(testing::HasSubstr("case-fails"))));
  EXPECT_EQ(figure(check_cases(load(), folder_.string(), {}), "failed").value, 0);
}

TEST_F(PinnedFile, MadeAnewWithoutAnEditIsTheSame) {
  const std::string first = make();
  EXPECT_EQ(make(), first);
}

}  // namespace
}  // namespace anteroom::audit
