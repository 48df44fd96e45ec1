// What a token is, in English and in other scripts, and where in the source it stands.
#include <gtest/gtest.h>

#include "tests/unit/text/show.h"

namespace anteroom::text {
namespace {

TEST(TokenTest, WordsKeepInnerApostrophes) {
  EXPECT_EQ(tokens_of("I can't sleep"), "^i can't sleep");
  EXPECT_EQ(tokens_of("'tis the patients' room"), ".' +tis the patients +.' room");
  EXPECT_EQ(tokens_of("rock'n'roll isn''t"), "rock'n'roll isn +.' +.' +t");
}

TEST(TokenTest, NumbersKeepInnerMarks) {
  EXPECT_EQ(tokens_of("38.5 C, 1,000 mg."), "#38.5 ^c +., #1,000 mg +..");
  EXPECT_EQ(tokens_of("2019/10/01 at 10:30"), "#2019 +./ +#10 +./ +#01 at #10 +.: +#30");
  EXPECT_EQ(tokens_of("1. 2,, 3..4 .5"), "#1 +.. #2 +., +., #3 +.. +.. +#4 .. +#5");
  EXPECT_EQ(tokens_of("5'10 20~29"), "#5 +.' +#10 #20 +.~ +#29");
}

TEST(TokenTest, RunsAreSplitWhereKindsMeet) {
  EXPECT_EQ(tokens_of("3h b12 a_b"), "#3 +h b +#12 a +._ +b");
  EXPECT_EQ(tokens_of("for a day.I have"), "for a day +.. +^i have");
  EXPECT_EQ(tokens_of("e.g. a:b"), "e +.. +g +.. a +.: +b");
}

TEST(TokenTest, LineBreaksSwallowTheWhiteSpaceBetweenThem) {
  EXPECT_EQ(tokens_of("a\nb"), "a +/ b");
  EXPECT_EQ(tokens_of("a \r\n \t\n b\n"), "a / b +/");
  EXPECT_EQ(tokens_of("\xE2\x80\xA8"
                      "a\xC2\x85"
                      "b"),
            "/ a +/ b");
}

TEST(TokenTest, TypographyIsReadAsAscii) {
  EXPECT_EQ(tokens_of("I can\xE2\x80\x99t"), "^i can't");  // right single quotation mark
  EXPECT_EQ(tokens_of("I can\xC2\xB4t"), "^i can't");      // acute accent
  EXPECT_EQ(tokens_of("20\xE2\x80\x93"
                      "29"),
            "#20 +.- +#29");                                     // en dash
  EXPECT_EQ(tokens_of("wait\xE2\x80\xA6"), "wait +.. +.. +..");  // ellipsis
  EXPECT_EQ(tokens_of("mus\xC2\xAD"
                      "cle"),
            "muscle");                                 // soft hyphen
  EXPECT_EQ(tokens_of("\xEF\xBB\xBFhello"), "hello");  // byte order mark
  EXPECT_EQ(tokens_of("a\xC2\xA0"
                      "b"),
            "a b");  // no-break space
}

TEST(TokenTest, CompatibilityFormsAreFolded) {
  EXPECT_EQ(tokens_of("\xEF\xBC\xA8\xEF\xBD\x89"), "^hi");  // full-width
  EXPECT_EQ(tokens_of("\xEF\xBC\x93\xEF\xBC\x98\xEF\xBC\x8E\xEF\xBC\x95"), "#38.5");
  EXPECT_EQ(tokens_of("\xEF\xAC\x81"
                      "brosis"),
            "fibrosis");                            // fi ligature
  EXPECT_EQ(tokens_of("5\xE3\x8E\x8F"), "#5 +kg");  // square kg
  EXPECT_EQ(tokens_of("Stra\xC3\x9F"
                      "e"),
            "^strasse");
  EXPECT_EQ(tokens_of("38\xE2\x84\x83"), "#38 +.\xC2\xB0 +c");  // degree Celsius
}

TEST(TokenTest, AFractionStaysApartFromTheNumberBeforeIt) {
  EXPECT_EQ(tokens_of("2\xC2\xBD hours"), "#2 +#1 +./ +#2 hours");  // not 21/2
  EXPECT_EQ(tokens_of("10\xC2\xB2"), "#10 +#2");                    // not 102
}

TEST(TokenTest, DigitsOfOtherScriptsAreAscii) {
  EXPECT_EQ(tokens_of("\xD9\xA3\xD9\xA8\xD9\xAB\xD9\xA5"), "#38.5");  // Arabic-Indic
  EXPECT_EQ(tokens_of("\xE0\xA5\xA7\xE0\xA5\xA8"), "#12");            // Devanagari
}

TEST(TokenTest, ScriptsWithoutSpacesGiveAWordACodePoint) {
  EXPECT_EQ(tokens_of("\xE5\xA4\xB4\xE7\x97\x9B"), "\xE5\xA4\xB4 +\xE7\x97\x9B");  // Han
  EXPECT_EQ(tokens_of("\xE0\xB8\x9B\xE0\xB8\xA7"), "\xE0\xB8\x9B +\xE0\xB8\xA7");  // Thai
  EXPECT_EQ(tokens_of("\xE3\x81\x93\xE3\x82\xB3"), "\xE3\x81\x93 +\xE3\x82\xB3");  // Hiragana, Katakana
  EXPECT_EQ(tokens_of("MRI\xE6\xA3\x80"), "^mri +\xE6\xA3\x80");
}

TEST(TokenTest, AWordIsOfOneScript) {
  EXPECT_EQ(tokens_of("pain\xD0\xB1\xD0\xBE\xD0\xBB\xD1\x8C"), "pain +\xD0\xB1\xD0\xBE\xD0\xBB\xD1\x8C");
  EXPECT_EQ(tokens_of("\xD8\xB5\xD8\xAF\xD8\xA7\xD8\xB9"), "\xD8\xB5\xD8\xAF\xD8\xA7\xD8\xB9");
}

TEST(TokenTest, MarksStayWithTheirLetter) {
  EXPECT_EQ(tokens_of("cafe\xCC\x81"), "caf\xC3\xA9");                                                   // composed
  EXPECT_EQ(tokens_of("\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8"), "\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8");  // Devanagari vowel
}

TEST(TokenTest, SpansCountCodePointsOfThePartAsGiven) {
  Text text;
  text.read("Caf\xC3\xA9", "\xF0\x9F\x98\x80 na\xC3\xAFve \xEF\xAC\x81t");
  ASSERT_EQ(text.tokens().size(), 4u);
  EXPECT_EQ(text.tokens()[0].part, Part::title);
  EXPECT_EQ(text.tokens()[0].source, (base::Span{0, 4}));
  EXPECT_EQ(text.tokens()[1].source, (base::Span{0, 1}));  // an emoji
  EXPECT_EQ(text.tokens()[1].part, Part::body);
  EXPECT_EQ(text.tokens()[2].source, (base::Span{2, 7}));
  EXPECT_EQ(text.source(Part::body, text.tokens()[2].source), "na\xC3\xAFve");
  EXPECT_EQ(text.tokens()[3].source, (base::Span{8, 10}));  // two code points as given, three folded
  EXPECT_EQ(text.folded(text.tokens()[3]), "fit");
  EXPECT_EQ(text.source(Part::body, text.tokens()[3].source), "\xEF\xAC\x81t");
  EXPECT_EQ(text.source_size(Part::body), 10u);
  EXPECT_EQ(text.source(Part::body, {9, 99}), "t");  // clamped
}

TEST(TokenTest, OneObjectReadsManyTexts) {
  Text text;
  text.read("A title", "A long body, \xC3\xA9");
  text.read("", "b");
  EXPECT_EQ(show_tokens(text), "b");
  EXPECT_EQ(text.source_size(Part::title), 0u);
  EXPECT_TRUE(text.problems().empty());
}

}  // namespace
}  // namespace anteroom::text
