// Dates become the first and the last day that they can mean, as days of the proleptic Gregorian calendar.
#include "engine/mention/calendar.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace anteroom::mention {
namespace {

using lexicon::DayOfYear;
using lexicon::QuantityKind;
namespace chrono = std::chrono;
using Day = chrono::sys_days;

constexpr double kDaysAWeek = 7, kDaysAMonth = 28, kDaysAYear = 360;  // at least

struct Days {
  Day first, last;
};

// A day beyond the end of its month is the last of it.
Day day_of(int year, int month, int day) {
  const chrono::year_month wanted = chrono::year(year) / chrono::month(static_cast<unsigned>(month));
  const chrono::year_month_day last = wanted / chrono::last;
  return std::min(Day(wanted / 1) + chrono::days(day - 1), Day(last));
}

// The Gregorian computus of Meeus, Jones and Butcher.
Day easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return day_of(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

int weekday_of(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }

// The last such day of the week before `asked`.
Day last_weekday(int weekday, Day asked) { return asked - chrono::days((weekday_of(asked) - weekday + 6) % 7 + 1); }

// "last week", "this month"
std::optional<Days> period(const Quantity& q, int back, Day asked) {
  const chrono::year_month_day day = asked;
  const int year = static_cast<int>(day.year());
  if (q.factor >= kDaysAYear) return Days{day_of(year - back, 1, 1), day_of(year - back, 12, 31)};
  if (q.factor >= kDaysAMonth) {
    const chrono::year_month month = chrono::year_month(day.year(), day.month()) - chrono::months(back);
    return Days{month / 1, month / chrono::last};
  }
  if (q.factor != kDaysAWeek) return std::nullopt;
  const Day monday = asked - chrono::days(weekday_of(asked) - 1 + 7 * back);
  return Days{monday, monday + chrono::days(6)};
}

Day in_year(const DayOfYear& day, int year) {
  return day.count == DayOfYear::Count::easter ? easter_of(year) + chrono::days(day.day) : day_of(year, day.month, day.day);
}

// "on the 21st": of this month or of the last
Days day_of_month(int day, Day asked) {
  const chrono::year_month_day today = asked;
  chrono::year_month month(today.year(), today.month());
  const auto in = [&] { return day_of(static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), day); };
  if (in() > asked) month -= chrono::months(1);
  return {in(), in()};
}

// "in 2019", "since 3 May", "early April", "since Christmas"
std::optional<Days> dated(const Date& date, const lexicon::Pattern& pattern, Day asked) {
  DayOfYear from = pattern.from, to = pattern.to;
  using Count = DayOfYear::Count;
  if (from.count == Count::weekday) {
    const Day first = last_weekday(from.day, asked);
    return Days{first, first + chrono::days((to.day - from.day + 7) % 7)};
  }
  if (from.count == Count::none || (from.month == 0 && from.count == Count::date)) {
    if (date.month == 0 && date.year == 0) return date.day == 0 ? std::nullopt : std::optional(day_of_month(date.day, asked));
    from = {Count::date, date.month == 0 ? 1 : date.month, date.day != 0 ? date.day : std::max(from.day, 1)};
    to = {Count::date, date.month == 0 ? 12 : date.month, date.day != 0 ? date.day : to.day != 0 ? to.day : 31};
  }
  int year = date.year != 0 ? date.year : static_cast<int>(chrono::year_month_day(asked).year());
  const auto in = [&](int y) {
    const Day first = in_year(from, y), last = in_year(to, y);
    return Days{first, last < first ? in_year(to, y + 1) : last};  // winter
  };
  // The latest that has begun; "last summer" is over.
  const auto is_meant = [&](const Days& days) { return pattern.back > 0 ? days.last < asked : days.first <= asked; };
  while (date.year == 0 && !is_meant(in(year))) --year;
  return in(year);
}

std::optional<Days> days_of(const Quantity& q, const lexicon::Pattern& pattern, Day asked) {
  if (q.date.weekday != 0) {
    Day day = last_weekday(q.date.weekday, asked);
    if (pattern.back >= 0) day = asked - chrono::days(weekday_of(asked) + 7 * pattern.back - q.date.weekday);  // "Friday last week"
    return Days{day, day};
  }
  if (pattern.back >= 0 && pattern.from.count == DayOfYear::Count::none) return period(q, pattern.back, asked);
  return dated(q.date, pattern, asked);
}

}  // namespace

Date asked_on(const Mentions& mentions) {
  Date date;
  for (const Quantity& q : mentions.quantities) {
    if (q.kind == QuantityKind::asked_on) date = q.date;
  }
  return date;
}

void tell_days(const Date& asked_on, const lexicon::Lexicon& lexicon, Mentions& mentions) {
  if (asked_on.year == 0 || asked_on.month == 0 || asked_on.day == 0) return;
  const Day asked = day_of(asked_on.year, asked_on.month, asked_on.day);
  for (Quantity& q : mentions.quantities) {
    if (q.kind != QuantityKind::ago) continue;
    const std::optional<Days> days = days_of(q, lexicon.pattern(q.pattern), asked);
    if (!days) continue;
    if (days->first > asked) {  // what is to come means nothing here
      q.kind = QuantityKind::none;
      continue;
    }
    const auto ago = [&](Day day) { return static_cast<double>(std::max<chrono::days::rep>(0, (asked - day).count())); };
    q.low = ago(days->last), q.high = ago(days->first), q.unit = "day", q.factor = 1;
  }
}

}  // namespace anteroom::mention
