// Numbers that belong to a measure named elsewhere, and those that do not.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class NameMeasuresTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return reader_.read(text).quantities(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
numbers:
  between: [between]
  plural: [s]
  link: [was, at, over, now, down, again, this, morning, when]
patterns:
  - {kind: temperature, say: [temp, temperature, fever]}
  - {kind: heart_rate, say: [pulse]}
  - {kind: oxygen_saturation, say: [sats]}
  - {kind: glucose, say: [sugar]}
  - {kind: glucose, unit: mg/dL, say: ["{n} mg per dl"]}
  - {kind: weight, say: [weight]}
  - {kind: peak_flow, say: [peak flow]}
  - {kind: scale, say: [pain is a]}
  - {kind: none, say: [cholesterol, ferritin, "{n} mg"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(NameMeasuresTest, SmallWordsLeadFromTheNameToItsNumber) {
  EXPECT_EQ(of("temp was at 39"), "temperature 39 C '39'");
  EXPECT_EQ(of("temp: 102"), "temperature 102 F '102'");
  EXPECT_EQ(of("pulse 88"), "heart_rate 88 /min 'pulse 88'") << "a pattern of its own";
  EXPECT_EQ(of("pulse was 88"), "heart_rate 88 /min '88'");
  EXPECT_EQ(of("pulse between 60 and 90"), "heart_rate 60..90 /min 'pulse between 60 and 90'");
  EXPECT_EQ(of("peak flow was 250"), "peak_flow 250 L/min '250'");
  EXPECT_EQ(of("weight: 70"), "weight 70 kg '70'");
  EXPECT_EQ(of("weight: 180"), "weight 180 lb '180'");
  EXPECT_EQ(of("weight: 120"), "") << "kg and pounds are both possible";
  EXPECT_EQ(of("I am 5 foot 6, 150"), "height 5.5 foot '5 foot 6'") << "no other height";
}

TEST_F(NameMeasuresTest, TimesMayStandBetween) {
  EXPECT_EQ(of("temp for 3 weeks 39"), "duration 3 week 'for 3 weeks'; temperature 39 C '39'");
}

TEST_F(NameMeasuresTest, OtherWordsMayNot) {
  EXPECT_EQ(of("my pulse worries me 88"), "");
  EXPECT_EQ(of("temp, she has 39 cats"), "");
  EXPECT_EQ(of("temp and house 39"), "");
}

TEST_F(NameMeasuresTest, WhatABodyCannotHaveIsNothing) {
  EXPECT_EQ(of("pulse was 8"), "");
  EXPECT_EQ(of("temp was 60"), "");
  EXPECT_EQ(of("peak flow was 5"), "");
  EXPECT_EQ(of("temp was 39 weeks"), "duration 39 week '39 weeks'") << "a number with a unit is not a bare one";
}

TEST_F(NameMeasuresTest, AWordThatTellsValuesReachesFurther) {
  EXPECT_EQ(of("pulse was 62 at home, then on the ward over 120 again"), "heart_rate 62 /min '62'; heart_rate 120 /min '120'");
  EXPECT_EQ(of("pulse was 95. Then always over 70."), "heart_rate 95 /min '95'; heart_rate 70 /min '70'");
  EXPECT_EQ(of("pulse was 95. Good. Then over 70."), "heart_rate 95 /min '95'") << "not beyond the next sentence";
  EXPECT_EQ(of("pulse was 95, went to house 70"), "heart_rate 95 /min '95'");
  EXPECT_EQ(of("pulse was 95, came at 70 mph"), "heart_rate 95 /min '95'") << "what follows may be a unit";
}

TEST_F(NameMeasuresTest, TheLastNameCounts) {
  EXPECT_EQ(of("pulse was 95, sats over 93"), "heart_rate 95 /min '95'; oxygen_saturation 93 % '93'");
  EXPECT_EQ(of("sats fell down to 84% and over 95%"), "oxygen_saturation 84 % '84%'; oxygen_saturation 95 % '95%'");
  EXPECT_EQ(of("pulse was 95%"), "") << "the sign of another measure";
}

TEST_F(NameMeasuresTest, TwoValuesMayBeWrittenWithASlash) {
  EXPECT_EQ(of("temp: 38/39"), "temperature 38..39 C '38/39'");
  EXPECT_EQ(of("temp: 39/2"), "");
}

TEST_F(NameMeasuresTest, NamesOfOtherThingsKeepTheirNumbers) {
  EXPECT_EQ(of("temp was 39, ferritin 38.2"), "temperature 39 C 'temp was 39'");
  EXPECT_EQ(of("cholesterol 200 mg per dl"), "");
  EXPECT_EQ(of("sugar at 200 mg per dl"), "glucose 200 mg/dL '200 mg per dl'");
}

TEST_F(NameMeasuresTest, ADecimalOfAFeverSaysItself) {
  EXPECT_EQ(of("she was 38.5 this morning"), "temperature 38.5 C '38.5'");
  EXPECT_EQ(of("38,5 now"), "temperature 38.5 C '38,5'");
  EXPECT_EQ(of("she was 38"), "");
  EXPECT_EQ(of("she was 101.5"), "temperature 101.5 F '101.5'");
  EXPECT_EQ(of("she was 93.5"), "");
  EXPECT_EQ(of("from 75 mg down to 37.5"), "") << "a dose is near";
  EXPECT_EQ(of("vitamin B38.5"), "");
}

TEST_F(NameMeasuresTest, AScaleIsBareWhereNothingIsCounted) {
  EXPECT_EQ(of("pain is a 7."), "scale 7 '7'");
  EXPECT_EQ(of("pain is a 7 times table"), "");
}

TEST_F(NameMeasuresTest, APluralIsWrittenToTheNumber) { EXPECT_EQ(of("pulse at 120s"), "heart_rate 120 /min '120s'"); }

}  // namespace
}  // namespace anteroom::mention
