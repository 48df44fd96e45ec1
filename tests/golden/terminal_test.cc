// What only a person at a terminal gets: colours, lines of its width, progress on standard error.
#include <gtest/gtest.h>

#include "tests/golden/json_schema.h"
#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

const std::string kQuestion =
    "I have pain in my chest and I am short of breath, but no fever. Last year a rash. This sentence is only here because lines of eighty "
    "columns need one.";

// What is drawn on a terminal can only be seen where there is one.
class OnATerminal : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminal on this machine (is /dev/pts mounted?), so nothing can be drawn on one";
  }
};

TEST_F(OnATerminal, GetsColours) {
  const Ran ran = run_program({.arguments = {"ask"}, .input = kQuestion, .output_is_terminal = true});
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.output.find("\x1b[1;31m"), std::string::npos) << "red flags are red";
  EXPECT_NE(ran.output.find("\x1b[2mfever\x1b[0m"), std::string::npos) << "what is denied is faint";
  EXPECT_EQ(ran.output.find("[!"), std::string::npos) << "no brackets beside colours";
}

TEST_F(OnATerminal, GetsNoColoursThatItDoesNotWant) {
  for (const char* variable : {"NO_COLOR=1", "TERM=dumb"}) {
    const Ran ran = run_program({.arguments = {"ask"}, .input = kQuestion, .environment = {variable}, .output_is_terminal = true});
    EXPECT_EQ(ran.output.find('\x1b'), std::string::npos) << variable;
    EXPECT_NE(ran.output.find("[!"), std::string::npos) << variable;
  }
}

TEST_F(OnATerminal, JsonIsNeverColoured) {
  const Ran ran = run_program({.arguments = {"ask", "--json"}, .input = kQuestion, .output_is_terminal = true});
  EXPECT_EQ(against_schema("screening", ran.output), "");
}

TEST_F(OnATerminal, LinesFit) {
  const Ran ran = run_program({.arguments = {"ask"}, .input = kQuestion, .environment = {"NO_COLOR=1"}, .output_is_terminal = true});
  std::size_t longest = 0;
  for (std::size_t at = 0; at < ran.output.size();) {
    const std::size_t end = std::min(ran.output.find('\n', at), ran.output.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  EXPECT_LE(longest, 80U) << ran.output;
  EXPECT_GT(longest, 60U) << ran.output;
}

TEST_F(OnATerminal, ProgressIsDrawn) {
  const std::string scratch = scratch_folder("progress");
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += R"({"text": "I have a terrible headache since yesterday, and no fever."})"
             "\n";
  write_whole(scratch + "/lines", lines);
  const Ran ran = run_program({.arguments = {"batch", scratch + "/lines"}, .output_file = scratch + "/out", .errors_are_terminal = true});
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.errors.find(" %  ["), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("/s"), std::string::npos);
  EXPECT_NE(ran.errors.find("20,000 questions in "), std::string::npos);
  const std::string out = read_whole(scratch + "/out");
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 20000);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
}

TEST(Progress, IsNotDrawnElsewhere) {
  const Ran ran = run_program({.arguments = {"batch"}, .input = R"({"text": "I have a fever."})"});
  EXPECT_EQ(ran.errors, "");
}

}  // namespace
}  // namespace anteroom
