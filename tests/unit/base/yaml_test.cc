// What read_yaml takes, with places, and what it refuses; tests/knowledge_errors holds the texts of the problems.
#include "engine/base/yaml.h"

#include <gtest/gtest.h>

namespace anteroom::base {
namespace {

// Codes of the problems of a text, in their order.
std::vector<std::string> codes(std::string_view text) {
  YamlTree tree;
  Problems problems;
  const bool ok = read_yaml({"f", text}, tree, problems);
  EXPECT_EQ(ok, problems.empty());
  if (!ok) {
    EXPECT_EQ(tree.root().kind, YamlNode::Kind::null);
  }
  std::vector<std::string> result;
  for (const Problem& problem : problems.list()) result.push_back(problem.code);
  return result;
}
using Codes = std::vector<std::string>;

class Tree : public testing::Test {
 protected:
  const YamlNode& read(std::string_view text) {
    EXPECT_TRUE(read_yaml({"f", text}, tree_, problems_)) << to_text(problems_);
    return tree_.root();
  }
  YamlTree tree_;
  Problems problems_;
};

TEST_F(Tree, KeepsOrderTextAndPlaces) {
  const YamlNode& root = read("# first\nb:\n  - 012\n  - {x: 'é', y: no}\na: |\n  two\n  lines\n");
  ASSERT_EQ(root.kind, YamlNode::Kind::map);
  EXPECT_EQ(root.place, (Place{2, 1}));
  ASSERT_EQ(root.entries.size(), 2U);
  EXPECT_EQ(root.entries[0].first->scalar, "b");
  const YamlNode& list = *root.find("b");
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_EQ(list.items[0]->scalar, "012");
  EXPECT_EQ(list.items[1]->find("y")->scalar, "no");
  EXPECT_EQ(list.items[1]->find("y")->place, (Place{4, 17}));  // 'é' is one column
  EXPECT_EQ(root.find("a")->scalar, "two\nlines\n");
  EXPECT_EQ(root.find("c"), nullptr);
}

TEST_F(Tree, AnEmptyValueStandsAtItsKey) {
  const YamlNode& root = read("a:\n\n# x\nb: ~\nc: {d, e: }\n");
  EXPECT_EQ(root.find("a")->kind, YamlNode::Kind::null);
  EXPECT_EQ(root.find("a")->place, (Place{1, 1}));
  EXPECT_EQ(root.find("b")->place, (Place{4, 4}));
  EXPECT_EQ(root.find("c")->find("d")->kind, YamlNode::Kind::null);
}

TEST_F(Tree, AnEmptyFileIsNull) {
  EXPECT_EQ(read("").kind, YamlNode::Kind::null);
  EXPECT_EQ(read("# only a comment\n").kind, YamlNode::Kind::null);
}

TEST_F(Tree, TakesWindowsLineEndsAndAByteOrderMark) {
  const YamlNode& root = read(
      "\xEF\xBB\xBF"
      "a: x\r\nb: y\r\n");
  EXPECT_EQ(root.find("a")->scalar, "x");
  EXPECT_EQ(root.find("b")->scalar, "y");
  EXPECT_EQ(root.find("b")->place, (Place{2, 4}));
}

TEST_F(Tree, TakesOneDocumentMark) { EXPECT_EQ(read("---\na: x\n...\n").find("a")->scalar, "x"); }

TEST(ReadYaml, RefusesWhatIsTooClever) {
  EXPECT_EQ(codes("a: &x 1\nb: *x\n"), (Codes{"yaml.anchor", "yaml.alias"}));
  EXPECT_EQ(codes("a: !!str 1\nb: !mine 2\n"), (Codes{"yaml.tag", "yaml.tag"}));
  EXPECT_EQ(codes("a: 1\n---\nb: 2\n"), Codes{"yaml.several-documents"});
  EXPECT_EQ(codes("'a' 'b'\n"), Codes{"yaml.several-documents"});
  EXPECT_EQ(codes("[a]: b\n"), Codes{"yaml.bad-key"});
  EXPECT_EQ(codes("{a: b}: {c: d}\ne: f\n"), Codes{"yaml.bad-key"});
  EXPECT_EQ(codes("~: b\n"), Codes{"yaml.bad-key"});
}

TEST(ReadYaml, RefusesDuplicateKeysAtEveryDepthAndNamesBothLines) {
  EXPECT_EQ(codes("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n"), (Codes{"yaml.duplicate-key", "yaml.duplicate-key", "yaml.duplicate-key"}));
  YamlTree tree;
  Problems problems;
  read_yaml({"f", "a: 1\nb: 2\na: 3\n"}, tree, problems);
  EXPECT_EQ(problems.list().at(0).message, "'a' stands in line 1 and again in line 3");
  EXPECT_EQ(problems.list().at(0).place, (Place{3, 1}));
}

TEST(ReadYaml, RefusesBytesThatAreNoText) {
  EXPECT_EQ(codes("a: \xff\n"), Codes{"yaml.invalid-utf8"});
  EXPECT_EQ(codes("a: \xed\xa0\x80\n").size(), 3U);  // a surrogate: three bytes, none valid
  EXPECT_EQ(codes(std::string_view("a: b\0c\n", 7)), Codes{"yaml.control-character"});
  EXPECT_EQ(codes("a: b\x04\n"), Codes{"yaml.control-character"});  // yaml-cpp's own end mark
  EXPECT_EQ(codes("a: b\rc: d\n"), Codes{"yaml.control-character"});
  EXPECT_EQ(codes(std::string(100000, '\xff')).size(), 10U);
}

TEST(ReadYaml, CountsColumnsInCodePoints) {
  YamlTree tree;
  Problems problems;
  read_yaml({"f", "é: {ü: 1, ü: 2}\n"}, tree, problems);
  EXPECT_EQ(problems.list().at(0).place, (Place{1, 11}));
  Problems syntax;
  read_yaml({"f", "é: é: é\n"}, tree, syntax);
  EXPECT_EQ(syntax.list().at(0).code, "yaml.syntax");
  EXPECT_EQ(syntax.list().at(0).place, (Place{1, 5}));
}

TEST(ReadYaml, TakesTheDeepestLevelAndRefusesOneMore) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(codes(nested(kMaxYamlDepth)), Codes{});
  EXPECT_EQ(codes(nested(kMaxYamlDepth + 1)), Codes{"yaml.too-deep"});
}

TEST(ReadYaml, EndlessNestingIsAProblemNotACrash) {
  for (const std::string_view piece : {"[", "{a: ", "- ", "? ", "[a: ", "{", "- ? "}) {
    std::string text;
    for (int i = 0; i < 50000; ++i) text += piece;
    EXPECT_EQ(codes(text), Codes{"yaml.too-deep"}) << piece;
  }
}

TEST(ReadYaml, LimitsTheSizeOfAFile) { EXPECT_EQ(codes(std::string(kMaxYamlBytes + 1, '#')), Codes{"yaml.too-large"}); }

TEST(ReadYaml, AManyFieldMapCostsNoSquare) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "k" + std::to_string(i) + ": v\n";
  text += "k7: again\n";
  EXPECT_EQ(codes(text), Codes{"yaml.duplicate-key"});
}

TEST(Number, IsPlainAndDecimal) {
  EXPECT_EQ(number("3"), 3);
  EXPECT_EQ(number("012"), 12);
  EXPECT_EQ(number("-0.5"), -0.5);
  EXPECT_EQ(number("101.3"), 101.3);
  for (const std::string_view bad : {"", "-", ".5", "5.", "1e3", "0x10", "nan", "inf", "+1", " 1", "1 ", "1,5", "1_000", "--1", "1.2.3"}) {
    EXPECT_EQ(number(bad), std::nullopt) << bad;
  }
  EXPECT_EQ(number(std::string(400, '9')), std::nullopt);  // not finite
}

TEST_F(Tree, PlaceWithinFollowsEveryWayOfWriting) {
  const std::string_view text =
      "a: one two\n"
      "b: 'it''s two'\n"
      "c: \"x \\u00e9 two\"\n"
      "d: >-\n"
      "  one\n"
      "  two\n"
      "e: one\n"
      "   two\n"
      "é: é two\n";
  const YamlNode& root = read(text);
  const auto place_of_two = [&](std::string_view key) {
    const YamlNode& node = *root.find(key);
    return place_within({"f", text}, node, node.scalar.find("two"));
  };
  EXPECT_EQ(place_of_two("a"), (Place{1, 8}));
  EXPECT_EQ(place_of_two("b"), (Place{2, 11}));
  EXPECT_EQ(place_of_two("c"), (Place{3, 14}));
  EXPECT_EQ(place_of_two("d"), (Place{6, 3}));
  EXPECT_EQ(place_of_two("e"), (Place{8, 4}));
  EXPECT_EQ(place_of_two("é"), (Place{9, 6}));
  EXPECT_EQ(place_within({"f", text}, *root.find("a"), 0), (Place{1, 4}));
  EXPECT_EQ(place_within({"f", text}, *root.find("a"), 7), (Place{1, 11}));  // the end
  EXPECT_EQ(place_within({"f", text}, *root.find("a"), 3), (Place{1, 7}));   // a space: after the word before it
}

class FieldsTest : public Tree {
 protected:
  std::vector<std::string> reported() const {
    std::vector<std::string> result;
    for (const Problem& problem : problems_.list()) result.push_back(problem.code + " " + problem.hint);
    return result;
  }
  std::string_view text_ = "id: x\nwen: y\nn: 012\nb: yes\nl: [1, 2]\nm: {k: v}\ne:\ns: ''\n";
  Source source_{"f", text_};
};

TEST_F(FieldsTest, ReportsUnknownKeysWithTheNearest) {
  const Fields fields(read(text_), source_, problems_, "a rule", {"id", "when", "n", "b", "l", "m", "e", "s"});
  EXPECT_TRUE(fields.ok());
  EXPECT_EQ(reported(), std::vector<std::string>{"yaml.unknown-key did you mean 'when'?"});
  EXPECT_EQ(problems_.list()[0].place, (Place{2, 1}));
}

TEST_F(FieldsTest, ReadsEachTypeAndReportsOthers) {
  const Fields fields(read(text_), source_, problems_, "a rule", {"id", "wen", "n", "b", "l", "m", "e", "s"});
  EXPECT_EQ(fields.text(*fields.get("id")), "x");
  EXPECT_EQ(fields.number(*fields.get("n")), 12);
  EXPECT_EQ(fields.list(*fields.get("l")).size(), 2U);
  EXPECT_EQ(fields.list(*fields.get("id")).size(), 1U);
  EXPECT_EQ(fields.map(*fields.get("m")).at(0).first, "k");
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(fields.get("absent"), nullptr);
  EXPECT_EQ(fields.boolean(*fields.get("b")), std::nullopt);
  EXPECT_EQ(fields.number(*fields.get("id")), std::nullopt);
  EXPECT_EQ(fields.text(*fields.get("l")), "");
  EXPECT_EQ(fields.text(*fields.get("e")), "");
  EXPECT_EQ(fields.text(*fields.get("s")), "");
  EXPECT_TRUE(fields.list(*fields.get("m")).empty());
  EXPECT_TRUE(fields.list(*fields.get("e")).empty());
  EXPECT_TRUE(fields.map(*fields.get("id")).empty());
  EXPECT_EQ(problems_.size(), 8U);
  for (const Problem& problem : problems_.list()) EXPECT_EQ(problem.code, "yaml.wrong-type") << problem.message;
}

TEST_F(FieldsTest, RequireReportsWhatIsMissingOnce) {
  const Fields fields(read("id: x\n"), source_, problems_, "a rule", {"id", "when"});
  EXPECT_NE(fields.require("id"), nullptr);
  EXPECT_EQ(fields.require("when"), nullptr);
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_.list()[0].message, "a rule needs the field 'when'");
}

TEST_F(FieldsTest, WhatIsNoMapIsReportedOnce) {
  const Fields fields(read("- a\n"), source_, problems_, "a rule", {"id"});
  EXPECT_FALSE(fields.ok());
  EXPECT_EQ(fields.require("id"), nullptr);
  EXPECT_EQ(problems_.size(), 1U);
}

}  // namespace
}  // namespace anteroom::base
