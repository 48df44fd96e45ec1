// Numbers and dates over rows of symbols: what is one, how much of the row it takes, and what only looks like one.
#include "engine/mention/number_grammar.h"

#include <gtest/gtest.h>

#include <sstream>

namespace anteroom::mention {
namespace {

// "d3 - d4" as symbols; kinds as in number_grammar.h, a value behind where it matters.
std::vector<Symbol> row(const std::string& text) {
  std::vector<Symbol> symbols;
  std::istringstream in(text);
  for (std::string word; in >> word;) symbols.push_back({word[0], word.size() > 1 ? std::stod(word.substr(1)) : 0});
  return symbols;
}

// The number at the start as "low..high", with ~ before a vague one and @ before a mere article, and the symbols taken behind.
std::string number(const std::string& text) {
  const auto symbols = row(text);
  Number out;
  const std::size_t taken = parse_number(symbols, out);
  if (taken == 0) return "none";
  std::ostringstream line;
  line << (out.exact ? "" : "~") << (out.article ? "@" : "") << out.low;
  if (out.high != out.low) line << ".." << out.high;
  line << " of " << taken;
  return line.str();
}

std::string date(const std::string& text) {
  const auto symbols = row(text);
  Date out;
  const std::size_t taken = parse_date(symbols, out);
  if (taken == 0) {
    EXPECT_EQ(out.year + out.month + out.day, 0) << "nothing is left behind by what is no date";
    return "none";
  }
  std::ostringstream line;
  line << out.year << "-" << out.month << "-" << out.day << " of " << taken;
  return line.str();
}

TEST(NumberGrammar, Digits) {
  EXPECT_EQ(number("d3"), "3 of 1");
  EXPECT_EQ(number("d38.5 ."), "38.5 of 1");
  EXPECT_EQ(number("d0"), "0 of 1");
  EXPECT_EQ(number("d2 x1000"), "2000 of 2");
}

TEST(NumberGrammar, Words) {
  EXPECT_EQ(number("u3"), "3 of 1");
  EXPECT_EQ(number("t20 u5"), "25 of 2");
  EXPECT_EQ(number("t20 - u5"), "25 of 3") << "twenty-five";
  EXPECT_EQ(number("u2 x100"), "200 of 2");
  EXPECT_EQ(number("u1 x100 j t20 u5"), "125 of 5") << "one hundred and twenty five";
  EXPECT_EQ(number("u2 x1000 u3 x100 j u6"), "2306 of 6");
  EXPECT_EQ(number("a x100"), "100 of 2") << "a hundred";
  EXPECT_EQ(number("u3 x12"), "36 of 2") << "three dozen";
}

TEST(NumberGrammar, Ranges) {
  EXPECT_EQ(number("d3 - d4"), "3..4 of 3");
  EXPECT_EQ(number("d20 - d29"), "20..29 of 3");
  EXPECT_EQ(number("u2 r u3"), "2..3 of 3") << "two or three";
  EXPECT_EQ(number("t20 r t30"), "20..30 of 3");
  EXPECT_EQ(number("a r u2"), "1..2 of 3") << "a week or two has no such row, 'a or two' has";
}

TEST(NumberGrammar, Fractions) {
  EXPECT_EQ(number("d1 / d2"), "0.5 of 3");
  EXPECT_EQ(number("d2 d1 / d2"), "2.5 of 4");
  EXPECT_EQ(number("u2 j a f0.5"), "2.5 of 4") << "two and a half";
  EXPECT_EQ(number("f0.5 a"), "0.5 of 2") << "half an";
  EXPECT_EQ(number("a f0.25 j a"), "0.25 of 4") << "a quarter of an";
}

TEST(NumberGrammar, VagueWordsAndArticles) {
  EXPECT_EQ(number("v3"), "~3 of 1");
  EXPECT_EQ(number("a v2 j"), "~2 of 3") << "a couple of";
  EXPECT_EQ(number("a"), "@1 of 1");
}

TEST(NumberGrammar, LookAlikes) {
  EXPECT_EQ(number("d120 / d80"), "120 of 1") << "a blood pressure is no fraction";
  EXPECT_EQ(number("d8 / d10"), "8 of 1") << "a scale is no fraction";
  EXPECT_EQ(number("d24 / d7"), "24 of 1");
  EXPECT_EQ(number("d3 / d0"), "3 of 1");
  EXPECT_EQ(number("d5 - d3"), "5 of 1") << "a range goes up";
  EXPECT_EQ(number("d5 - d5"), "5 of 1");
  EXPECT_EQ(number("d5 r a"), "5 of 1") << "'5 or a'";
  EXPECT_EQ(number("t20 t30"), "20 of 1") << "two numbers";
  EXPECT_EQ(number("d3 d4"), "3 of 1");
  EXPECT_EQ(number("x100"), "none") << "'hundred' alone counts nothing";
  EXPECT_EQ(number("j u2"), "none");
  EXPECT_EQ(number("r u2"), "none");
  EXPECT_EQ(number("- d2"), "none");
  EXPECT_EQ(number("m4"), "none");
  EXPECT_EQ(number("u2 r"), "2 of 1") << "'two or'";
  EXPECT_EQ(number("u2 j"), "2 of 1");
  EXPECT_EQ(number("u2 - ."), "2 of 1");
  EXPECT_EQ(number(""), "none");
}

TEST(DateGrammar, Dates) {
  EXPECT_EQ(date("d2019 / d10 / d1"), "2019-10-1 of 5");
  EXPECT_EQ(date("d2019 - d10 - d1"), "2019-10-1 of 5");
  EXPECT_EQ(date("d1 / d10 / d2019"), "2019-10-1 of 5");
  EXPECT_EQ(date("d23 m4"), "0-4-23 of 2") << "23 April";
  EXPECT_EQ(date("d23 s j m4 d2019"), "2019-4-23 of 5") << "23rd of April 2019";
  EXPECT_EQ(date("m4 d23 s s d2019"), "2019-4-23 of 5") << "April 23rd, 2019";
  EXPECT_EQ(date("m4 d23"), "0-4-23 of 2");
}

TEST(DateGrammar, AmericanOrderWhereTheOtherCannotBe) {
  EXPECT_EQ(date("d4 / d23 / d2019"), "2019-4-23 of 5");
  EXPECT_EQ(date("d4 / d3 / d2019"), "2019-3-4 of 5") << "day first where both can be";
}

TEST(DateGrammar, WhatFailsLeavesNothingBehind) {
  EXPECT_EQ(date("m4 d23 d3"), "0-4-23 of 2") << "'April 23, 3 times'";
  EXPECT_EQ(date("d12 m4 d31"), "0-4-12 of 2");
}

TEST(DateGrammar, LookAlikes) {
  EXPECT_EQ(date("d2019 / d13 / d1"), "none");
  EXPECT_EQ(date("d2019 / d10 / d32"), "none");
  EXPECT_EQ(date("d120 / d80"), "none");
  EXPECT_EQ(date("d10 / d10"), "none");
  EXPECT_EQ(date("d1.5 m4"), "none");
  EXPECT_EQ(date("d0 m4"), "none");
  EXPECT_EQ(date("m4"), "none");
  EXPECT_EQ(date("d2019"), "none");
  EXPECT_EQ(date("d1 / d10 / d19"), "none") << "two digits of a year say too little";
  EXPECT_EQ(date(""), "none");
}

}  // namespace
}  // namespace anteroom::mention
