// tests/cases/cases_test.cc: every case of rules/**/*.cases.yaml, run through the whole engine with the project's own knowledge.
#include <gtest/gtest.h>

#include "engine/audit/case.h"
#include "engine/base/read_file.h"

namespace anteroom {
namespace {

TEST(Cases, AllPass) {
  std::vector<Problem> found;
  const auto knowledge = Knowledge::load(ANTEROOM_SOURCE_DIR, found);
  for (const Problem& problem : found) ADD_FAILURE() << problem.text;
  ASSERT_NE(knowledge, nullptr);

  base::Problems problems;
  std::vector<audit::Case> cases;
  for (const std::string& path : base::list_files(ANTEROOM_SOURCE_DIR "/rules", ".cases.yaml", problems)) {
    if (const auto text = base::read_file(path, problems)) audit::read_cases({path, *text}, cases, problems);
  }
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  ASSERT_GT(cases.size(), 0U) << "no case found below rules/: the rules are not tested";

  audit::CaseRunner runner(knowledge);
  std::size_t failed = 0;
  for (const audit::Case& one : cases) {
    const std::vector<std::string> failures = runner.run(one);
    failed += failures.empty() ? 0 : 1;
    for (const std::string& failure : failures) ADD_FAILURE() << failure;
  }
  RecordProperty("cases", static_cast<int>(cases.size()));
  std::cout << cases.size() << " cases, " << failed << " failed\n";
}

}  // namespace
}  // namespace anteroom
