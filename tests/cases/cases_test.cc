// tests/cases/cases_test.cc: every case of rules/**/*.cases.yaml, run through the whole engine with the project's own knowledge.
#include <gtest/gtest.h>

#include "engine/audit/case.h"

namespace anteroom {
namespace {

TEST(Cases, AllPass) {
  std::vector<Problem> found;
  const auto knowledge = Knowledge::load(ANTEROOM_SOURCE_DIR, found);
  for (const Problem& problem : found) ADD_FAILURE() << problem.text;
  ASSERT_NE(knowledge, nullptr);
  base::Problems problems;
  const audit::CaseReport report = audit::run_cases(knowledge, ANTEROOM_SOURCE_DIR, "", problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  for (const audit::Finding& failure : report.failures)
    ADD_FAILURE() << failure.file << ":" << failure.place.line << ": " << failure.of << ": " << failure.says;
  std::cout << report.cases << " cases, " << report.failed << " failed\n";
}

}  // namespace
}  // namespace anteroom
