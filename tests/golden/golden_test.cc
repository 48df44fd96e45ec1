// The program as a user meets it: each folder here with a file `args` is one run, and what came out of it.
//
//   <name>/args        the arguments, one a line; {root} is the repository. The program runs in this folder.
//   <name>/stdin       optional
//   <name>/stdout, stderr, status    what is expected; a file that is not there: nothing, nothing, 0
//
// Knowledge is tests/golden/knowledge unless args name another. JSON is stored broken into lines, to be read; digests, the version, times
// and the repository's path stand as {digest}, {version}, {build}, {seconds}, {root}. Each line of JSON is checked against the schemas in
// docs/.
// ANTEROOM_UPDATE_GOLDEN=1 writes what is expected anew; read the difference as text.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC 12 on std::regex, with sanitizers
#endif
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <sstream>

#include "tests/golden/json_schema.h"
#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(ANTEROOM_SOURCE_DIR) / "tests/golden";
  return path;
}

std::vector<std::string> find_cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (fs::exists(entry.path() / "args")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// JSON with what fits on one line on one line.
void pretty(const boost::json::value& value, std::size_t indent, std::string& out) {
  const std::string line = boost::json::serialize(value);
  if (line.size() + indent <= 120 || (!value.is_object() && !value.is_array())) {
    out += line;
    return;
  }
  const auto part = [&](bool first) { out += (first ? "\n" : ",\n") + std::string(indent + 2, ' '); };
  bool first = true;
  out += value.is_object() ? "{" : "[";
  if (value.is_object()) {
    for (const auto& [key, one] : value.get_object()) {
      part(first);
      first = false;
      out += boost::json::serialize(boost::json::value(key)) + ": ";
      pretty(one, indent + 2, out);
    }
  } else {
    for (const boost::json::value& one : value.get_array()) {
      part(first);
      first = false;
      pretty(one, indent + 2, out);
    }
  }
  out += "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

// Of one line of JSON: as which definition of the schema it must pass.
std::string kind_of(const boost::json::object& object) {
  if (object.contains("line")) return "bad_line";
  if (object.contains("parts")) return "audit";
  for (const char* explanation : {"why", "trace", "why_not", "what_if"})
    if (object.contains(explanation)) return explanation;
  return object.contains("urgency") ? "screening" : "annotation";
}

// Output as it is stored; checks JSON on the way.
std::string readable(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    boost::json::error_code error;
    const boost::json::value value = line.starts_with('{') ? boost::json::parse(line, error) : boost::json::value();
    if (value.is_object() && !error) {
      EXPECT_EQ(against_schema(kind_of(value.get_object()), line), "") << line;
      pretty(value, 0, out);
      out += '\n';
    } else {
      out += line + "\n";
    }
  }
  if (!text.empty() && text.back() != '\n' && !out.empty()) out.pop_back();
  static const std::regex digest("sha256:[0-9a-f]{64}"), version("anteroom [0-9]+\\.[0-9]+\\.[0-9]+"), build("build [0-9a-f]{16}"),
      seconds("\"seconds\": ?[0-9.eE+-]+");
  out = std::regex_replace(std::regex_replace(out, digest, "{digest}"), build, "build {build}");
  out = std::regex_replace(out, seconds, "\"seconds\": {seconds}");
  return replace_all(std::regex_replace(out, version, "anteroom {version}"), ANTEROOM_SOURCE_DIR, "{root}");
}

class GoldenCase : public testing::Test {
 public:
  explicit GoldenCase(std::string name) : here_(folder() / name) {}

  void TestBody() override {
    Command command;
    for (const std::string& line : lines_of(read_whole((here_ / "args").string())))
      command.arguments.push_back(replace_all(line, "{root}", ANTEROOM_SOURCE_DIR));
    command.input = read_whole((here_ / "stdin").string());
    command.folder = here_.string();
    const Ran ran = run_program(command);
    compare("stdout", readable(ran.output));
    compare("stderr", readable(ran.errors));
    compare("status", ran.status == 0 ? "" : std::to_string(ran.status) + "\n");
  }

 private:
  void compare(const std::string& name, const std::string& found) const {
    const fs::path path = here_ / name;
    if (std::getenv("ANTEROOM_UPDATE_GOLDEN") != nullptr) {
      found.empty() ? static_cast<void>(fs::remove(path)) : write_whole(path.string(), found);
    } else {
      EXPECT_EQ(found, read_whole(path.string())) << "write " << path << " with ANTEROOM_UPDATE_GOLDEN=1, and read it";
    }
  }

  const fs::path here_;
};

// Each case is a test of its own, made when the program starts.
const std::size_t registered = [] {
  const std::vector<std::string> names = find_cases();
  for (const std::string& name : names) {
    testing::RegisterTest("Golden", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [name]() -> GoldenCase* { return new GoldenCase(name); });
  }
  return names.size();
}();

TEST(GoldenCases, AreFound) { EXPECT_GE(registered, 35U) << "in " << folder(); }

}  // namespace
}  // namespace anteroom
