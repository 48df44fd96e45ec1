// Each age goes to the person it is said of: "my 3-year-old son", "my wife, who is 40", "I am 35". What is said of nobody by name
// is the patient's, once one is chosen.
#include <algorithm>
#include <cmath>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using ontology::Sex;

constexpr double kDaysAYear = 365.25;
constexpr double kOldest = 120, kYoungest = 1e-4;  // years
constexpr std::uint32_t kNameReach = 2;            // tokens between "3-year-old" and "son"

// Of somebody alive when it was asked, or not known.
Range in_years(const mention::Quantity& q, bool coming, const mention::Date& asked) {
  Range years;
  if (q.kind == QuantityKind::birth_year) {
    const double from = q.date.year != 0 ? q.date.year : q.low, to = q.date.year != 0 ? q.date.year : q.high;
    if (asked.year != 0 && from > 0) years = {asked.year - to - 1, asked.year - from};
  } else {
    const auto tidy = [](double y) { return std::abs(y - std::round(y)) < 1e-6 ? std::round(y) : y; };
    years = {tidy(q.days_low() / kDaysAYear), tidy(q.days_high() / kDaysAYear)};
    if (coming) years.low = std::max(0.0, years.low - 1);
  }
  const bool possible = years.high <= kOldest && years.low >= 0 && years.high > kYoungest;  // "she is a second"
  return possible ? years : Range{};
}

}  // namespace

void FactReader::give_age(PersonId id, Range years, base::Span tokens, bool exact) {
  if (id == kAsker && years.high < kYoungestAsker) id = kNobody;  // who writes is no infant
  Person& person = id == kNobody ? unnamed_ : people_.list()[id];
  own_age_ |= id == kAsker && exact && !in_signature(tokens.begin);
  if (!years.known() || (person.age_years.known() && (person.age_exact || !exact))) return;
  person.age_years = years, person.age_words = words_of(tokens), person.age_exact = exact;
}

// Whom words such as "3-year-old" are said of.
PersonId FactReader::person_of(base::Span tokens) const {
  if (in_signature(tokens.begin)) return kAsker;
  const PersonId named = people_.named_at(tokens, kNameReach);
  return named != kNobody ? named : people_.spoken_of_at(tokens.begin);
}

void FactReader::read_ages() {
  unnamed_ = Person{};
  own_age_ = false;
  for (const mention::Quantity& q : mentions_->quantities) {
    const lexicon::Pattern& pattern = lexicon_.pattern(q.pattern);
    if (q.kind == QuantityKind::weeks_pregnant) unnamed_.mentioned |= people_.subject_at(q.tokens.begin) == kNobody;
    if ((q.kind != QuantityKind::age && q.kind != QuantityKind::birth_year) || !pattern.now) continue;
    const PersonId id = person_of(q.tokens);
    give_age(id, in_years(q, pattern.coming, asked_on_), q.tokens, true);
    Person& person = id == kNobody ? unnamed_ : people_.list()[id];
    if (q.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = q.sex, person.sex_words = words_of(q.tokens);
  }
  read_bare_ages();
}

}  // namespace anteroom::fact
