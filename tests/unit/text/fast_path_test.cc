// The fast path and ICU give the same tokens, sentences and folded text, whatever the text.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "engine/text/text.h"

namespace anteroom::text {
namespace {

std::string escaped(const std::string& bytes) {
  std::string line;
  for (const char c : bytes) {
    if (c >= ' ' && c < 0x7f)
      line += c;
    else
      line += "\\x" + std::string{"0123456789abcdef"[(c >> 4) & 15], "0123456789abcdef"[c & 15]};
  }
  return line;
}

void expect_equal(const std::string& title, const std::string& body) {
  static Text fast, slow;  // reused, as in a screening
  fast.read(title, body);
  slow.read_without_fast_path(title, body);
  const std::string what = "title \"" + escaped(title) + "\" body \"" + escaped(body) + "\"";
  ASSERT_EQ(fast.folded(), slow.folded()) << what;
  ASSERT_EQ(fast.tokens().size(), slow.tokens().size()) << what;
  for (std::size_t i = 0; i < fast.tokens().size(); ++i) {
    const Token& a = fast.tokens()[i];
    const Token& b = slow.tokens()[i];
    ASSERT_TRUE(a.folded == b.folded && a.source == b.source && a.part == b.part && a.kind == b.kind && a.after_space == b.after_space &&
                a.capital == b.capital)
        << what << ": token " << i;
    ASSERT_EQ(fast.source(a.part, a.source), slow.source(b.part, b.source)) << what;
  }
  ASSERT_EQ(fast.sentences().size(), slow.sentences().size()) << what;
  for (std::size_t i = 0; i < fast.sentences().size(); ++i) {
    const Sentence& a = fast.sentences()[i];
    const Sentence& b = slow.sentences()[i];
    ASSERT_TRUE(a.tokens == b.tokens && a.part == b.part && a.question == b.question && a.heading == b.heading)
        << what << ": sentence " << i;
  }
  ASSERT_EQ(fast.problems().size(), slow.problems().size()) << what;
}

TEST(FastPathTest, EveryPairAndTripleOfKinds) {
  const std::string kinds("aB7'.,;\n\r \t\0_-?!:\"\x01\x7f", 20);  // one or two of each class
  for (const char a : kinds) {
    for (const char b : kinds) {
      expect_equal("", {a, b});
      for (const char c : kinds) expect_equal("x", {'q', a, b, c, 'z'});
    }
  }
}

TEST(FastPathTest, EveryByteBesideEveryByte) {
  for (int a = 0; a < 128; ++a) {
    for (int b = 0; b < 128; ++b) expect_equal("", {static_cast<char>(a), static_cast<char>(b)});
  }
}

TEST(FastPathTest, EveryCodePoint) {
  for (std::uint32_t c = 0x80; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    if (c >= 0x10000) {
      bytes = {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 63))};
    } else if (c >= 0x800) {
      bytes = {static_cast<char>(0xE0 | (c >> 12))};
    } else {
      bytes = {static_cast<char>(0xC0 | (c >> 6))};
    }
    if (c >= 0x800) bytes += static_cast<char>(0x80 | ((c >> 6) & 63));
    bytes += static_cast<char>(0x80 | (c & 63));
    const std::string body = "a" + bytes + "B 7" + bytes + "7 " + bytes + "a " + bytes + bytes + "\n" + bytes;
    expect_equal("", body);
    expect_equal("", body + "\xCC\x81");  // a combining mark
  }
}

TEST(FastPathTest, Crafted) {
  for (const char* body : {"",
                           " ",
                           "'",
                           "''",
                           "a'",
                           "'a",
                           "1.",
                           ".1",
                           "1.2.3",
                           "1,.2",
                           "can't've",
                           "a'1",
                           "1'a",
                           "1.a",
                           "a.1",
                           "\r\n\r\n",
                           " \n \n ",
                           "a\v\fb",
                           "O'Neill's 38.5C at 3 a.m. (U.S.)",
                           "www.a-b.com/x_y?z=1&w=2.0"}) {
    expect_equal(body, body);
  }
}

// Pieces that look like questions more than random bytes do.
std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces) {
  std::string body;
  const auto count = std::uniform_int_distribution<int>(0, 60)(random);
  for (int i = 0; i < count; ++i) body += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
  return body;
}

TEST(FastPathTest, RandomAscii) {
  std::vector<std::string> pieces;
  for (int c = 0; c < 128; ++c) pieces.push_back(std::string(1, static_cast<char>(c)));
  for (const char* piece : {"pain", "Pain", "can't", "38.5", "1,000", ". ", ", ", "\n", "\r\n", " ", " ", " ", "a.m.", "? ", "'", "."}) {
    pieces.insert(pieces.end(), 8, piece);
  }
  std::mt19937 random(20191001);
  for (int i = 0; i < 20000; ++i) expect_equal(i % 3 == 0 ? random_text(random, pieces) : "", random_text(random, pieces));
}

TEST(FastPathTest, RandomWestern) {
  const std::vector<std::string> pieces{"pain",
                                        "Pain",
                                        "'",
                                        ".",
                                        ",",
                                        " ",
                                        " ",
                                        "\n",
                                        "7",
                                        "38.5",
                                        "\xC3\x89t\xC3\xA9",
                                        "l\xE2\x80\x99",
                                        "\xE2\x80\x98",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x9D",
                                        "\xC2\xA0",
                                        "\xC2\xB4",
                                        "\xC2\xB0",
                                        "\xC3\x97",
                                        "\xE2\x89\xA5"};
  std::mt19937 random(20191005);
  for (int i = 0; i < 20000; ++i) expect_equal(i % 3 == 0 ? random_text(random, pieces) : "", random_text(random, pieces));
}

TEST(FastPathTest, RandomMixed) {
  const std::vector<std::string> pieces{"pain",
                                        "Pain",
                                        "'",
                                        ".",
                                        " ",
                                        "\n",
                                        "7",
                                        "38.5",
                                        "e",
                                        "E",
                                        "i",
                                        "\xCC\x81",
                                        "\xCC\xA3",
                                        "\xE2\x80\x99",
                                        "\xC2\xB4",
                                        "\xC2\xBD",
                                        "\xC3\x9F",
                                        "\xC4\xB0",
                                        "\xE5\xA4\xB4",
                                        "\xE0\xB8\x9B",
                                        "\xE0\xB8\xB4",
                                        "\xEA\xB0\x80",
                                        "\xE1\x84\x80",
                                        "\xE1\x85\xA1",
                                        "\xE1\x86\xA8",
                                        "\xF0\x9F\x98\x80",
                                        "\xE2\x80\x8D",
                                        "\xC2\xAD",
                                        "\xEF\xB7\xBA",
                                        "\xD8\xB5",
                                        "\xE3\x83\xBC",
                                        "\xFF",
                                        "\xE2\x82",
                                        "\xF0\x9F"};
  std::mt19937 random(20191002);
  for (int i = 0; i < 20000; ++i) expect_equal("", random_text(random, pieces));
}

}  // namespace
}  // namespace anteroom::text
