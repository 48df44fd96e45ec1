// Where sentences end in what people really write.
#include <gtest/gtest.h>

#include "tests/unit/text/show.h"

namespace anteroom::text {
namespace {

TEST(SentenceTest, EndsAtMarks) {
  EXPECT_EQ(sentences_of("I have pain. No fever! Is it bad? ok"), "[I have pain.][No fever!]?[Is it bad?][ok]");
  EXPECT_EQ(sentences_of("for a day.I have pain"), "[for a day.][I have pain]");
  EXPECT_EQ(sentences_of("help?! please..."), "?[help?!][please...]");
  EXPECT_EQ(sentences_of("(It hurts.) He said \"now.\" Then"), "[(It hurts.)][He said \"now.\"][Then]");
  EXPECT_EQ(sentences_of("i have no fever. it hurts"), "[i have no fever.][it hurts]");
}

TEST(SentenceTest, GoesOnWhereAMarkEndsNothing) {
  EXPECT_EQ(sentences_of("at 3 a.m. with 38.5 of fever, e.g. chills"), "[at 3 a.m. with 38.5 of fever, e.g. chills]");
  EXPECT_EQ(sentences_of("at 3 a.m. I woke. Then"), "[at 3 a.m. I woke.][Then]");
  EXPECT_EQ(sentences_of("my mother, b. 14/09/1936, coughs"), "[my mother, b. 14/09/1936, coughs]");
  EXPECT_EQ(sentences_of("my mother, b. 14.09.1936, coughs"), "[my mother, b. 14.09.1936, coughs]");
  EXPECT_EQ(sentences_of("Mrs. Jones is ill. Dr. K. Osei says"), "[Mrs. Jones is ill.][Dr. K. Osei says]");
  EXPECT_EQ(sentences_of("my GP. She said vitamin D. Now"), "[my GP.][She said vitamin D.][Now]") << "no titles";
  EXPECT_EQ(sentences_of("Mrs. it hurts. I saw Ann. Then"), "[Mrs.][it hurts.][I saw Ann.][Then]");
  EXPECT_EQ(sentences_of("hepatitis b. 14 days"), "[hepatitis b.][14 days]");
  EXPECT_EQ(sentences_of("until 3 a.m. Then I slept"), "[until 3 a.m.][Then I slept]");
  EXPECT_EQ(sentences_of("pain, nausea etc., and about .5 mg"), "[pain, nausea etc., and about .5 mg]");
  EXPECT_EQ(sentences_of("1. headache\n2. fever"), "[1. headache][2. fever]");
}

TEST(SentenceTest, GoesOnAfterAQuery) {
  EXPECT_EQ(sentences_of("?pneumonia. For a film"), "[?pneumonia.][For a film]");
  EXPECT_EQ(sentences_of("swollen leg, ?clot ?cellulitis, scan"), "[swollen leg, ?clot ?cellulitis, scan]");
  EXPECT_EQ(sentences_of("Imp: ??gout"), "[Imp: ??gout]");
  EXPECT_EQ(sentences_of("is it bad ?please help"), "?[is it bad ?][please help]") << "a space too many";
  EXPECT_EQ(sentences_of("is it bad?please help"), "?[is it bad?][please help]");
  EXPECT_EQ(sentences_of("? ? ok"), "?[? ?][ok]");
}

TEST(SentenceTest, EndsAtLineEnds) {
  EXPECT_EQ(sentences_of("headache\nfever\n\nno cough"), "H[headache][fever][no cough]");
  EXPECT_EQ(sentences_of("since the end of last week I have had a very bad headache and\nit does not stop"),
            "[since the end of last week I have had a very bad headache and\nit does not stop]");
  EXPECT_EQ(sentences_of("since the end of last week I have had a very bad headache and\r\n\r\nit does not stop"),
            "[since the end of last week I have had a very bad headache and][it does not stop]");
  EXPECT_EQ(sentences_of("since the end of last week I have had a very bad headache and\nNo fever"),
            "[since the end of last week I have had a very bad headache and][No fever]");
}

TEST(SentenceTest, Headings) {
  EXPECT_EQ(sentences_of("Muscle spasm", "Hello doctor"), "H[Muscle spasm][Hello doctor]");
  EXPECT_EQ(sentences_of("Spasm. Help?", "Hello"), "H[Spasm.]H?[Help?][Hello]");
  EXPECT_EQ(sentences_of("Muscle spasm\nHello doctor, it hurts."), "H[Muscle spasm][Hello doctor, it hurts.]");
  EXPECT_EQ(sentences_of("Hello doctor,\nIt hurts."), "[Hello doctor,][It hurts.]");
  EXPECT_EQ(sentences_of("It hurts.\nA lot"), "[It hurts.][A lot]");
  EXPECT_EQ(sentences_of("It hurts"), "[It hurts]");
  EXPECT_EQ(sentences_of("- headache\n- fever"), "[- headache][- fever]");
}

TEST(SentenceTest, NoneSpansBothParts) {
  EXPECT_EQ(sentences_of("no", "fever"), "H[no][fever]");
  EXPECT_EQ(sentences_of("", ""), "");
  EXPECT_EQ(sentences_of("", "\n\n"), "");
}

TEST(SentenceTest, OtherScripts) {
  EXPECT_EQ(sentences_of("头痛。发烧？"), "[头痛。]?[发烧？]");
  EXPECT_EQ(sentences_of("هل أنا مريض؟ نعم"), "?[هل أنا مريض؟][نعم]");
  EXPECT_EQ(sentences_of("मुझे दर्द है। बुखार"), "[मुझे दर्द है।][बुखार]");
}

}  // namespace
}  // namespace anteroom::text
