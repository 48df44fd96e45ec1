#include "engine/rule/units.h"

#include <gtest/gtest.h>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {
namespace {

Value value(double number, std::string unit) {
  Value v;
  v.is_number = true;
  v.number = number;
  v.unit = std::move(unit);
  return v;
}

TEST(Units, AreConvertedToThoseOfFacts) {
  EXPECT_DOUBLE_EQ(convert(Quantity::time, value(3, "weeks")).number, 21);
  EXPECT_DOUBLE_EQ(convert(Quantity::time, value(3, "months")).number, 91.3125);
  EXPECT_DOUBLE_EQ(convert(Quantity::time, value(1, "year")).number, 365.25);
  EXPECT_DOUBLE_EQ(convert(Quantity::age, value(3, "months")).number, 0.25);
  EXPECT_EQ(to_fixed(convert(Quantity::temperature, value(101.3, "F")).number), to_fixed(38.5));
  EXPECT_DOUBLE_EQ(convert(Quantity::per_day, value(21, "a week")).number, 3);
  EXPECT_DOUBLE_EQ(convert(Quantity::glucose, value(1, "mmol/L")).number, 18.016);
  EXPECT_DOUBLE_EQ(convert(Quantity::height, value(1.5, "m")).number, 150);
  EXPECT_DOUBLE_EQ(convert(Quantity::peak_flow, value(300, "L/min")).number, 300);
}

TEST(Units, MistakesSayWhatIsPossible) {
  EXPECT_EQ(convert(Quantity::time, value(3, "")).code, "rule.unit");
  EXPECT_EQ(convert(Quantity::time, value(3, "kg")).code, "rule.unit");
  EXPECT_EQ(convert(Quantity::temperature, value(101.3, "C")).code, "rule.impossible");
  EXPECT_EQ(convert(Quantity::age, value(131, "years")).code, "rule.impossible");
  EXPECT_NE(convert(Quantity::glucose, value(5, "")).hint.find("mmol/L"), std::string::npos);
  Value word;
  word.word = "many";
  EXPECT_EQ(convert(Quantity::age, word).code, "rule.unit");
}

TEST(Units, NumbersAreToldInWholeUnits) {
  EXPECT_EQ(quantity_text(Quantity::time, 21), "3 weeks");
  EXPECT_EQ(quantity_text(Quantity::time, 1), "1 day");
  EXPECT_EQ(quantity_text(Quantity::time, 91.3125), "3 months");
  EXPECT_EQ(quantity_text(Quantity::age, 0.25), "3 months");
  EXPECT_EQ(quantity_text(Quantity::age, 18), "18 years");
  EXPECT_EQ(quantity_text(Quantity::temperature, 38.5), "38.5 C");
  EXPECT_EQ(quantity_text(Quantity::heart_rate, 120), "120");
  EXPECT_EQ(quantity_text(Quantity::per_day, 3), "3 a day");
}

}  // namespace
}  // namespace anteroom::rule
