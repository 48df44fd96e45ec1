// Where knowledge lies: beside the program as it was installed, or in the source tree as it was built. ANTEROOM_SHARE_FROM_BIN and
// ANTEROOM_SOURCE_DIR come from tools/CMakeLists.txt.
#include "tools/anteroom/find_knowledge.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "engine/base/problem.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblems = 10;  // before a question; `check` lists all

bool is_knowledge(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "lexicon", ignored) && fs::is_directory(folder / "rules", ignored);
}

}  // namespace

std::string find_knowledge(const std::string& given) {
  const char* named = std::getenv("ANTEROOM_KNOWLEDGE");
  std::error_code error;
  if (std::string path = !given.empty() ? given : named != nullptr ? named : ""; !path.empty()) {
    if (fs::exists(path, error)) return path;
    fail("there is no folder or snapshot " + base::quote(path) + "; name the folder that has lexicon/ and rules/, or a snapshot, with " +
         (given.empty() ? "$ANTEROOM_KNOWLEDGE" : "--knowledge"));
    return {};
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = (program.parent_path() / ANTEROOM_SHARE_FROM_BIN).lexically_normal();
  if (!error && is_knowledge(installed)) return installed.string();
  if (is_knowledge(ANTEROOM_SOURCE_DIR)) return ANTEROOM_SOURCE_DIR;
  fail("no knowledge in " + installed.string() + "; name the folder that has lexicon/ and rules/ with --knowledge");
  return {};
}

std::string find_sources(const std::string& given) {
  std::string path = find_knowledge(given);
  std::error_code error;
  if (path.empty() || fs::is_directory(path, error)) return path;
  fail(base::quote(path) + " is a file; name the folder that has lexicon/ and rules/ with --knowledge");
  return {};
}

std::shared_ptr<const Knowledge> load_knowledge(const std::string& given) {
  const std::string path = find_knowledge(given);
  if (path.empty()) return nullptr;
  std::vector<Problem> problems;
  std::shared_ptr<const Knowledge> knowledge = Knowledge::load(path, problems);
  if (knowledge != nullptr) return knowledge;
  for (std::size_t i = 0; i < problems.size() && i < kMostProblems; ++i) say(problems[i].text);
  fail("the knowledge in " + path + " cannot be used: it has " + std::to_string(problems.size()) +
       (problems.size() == 1 ? " problem" : " problems") +
       (problems.size() > kMostProblems ? ", of which these are the first; 'anteroom check' lists all" : ""));
  return nullptr;
}

}  // namespace anteroom::command
