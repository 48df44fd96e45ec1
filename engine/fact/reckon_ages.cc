// Ages that are told by another's: "my husband, five years older than me (I'm 61)", "I am 58 and my sister is three years younger".
#include <algorithm>
#include <cstdlib>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

constexpr double kOldest = 120;          // years
constexpr std::uint32_t kThanReach = 3;  // tokens from "older than" to "my late brother"

}  // namespace

// Of whoever is named after "older than", else of who is told the age of nearest to it.
Range FactReader::age_of_other(base::Span gap, PersonId who) const {
  const auto& people = people_.list();
  const std::uint32_t sentence = text_->sentences()[sentence_of(gap.begin)].tokens.end;
  const PersonId named = people_.other_from(gap.begin, std::min(gap.end + kThanReach, sentence), who);
  const auto exact = [](const Person& person) { return person.age_years.known() && person.age_exact; };
  const Range unnamed = who != kNobody && exact(unnamed_) ? unnamed_.age_years : Range{};
  if (named != kNobody) return exact(people[named]) ? people[named].age_years : named == kAsker ? unnamed : Range{};
  const std::uint32_t at = words_of(gap).span.begin;
  const auto distance = [&](const Person& person) { return std::abs(std::int64_t{person.age_words.span.begin} - std::int64_t{at}); };
  const Person* nearest = nullptr;
  for (PersonId id = 0; id < people.size() && id < kMostLooked; ++id) {
    if (id == who || !exact(people[id])) continue;
    if (nearest == nullptr || distance(people[id]) < distance(*nearest)) nearest = &people[id];
  }
  return nearest != nullptr ? nearest->age_years : unnamed;
}

void FactReader::reckon_ages() {
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != lexicon::QuantityKind::age_gap) continue;
    const auto number = base::first_from(mentions_->numbers, q.tokens.begin);
    const bool counted = number != mentions_->numbers.end() && number->tokens.begin < q.tokens.end;  // not "the same age as me"
    const PersonId who = people_.subject_at(counted ? number->tokens.begin : q.tokens.begin);
    const Range other = age_of_other(q.tokens, who);
    if (!other.known()) continue;
    const Range gap = in_years(q);
    const bool younger = lexicon_.pattern(q.pattern).back > 0;
    const Range years = younger ? Range{other.low - gap.high, other.high - gap.low} : Range{other.low + gap.low, other.high + gap.high};
    if (years.low > 0 && years.high <= kOldest) give_age(who, years, q.tokens, true);
  }
}

}  // namespace anteroom::fact
