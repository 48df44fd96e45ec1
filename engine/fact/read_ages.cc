// Each age goes to the person it is said of: "my 3-year-old son", "my wife, who is 40", "I am 35". What is said of nobody by name
// is the patient's, once one is chosen.
#include <algorithm>
#include <cmath>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using ontology::Sex;

constexpr double kMonthsAYear = 12, kLongestMonth = 31;
constexpr double kDecade = 10;
constexpr int kCentury = 100;
constexpr double kSmallChild = 3;                  // years: below, months are told
constexpr double kTidy = 1e-6;                     // what is lost in sums
constexpr double kOldest = 120, kYoungest = 1e-4;  // years
constexpr std::uint32_t kNameReach = 2;            // tokens between "3-year-old" and "son"

// As years from the first of January of the year 0; where the month or the day is not said, the first or the last that it can be.
double first_of(const mention::Date& date) {
  return date.year + (std::max(date.month, 1) - 1) / kMonthsAYear + (std::max(date.day, 1) - 1) / kDaysAYear;
}
double last_of(const mention::Date& date) {
  return date.year + ((date.month == 0 ? kMonthsAYear : date.month) - 1) / kMonthsAYear +
         ((date.day == 0 ? kLongestMonth : date.day) - 1) / kDaysAYear;
}

// "Born last June".
bool tells_month_alone(const mention::Quantity& q) {
  return q.kind == QuantityKind::birth_year && q.date.year == 0 && q.date.month != 0 && q.low <= 0;
}

// From a year, or a day, of birth. Whole years, but of a small child whose month of birth is told.
Range years_since(const mention::Quantity& q, const mention::Date& asked) {
  mention::Date born = q.date, latest = q.date;
  if (tells_month_alone(q)) born.year = latest.year = asked.year - (born.month >= asked.month ? 1 : 0);
  if (born.year == 0) born.year = static_cast<int>(q.low), latest.year = static_cast<int>(q.high);
  if (asked.year == 0 || born.year <= 0) return {};
  if (born.year < kCentury) {  // "'62"
    const int century = asked.year - asked.year % kCentury - (born.year > asked.year % kCentury ? kCentury : 0);
    born.year += century, latest.year += century;
  }
  if (born.year > asked.year) return {};
  const Range years{std::max(0.0, first_of(asked) - last_of(latest)), last_of(asked) - first_of(born)};
  const bool whole = years.high >= kSmallChild || (born.month == 0 && years.high >= 1);
  return whole ? Range{std::floor(years.low + kTidy), std::floor(years.high + kTidy)} : years;
}

// Of somebody alive when it was asked, or not known.
Range possible_age(const mention::Quantity& q, const lexicon::Pattern& pattern, const mention::Date& asked) {
  Range years;
  if (q.kind == QuantityKind::birth_year) {
    years = years_since(q, asked);
  } else {
    const auto tidy = [](double y) { return std::abs(y - std::round(y)) < kTidy ? std::round(y) : y; };
    const Range told = in_years(q);
    years = {tidy(told.low), tidy(told.high)};
    if (q.open_end && !pattern.open_end && std::fmod(years.low, kDecade) == 0) years.high = years.low + kDecade - 1;  // "60+"
    if (pattern.coming) years.low = std::max(0.0, years.low - 1);
    const double before = pattern.back > 0 ? pattern.back * q.factor / kDaysAYear : 0;
    if (before > 0) years = {years.low - before, std::max(1.0, years.high - before)};  // "will be one": a baby
  }
  const bool possible = years.high <= kOldest && years.low >= 0 && years.high > kYoungest;  // "she is a second"
  return possible ? years : Range{};
}

bool grown(Relation relation) { return relation == Relation::partner || relation == Relation::parent || relation == Relation::grandparent; }

}  // namespace

void FactReader::give_age(PersonId id, Range years, base::Span tokens, bool exact, bool least) {
  const bool young = years.high < kYoungestAsker;
  if (id == kAsker && young) id = kNobody;                                   // who writes is no infant
  if (id != kNobody && young && grown(people_.list()[id].relation)) return;  // "my wife, 24 weeks, fell"
  Person& person = id == kNobody ? unnamed_ : people_.list()[id];
  own_age_ |= id == kAsker && exact && !in_signature(tokens.begin);
  const bool since = person.age_least && exact && years.low > person.age_years.high;  // "diagnosed aged 12. I'm 34"
  if (!years.known() || (person.age_years.known() && !since && (person.age_exact || !exact))) return;
  person.age_years = years, person.age_words = words_of(tokens), person.age_exact = exact, person.age_least = least;
}

// Whom words such as "3-year-old" are said of.
PersonId FactReader::person_of(base::Span tokens) const {
  if (in_signature(tokens.begin)) return kAsker;
  const PersonId named = people_.named_at(tokens, kNameReach);
  return named != kNobody ? named : people_.spoken_of_at(tokens.begin);
}

// "Breastfeeding a 3-week-old": a child of hers, and not whom it is about.
bool FactReader::is_nursed(base::Span age) const {
  const auto& all = mentions_->traits;
  const auto trait = base::first_reaching(all, age.begin);
  using State = lexicon::TraitPhrase::State;
  const State state = trait == all.end() || trait->tokens.begin >= age.begin ? State::none : lexicon_.trait(trait->value).state;
  return (state == State::breastfeeding || state == State::postpartum) &&
         people_.small_words(std::min(trait->tokens.end, age.begin), age.begin);
}

void FactReader::read_ages() {
  unnamed_ = Person{};
  own_age_ = false;
  for (const mention::Quantity& q : mentions_->quantities) {
    const lexicon::Pattern& pattern = lexicon_.pattern(q.pattern);
    if (q.kind == QuantityKind::weeks_pregnant) {
      const PersonId named = people_.named_at(q.tokens, 0), id = named != kNobody ? named : people_.subject_at(q.tokens.begin);
      if (id == kAsker) people_.list()[kAsker].asks = true;
      unnamed_.mentioned |= id == kNobody && pattern.now;
    }
    if ((q.kind != QuantityKind::age && q.kind != QuantityKind::birth_year) || !pattern.now) continue;
    PersonId id = person_of(q.tokens);
    // "The kids are 9, 7 and 4": no one of them.
    const auto number = base::first_from(mentions_->numbers, q.tokens.begin);
    const bool last = number != mentions_->numbers.end() && number->tokens.end == q.tokens.end;
    if (last && listed(*number)) continue;
    const bool small = id == kNobody || people_.list()[id].descends() || people_.list()[id].relation == Relation::unknown;
    if (tells_month_alone(q) && !small) continue;
    if (is_nursed(q.tokens) && (id == kNobody || id == kAsker)) {
      id = static_cast<PersonId>(people_.list().size());
      people_.list().push_back({.relation = Relation::child, .family = true});
    }
    const Range years = possible_age(q, pattern, asked_on_);
    give_age(id, years, q.tokens, true, pattern.open_end);
    if (const PersonId other = people_.joined_at(q.tokens); other != kNobody) {  // "my sister and I are 42"
      const bool own = own_age_;                                                 // told of both, it is no word of the asker's own
      give_age(kAsker, years, q.tokens, true);
      give_age(other, years, q.tokens, true);
      own_age_ = own;
    }
    Person& person = id == kNobody ? unnamed_ : people_.list()[id];
    if (q.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = q.sex, person.sex_words = words_of(q.tokens);
  }
  read_bare_ages();
  reckon_ages();
}

}  // namespace anteroom::fact
