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

// The number at the start as "low..high", with + where it is open, with ~ before a vague one and @ before a mere article, and the symbols taken behind.
std::string number(const std::string& text) {
  const auto symbols = row(text);
  Number out;
  const std::size_t taken = parse_number(symbols, out);
  if (taken == 0) return "none";
  std::ostringstream line;
  static constexpr const char* kForms[] = {"", "times ", "nth "};
  line << kForms[static_cast<int>(out.form)] << (out.exact ? "" : "~") << (out.article ? "@" : "") << out.low;
  if (out.open_end) line << "+";
  if (out.slash_high > 0) line << " (" << out.slash_low << " to " << out.slash_high << ")";
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
  EXPECT_EQ(number("u1 t40"), "140 of 2") << "one forty";
  EXPECT_EQ(number("u1 t20 u5"), "125 of 3");
  EXPECT_EQ(number("u1 u0 u2"), "102 of 3") << "one oh two";
  EXPECT_EQ(number("u3 t20"), "3 of 1") << "'three twenty minute walks'";
}

TEST(NumberGrammar, Ranges) {
  EXPECT_EQ(number("d3 - d4"), "3..4 of 3");
  EXPECT_EQ(number("d20 - d29"), "20..29 of 3");
  EXPECT_EQ(number("u2 r u3"), "2..3 of 3") << "two or three";
  EXPECT_EQ(number("t20 r t30"), "20..30 of 3");
  EXPECT_EQ(number("a r u2"), "1..2 of 3") << "a week or two has no such row, 'a or two' has";
}

TEST(NumberGrammar, Fractions) {
  EXPECT_EQ(number("d1 / d2"), "0.5 (1 to 2) of 3");
  EXPECT_EQ(number("d1 / d4 j a"), "0.25 of 5") << "1/4 of an";
  EXPECT_EQ(number("d2 d1 / d2"), "2.5 of 4");
  EXPECT_EQ(number("d2 - d1 / d2"), "2.5 of 5") << "2-1/2";
  EXPECT_EQ(number("d2 j d1 / d2"), "2.5 of 5") << "2 and 1/2";
  EXPECT_EQ(number("u3 f0.25 j a"), "0.75 of 4") << "three quarters of an";
  EXPECT_EQ(number("u3 - f0.25"), "0.75 of 3") << "three-quarters";
  EXPECT_EQ(number("d3 f0.25 j a"), "0.75 of 4") << "3 quarters of an";
  EXPECT_EQ(number("d3 f0.25"), "3 of 1") << "3 quarters are nine months";
  EXPECT_EQ(number("f0.5 a x12"), "6 of 3") << "half a dozen";
  EXPECT_EQ(number("u2 j a f0.5"), "2.5 of 4") << "two and a half";
  EXPECT_EQ(number("u2 - j - a - f0.5"), "2.5 of 7") << "two-and-a-half";
  EXPECT_EQ(number("f0.5 a"), "0.5 of 2") << "half an";
  EXPECT_EQ(number("a f0.25 j a"), "0.25 of 4") << "a quarter of an";
}

TEST(NumberGrammar, DecimalsInWords) {
  EXPECT_EQ(number("t30 u8 p u5"), "38.5 of 4") << "thirty eight point five";
  EXPECT_EQ(number("a x100 j u1 p u2 u5"), "101.25 of 7");
  EXPECT_EQ(number("d101 p d25"), "101.25 of 3");
  EXPECT_EQ(number("u3 p"), "3 of 1") << "'three points'";
  EXPECT_EQ(number("x100 j u2"), "102 of 3") << "hundred and two";
}

TEST(NumberGrammar, RangesThatNoWordOfRangeTells) {
  EXPECT_EQ(number("b d5 j d10"), "5..10 of 4") << "between 5 and 10";
  EXPECT_EQ(number("b d5 - d10"), "5..10 of 4");
  EXPECT_EQ(number("b d5"), "none") << "between 5 ...";
  EXPECT_EQ(number("d2 d3"), "2..3 of 2");
  EXPECT_EQ(number("u2 s u3"), "2..3 of 3") << "two, three";
  EXPECT_EQ(number("d2 s r d3"), "2..3 of 4") << "2, or 3";
  EXPECT_EQ(number("d3 d5"), "3 of 1");
  EXPECT_EQ(number("d10 d11"), "10 of 1") << "small neighbours only";
  EXPECT_EQ(number("d0 d1"), "0 of 1");
  EXPECT_EQ(number("a u2"), "@1 of 1");
}

TEST(NumberGrammar, WhatFollowsANumber) {
  EXPECT_EQ(number("d3 q1"), "3+ of 2");
  EXPECT_EQ(number("d3 - q0"), "3 of 3") << "3-ish";
  EXPECT_EQ(number("d3 - d4 q1"), "3+..4 of 4");
  EXPECT_EQ(number("d31 q1 d4"), "31 of 1") << "weeks and days";
}

TEST(NumberGrammar, TimesAndOrdinals) {
  EXPECT_EQ(number("e2"), "times 2 of 1");
  EXPECT_EQ(number("e1 r e2"), "times 1..2 of 3") << "once or twice";
  EXPECT_EQ(number("e2 r u3"), "times 2..3 of 3") << "twice or three";
  EXPECT_EQ(number("e2 r e1"), "times 2 of 1");
  EXPECT_EQ(number("o3"), "nth 3 of 1");
  EXPECT_EQ(number("u1 o2"), "1 of 1") << "'one second'";
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
  EXPECT_EQ(date("d1 - m10 - d2019"), "2019-10-1 of 5") << "1-Oct-2019";
  EXPECT_EQ(date("d1 - m10 - d19"), "19-10-1 of 5");
  EXPECT_EQ(date("d1 m10 - d19"), "0-10-1 of 2") << "a range may follow";
  EXPECT_EQ(date("d23 m4"), "0-4-23 of 2") << "23 April";
  EXPECT_EQ(date("d23 s j m4 d2019"), "2019-4-23 of 5") << "23rd of April 2019";
  EXPECT_EQ(date("m4 d23 s s d2019"), "2019-4-23 of 5") << "April 23rd, 2019";
  EXPECT_EQ(date("m4 d23"), "0-4-23 of 2");
  EXPECT_EQ(date("o3 j m5"), "0-5-3 of 3") << "the third of May";
  EXPECT_EQ(date("m4 d2019"), "2019-4-0 of 2") << "April 2019";
  EXPECT_EQ(date("d2019"), "2019-0-0 of 1");
}

TEST(DateGrammar, AmericanOrderWhereTheOtherCannotBe) {
  EXPECT_EQ(date("d4 / d23 / d2019"), "2019-4-23 of 5");
  EXPECT_EQ(date("d1 / d10 / d19"), "19-10-1 of 5") << "two digits of a year";
  EXPECT_EQ(date("d10 / d23 / d19"), "19-10-23 of 5");
  EXPECT_EQ(date("d10 / d2019"), "2019-10-0 of 3");
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
  EXPECT_EQ(date("d1850"), "none");
  EXPECT_EQ(date("d1 / d2 / d3 / d4"), "none");
  EXPECT_EQ(date("d13 / d2019"), "none");
  EXPECT_EQ(date(""), "none");
}

}  // namespace
}  // namespace anteroom::mention
