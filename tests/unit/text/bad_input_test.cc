// Whatever the bytes: tokens with valid places, the right problems, in time that grows with the length alone.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "tests/unit/text/show.h"

namespace anteroom::text {
namespace {

std::string repeated(const std::string& piece, std::size_t count) {
  std::string whole;
  whole.reserve(piece.size() * count);
  while (count-- > 0) whole += piece;
  return whole;
}

std::string codes(const Text& text) {
  std::string line;
  for (const auto& problem : text.problems()) line += (line.empty() ? "" : " ") + problem.code;
  return line;
}

// Reads, and checks what holds for every text.
void read_checked(Text& text, std::string_view title, std::string_view body) {
  const auto start = std::chrono::steady_clock::now();
  text.read(title, body);
  // Sanitizers and a busy machine included; without the bounds on runs of marks it would be hours.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
  std::uint32_t folded = 0;
  for (const Token& token : text.tokens()) {
    ASSERT_LE(folded, token.folded.begin);
    ASSERT_LT(token.folded.begin, token.folded.end);
    ASSERT_LE(token.folded.end, text.folded().size());
    ASSERT_LT(token.source.begin, token.source.end);
    ASSERT_LE(token.source.end, text.source_size(token.part));
    folded = token.folded.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : text.sentences()) {
    ASSERT_LE(next, sentence.tokens.begin);
    ASSERT_LT(sentence.tokens.begin, sentence.tokens.end);
    ASSERT_LE(sentence.tokens.end, text.tokens().size());
    next = sentence.tokens.end;
  }
}

TEST(BadInputTest, InvalidUtf8CountsEachBadSequenceOnce) {
  Text text;
  read_checked(text, "",
               "a\xFF"
               "b \xE2\x82 c \xF0\x9F\x98 \xC0\x80");  // C0 80: two bytes, each bad
  EXPECT_EQ(codes(text), "text.invalid-utf8");
  EXPECT_EQ(show_tokens(text), "a +.\xEF\xBF\xBD +b .\xEF\xBF\xBD c .\xEF\xBF\xBD .\xEF\xBF\xBD +.\xEF\xBF\xBD");
  EXPECT_EQ(text.source_size(Part::body), 12u);
  EXPECT_EQ(text.problems()[0].message,
            "the text has 5 byte sequences that are not UTF-8, the first after 1 characters; each was read as one unknown character");
}

TEST(BadInputTest, NulIsASpace) {
  Text text;
  read_checked(text, "", std::string("no\0fever", 8));
  EXPECT_EQ(codes(text), "text.nul");
  EXPECT_EQ(show_tokens(text), "no fever");
  read_checked(text, "", std::string(1, '\0'));
  EXPECT_EQ(codes(text), "text.nul text.empty");
  read_checked(text, "", std::string("\xC3\xA9\0b", 4));
  EXPECT_EQ(show_tokens(text), "\xC3\xA9 b");
}

TEST(BadInputTest, EmptyAndBlank) {
  Text text;
  for (const char* body : {"", " ", "\n \n", "\xE3\x80\x80", "\xE2\x80\x8B", "\x01"}) {
    read_checked(text, "", body);
    EXPECT_EQ(codes(text), "text.empty") << body;
    EXPECT_TRUE(text.sentences().empty());
  }
  read_checked(text, "Pain", "");
  EXPECT_EQ(codes(text), "");
}

TEST(BadInputTest, TenMegabytesAreCut) {
  Text text;
  read_checked(text, "", std::string(10'000'000, 'a'));
  EXPECT_EQ(codes(text), "text.too-long");
  ASSERT_EQ(text.tokens().size(), 1u);
  EXPECT_EQ(text.tokens()[0].source.size(), kMaxTextBytes);
  read_checked(text, "", "x" + repeated("\xE2\x82\xAC", 2'000'000));  // the cut is not inside a code point
  EXPECT_EQ(codes(text), "text.too-long");
}

TEST(BadInputTest, OnlyEmoji) {
  Text text;
  read_checked(text, "", "\xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x9D\xA4\xEF\xB8\x8F");
  EXPECT_EQ(codes(text), "");
  EXPECT_EQ(text.tokens().size(), 4u);  // the joiner and the selector are no tokens
}

TEST(BadInputTest, RightToLeftAndMixedScripts) {
  Text text;
  read_checked(text, "\xD8\xB5\xD8\xAF\xD8\xA7\xD8\xB9", "\xE2\x80\xAE fever \xD7\x97\xD7\x95\xD7\x9D 38 \xE5\xA4\xB4\xE7\x97\x9B");
  EXPECT_EQ(codes(text), "");
  EXPECT_EQ(text.tokens().size(), 6u);
}

TEST(BadInputTest, AHundredThousandLineBreaks) {
  Text text;
  read_checked(text, "", "a" + std::string(100'000, '\n') + "b");
  EXPECT_EQ(show_tokens(text), "a +/ b");
  read_checked(text, "", repeated("a\n", 100'000));
  EXPECT_EQ(text.sentences().size(), 100'000u);
}

TEST(BadInputTest, TimeGrowsWithTheLengthAlone) {
  Text text;
  const std::size_t all = kMaxTextBytes;
  read_checked(text, "", "e" + repeated("\xCC\x81", all / 4) + repeated("\xCC\xA3", all / 4));  // marks in the wrong order
  read_checked(text, "", repeated("\xCC\x81\xCC\xA3", all / 4));
  read_checked(text, "", repeated("\xEF\xB7\xBA", all / 3));  // 18 code points each, folded
  read_checked(text, "", repeated("\xE0\xB8\x9B", all / 3));  // Thai
  read_checked(text, "", repeated("a.", all / 2));
  read_checked(text, "", repeated("'a", all / 2));
  read_checked(text, "", repeated("\xFF", all));
  read_checked(text, "", repeated("\xE1\x85\xA1", all / 3));  // Hangul vowels
}

TEST(BadInputTest, RandomBytes) {
  Text text;
  std::mt19937 random(20191004);
  for (int i = 0; i < 2000; ++i) {
    std::string body(std::uniform_int_distribution<std::size_t>(0, 300)(random), '\0');
    for (char& c : body) c = static_cast<char>(random());
    read_checked(text, "", body);
  }
}

}  // namespace
}  // namespace anteroom::text
