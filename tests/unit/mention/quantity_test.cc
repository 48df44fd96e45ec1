// Quantities in text: units, values that say their unit, and numbers that are something else.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class QuantityTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return reader_.read(text).quantities(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
numbers:
  ordinal: {second: 2, third: 3}
  adverb: {once: 1, twice: 2}
  suffix: [rd]
  more: {"+": 1, plus: 1, odd: 0}
  link: [about]
fillers: [about]
patterns:
  - {kind: frequency, every: true, say: ["every {n} {time}", "every {nth} {time}", "{times} in {n} {time}"]}
  - {kind: frequency, every: true, value: 2, say: ["every other {time}"]}
  - {kind: frequency, say: ["{times} a {time}", "{times} times a {time}"]}
  - {kind: none, say: ["a second opinion", "{n} mg"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(QuantityTest, TimesInDigitsAndWords) {
  EXPECT_EQ(of("for 3 weeks"), "duration 3 week 'for 3 weeks'");
  EXPECT_EQ(of("for three weeks"), "duration 3 week 'for three weeks'");
  EXPECT_EQ(of("for 10 minutes"), "duration 10 minute 'for 10 minutes'");
  EXPECT_EQ(of("for three and a half years"), "duration 3.5 year 'for three and a half years'");
  EXPECT_EQ(of("for a week"), "duration 1 week 'for a week'");
  EXPECT_EQ(of("half an hour"), "duration 0.5 hour 'half an hour'");
  EXPECT_EQ(of("a couple of days"), "duration 2 day 'a couple of days'");
  EXPECT_EQ(of("for over 3 months"), "duration 3+ month 'for over 3 months'");
  EXPECT_EQ(of("all day"), "duration 1 day 'all day'");
  EXPECT_EQ(of("1,000 days"), "duration 1000 day '1,000 days'");
  EXPECT_EQ(of("1,5 hours"), "duration 1.5 hour '1,5 hours'");
  EXPECT_EQ(of("1.5 hours"), "duration 1.5 hour '1.5 hours'");
}

TEST_F(QuantityTest, Ranges) {
  EXPECT_EQ(of("for 3-4 weeks"), "duration 3..4 week 'for 3-4 weeks'");
  EXPECT_EQ(of("for 3 to 4 weeks"), "duration 3..4 week 'for 3 to 4 weeks'");
  EXPECT_EQ(of("for 3~4 weeks"), "duration 3..4 week 'for 3~4 weeks'");
  EXPECT_EQ(of("5 or six days"), "duration 5..6 day '5 or six days'");
}

TEST_F(QuantityTest, UnitsWithoutASpace) {
  EXPECT_EQ(of("lasts 3h"), "episode 3 hour 'lasts 3h'");
  EXPECT_EQ(of("38.5c"), "temperature 38.5 C '38.5c'");
}

TEST_F(QuantityTest, SinceWhen) {
  EXPECT_EQ(of("3 days ago"), "ago 3 day '3 days ago'");
  EXPECT_EQ(of("since yesterday"), "ago since 1 day 'since yesterday'");
  EXPECT_EQ(of("since April"), "ago since 0-4-0 'since April'");
  EXPECT_EQ(of("since 23 April"), "ago since 0-4-23 'since 23 April'");
  EXPECT_EQ(of("since April 23rd, 2019"), "ago since 2019-4-23 'since April 23rd, 2019'");
  EXPECT_EQ(of("since Mondays"), "ago since weekday 1 'since Mondays'");
}

TEST_F(QuantityTest, HowOften) {
  EXPECT_EQ(of("3 times a week"), "frequency 3 week '3 times a week'");
  EXPECT_EQ(of("three to five times a day"), "frequency 3..5 day 'three to five times a day'");
  EXPECT_EQ(of("every night"), "frequency 1 day 'every night'");
}

TEST_F(QuantityTest, AgesWithSex) {
  EXPECT_EQ(of("26f"), "age 26 year female '26f'");
  EXPECT_EQ(of("34/M"), "age 34 year male '34/M'");
  EXPECT_EQ(of("a 3-year-old"), "age 3 year '3-year-old'");
  EXPECT_EQ(of("20~29 year old"), "age 20..29 year '20~29 year old'");
  EXPECT_EQ(of("born in 1990"), "birth_year 1990 'born in 1990'");
  EXPECT_EQ(of("born in 12"), "") << "outside the pattern's bounds";
}

TEST_F(QuantityTest, ATemperatureSaysItsUnit) {
  EXPECT_EQ(of("fever of 38.5"), "temperature 38.5 C 'fever of 38.5'");
  EXPECT_EQ(of("fever of 103"), "temperature 103 F 'fever of 103'");
  EXPECT_EQ(of("temp 102 F"), "temperature 102 F 'temp 102 F'");
  EXPECT_EQ(of("39 degrees"), "temperature 39 C '39 degrees'");
  EXPECT_EQ(of("fever 3 days"), "duration 3 day '3 days'") << "nobody has 3 degrees";
  EXPECT_EQ(of("a temperature of 60"), "") << "of neither unit";
  EXPECT_EQ(of("180 degrees"), "");
  EXPECT_EQ(of("minus 5 C"), "temperature -5 C 'minus 5 C'");
  EXPECT_EQ(of("10 C below zero"), "temperature -10 C '10 C below zero'");
}

TEST_F(QuantityTest, AStatedUnitIsBelieved) {
  EXPECT_EQ(of("28 celsius"), "temperature 28 C '28 celsius'");
  EXPECT_EQ(of("28 C"), "") << "but a letter is a unit only where the body can have the value";
}

TEST_F(QuantityTest, GlucoseSaysItsUnit) {
  EXPECT_EQ(of("sugar 5.6"), "glucose 5.6 mmol/L 'sugar 5.6'");
  EXPECT_EQ(of("sugar is 250"), "glucose 250 mg/dL 'sugar is 250'");
  EXPECT_EQ(of("sugar 30 mgdl"), "glucose 30 mg/dL 'sugar 30 mgdl'");
  EXPECT_EQ(of("sugar 5000"), "");
}

TEST_F(QuantityTest, BloodPressureAndWhatLooksLikeIt) {
  EXPECT_EQ(of("120/80"), "blood_pressure 120/80 mmHg '120/80'");
  EXPECT_EQ(of("bp 120 / 80"), "blood_pressure 120/80 mmHg 'bp 120 / 80'");
  EXPECT_EQ(of("120 over 80"), "blood_pressure 120/80 mmHg '120 over 80'");
  EXPECT_EQ(of("120/80 hours 98"), "blood_pressure 120/80 mmHg '120/80'") << "a unit between numbers may name the next";
  EXPECT_EQ(of("1/2"), "") << "a fraction";
  EXPECT_EQ(of("24/7"), "");
  EXPECT_EQ(of("3 over 5"), "");
  EXPECT_EQ(of("1000/80"), "");
}

TEST_F(QuantityTest, AScaleIsNoPressureAndNoFraction) {
  EXPECT_EQ(of("8/10"), "scale 8 '8/10'");
  EXPECT_EQ(of("8 out of 10"), "scale 8 '8 out of 10'");
  EXPECT_EQ(of("80/10"), "");
  EXPECT_EQ(of("8/10/21"), "") << "nor a date";
  EXPECT_EQ(of("120/80/5"), "");
}

TEST_F(QuantityTest, OtherMeasures) {
  EXPECT_EQ(of("pulse 88"), "heart_rate 88 /min 'pulse 88'");
  EXPECT_EQ(of("pulse 8"), "");
  EXPECT_EQ(of("spo2 93"), "oxygen_saturation 93 % 'spo2 93'");
  EXPECT_EQ(of("150 pounds"), "weight 150 lb '150 pounds'");
  EXPECT_EQ(of("I weigh 70"), "weight 70 kg 'I weigh 70'");
  EXPECT_EQ(of("5 foot 6"), "height 5.5 foot '5 foot 6'") << "feet and inches";
  EXPECT_EQ(of("5 foot 14"), "height 5 foot '5 foot'") << "more inches than a foot has";
  EXPECT_EQ(of("20 weeks pregnant"), "weeks_pregnant 20 week '20 weeks pregnant'");
  EXPECT_EQ(of("90 weeks pregnant"), "weeks_pregnant 90 week '90 weeks pregnant'") << "a stated unit is believed";
}

TEST_F(QuantityTest, EveryCountsTheUnits) {
  EXPECT_EQ(of("every 4 hours"), "frequency 0.25 hour 'every 4 hours'");
  EXPECT_EQ(of("every 4-5 days"), "frequency 0.2..0.25 day 'every 4-5 days'");
  EXPECT_EQ(of("every other day"), "frequency 0.5 day 'every other day'");
  EXPECT_EQ(of("every third week"), "frequency 0.333333 week 'every third week'");
  EXPECT_EQ(of("every 3mg week"), "");
  EXPECT_EQ(of("every 3rd week"), "frequency 0.333333 week 'every 3rd week'");
  EXPECT_EQ(of("twice in 5 days"), "frequency 0.4 day 'twice in 5 days'");
  EXPECT_EQ(of("every zero days"), "duration 0 day 'zero days'");
}

TEST_F(QuantityTest, OnceTwiceAndThirdAreNoPlainNumbers) {
  EXPECT_EQ(of("twice a day"), "frequency 2 day 'twice a day'");
  EXPECT_EQ(of("once or twice a day"), "frequency 1..2 day 'once or twice a day'");
  EXPECT_EQ(of("twice or 3 times a day"), "frequency 2..3 day 'twice or 3 times a day'");
  EXPECT_EQ(of("twice weeks"), "");
  EXPECT_EQ(of("third weeks"), "");
  EXPECT_EQ(of("one second"), "duration 1 second 'one second'") << "the ordinal is a unit, too";
}

TEST_F(QuantityTest, ASlashMayCountWholes) {
  EXPECT_EQ(of("2/3 times a day"), "frequency 2..3 day '2/3 times a day'");
  EXPECT_EQ(of("2/3 days"), "duration 2..3 day '2/3 days'");
  EXPECT_EQ(of("2/3 day"), "duration 0.666667 day '2/3 day'");
  EXPECT_EQ(of("1/2 hours"), "duration 0.5 hour '1/2 hours'");
}

TEST_F(QuantityTest, ANumberSaysThatItIsOpen) {
  EXPECT_EQ(of("3+ weeks"), "duration 3+ week '3+ weeks'");
  EXPECT_EQ(of("3 plus weeks"), "duration 3+ week '3 plus weeks'");
  EXPECT_EQ(of("20 odd weeks"), "duration 20 week '20 odd weeks'");
}

TEST_F(QuantityTest, AnArticleIsNotSkippedBehindANumber) {
  EXPECT_EQ(of("had it 5 a week now"), "duration 1 week 'a week'") << "'5 a week' is not '5 weeks'";
  EXPECT_EQ(of("5 very bad weeks"), "");
  EXPECT_EQ(of("5 about weeks"), "") << "'38 about a week'";
  EXPECT_EQ(of("5 really weeks"), "duration 5 week '5 really weeks'");
}

TEST_F(QuantityTest, LettersOfLabelsAreNoUnits) {
  EXPECT_EQ(of("C5-C6 and S1-S2"), "");
  EXPECT_EQ(of("a 5-h flight"), "duration 5 hour '5-h'");
}

TEST_F(QuantityTest, LookAlikesMeanNothing) {
  EXPECT_EQ(of("a second opinion"), "");
  EXPECT_EQ(of("a second"), "duration 1 second 'a second'");
  EXPECT_EQ(of("5 mg a day"), "duration 1 day 'a day'") << "a look-alike takes its own words alone";
}

TEST_F(QuantityTest, WhatCannotBeLeavesTheNextBest) {
  EXPECT_EQ(of("26 f"), "age 26 year female '26 f'");
  EXPECT_EQ(of("101.5 f"), "temperature 101.5 F '101.5 f'") << "nobody is 101 and a half";
  EXPECT_EQ(of("50/50"), "") << "a share, not a blood pressure";
  EXPECT_EQ(of("80/120"), "");
}

TEST_F(QuantityTest, APatternMayMultiply) { EXPECT_EQ(of("3 dozen sneezes"), "count 36 '3 dozen sneezes'"); }

TEST_F(QuantityTest, NumbersAloneAreNoQuantities) {
  EXPECT_EQ(of("I ate 3 of them"), "");
  EXPECT_EQ(of("12345"), "");
  EXPECT_EQ(of("1.2.3 and 99999999999999999999999999999999999999999999"), "");
}

TEST_F(QuantityTest, ASignatureHasItsDate) { EXPECT_EQ(of("Mei. Ask Date: 2019/10/01"), "asked_on 2019-10-1 'Ask Date: 2019/10/01'"); }

TEST_F(QuantityTest, NothingCrossesASentence) {
  EXPECT_EQ(of("I have 3. Weeks pass"), "");
  EXPECT_EQ(of("I am 3\n\nweeks"), "");
}

TEST_F(QuantityTest, NumbersOfDifferentTextsDoNotMix) {
  of("for 3 weeks and 120/80 and 8/10");
  EXPECT_EQ(of("for weeks"), "");
  EXPECT_EQ(of("5 days"), "duration 5 day '5 days'");
}

}  // namespace
}  // namespace anteroom::mention
