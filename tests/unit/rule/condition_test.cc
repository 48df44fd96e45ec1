#include "engine/rule/condition.h"

#include <gtest/gtest.h>

namespace anteroom::rule {
namespace {

Condition parse(std::string_view text) {
  Condition condition;
  const auto error = parse_condition(text, condition);
  EXPECT_FALSE(error) << text << ": " << error->message;
  return condition;
}

SyntaxError error_of(std::string_view text) {
  Condition condition;
  const auto error = parse_condition(text, condition);
  EXPECT_TRUE(error) << text;
  return error.value_or(SyntaxError{});
}

TEST(Condition, IsWrittenOutInOneStyle) {
  EXPECT_EQ(to_text(parse("a")), "a");
  EXPECT_EQ(to_text(parse(" a  and b or not c ")), "any(all(a, b), not c)");
  EXPECT_EQ(to_text(parse("(((a)))")), "a");
  EXPECT_EQ(to_text(parse("at_least(2,a,b or c,d)")), "at_least(2, a, any(b, c), d)");
  EXPECT_EQ(to_text(parse("headache[onset=sudden,severity>=severe]")), "headache[onset = sudden, severity >= severe]");
  EXPECT_EQ(to_text(parse("past(face[ago<=7days])")), "past(face[ago <= 7 days])");
  EXPECT_EQ(to_text(parse("age in 10 .. 45 years")), "age in 10 .. 45 years");
  EXPECT_EQ(to_text(parse("cough[frequency >= 3 per day]")), "cough[frequency >= 3 a day]");
  EXPECT_EQ(to_text(parse("weight < 0.5 kg")), "weight < 0.5 kg");
}

TEST(Condition, KeywordsEndWhereAWordEnds) {
  EXPECT_EQ(to_text(parse("notable and android or order")), "any(all(notable, android), order)");
  EXPECT_EQ(to_text(parse("any_pain and all_over")), "all(any_pain, all_over)");
  EXPECT_EQ(to_text(parse("past and family")), "all(past, family)");  // scopes only before a parenthesis
  EXPECT_EQ(to_text(parse("age > 3 years and b")), "all(age > 3 years, b)");
  EXPECT_EQ(to_text(parse("heart_rate > 120 and b")), "all(heart_rate > 120, b)");
}

TEST(Condition, PlacesAreBytesOfTheText) {
  const Condition c = parse("a and (bb or not ccc[d = 1 day])");
  EXPECT_EQ(c.place, (base::Span{0, 32}));
  EXPECT_EQ(c.parts[1].parts[0].place, (base::Span{7, 9}));
  EXPECT_EQ(c.parts[1].parts[1].place, (base::Span{13, 31}));
  const Condition& finding = c.parts[1].parts[1].parts[0];
  EXPECT_EQ(finding.place, (base::Span{17, 31}));
  EXPECT_EQ(finding.tests[0].place, (base::Span{21, 30}));
  EXPECT_EQ(finding.tests[0].low.place, (base::Span{25, 30}));
}

TEST(Condition, ErrorsPointAtTheCharacter) {
  EXPECT_EQ(error_of("a and").at, 5U);
  EXPECT_EQ(error_of("a b").at, 2U);
  EXPECT_EQ(error_of("any(a, b").at, 8U);
  EXPECT_EQ(error_of("a[onset == sudden]").at, 9U);
  EXPECT_EQ(error_of("a[onset == sudden]").hint, "write = instead of ==");
  EXPECT_EQ(error_of("a AND b").hint, "write 'and' in lower case");
  EXPECT_EQ(error_of("a and höhe").at, 7U);
  EXPECT_EQ(error_of("past(not a)").message, "expected a finding; found 'not'");
}

TEST(Condition, HasLimits) {
  EXPECT_EQ(error_of(std::string(20000, '(')).code, "rule.too-long");
  EXPECT_EQ(error_of(std::string(100, '(') + "a" + std::string(100, ')')).code, "rule.too-deep");
  std::string nots;
  for (int i = 0; i < 100; ++i) nots += "not ";
  EXPECT_EQ(error_of(nots + "a").code, "rule.too-deep");
  std::string wide = "a";
  for (int i = 0; i < 2000; ++i) wide += " or b";
  EXPECT_EQ(parse(wide).parts.size(), 2001U);
  EXPECT_EQ(error_of("age > " + std::string(400, '9') + " years").code, "rule.number");
  EXPECT_EQ(error_of("").code, "rule.syntax");
}

}  // namespace
}  // namespace anteroom::rule
