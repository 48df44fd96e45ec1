// How problems read, sort and suggest.
#include "engine/base/problem.h"

#include <gtest/gtest.h>

namespace anteroom::base {
namespace {

TEST(Problem, IsPrintedWithPlaceLineCaretAndHint) {
  Problems problems;
  problems.add({.code = "rule.unknown-name", .message = "no concept 'hedache'", .hint = "did you mean 'headache'?"},
               {"a.yaml", "x: 1\r\nwhen: hedache\r\n"}, {2, 7});
  EXPECT_EQ(to_text(problems),
            "a.yaml:2:7: rule.unknown-name: no concept 'hedache'\n"
            "  when: hedache\n"
            "        ^\n"
            "  hint: did you mean 'headache'?\n");
}

TEST(Problem, WithoutFileLineOrHintIsOneLine) {
  EXPECT_EQ(to_text(Problem{.code = "text.empty", .message = "nothing to read"}), "text.empty: nothing to read\n");
  EXPECT_EQ(to_text(Problem{.code = "file.missing", .message = "gone", .file = "a.yaml"}), "a.yaml: file.missing: gone\n");
}

TEST(Problem, CaretCountsCodePointsAndTabsAsOne) {
  Problems problems;
  problems.add({.code = "c.d", .message = "m"}, {"f", "\té ü x\n"}, {1, 6});
  EXPECT_EQ(to_text(problems), "f:1:6: c.d: m\n   é ü x\n       ^\n");
}

TEST(Problem, ALineThatIsNotThereIsNotQuoted) {
  Problems problems;
  problems.add({.code = "c.d", .message = "m"}, {"f", "one\n"}, {9, 1});
  EXPECT_EQ(to_text(problems), "f:9:1: c.d: m\n");
}

TEST(Problem, ALongLineIsCutAroundTheCaret) {
  Problems problems;
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  problems.add({.code = "c.d", .message = "m"}, {"f", line}, {1, 501});
  EXPECT_EQ(to_text(problems),
            "f:1:501: c.d: m\n  ..." + std::string(60, 'a') + "X" + std::string(59, 'b') + "...\n" + std::string(65, ' ') + "^\n");
}

TEST(Problem, TerminalControlsAndInvalidBytesAreMadeHarmless) {
  const std::string text = to_text(Problem{.code = "c.d", .message = "a\x1b[31m\xff", .file = "f\n"});
  EXPECT_EQ(text, "f\xEF\xBF\xBD: c.d: a\xEF\xBF\xBD[31m\xEF\xBF\xBD\n");
}

TEST(Problems, SortByFilePlaceCodeAndDropRepetitions) {
  Problems problems;
  const Source b{"b", "line\n"};
  const Source a{"a", "line\nline\n"};
  problems.add({.code = "z.z", .message = "4"}, b, {1, 1});
  problems.add({.code = "z.z", .message = "3"}, a, {2, 1});
  problems.add({.code = "y.y", .message = "2"}, a, {1, 3});
  problems.add({.code = "x.x", .message = "1"}, a, {1, 3});
  problems.add({.code = "z.z", .message = "3"}, a, {2, 1});
  problems.sort();
  std::string order;
  for (const Problem& problem : problems.list()) order += problem.message;
  EXPECT_EQ(order, "1234");
}

TEST(Nearest, FindsOneLetterWrongMissingDoubledOrSwapped) {
  const std::vector<std::string_view> names = {"headache", "earache", "fever", "cough"};
  for (const std::string_view word : {"hedache", "headaache", "haedache", "headacha", "headace"}) {
    EXPECT_EQ(nearest(word, names), "headache") << word;
  }
}

TEST(Nearest, GivesNothingWhenNothingIsNear) {
  const std::vector<std::string_view> names = {"headache", "a", ""};
  EXPECT_EQ(nearest("vomiting", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest("b", names), "");
  EXPECT_EQ(nearest("if", {"id", "in"}), "");
  EXPECT_EQ(nearest(std::string(10000, 'h'), names), "");
  EXPECT_EQ(nearest("fever", {}), "");
}

TEST(Nearest, DoesNotDependOnTheOrderOfCandidates) {
  EXPECT_EQ(nearest("cat", {"bat", "car"}), "bat");
  EXPECT_EQ(nearest("cat", {"car", "bat"}), "bat");
}

TEST(Quote, CutsAtSixtyCodePoints) {
  std::string long_text;
  for (int i = 0; i < 61; ++i) long_text += "é";
  EXPECT_EQ(quote(long_text), "'" + long_text.substr(0, 120) + "...'");
  EXPECT_EQ(quote("a\nb"),
            "'a\xEF\xBF\xBD"
            "b'");
}

TEST(Join, NamesAtMostTheLimit) {
  EXPECT_EQ(join({"a", "b", "c"}), "a, b, c");
  EXPECT_EQ(join({"a", "b", "c"}, 2), "a, b, ...");
  EXPECT_EQ(join({}), "");
}

}  // namespace
}  // namespace anteroom::base
