// Cases as files give them.
#include <gtest/gtest.h>

#include "tests/unit/audit/read_case_text.h"

namespace anteroom::audit {
namespace {

TEST(Cases, OfManyWordingsAreOneOfEach) {
  std::vector<std::string> codes;
  const auto cases =
      read_case_text("- {case: drunk, wordings: ['(I|he) drank (|some )bleach', I sipped it], expect: {urgency: emergency}}", codes);
  ASSERT_EQ(cases.size(), 5U);
  EXPECT_EQ(cases[1].text, "I drank some bleach");
  EXPECT_EQ(cases[1].name, "drunk: I drank some bleach");
  EXPECT_EQ(cases[4].text, "I sipped it");
  EXPECT_TRUE(codes.empty());
  EXPECT_TRUE(read_case_text("- {case: drunk, wordings: ['(I drank'], expect: {urgency: emergency}}", codes).empty());
  EXPECT_TRUE(read_case_text("- {case: both, text: a, wordings: [b], expect: {urgency: emergency}}", codes).empty());
  EXPECT_TRUE(read_case_text("- {case: none, wordings: [], expect: {urgency: emergency}}", codes).empty());
  EXPECT_EQ(codes, (std::vector<std::string>{"case.wordings", "case.fact", "case.wordings"}));
}

}  // namespace
}  // namespace anteroom::audit
