// Drawings are Graphviz' language whatever a patient writes: by a small reader of our own, and by dot itself where it is installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

// Reads the part of the language that drawings use:
//   digraph NAME { { NAME [ -> NAME ] [ "[" NAME = VALUE { , NAME = VALUE } "]" ] ; } }
class DotReader {
 public:
  explicit DotReader(std::string_view text) : rest_(text) {}

  // What is wrong, or nothing.
  std::string read() {
    if (!word("digraph") || !name() || !symbol('{')) return fail("digraph NAME {");
    while (!symbol('}')) {
      if (!name()) return fail("a node");
      if (symbol('-') && (!symbol('>') || !name())) return fail("-> NODE");
      if (symbol('[') && !attributes()) return fail("attributes");
      if (!symbol(';')) return fail(";");
    }
    space();
    return rest_.empty() ? "" : fail("the end");
  }

 private:
  std::string fail(const std::string& wanted) const { return wanted + " is wanted before: " + std::string(rest_.substr(0, 60)); }
  void space() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool symbol(char c) {
    space();
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view text) {
    space();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool name() {
    space();
    const std::size_t end =
        std::min(rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"), rest_.size());
    rest_.remove_prefix(end);
    return end > 0;
  }
  bool string() {
    for (; !rest_.empty() && rest_[0] != '"'; rest_.remove_prefix(1)) {
      if (static_cast<unsigned char>(rest_[0]) < ' ') return false;
      if (rest_[0] != '\\') continue;
      if (rest_.size() < 2 || std::string_view("\\\"n").find(rest_[1]) == std::string_view::npos) return false;
      rest_.remove_prefix(1);
    }
    return symbol('"');
  }
  bool attributes() {
    do {
      if (!name() || !symbol('=') || (symbol('"') ? !string() : !name())) return false;
    } while (symbol(','));
    return symbol(']');
  }

  std::string_view rest_;
};

bool has_dot() { return std::system("command -v dot >/dev/null 2>&1") == 0; }

// The drawing of each kind of explanation, of a question with everything in it that could end a string.
std::vector<std::string> drawings() {
  const std::string folder = scratch_folder("dot");
  write_whole(folder + "/question.txt",
              "I have \"anxiety\" \\N \\ and twitching\\ in\nmy \"thighs\", \xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80 \x01\x7f\xff fever.\\");
  std::vector<std::string> list;
  for (const std::vector<std::string>& kind : std::vector<std::vector<std::string>>{
           {}, {"--trace"}, {"--what-if"}, {"--why-not", "head.twitching.weak"}, {"--why-not", "head.twitching.benign"}}) {
    std::vector<std::string> arguments{"explain", "--dot", "question.txt"};
    arguments.insert(arguments.end(), kind.begin(), kind.end());
    const Ran ran = run_program({.arguments = arguments, .folder = folder});
    EXPECT_EQ(ran.status, 0) << ran.errors;
    list.push_back(ran.output);
  }
  return list;
}

TEST(Dot, DrawingsCanBeRead) {
  EXPECT_NE(DotReader("digraph a { b [label=\"\\N\"]; }").read(), "") << "the reader finds mistakes";
  EXPECT_NE(DotReader("digraph a { b -> ; }").read(), "");
  for (const std::string& drawing : drawings()) EXPECT_EQ(DotReader(drawing).read(), "") << drawing;
}

TEST(Dot, GraphvizDrawsThem) {
  if (!has_dot()) GTEST_SKIP() << "graphviz is not installed";
  const std::string folder = scratch_folder("dot_svg");
  std::string command = "cd '" + folder + "' && dot -Tsvg -O";
  const std::vector<std::string> list = drawings();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string name = "drawing" + std::to_string(i);
    write_whole(folder + "/" + name, list[i]);
    command += " " + name;
  }
  ASSERT_EQ(std::system((command + " 2>errors").c_str()), 0) << read_whole(folder + "/errors");
  EXPECT_EQ(read_whole(folder + "/errors"), "");
  EXPECT_NE(read_whole(folder + "/drawing0.svg").find("head.twitching.benign"), std::string::npos);
}

}  // namespace
}  // namespace anteroom
