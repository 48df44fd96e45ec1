// From a matched pattern to a quantity. Units that people leave out are told by what a body can have (measures.h).
#include <algorithm>
#include <cmath>

#include "engine/mention/measures.h"
#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::QuantityKind;

constexpr double kLeastGap = 5;  // between systolic and diastolic: 50/50 is a share
constexpr double kLeastDiastolic = 20;
constexpr int kWrittenOut = 100;  // years: below, two digits
constexpr double kHoursADay = 24, kDaysAMonth = 31;
constexpr double kWholeYears = 20;                                                  // an age above is told without fractions
constexpr double kLightest = 0.3, kHeaviest = 400, kShortest = 30, kTallest = 250;  // kg, cm

bool whole(double value) { return value == std::floor(value); }

// What no unit can make up for.
bool can_be(const Quantity& q, bool in_words) {
  switch (q.kind) {
    case QuantityKind::blood_pressure:
      return q.second < 0 || (q.second >= kLeastDiastolic && q.second + kLeastGap <= q.low);
    case QuantityKind::age:
      return whole(q.low) || (q.low < kWholeYears && (in_words || q.sex == ontology::Sex::unknown));  // "1.75 m" is no boy
    case QuantityKind::weight:
      return q.named || (q.low * q.factor >= kLightest && q.high * q.factor <= kHeaviest);
    case QuantityKind::height:
      return q.named || (q.low * q.factor >= kShortest && q.high * q.factor <= kTallest);
    case QuantityKind::asked_on:
      return q.date.year != 0 && q.date.month != 0;
    default:
      return true;
  }
}

}  // namespace

bool MentionFinder::make_quantity(base::Span tokens, const Candidate& found, Quantity& out) const {
  const lexicon::Pattern& pattern = lexicon_.pattern(found.pattern);
  out.kind = pattern.kind;
  out.tokens = tokens;
  out.pattern = found.pattern;
  out.open_end = pattern.open_end;
  out.ongoing = pattern.ongoing;
  out.sex = pattern.sex;
  out.date = found.capture.date;
  if (found.capture.number_count > 0) out.date.weekday = 0;  // "three Fridays ago"
  if (found.capture.unit != nullptr) {
    out.unit = lexicon_.words().unit_name(found.capture.unit->unit);
    out.factor = found.capture.unit->factor;
  } else if (!pattern.unit.empty()) {
    out.unit = pattern.unit;
    out.factor = lexicon_.factor(pattern.unit);
  }
  if (!read_numbers(found, out)) return false;
  if (out.date.year > 0 && out.date.year < kWrittenOut && out.kind != QuantityKind::birth_year) return false;
  // "March 2020" by itself is a time; "2020", "3 May" and "1/2000" may be anything.
  if (out.kind == QuantityKind::ago && is_bare_date(tokens, found) && !tells_day(tokens, out.date)) return false;
  const double in_bounds = pattern.unit.empty() ? out.factor : 1;
  if (pattern.low >= 0 && out.low * in_bounds < pattern.low) return false;
  if (pattern.high >= 0 && out.high * in_bounds > pattern.high) return false;
  const bool in_words = found.capture.number_count > 0 && mentions_->numbers[found.capture.numbers[0] - 1].tokens.size() > 1;
  return read_unit(tokens, found, out) && can_be(out, in_words) && !(is_measure(out.kind) && goes_on(tokens.end));
}

// "8/10/21" is no 8 of 10.
bool MentionFinder::goes_on(std::uint32_t end) const {
  const auto& list = text_->tokens();
  return end + 1 < list.size() && text_->folded(list[end]) == "/" && list[end - 1].kind == text::TokenKind::number &&
         list[end + 1].kind == text::TokenKind::number;
}

// Whether the date that begins there is a time by itself.
bool MentionFinder::tells_day(base::Span tokens, const Date& date) const {
  return date.year != 0 && date.month != 0 && (date.day != 0 || number_at(tokens.begin) == nullptr);
}

// Whether nothing says what the date is of.
bool MentionFinder::is_bare_date(base::Span tokens, const Candidate& found) const {
  const Date& date = found.capture.date;
  const bool starts = number_at(tokens.begin) != nullptr || mentions_->words[tokens.begin].use->month != 0;
  return starts && date.year + date.month + date.day != 0 && found.capture.number_count == 0;
}

// "2/3 times a day" and "2/3 days" are two to three; "2/3 day" and "1/2 hours" are parts.
bool MentionFinder::counts_wholes(const Number& number, const Candidate& found, const Quantity& q) const {
  if (q.kind == QuantityKind::frequency || q.kind == QuantityKind::count) return !lexicon_.pattern(found.pattern).every;
  const std::uint32_t next = number.tokens.end;
  return number.slash_low > 1 && found.capture.unit != nullptr && next < text_->tokens().size() &&
         lexicon_.words().is_inflected(text_->folded(text_->tokens()[next]));
}

// False where the numbers cannot mean what the pattern says.
bool MentionFinder::read_numbers(const Candidate& found, Quantity& out) const {
  const lexicon::Pattern& pattern = lexicon_.pattern(found.pattern);
  const std::size_t count = found.capture.number_count;
  const auto number = [&](std::size_t i) -> const Number& { return mentions_->numbers[found.capture.numbers[i] - 1]; };
  const bool dated = pattern.from.count != lexicon::DayOfYear::Count::none;  // "last spring": so many days as its date tells
  out.low = out.high = pattern.value >= 0 ? pattern.value : dated ? -1 : pattern.back;
  out.named = count == 0 && pattern.value < 0 && (is_measure(out.kind) || out.kind == QuantityKind::none);
  if (count == 1 && out.kind == QuantityKind::ago && out.unit.empty()) {  // "on the 21st"; in words it may be the third of anything
    const Number& day = number(0);
    if (text_->tokens()[day.tokens.begin].kind != text::TokenKind::number || day.low < 1 || day.low > kDaysAMonth) return false;
    out.date.day = static_cast<int>(day.low);
    return true;
  }
  if (count > 0) {
    const Number& first = number(0);
    // "he is a": an article counts nothing unless a unit follows it, or what lasts ("a weekend").
    if (first.article && found.capture.unit == nullptr && out.kind != QuantityKind::duration) return false;
    out.low = first.low, out.high = first.high, out.open_end |= first.open_end;
    if (first.slash_high > 0 && counts_wholes(first, found, out)) out.low = first.slash_low, out.high = first.slash_high;
  }
  if (pattern.every) {
    // So many times in so many units: the last number, or the pattern's value, counts the units.
    const bool fixed = pattern.value >= 0;
    if (!fixed && count == 0) return false;
    const bool times = count > (fixed ? 0U : 1U);
    const double units_low = fixed ? pattern.value : number(count - 1).low, units_high = fixed ? pattern.value : number(count - 1).high;
    if (units_low <= 0) return false;
    const double times_low = times ? out.low : 1, times_high = times ? out.high : 1;
    out.low = times_low / units_high, out.high = times_high / units_low;
    return true;
  }
  if (count > 0 && pattern.value >= 0 && out.kind == QuantityKind::ago) {  // "since 3 am": the number is of the clock
    const double hour = out.low;
    out.low = out.high = pattern.value;
    return hour <= kHoursADay;
  }
  if (count > 0 && pattern.value >= 0) out.low *= pattern.value, out.high *= pattern.value;  // "{n} weekends"
  if (count < 2) return true;
  const Number& second = number(1);
  if (pattern.second_unit.empty() && found.capture.unit == nullptr) {
    out.second = second.low;
    return true;
  }
  if (pattern.second_unit.empty()) {  // "a year and a half ago", "a day or two ago"
    if (second.low < 1) {
      out.low += second.low, out.high += second.low;
      return true;
    }
    out.high = second.high;
    return out.high > out.low;
  }
  const double more = second.low * lexicon_.factor(pattern.second_unit) / out.factor;
  if (more >= 1 && pattern.second_unit != out.unit) return false;  // "5 foot 14"; but "turned 50 two years ago"
  out.low += more, out.high += more;
  return true;
}

bool MentionFinder::read_unit(base::Span tokens, const Candidate& found, Quantity& out) const {
  if (out.named || out.kind == QuantityKind::none) return true;
  if (out.kind == QuantityKind::temperature && !read_temperature(tokens, found, out)) return false;
  const auto possible = plausible(out.kind);
  if (possible.empty()) return true;
  if (!out.unit.empty()) return true;  // a stated unit is believed
  const Plausible* fits = fitting(out.kind, out.low, out.high);
  // A pattern with bounds of its own is believed within them.
  if (fits == nullptr) return lexicon_.pattern(found.pattern).high >= 0;
  out.unit = fits->unit;
  if (out.kind == QuantityKind::weight || out.kind == QuantityKind::height) out.factor = lexicon_.factor(out.unit);
  return true;
}

// "-5 degrees F" and "14.7C a share": a sign is one only where the body cannot have the value without it, and a unit of one
// letter is one only where the body can have the value with it.
bool MentionFinder::read_temperature(base::Span tokens, const Candidate& found, Quantity& out) const {
  const auto negate = [&out] {
    const double low = out.low;
    out.low = -out.high, out.high = -low;
  };
  if (lexicon_.pattern(found.pattern).back > 0) return negate(), true;  // "minus 5 degrees", "5 degrees below zero"
  if (out.unit.empty() || found.capture.number_count == 0) return true;
  const auto possible = plausible(out.kind);
  const bool fits = std::any_of(possible.begin(), possible.end(),
                                [&](const Plausible& one) { return one.unit == out.unit && out.low >= one.low && out.high <= one.high; });
  if (fits) return true;
  const auto& list = text_->tokens();
  const base::Span number = mentions_->numbers[found.capture.numbers[0] - 1].tokens;
  const std::uint32_t last = tokens.end - 1;
  if (last == number.end && text_->folded(list[last]).size() == 1) return false;
  const bool sign =
      number.begin > 0 && is(kHyphen, number.begin - 1) && !list[number.begin].after_space && list[number.begin - 1].after_space;
  if (sign) negate();
  return true;
}

}  // namespace anteroom::mention
