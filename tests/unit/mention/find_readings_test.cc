// What the figure behind the name of a test means.
#include <gtest/gtest.h>

#include "tests/unit/linear_time.h"
#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class FindReadingsTest : public testing::Test {
 protected:
  std::string concepts(std::string_view text) { return reader_.read(text).concepts(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
phrases:
  rash: [gauge]
readings:
  - say: [gauge, red gauge]
    means: {cough: [[1, 20], [1000, 20000]], fever: [20, 50]}
  - say: [dial]
    means: {swelling: [0, 0.5]}
cues:
  - {means: end, say: ["=but"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(FindReadingsTest, TheRangeThatHoldsTheFigure) {
  EXPECT_EQ(concepts("gauge 19"), "cough 'gauge 19'");
  EXPECT_EQ(concepts("gauge 20"), "fever 'gauge 20'") << "a range ends before its bound";
  EXPECT_EQ(concepts("gauge: 1,500"), "cough 'gauge: 1,500'");
  EXPECT_EQ(concepts("dial = 0.4"), "swelling 'dial = 0.4'");
  EXPECT_EQ(concepts("dial of 0.5"), "") << "in no range";
  EXPECT_EQ(concepts("gauge 90"), "rash 'gauge'") << "the name alone keeps what it means";
}

TEST_F(FindReadingsTest, TheFigureMayStandFurtherOn) {
  EXPECT_EQ(concepts("my gauge has dropped again, now at 34"), "fever 'gauge has dropped again, now at 34'");
  EXPECT_EQ(concepts("gauge one-two a b c d e f g h i 34").find("fever"), std::string::npos) << "not so far";
  EXPECT_EQ(concepts("gauge. 34"), "rash 'gauge'") << "of another sentence";
  EXPECT_EQ(concepts("gauge fine but 34"), "rash 'gauge'");
  EXPECT_EQ(concepts("at 34 the gauge"), "rash 'gauge'") << "before it";
}

TEST_F(FindReadingsTest, EachTestHasItsOwnFigure) {
  EXPECT_EQ(concepts("gauge and dial 0.2"), "rash 'gauge', swelling 'dial 0.2'");
  EXPECT_EQ(concepts("dial 0.2, gauge 30"), "swelling 'dial 0.2', fever 'gauge 30'");
  EXPECT_EQ(concepts("red gauge 30"), "fever 'red gauge 30'") << "the longer name";
}

TEST_F(FindReadingsTest, ATimeIsNoFigure) {
  EXPECT_EQ(concepts("gauge for 3 days"), "rash 'gauge'");
  EXPECT_EQ(concepts("gauge for 3 days, 30"), "fever 'gauge for 3 days, 30'");
}

TEST_F(FindReadingsTest, WhatIsToldBetweenTheTwoStays) {
  EXPECT_EQ(concepts("gauge with a headache 30"), "fever 'gauge', headache 'headache'");
}

TEST_F(FindReadingsTest, IsLinearInTheText) {
  for (const char* piece : {"gauge ", "gauge fine but 34 ", "gauge 30 ", "gauge gauge 30 dial ", "30 "})
    expect_linear(piece, 25000, [&](const std::string& text) { reader_.read(text); });
}

}  // namespace
}  // namespace anteroom::mention
