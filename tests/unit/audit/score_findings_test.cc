// How the attributes of labelled findings are counted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/score.h"
#include "tests/unit/anteroom/load_small.h"

namespace anteroom::audit {
namespace {

using testing::HasSubstr;
using Label = GoldFinding::Label;

class ScoreFindings : public testing::Test {
 protected:
  // One finding of one text, at the first place of `words`.
  std::string score(const std::string& text, const std::string& words, std::vector<Label> labels) {
    LabelledRow row;
    row.id = "row", row.text = text;
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    row.findings = {{{begin, begin + static_cast<std::uint32_t>(words.size())}, words, std::move(labels)}};
    const std::unique_ptr<Scorer> scorer = make_scorer("findings", small_knowledge());
    scorer->add(row);
    return scorer->report(1);
  }
};

TEST_F(ScoreFindings, AValueIsRightWrongMissedOrTooMuch) {
  const std::string text = "A terrible headache, suddenly.";
  EXPECT_THAT(score(text, "headache", {{"severity", "severe", {}}, {"onset", "sudden", {}}}), HasSubstr("(right 2, wrong 0, missed 0)"));
  EXPECT_THAT(score(text, "headache", {{"severity", "mild", {}}, {"onset", "sudden", {}}}), HasSubstr("severity mild read as severe"));
  EXPECT_THAT(score(text, "headache", {{"severity", "severe", {}}}), HasSubstr("onset nothing read as sudden"));
  EXPECT_THAT(score(text, "headache", {{"severity", "severe", {}}, {"onset", "sudden", {}}, {"course", "improving", {}}}),
              HasSubstr("course        precision     -  recall 0.000"));
}

TEST_F(ScoreFindings, WhatIsNotFoundIsMissed) {
  const std::string report = score("A terrible headache.", "A", {{"severity", "severe", {}}});
  EXPECT_THAT(report, HasSubstr("found         0.000  (0 of 1)"));
  EXPECT_THAT(report, HasSubstr("(right 0, wrong 0, missed 1)"));
}

TEST_F(ScoreFindings, ASiteIsHeldByItsConceptAndNeedsNoLabelWhereTheNameSaysIt) {
  EXPECT_THAT(score("My chest hurts.", "hurts", {{"site", "chest", {}}}), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score("My chest hurts.", "hurts", {}), HasSubstr("rows right    1.000")) << "chest pain is in the chest";
  EXPECT_THAT(score("A rash in my chest.", "rash", {}), HasSubstr("site nothing read as chest"));
}

TEST_F(ScoreFindings, ATriggerIsHeldByItsConceptOrByAWord) {
  const std::string text = "I have a rash when I am tense.";
  EXPECT_THAT(score(text, "rash", {{"trigger", "stress", {}}}), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score(text, "rash", {{"trigger", "being tense", {}}}), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score(text, "rash", {{"trigger", "food", {}}}), HasSubstr("trigger food read as stress"));
}

TEST_F(ScoreFindings, NumbersMayDifferByATwentieth) {
  const std::string text = "A rash for two weeks.";
  EXPECT_THAT(score(text, "rash", {{"duration_days", "", 14.5}}), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score(text, "rash", {{"ago_days", "", 14}}), HasSubstr("rows right    1.000")) << "the start is as good";
  EXPECT_THAT(score(text, "rash", {{"duration_days", "", 20}}), HasSubstr("duration_days 20.000000 read as 14.000000"));
}

}  // namespace
}  // namespace anteroom::audit
