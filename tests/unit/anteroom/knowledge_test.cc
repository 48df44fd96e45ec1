// Loading: all of it, or nothing and every problem.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/anteroom/load_small.h"

namespace anteroom {
namespace {

namespace fs = std::filesystem;

// A copy of the small knowledge that a test may break.
class Copy {
 public:
  Copy() : folder_(fs::path(ANTEROOM_BINARY_DIR) / "unit.anteroom" / testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(kSmallKnowledge, folder_, fs::copy_options::recursive);
  }
  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }
  void remove(const std::string& path) const { fs::remove_all(folder_ / path); }
  std::shared_ptr<const Knowledge> load() {
    problems.clear();
    return Knowledge::load(folder_.string(), problems);
  }
  std::vector<Problem> problems;

 private:
  const fs::path folder_;
};

TEST(Knowledge, SaysWhatItHas) {
  const Knowledge& knowledge = *small_knowledge();
  EXPECT_EQ(knowledge.version(), "golden-1");
  EXPECT_THAT(knowledge.digest(), testing::MatchesRegex("sha256:[0-9a-f]+"));
  EXPECT_EQ(knowledge.digest().size(), 7U + 64U);
  EXPECT_EQ(knowledge.size().concepts, 16U);
  EXPECT_EQ(knowledge.size().departments, 4U);
  EXPECT_EQ(knowledge.size().rules, 8U);
  EXPECT_GT(knowledge.size().phrases, 30U);
}

TEST(Knowledge, DigestIsOfTheContentsNotOfThePlace) {
  Copy copy;
  const auto same = copy.load();
  ASSERT_NE(same, nullptr);
  EXPECT_EQ(same->digest(), small_knowledge()->digest());
  copy.write("rules/common/new.rules.yaml", "# nothing\n");
  const auto changed = copy.load();
  ASSERT_NE(changed, nullptr);
  EXPECT_NE(changed->digest(), small_knowledge()->digest());
  copy.remove("rules/common/new.rules.yaml");
  EXPECT_EQ(copy.load()->digest(), small_knowledge()->digest());
  copy.write("rules/common/new.cases.yaml", "expectations are no knowledge");
  EXPECT_EQ(copy.load()->digest(), small_knowledge()->digest());
}

TEST(Knowledge, FilesAreFoundNotListed) {
  Copy copy;
  copy.write("lexicon/concepts/more.yaml", "concepts:\n  cough: {name: Cough, kind: symptom}\n");
  copy.write("lexicon/en/more.yaml", "phrases:\n  cough: [cough]\n");
  copy.write("rules/cough/all.rules.yaml",
             "- id: cough.all.alone\n  status: draft\n  says: Cough.\n  when: cough\n  then: {route: {family_medicine: 3}}\n"
             "  sources: [{cite: \"x\"}]\n  from_memory: true\n");
  const auto knowledge = copy.load();
  ASSERT_NE(knowledge, nullptr) << copy.problems.front().text;
  Screener screener(knowledge);
  EXPECT_EQ(screener.screen({.text = "I cough"}).departments().front().score, 6);  // a chief complaint counts twice
}

TEST(Knowledge, BrokenKnowledgeGivesEveryProblemWithItsPlace) {
  Copy copy;
  copy.write("lexicon/concepts/broken.yaml", "concepts:\n  cough: {name: Cough, kind: symptem}\n");
  copy.write("rules/head/broken.rules.yaml", "- id: head.broken.one\n  when: (fever\n");
  EXPECT_EQ(copy.load(), nullptr);
  ASSERT_GE(copy.problems.size(), 2U);
  bool kind = false;
  for (const Problem& problem : copy.problems) {
    EXPECT_FALSE(problem.code.empty());
    EXPECT_FALSE(problem.message.empty());
    EXPECT_TRUE(problem.text.find(problem.code) != std::string::npos && problem.text.ends_with('\n')) << problem.text;
    if (problem.code != "ontology.unknown-kind") continue;
    kind = true;
    EXPECT_EQ(problem.file, "lexicon/concepts/broken.yaml");
    EXPECT_EQ(problem.line, 2U);
    EXPECT_EQ(problem.column, 30U);
  }
  EXPECT_TRUE(kind);
}

TEST(Knowledge, NothingThereIsAProblem) {
  std::vector<Problem> problems;
  EXPECT_EQ(Knowledge::load("/nowhere/at/all", problems), nullptr);
  EXPECT_FALSE(problems.empty());
  Copy copy;
  copy.remove("lexicon/en");
  EXPECT_EQ(copy.load(), nullptr);
  EXPECT_EQ(copy.problems.front().code, "knowledge.no-language");
}

TEST(Knowledge, OutlivesItsName) {
  std::vector<Problem> problems;
  std::shared_ptr<const Knowledge> knowledge = Knowledge::load(kSmallKnowledge, problems);
  Screener screener(knowledge);
  knowledge.reset();  // the screener holds it
  EXPECT_EQ(screener.screen({.text = "I have a fever."}).urgency(), "routine");
}

}  // namespace
}  // namespace anteroom
