// How old the patient is: whose an age is, ages that are only a number, and numbers that are no age of today.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

constexpr std::string_view kMore = R"(
numbers: {link: [with]}
people:
  - {relation: friend, say: [friend]}
  - {who: bystander, say: [dog]}
  - {who: turns, say: [now]}
  - {subject: false, relation: other, say: ["year old scar"]}
  - {relation: child, say: ["=have a {n} {time} old"]}
  - {subject: false, relation: other, say: [nurse]}
  - {who: same, say: ["{n} {time} old nurse", "=being {n}", "=is barely {n}"]}
  - {who: self, say: ["=our"]}
  - {who: self, sex: female, say: ["mum of a {n} (year|years) old"]}
  - {relation: child, say: ["my {n} (year|years) old"]}
traits:
  - {age: [30, 39], set_off: true, say: ["in my thirties"]}
  - {say: ["my thirties"]}
  - {age: [60, 69], say: ["60 odd"]}
patterns:
  - {kind: age, unit: year, say: ["i am {n}", "he is {n}", "friend {name} is {n}", "mother and i are {n}"]}
  - {kind: age, unit: year, back: 1, say: ["will be {n}"]}
  - {kind: age, unit: year, coming: true, say: ["turning {n}"]}
  - {kind: age, unit: year, now: false, say: ["when i was {n}", "at age {n}"]}
  - {kind: age, unit: year, open_end: true, say: ["by age {n}"]}
  - {kind: birth_year, say: ["born {date}", "b . {date}"]}
  - {kind: birth_year, say: ["born ' {n}"]}
  - {kind: birth_year, say: ["born last {month}"]}
  - {kind: age, unit: year, second_unit: year, say: ["turned {n} {n} (year|years) ago"]}
  - {kind: asked_on, now: false, say: ["it is {date}"]}
  - {kind: count, say: ["{n} pills"]}
  - {kind: ago, value: 6, unit: day, say: [last week]}
)";

class AgeTest : public testing::Test {
 protected:
  std::string age(std::string_view text, const mention::Date& asked_on = {}) {
    Form form;
    form.asked_on = asked_on;
    const Range& range = show_.read(text, "", form).facts().patient[Measure::age];
    if (!range.known()) return "-";
    const std::string low = mention::MentionReader::number(range.low);
    return range.low == range.high ? low : low + ".." + mention::MentionReader::number(range.high);
  }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kMore);
  FactShow show_{*language_};
};

TEST_F(AgeTest, BeginsATextWhereNothingElseIsSo) {
  EXPECT_EQ(age("Now 50, I cough"), "50");
  EXPECT_EQ(age("Now 50 pills, I cough"), "-");
  EXPECT_EQ(age("74 years cough"), "74") << "nobody has coughed so long";
  EXPECT_EQ(age("20 years cough"), "-");
  EXPECT_EQ(age("My mother, 60 odd, has a cough"), "60..69") << "the 60 is part of a word for an age";
}

TEST_F(AgeTest, IsOfThePersonItIsSaidOf) {
  EXPECT_EQ(age("I am 34, my mother is 60 years old and I cough"), "34");
  EXPECT_EQ(age("I am 34 and my 3 year old son has a cough"), "3");
  EXPECT_EQ(age("I have a cough and a rash. I have a 3 year old"), "-");
  EXPECT_EQ(age("26f, my husband is 30 years old. I cough"), "26") << "a name after a mark is another part";
}

TEST_F(AgeTest, ANumberBesideAName) {
  EXPECT_EQ(age("my mother, 67, has a cough"), "67");
  EXPECT_EQ(age("my mother (67) has a cough"), "67");
  EXPECT_EQ(age("my mother 67 has a cough"), "67");
  EXPECT_EQ(age("my son (8 months) has a cough"), "0.666667");
  EXPECT_EQ(age("my mother, twenty, has a cough"), "20");
  EXPECT_EQ(age("my friend from church, 45, has a cough"), "45");
  EXPECT_EQ(age("my husband, 24 weeks, coughs"), "-") << "no grown person is so young";
  EXPECT_EQ(age("my son 3 weeks ago had a cough"), "-");
  EXPECT_EQ(age("my son 2 pills, cough"), "-") << "what is counted is no age";
  EXPECT_EQ(age("my son's 30th, I cough"), "-");
  EXPECT_EQ(age("I cough, fever, 45, rash"), "-") << "after a complaint it is anything";
}

TEST_F(AgeTest, FollowsAnAndThatGoesOnAboutSomebody) {
  EXPECT_EQ(age("my son has a cough and is barely 9"), "9");
  EXPECT_EQ(age("my son has a cough and is barely 39"), "-") << "a fever, it may be";
  EXPECT_EQ(age("my son's cough went and is barely 9"), "-") << "the cough";
  EXPECT_EQ(age("I cough and is barely 9"), "-") << "of whom is not told";
}

TEST_F(AgeTest, IsOfBothOfWhomItIsSaid) {
  EXPECT_EQ(age("my mother and I are 42. I cough"), "42");
  EXPECT_EQ(age("my mother and I are 42. She has a cough"), "42");
}

TEST_F(AgeTest, AFewWordsMayEndWhatIsSetOff) {
  EXPECT_EQ(age("my friend - 91 and fit as a flea - has a cough"), "91");
  EXPECT_EQ(age("I cough. 21 and daft."), "21");
  EXPECT_EQ(age("I cough. 21 and 9 of it."), "-");
}

TEST_F(AgeTest, OfAnotherAgeIsAnotherChild) {
  EXPECT_EQ(age("my 4 year old is well but my baby, 5 months, has a cough"), "0.416667");
  EXPECT_EQ(age("my 4 year old fell. my baby, 4, has a cough"), "4");
}

TEST_F(AgeTest, HalvesAndBirthdaysBesideAName) {
  EXPECT_EQ(age("my son, 3 and a half, has a cough"), "3.5");
  EXPECT_EQ(age("my son (2.5) has a cough"), "2.5");
  EXPECT_EQ(age("my son, 38.5, has a cough"), "-") << "a fever";
  EXPECT_EQ(age("my mother, 67 last week, has a cough"), "67");
  EXPECT_EQ(age("my mother, 67 and diabetic, has a cough"), "67");
}

TEST_F(AgeTest, OneOfSeveralIsNobodys) {
  EXPECT_EQ(age("my boys (12, 9 and 4), I cough"), "-");
  EXPECT_EQ(age("my boys (12,9), I cough"), "-");
  EXPECT_EQ(age("i am 17 and one of us has a cough, i think"), "17") << "a word and a figure are no list";
  EXPECT_EQ(age("my son, 12, 2 pills, has a cough"), "12") << "what is counted is no second age";
}

TEST_F(AgeTest, UnderAText) {
  EXPECT_EQ(age("I cough all night. Thanks, Ted, 71, Crewe"), "71");
  EXPECT_EQ(age("I cough all night - Ted Hill, 71, Crewe"), "71");
  EXPECT_EQ(age("I cough all night. Thanks, Ted, 71, lives in Crewe"), "-") << "words that are no names";
  EXPECT_EQ(age("I cough. At night, at 15, and now"), "-");
  EXPECT_EQ(age("54% of it, I cough"), "-");
}

TEST_F(AgeTest, InANameThatClosesTheText) {
  EXPECT_EQ(age("I cough all night.\nYours, R. Hale (Mr), 67"), "67");
  EXPECT_EQ(age("My mother has a cough. Thanks, Ted, 71"), "-") << "it is the asker's";
  EXPECT_EQ(age("I cough all night in Crewe, 2 pills"), "-");
}

TEST_F(AgeTest, AFewWordsAfterTheName) {
  EXPECT_EQ(age("My friend from church being 61, has a rash"), "61");
  EXPECT_EQ(age("My friend's rash being 61, has a cough"), "-") << "what is hers is no age";
}

TEST_F(AgeTest, BornInAMonthAlone) {
  EXPECT_EQ(age("My son was born last june, has a cough", {2026, 3, 1}), "0.667864..0.75");
  EXPECT_EQ(age("My son was born last june, has a cough"), "-") << "nobody knows when it is asked";
  EXPECT_EQ(age("I was born last june, I cough", {2026, 3, 1}), "-") << "who writes is no infant";
}

TEST_F(AgeTest, AtLeastYieldsToWhatIsGreater) {
  EXPECT_EQ(age("By age 12 a cough. I am 34"), "34");
  EXPECT_EQ(age("I am 34, by age 12 a cough"), "34");
  EXPECT_EQ(age("I cough by age 34. I am 12"), "34") << "what is less is of another time";
  EXPECT_EQ(age("I cough by age 12"), "12");
}

TEST_F(AgeTest, ANumberThatBeginsTheText) {
  EXPECT_EQ(age("48, I cough"), "48");
  EXPECT_EQ(age("48 and coughing"), "48");
  EXPECT_EQ(age("Hi. 48. I cough"), "48");
  EXPECT_EQ(age("really 48, I cough"), "48");
  EXPECT_EQ(age("my friend 45 years has a rash"), "45");
  EXPECT_EQ(age("my friend 2 weeks has a rash"), "-");
  EXPECT_EQ(age("my friend a few years has a rash"), "-");
  EXPECT_EQ(age("my friend, diabetes, 45, has a rash"), "45") << "an illness says who it is";
  EXPECT_EQ(age("18 months, cough"), "1.5");
  EXPECT_EQ(age("48 tiles fell on me, I cough"), "-");
  EXPECT_EQ(age("28+4, I cough"), "-");
  EXPECT_EQ(age("I cough. 48 times. A lot"), "-");
  EXPECT_EQ(age("cause: 48. I cough"), "-") << "what has a label is none";
  EXPECT_EQ(age("Sophie (8) has a rash"), "8") << "a name is a word of no language";
  EXPECT_EQ(age("Sophie,8,has a rash"), "8");
  EXPECT_EQ(age("The rash (8) is back"), "-");
  EXPECT_EQ(age("I cough all night (48)"), "48") << "set off at the end";
  EXPECT_EQ(age("I cough all night (4)"), "-");
  EXPECT_EQ(age("I had a rash. Sophie (8) has it"), "-") << "who may be anybody";
}

TEST_F(AgeTest, ANumberThatBeginsTheTitle) {
  EXPECT_EQ(show_.read("I cough", "48 and tired").patient(), "self age=48");
  EXPECT_EQ(show_.read("I cough", "48 tiles").patient(), "self");
  EXPECT_EQ(show_.read("My baby is 6 weeks old and coughs", "6 weeks, a cough").patient(), "child age=0.11499") << "the same one";
}

TEST_F(AgeTest, ANumberThatLeadsToAComplaint) {
  EXPECT_EQ(age("48 with a cough"), "48");
  EXPECT_EQ(age("48 with my son"), "-");
  EXPECT_EQ(age("48 coughs"), "-") << "which are counted";
  EXPECT_EQ(age("4 with a cough"), "-") << "too few for somebody without a name";
  EXPECT_EQ(age("6month with a cough"), "0.5") << "written as one word";
  EXPECT_EQ(age("6 month with a cough"), "-");
  EXPECT_EQ(age("6months with a cough"), "-");
  EXPECT_EQ(age("60months with a cough"), "-");
}

TEST_F(AgeTest, ATimeThatIsSetOff) {
  EXPECT_EQ(age("Hello. My friend from church, 34 years, has a cough"), "34");
  EXPECT_EQ(age("My friend has a cough, 34 years, still there"), "-");
  EXPECT_EQ(age("I cough. 74 years, live alone"), "74");
  EXPECT_EQ(age("I cough. 20 years, never better"), "-") << "so long it may have lasted";
  EXPECT_EQ(age("I cough. 74 years of it"), "-");
}

TEST_F(AgeTest, OfAnotherTimeOrOfAThing) {
  EXPECT_EQ(age("I cough as when I was 16"), "-");
  EXPECT_EQ(age("I had a rash at age 9 and cough"), "-");
  EXPECT_EQ(age("I cough and have a 20 year old scar"), "-");
  EXPECT_EQ(age("I coughed in my thirties. I am 50"), "50");
  EXPECT_EQ(age("In my thirties, with a cough"), "30..39");
  EXPECT_EQ(age("I'm in my thirties and cough"), "30..39");
  EXPECT_EQ(age("I cough since my thirties"), "-");
}

TEST_F(AgeTest, ComingAndByBirth) {
  EXPECT_EQ(age("turning 40 and coughing"), "39..40");
  EXPECT_EQ(age("born 3 may 1990, I cough", {2020, 1, 1}), "29") << "before the birthday";
  EXPECT_EQ(age("born 3 may 1990, I cough", {2020, 5, 3}), "30");
  EXPECT_EQ(age("born in 1990, I cough", {2020, 5, 3}), "29..30");
  EXPECT_EQ(age("It is 5 may 2020. Born 3 may 1990, I cough"), "30") << "the text may tell it";
  EXPECT_EQ(age("It is june 2020. Born 3 may 1990, I cough"), "30");
  EXPECT_EQ(age("born 3 may 1990, I cough"), "-") << "not without the date of asking";
  EXPECT_EQ(age("born in 2030, I cough", {2020, 1, 1}), "-") << "nobody is yet to be born";
}

TEST_F(AgeTest, DatesOfBirthAsTheyAreWritten) {
  EXPECT_EQ(age("born 03/05/1990, I cough", {2020, 5, 2}), "29") << "the day first";
  EXPECT_EQ(age("born 03.05.1990, I cough", {2020, 5, 3}), "30");
  EXPECT_EQ(age("born 03-05-90, I cough", {2020, 5, 3}), "30");
  EXPECT_EQ(age("born 03/05/18, cough", {2020, 6, 3}), "2.08333") << "months of a small child";
  EXPECT_EQ(age("born 05/1990, I cough", {2020, 5, 3}), "29..30");
  EXPECT_EQ(age("born 05/1990, I cough", {2020, 6, 1}), "30");
  EXPECT_EQ(age("born '62, I cough", {2020, 6, 1}), "57..58");
  EXPECT_EQ(age("born '12, cough", {2020, 6, 1}), "7..8");
  EXPECT_EQ(age("born 1 june 2020, cough", {2020, 6, 11}), "0.0273785");
  EXPECT_EQ(age("My friend (b. 1990) has a cough", {2020, 6, 1}), "29..30") << "no sentence ends there";
  EXPECT_EQ(age("My friend (b. 03/05/1990) has a cough", {2020, 6, 1}), "30");
  EXPECT_EQ(age("My friend (b. 03.05.1990) has a cough", {2020, 6, 1}), "30");
  EXPECT_EQ(age("born 03-may-1990, I cough", {2020, 5, 2}), "29");
  EXPECT_EQ(age("born 1/2/3/4, I cough", {2020, 6, 1}), "-");
}

TEST_F(AgeTest, OfNowBesideThatOfAnotherTime) {
  EXPECT_EQ(age("Cough when I was 16, now 39"), "39");
  EXPECT_EQ(age("Cough when I was 16. 39 now"), "39");
  EXPECT_EQ(age("Cough when I was 16, now 39 pills"), "-");
  EXPECT_EQ(age("I cough, now 39 and worse"), "-") << "of a fever, it may be";
  EXPECT_EQ(age("I turned 50 two years ago and cough"), "52");
}

TEST_F(AgeTest, NumbersAtTheEnd) {
  EXPECT_EQ(age("I cough all night. 34."), "34");
  EXPECT_EQ(age("I cough all night\n34"), "34");
  EXPECT_EQ(age("I cough all night - 34"), "34");
  EXPECT_EQ(age("I cough all night. 39, so I took pills"), "-");
  EXPECT_EQ(age("My friend, really 45, has a rash"), "45") << "small words before the number";
}

TEST_F(AgeTest, OfAnAnimal) {
  EXPECT_EQ(show_.read("My 7 year old dog bit me. I have a rash").patient(), "self");
  EXPECT_EQ(age("My 7 year old has a rash"), "7");
}

TEST_F(AgeTest, OfWhoIsToldOfByATrade) {
  EXPECT_EQ(show_.read("44 year old nurse with a cough").patient(), "self age=44");
  EXPECT_EQ(show_.read("My friend, a 44 year old nurse, has a cough").patient(), "friend age=44");
  EXPECT_EQ(show_.read("The nurse is 44 years old. I have a cough").patient(), "self");
}

TEST_F(AgeTest, OfSeveralChildren) {
  EXPECT_EQ(age("My 3 year old is well. My 6 year old has a rash"), "6");
  EXPECT_EQ(age("My 6 year old has a rash. My 3 year old is well"), "6");
  EXPECT_EQ(age("My 3 year old is well. My 6 year old has a rash. My 6 year old coughs"), "6");
}

TEST_F(AgeTest, OfAChildWhomTheParentsNameTells) {
  EXPECT_EQ(show_.read("Mum of a 3 year old with a rash").patient(), "child age=3");
  EXPECT_EQ(show_.read("Mum of a 3 year old. I have a rash").patient(), "self female");
}

TEST_F(AgeTest, BesideAName) {
  EXPECT_EQ(age("my friend Sophie is 22, she has a rash"), "22");
  EXPECT_EQ(age("my friend really is 22, she has a rash"), "-") << "which is no name";
}

TEST_F(AgeTest, ToCome) {
  EXPECT_EQ(age("I will be 40, I cough"), "39");
  EXPECT_EQ(show_.read("Will be 1, with a cough").patient(), "child age=0..1");
  EXPECT_EQ(age("turning 40 and coughing"), "39..40") << "or just reached";
}

TEST_F(AgeTest, WhoWritesIsNoInfant) {
  EXPECT_EQ(show_.read("6 months old with a cough, I gave ibuprofen").patient(), "child age=0.5");
  EXPECT_EQ(show_.read("6 months old with a cough, he has a fever").patient(), "child male age=0.5") << "and is the one called he";
  EXPECT_EQ(show_.read("I cough. I have a rash, 6 months old").patient(), "self");
}

}  // namespace
}  // namespace anteroom::fact
