// Broken knowledge gives problems that a person can act on: each case is a mistake and the exact text of what is said about it.
//
//   <name>.yaml, or a folder <name>/ of them     what is broken; the first line `# reader: concepts` says who reads the file
//   <name>.expected                              to_text of all problems
//
// Cases are found when the test runs. ANTEROOM_UPDATE_GOLDEN=1 writes the expected texts anew; read the difference as text.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/base/read_file.h"
#include "tests/knowledge_errors/read_broken.h"

namespace anteroom {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(ANTEROOM_SOURCE_DIR) / "tests/knowledge_errors";
  return path;
}

// Names of the cases, sorted.
std::vector<std::string> find_cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    const bool is_case = entry.is_directory() ? entry.path().filename() != "known" : entry.path().extension() == ".yaml";
    if (is_case) names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

BrokenFiles files_of(const fs::path& path) {
  base::Problems problems;
  BrokenFiles files;
  const std::string file = path.string() + ".yaml";
  for (const std::string& one : fs::exists(file) ? std::vector{file} : base::list_files(path.string(), ".yaml", problems)) {
    const std::optional<std::string> text = base::read_file(one, problems);
    files.push_back({fs::relative(one, folder()).string(), text.value_or("")});
  }
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  return files;
}

class KnowledgeError : public testing::Test {
 public:
  explicit KnowledgeError(std::string name) : name_(std::move(name)) {}

  void TestBody() override {
    const std::string found = read_broken(files_of(folder() / "known"), files_of(folder() / name_));
    EXPECT_FALSE(found.empty()) << "nothing was found wrong with " << name_;
    const fs::path golden = folder() / (name_ + ".expected");
    if (std::getenv("ANTEROOM_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden, std::ios::binary) << found;
      return;
    }
    base::Problems problems;
    const std::optional<std::string> expected = base::read_file(golden.string(), problems);
    ASSERT_TRUE(expected.has_value()) << to_text(problems) << "write it with ANTEROOM_UPDATE_GOLDEN=1, and read it";
    EXPECT_EQ(found, *expected);
  }

 private:
  std::string name_;
};

// Each case is a test of its own, made when the program starts.
const std::size_t registered = [] {
  const std::vector<std::string> names = find_cases();
  for (const std::string& name : names) {
    testing::RegisterTest("KnowledgeError", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [name]() -> KnowledgeError* { return new KnowledgeError(name); });
  }
  return names.size();
}();

TEST(KnowledgeErrors, CasesAreFound) { EXPECT_GE(registered, 45U) << "in " << folder(); }

TEST(KnowledgeErrors, EveryExpectedTextHasItsCase) {
  const std::vector<std::string> names = find_cases();
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".expected") continue;
    EXPECT_TRUE(std::binary_search(names.begin(), names.end(), entry.path().stem().string())) << entry.path();
  }
}

TEST(KnowledgeErrors, WhatIsKnownHasNoMistakes) { EXPECT_EQ(read_broken(files_of(folder() / "known"), {}), ""); }

}  // namespace
}  // namespace anteroom
