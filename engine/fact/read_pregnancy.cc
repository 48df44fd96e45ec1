// Whether the patient is pregnant, gave birth not long ago, or nurses: said in so many words, and neither feared nor over.
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using lexicon::TraitPhrase;
using ontology::Sex;

constexpr double kNotLong = 366;               // days after a birth
constexpr std::uint32_t kAgoReach = 8;         // tokens from "gave birth" to "3 years ago"
constexpr double kEarliest = 13, kLatest = 42; // weeks: "34 weeks, heartburn" begins a text
constexpr double kYoungest = 10;               // years

}  // namespace

// "Gave birth 3 years ago".
bool FactReader::long_ago(base::Span tokens) const {
  const auto& all = mentions_->quantities;
  for (auto q = std::partition_point(all.begin(), all.end(), [&](const auto& one) { return one.tokens.end + kAgoReach < tokens.begin; });
       q != all.end() && q->tokens.begin <= tokens.end + kAgoReach; ++q) {
    if (q->kind == QuantityKind::ago && q->days_low() > kNotLong) return true;
  }
  return false;
}

void FactReader::read_pregnancy(Patient& patient) const {
  const bool never = patient.sex == Sex::male || patient[Measure::age].high < kYoungest;
  if (never) return;
  Range& weeks = patient[Measure::weeks_pregnant];
  const auto& quantities = mentions_->quantities;
  const auto leads = [&](const mention::Quantity& q) {
    return q.tokens.begin == 0 && q.kind == QuantityKind::duration && q.unit == "week" && q.low >= kEarliest && q.high <= kLatest;
  };
  if (!weeks.known() && !quantities.empty() && leads(quantities.front()) && closes(quantities.front().tokens.end)) {
    weeks = {quantities.front().low, quantities.front().high};
    patient.measure_words[static_cast<std::size_t>(Measure::weeks_pregnant)] = words_of(quantities.front().tokens);
  }
  bool told = weeks.known();
  if (told) patient.pregnant = Answer::yes;
  for (const mention::Match& match : mentions_->traits) {
    const TraitPhrase::State state = lexicon_.trait(match.value).state;
    if (state == TraitPhrase::State::none || in_signature(match.tokens.begin) || !is_patient(people_.subject_at(match.tokens.begin)))
      continue;
    const context::Context c = context_->of(match.tokens);
    if (c.temporality != context::Temporality::current || c.assertion == context::Assertion::possible ||
        c.experiencer != context::Experiencer::patient)
      continue;
    told = true;
    const Answer answer = c.assertion == context::Assertion::absent ? Answer::no : Answer::yes;
    const auto learn = [&](Answer& field, Answer value) {
      if (field != Answer::yes) field = value;  // in doubt she is
    };
    switch (state) {
      case TraitPhrase::State::pregnant:
        learn(patient.pregnant, answer);
        break;
      case TraitPhrase::State::not_pregnant:
        learn(patient.pregnant, Answer::no);
        break;
      case TraitPhrase::State::postpartum:
        if (!long_ago(match.tokens)) learn(patient.postpartum, answer);
        break;
      case TraitPhrase::State::breastfeeding:
        learn(patient.breastfeeding, answer);
        break;
      case TraitPhrase::State::none:
        break;
    }
  }
  if (patient.postpartum == Answer::yes && patient.pregnant == Answer::unknown) patient.pregnant = Answer::no;
  if (patient.sex == Sex::unknown && told) patient.sex = Sex::female;
}

}  // namespace anteroom::fact
