// Days of calendar dates, told from Wednesday 12 June 2024.
#include "engine/mention/calendar.h"

#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class CalendarTest : public testing::Test {
 protected:
  // The first quantity's days as "low..high", after "since" where it goes on.
  std::string days(std::string_view text, Date asked = {2024, 6, 12}) {
    Mentions mentions = reader_.read(text).mentions();
    tell_days(asked, *language_->lexicon, mentions);
    if (mentions.quantities.empty() || mentions.quantities[0].kind == lexicon::QuantityKind::none) return "none";
    const Quantity& q = mentions.quantities[0];
    std::string line = q.ongoing ? "since " : "";
    line += MentionReader::number(q.days_low());
    if (q.high > q.low) line += ".." + MentionReader::number(q.days_high());
    return line;
  }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
numbers: {ordinal: {third: 3}, suffix: [th]}
patterns:
  - {kind: ago, say: ["in {month}", "in {date}", "{date}", "on the {nth}"]}
  - {kind: ago, back: 1, say: ["last {time}"]}
  - {kind: ago, back: 0, unit: month, say: [this month]}
  - {kind: ago, back: 1, unit: week, say: ["{weekday} last week"]}
  - {kind: ago, from: 10, to: 20, ongoing: true, say: ["since mid {month}"]}
  - {kind: ago, from: 12-25, ongoing: true, say: [since christmas]}
  - {kind: ago, from: easter-2, to: easter1, say: [over easter]}
  - {kind: ago, back: 1, from: 06-01, to: 08-31, say: [last summer]}
  - {kind: ago, from: 06-01, to: 08-31, say: [this summer]}
  - {kind: ago, from: 12-01, to: 02-28, say: [last winter]}
  - {kind: ago, from: weekday 6, to: weekday 7, value: 4, unit: day, say: [last weekend]}
)");
  MentionReader reader_{*language_};
};

TEST_F(CalendarTest, Dates) {
  EXPECT_EQ(days("since 10 June"), "since 2");
  EXPECT_EQ(days("since June 10th, 2023"), "since 368");
  EXPECT_EQ(days("since 12 June"), "since 0");
  EXPECT_EQ(days("since 13 June"), "since 365") << "the last one that has been";
  EXPECT_EQ(days("since April"), "since 43..72");
  EXPECT_EQ(days("in May"), "12..42");
  EXPECT_EQ(days("in March 2020"), "1534..1564");
  EXPECT_EQ(days("in 2019"), "1625..1989");
  EXPECT_EQ(days("in June"), "0..11") << "it is not over";
  EXPECT_EQ(days("in 2030"), "none") << "nothing that is to come is ago";
  EXPECT_EQ(days("on the 10th"), "2");
  EXPECT_EQ(days("on the 20th"), "23") << "of the month before";
  EXPECT_EQ(days("on the third"), "none") << "floor";
  EXPECT_EQ(days("March 2020"), "1534..1564");
  EXPECT_EQ(days("2020"), "none");
  EXPECT_EQ(days("10 March"), "none");
}

TEST_F(CalendarTest, PartsOfAMonth) {
  EXPECT_EQ(days("since mid April"), "since 53..63");
  EXPECT_EQ(days("since mid-April"), "since 53..63");
}

TEST_F(CalendarTest, Weekdays) {
  EXPECT_EQ(days("since Tuesday"), "since 1");
  EXPECT_EQ(days("since Wednesday"), "since 7") << "not today";
  EXPECT_EQ(days("since Thursday"), "since 6");
  EXPECT_EQ(days("Friday last week"), "5");
  EXPECT_EQ(days("Monday last week"), "9");
}

TEST_F(CalendarTest, WholeUnitsOfTheCalendar) {
  EXPECT_EQ(days("last week"), "3..9");
  EXPECT_EQ(days("last month"), "12..42");
  EXPECT_EQ(days("last year"), "164..528");
  EXPECT_EQ(days("this month"), "0..11");
  EXPECT_EQ(days("last day"), "1") << "no unit of the calendar";
  EXPECT_EQ(days("last month", {2024, 1, 31}), "31..61") << "over the turn of the year";
}

TEST_F(CalendarTest, DaysOfTheYear) {
  EXPECT_EQ(days("since Christmas"), "since 170");
  EXPECT_EQ(days("over Easter"), "72..75") << "31 March 2024";
  EXPECT_EQ(days("over Easter", {2025, 5, 1}), "10..13") << "20 April 2025";
  EXPECT_EQ(days("last weekend"), "3..4");
  EXPECT_EQ(days("last summer"), "286..377") << "over, though it is June";
  EXPECT_EQ(days("this summer"), "0..11");
  EXPECT_EQ(days("last winter"), "105..194") << "over the turn of the year";
}

TEST_F(CalendarTest, WithoutADayOfAskingNothingIsTold) {
  EXPECT_EQ(days("since April", {}), "since -1");
  EXPECT_EQ(days("last week", {}), "7") << "as its words say";
  EXPECT_EQ(days("3 days ago", {}), "3");
  EXPECT_EQ(days("3 days ago"), "3");
}

TEST_F(CalendarTest, TheTextMayTellWhenItWasAsked) {
  EXPECT_EQ(asked_on(reader_.read("Ask Date: 2019/10/01").mentions()).year, 2019);
  EXPECT_EQ(asked_on(reader_.read("since April").mentions()).year, 0);
}

}  // namespace
}  // namespace anteroom::mention
