// How labelled rows are counted, on the golden tests' small knowledge and a few rows of our own.
#include "engine/audit/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/score_spans.h"
#include "tests/unit/anteroom/load_small.h"

namespace anteroom::audit {
namespace {

using testing::HasSubstr;
using testing::Not;

LabelledRow row(const std::string& text) {
  LabelledRow made;
  made.id = "row", made.text = text;
  return made;
}

// The place of the first `words` in the text.
Target place_of(const std::string& text, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string score(std::string_view kind, const std::vector<LabelledRow>& rows, std::size_t misses = 0) {
  const std::unique_ptr<Scorer> scorer = make_scorer(kind, small_knowledge());
  for (const LabelledRow& one : rows) scorer->add(one);
  return scorer->report(misses);
}

TEST(Score, EveryKindHasAScorerAndNoOtherName) {
  for (const std::string_view kind : score_kinds()) EXPECT_NE(make_scorer(kind, small_knowledge()), nullptr) << kind;
  EXPECT_EQ(make_scorer("weather", small_knowledge()), nullptr);
}

TEST(Score, ContextCountsEachAxisThatIsLabelled) {
  const std::string text = "I have no fever but a rash.";
  LabelledRow fever = row(text), rash = row(text), wrong = row(text);
  fever.target = place_of(text, "fever"), fever.assertion = "absent";
  rash.target = place_of(text, "rash"), rash.assertion = "present", rash.temporality = "current";
  wrong.target = place_of(text, "rash"), wrong.assertion = "absent";
  const std::string report = score("context", {fever, rash, wrong, row(text)}, 5);
  EXPECT_THAT(report, HasSubstr("rows right    0.667  (2 of 3)"));
  EXPECT_THAT(report, HasSubstr("absent        precision 1.000  recall 0.500  F1 0.667"));
  EXPECT_THAT(report, HasSubstr("1 rows without a target were left out"));
  EXPECT_THAT(report, HasSubstr("row: absent read as present of 'rash'"));
  EXPECT_THAT(score("context", {wrong}), Not(HasSubstr("misses")));
}

TEST(Score, SymptomsCountByOverlapAndDeniedOnesAreNone) {
  const std::string text = "A terrible headache, no fever.";
  LabelledRow whole = row(text);
  whole.spans = {{place_of(text, "terrible headache"), {}, {}}};
  EXPECT_THAT(score("symptoms", {whole}), HasSubstr("precision 1.000  recall 1.000"));
  EXPECT_THAT(score("symptoms", {row(text)}, 1), HasSubstr("found 'headache = headache'"));
}

TEST(Score, DepartmentsHoldGeneralOnesEqual) {
  LabelledRow twitching = row("I am anxious and my thigh is twitching."), fever = row("I have a fever.");
  twitching.department = "neurology", fever.department = "internal_medicine";
  const std::string report = score("departments", {twitching, fever});
  EXPECT_THAT(report, HasSubstr("first         1.000  (2 of 2)"));
  fever.department = "surgery";
  EXPECT_THAT(score("departments", {fever}), HasSubstr("first three   0.000  (0 of 1)"));
  fever.department = "emergency";
  EXPECT_THAT(score("departments", {twitching, fever}), HasSubstr("first         1.000  (1 of 1)")) << "left aside, as in answers";
}

TEST(Score, UrgencyTellsTooLowFromTooHigh) {
  LabelledRow low = row("I have a rash."), right = low, high = low;
  Screener screener(small_knowledge());
  const std::string level(screener.screen({.text = low.text}).urgency());
  low.urgency = {"emergency"}, right.urgency = {"emergency", level}, high.urgency = {"nothing"};
  const std::string report = score("urgency", {low, right});
  EXPECT_THAT(report, HasSubstr("right         0.500  (1 of 2)"));
  EXPECT_THAT(report, HasSubstr("too low       0.500"));
  EXPECT_THAT(report, HasSubstr("sensitivity   0.000  (0 of 2)"));
}

TEST(Score, PatientsAreReadWithoutTheForm) {
  LabelledRow woman = row("A woman with a rash."), unknown = row("A rash.");
  woman.sex = "female", woman.age_years = 30, unknown.sex = "male";
  const std::string report = score("patients", {woman, unknown});
  EXPECT_THAT(report, HasSubstr("female        precision 1.000  recall 1.000"));
  EXPECT_THAT(report, HasSubstr("age           precision     -  recall 0.000"));
}

TEST(Score, PatientsAreComparedLabelByLabel) {
  LabelledRow right = row("I am a woman, 30 years old, pregnant, with a rash."), missed = row("I have a rash."),
              decoy = row("A rash, 30 years old.");
  right.sex = "female", right.patient.age_years = LabelledNumber{true, 30, 30}, right.patient.pregnancy = "yes",
  right.patient.relation = "self";
  missed.patient.age_years = LabelledNumber{true, 50, 50}, missed.patient.postpartum = true, missed.patient.pregnancy = "no";
  decoy.patient.age_years = LabelledNumber{}, decoy.patient.postpartum = false, decoy.patient.relation = "child";
  const std::string report = score("patients", {right, missed, decoy}, 3);
  EXPECT_THAT(report, HasSubstr("nothing wrong 0.333  (1 of 3)"));
  EXPECT_THAT(report, HasSubstr("age           precision 0.500  recall 0.500"));
  EXPECT_THAT(report, HasSubstr(" told, wrong  0.000  (0 of 2)"));
  EXPECT_THAT(report, HasSubstr(" decoys taken 1.000  (1 of 1)"));
  EXPECT_THAT(report, HasSubstr("relation      0.500  (1 of 2)"));
  EXPECT_THAT(report, HasSubstr("not pregnant  precision     -  recall 0.000"));
  EXPECT_THAT(report, HasSubstr("postpartum    precision     -  recall 0.000"));
  EXPECT_THAT(report, HasSubstr("row: age 50 read as none, pregnancy no read as unknown, postpartum yes read as no"));
  EXPECT_THAT(report, HasSubstr("row: age none read as 30, relation child read as self"));
}

TEST(Score, AnAgeHoldsWithinThreePercentOrATenthOfAYear) {
  LabelledRow near = row("I am 50 years old."), far = near, month = row("2 months old, a rash.");
  near.patient.age_years = LabelledNumber{true, 49, 51}, far.patient.age_years = LabelledNumber{true, 50, 59};
  month.patient.age_years = LabelledNumber{true, 0.25, 0.25};
  EXPECT_THAT(score("patients", {near, far, month}), HasSubstr("age right     0.667  (2 of 3)"));
}

// A row with one span over `words`.
LabelledRow quantity(const std::string& text, const std::string& words, std::optional<double> value, std::optional<double> high = {}) {
  LabelledRow made = row(text);
  made.spans = {{place_of(text, words), value, {}, high}};
  return made;
}

TEST(Score, DurationsAreComparedInSecondsAndByBothEnds) {
  constexpr double kDay = 86400;
  EXPECT_THAT(score("duration",
                    {quantity("a rash for 3 days", "3 days", 3 * kDay), quantity("a rash for 3-4 days", "3-4 days", 3 * kDay, 4 * kDay)}),
              HasSubstr("rows right    1.000  (2 of 2)"));
  EXPECT_THAT(score("duration", {quantity("a rash for 3-4 days", "3-4 days", 3 * kDay, 5 * kDay)}), HasSubstr("values right  0.000"));
  EXPECT_THAT(score("duration", {row("a rash for 3 days")}), HasSubstr("rows right    0.000"));
}

TEST(Score, QuantitiesTakeTheKindsThatARowLabels) {
  LabelledRow duration = quantity("I have had a rash for 3 days", "3 days", 3 * 86400.0), temperature = duration, vital = duration;
  duration.label = "duration", temperature.label = "temperature";
  vital.spans[0].kind = "weight";
  EXPECT_THAT(score("quantities", {duration}), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score("quantities", {temperature}, 1), HasSubstr("found nothing"));
  EXPECT_THAT(score("quantities", {vital}, 1), HasSubstr("found nothing")) << "a duration is no vital sign";
  EXPECT_THAT(score("quantities", {row("a rash for 3 days")}, 1), HasSubstr("found 'for 3 days"))
      << "nothing is labelled, so nothing may be found";
}

TEST(Score, AgoIsComparedInDays) {
  LabelledRow since = quantity("a rash since yesterday", "since yesterday", 1, 1);
  since.spans[0].ongoing = true;
  LabelledRow once = since, other = since;
  once.spans[0].ongoing = false, other.spans[0].high = 3;
  EXPECT_THAT(score("ago", {since}, 1), HasSubstr("rows right    1.000"));
  EXPECT_THAT(score("ago", {once}), HasSubstr("values right  0.000"));
  EXPECT_THAT(score("ago", {other}), HasSubstr("values right  0.000"));
}

TEST(PairSpans, OneFoundSpanMayAnswerTwoLabels) {
  const std::vector<FoundSpan> found = {{{0, 10}, 0, {}, "a"}, {{20, 25}, 0, {}, "b"}};
  const Pairing pairing = pair_spans({{{2, 4}, {}, {}}, {{2, 4}, {}, {}}, {{12, 15}, {}, {}}}, found);
  EXPECT_EQ(pairing.right, 2U);
  EXPECT_EQ(pairing.missed, 1U);
  EXPECT_EQ(pairing.found_right, 1U);
  EXPECT_EQ(pairing.wrong, 1U);
  EXPECT_FALSE(pairing.exact());
}

}  // namespace
}  // namespace anteroom::audit
