// docs/errors.md lists every code of a problem that the program can give, and no other.
//
// In sources a code is a string literal "<stage>.<kebab-case>" whose stage is a heading of docs/errors.md, a module of the engine or the
// beginning of a literal that is given to `.code =`.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "engine/base/read_file.h"

namespace anteroom {
namespace {

const std::string kRoot = ANTEROOM_SOURCE_DIR;

std::string read(const std::string& path) {
  base::Problems problems;
  const std::optional<std::string> text = base::read_file(path, problems);
  EXPECT_TRUE(text.has_value()) << to_text(problems);
  return text.value_or("");
}

// All matches of the first group, with their count.
std::map<std::string, int> matches(const std::string& text, const char* pattern) {
  std::map<std::string, int> found;
  const std::regex regex(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) ++found[(*at)[1]];
  return found;
}

std::map<std::string, int> listed_codes() { return matches(read(kRoot + "/docs/errors.md"), "\\| `([a-z]+\\.[a-z0-9-]+)` \\|"); }

std::string without_comments(const std::string& source) {
  std::istringstream lines(source);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(' ') != line.find("//")) result += line + "\n";
  }
  return result;
}

// Path and text of every source, without comments.
std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> result;
  base::Problems problems;
  for (const char* folder : {"/engine", "/tools"}) {
    for (const char* suffix : {".cc", ".h"}) {
      for (const std::string& path : base::list_files(kRoot + folder, suffix, problems)) result[path] = without_comments(read(path));
    }
  }
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  return result;
}

// What codes begin with.
std::set<std::string> stages(const std::map<std::string, std::string>& all) {
  std::set<std::string> result;
  for (const auto& [code, count] : listed_codes()) result.insert(code.substr(0, code.find('.')));
  for (const auto& [name, count] : matches("\n" + read(kRoot + "/engine/modules.txt"), "\n([a-z]+):")) result.insert(name);
  for (const auto& [path, text] : all) {
    for (const auto& [stage, count] : matches(text, "\\.code = \"([a-z]+)\\.")) result.insert(stage);
  }
  return result;
}

// Code and a file that it stands in.
std::map<std::string, std::string> codes_in_sources() {
  const std::map<std::string, std::string> all = sources();
  const std::set<std::string> known = stages(all);
  std::map<std::string, std::string> result;
  for (const auto& [path, text] : all) {
    for (const auto& [code, count] : matches(text, "\"([a-z]+\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)\"")) {
      const bool file = code.ends_with(".yaml") || code.ends_with(".json") || code.ends_with(".snapshot");
      if (known.contains(code.substr(0, code.find('.'))) && !file) result[code] = path;
    }
  }
  return result;
}

TEST(ErrorList, HasEveryCodeOfTheSources) {
  const std::map<std::string, int> listed = listed_codes();
  const std::map<std::string, std::string> used = codes_in_sources();
  EXPECT_GE(used.size(), 40U) << "the scan no longer finds codes";
  for (const auto& [code, path] : used) EXPECT_TRUE(listed.contains(code)) << code << " of " << path << " is not in docs/errors.md";
}

TEST(ErrorList, HasNoCodeThatTheSourcesLack) {
  const std::map<std::string, std::string> used = codes_in_sources();
  for (const auto& [code, count] : listed_codes()) {
    EXPECT_TRUE(used.contains(code)) << code << " of docs/errors.md is nowhere in engine/ or tools/";
    EXPECT_EQ(count, 1) << code << " is listed twice";
  }
}

}  // namespace
}  // namespace anteroom
