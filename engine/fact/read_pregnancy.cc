// Whether the patient is pregnant, gave birth not long ago, or nurses: said in so many words, and neither feared nor over.
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using lexicon::TraitPhrase;
using ontology::Sex;

constexpr double kNotLong = 366;                // days after a birth
constexpr std::uint32_t kAgoReach = 8;          // tokens from "gave birth" to "3 years ago"
constexpr double kEarliest = 13, kLatest = 44;  // weeks: "34 weeks, heartburn" begins a text
constexpr std::uint32_t kNameReach = 2;         // tokens from "pregnant" to "sister"
constexpr std::uint32_t kDoubtReach = 4;        // tokens from "could it be that" to "pregnant"
constexpr double kNewborn = 0.2;                // years
constexpr double kYoungest = 10;                // years

// "Could I be pregnant?", but not "is it safe to fly when pregnant?".
bool near(base::Span cue, base::Span tokens) { return cue.begin < tokens.end + kDoubtReach && tokens.begin < cue.end + kDoubtReach; }

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

// "38+2. Itchy all over": begins a text, or stands alone before any complaint.
bool FactReader::begins_with_weeks(const mention::Quantity& q) const {
  const std::uint32_t at = q.tokens.begin;
  const bool ends = closes_or_joins(q.tokens.end) || closes_or_joins(q.tokens.end - 1) || mentions_->words[q.tokens.end - 1].use->filler ||
                    mentions_->words[q.tokens.end - 1].use->role == lexicon::NumberRole::link;
  if ((q.second < 0 && lexicon_.pattern(q.pattern).second_unit.empty()) || !number_at(at) || !ends) return false;
  const bool first = at == text_->sentences().front().tokens.begin;
  const bool early = mentions_->concepts.empty() || at <= mentions_->concepts.front().tokens.begin;
  return first || (early && is_mark(at - 1));
}

// "28 weeks", "28+3": how far, of the patient, and now. `told`: that she is pregnant is told elsewhere.
bool FactReader::tells_weeks(const mention::Quantity& q, bool told) const {
  const double more = std::max(q.second, 0.0) / 7;
  if (q.days_low() / 7 < 1 || q.days_high() / 7 + more > kLatest) return false;
  if (q.kind == QuantityKind::weeks_pregnant) return told || lexicon_.pattern(q.pattern).now || begins_with_weeks(q);
  if (q.kind != QuantityKind::duration || q.unit != "week" || q.open_end || !number_at(q.tokens.begin)) return false;
  // "34 weeks, heartburn" begins a text, "29, 34 weeks, heartburn" nearly does; "pregnant, 2nd baby, 34 weeks" is set off.
  if (q.tokens.begin == text_->sentences().front().tokens.begin) return told || (q.low >= kEarliest && closes(q.tokens.end));
  const bool early = mentions_->concepts.empty() || q.tokens.begin <= mentions_->concepts.front().tokens.begin;
  return (told || (early && q.low >= kEarliest)) && is_mark(q.tokens.begin - 1) && closes(q.tokens.end);
}

void FactReader::read_weeks(Patient& patient, bool told) const {
  for (const mention::Quantity& q : mentions_->quantities) {
    if (!tells_weeks(q, told)) continue;
    const PersonId named = people_.named_at(q.tokens, 0);
    const context::Context c = context_->of(q.tokens).firm();
    const PersonId id = named != kNobody ? named : said_of(q.tokens.begin);
    const bool child = id != kNobody && people_.list()[id].relation == Relation::child;  // so many weeks old, it may be
    if (!is_patient(id) || (child && !told) || !c.now()) continue;
    const double more = std::max(q.second, 0.0) / 7;
    patient[Measure::weeks_pregnant] = {q.days_low() / 7 + more, q.days_high() / 7 + more};
    patient.measure_words[static_cast<std::size_t>(Measure::weeks_pregnant)] = words_of(q.tokens);
    return;
  }
}

// A mother with a child of her own of a few weeks.
bool FactReader::has_newborn(const Patient& patient) const {
  const auto& people = people_.list();
  return patient.sex == Sex::female && (patient.relation == Relation::self || patient.relation == Relation::partner) &&
         std::any_of(people.begin(), people.end(), [](const Person& p) {
           return (p.relation == Relation::child || p.relation == Relation::unknown) && p.age_years.high < kNewborn;  // "my newborn", too
         });
}

// "My pregnant sister", "sister is 24 weeks gone" is the sister, but "due with a girl", "breastfeeding my son" is not the child, and
// whose child is breastfed or born nurses or gave birth.
PersonId FactReader::pregnant_one(const mention::Match& match, TraitPhrase::State state) const {
  const bool child_follows = state == TraitPhrase::State::postpartum || state == TraitPhrase::State::breastfeeding;
  const std::uint32_t begin = match.tokens.begin, end = match.tokens.end;
  if (!child_follows) {
    const PersonId first = people_.named_at({begin, begin}, 0), named = first != kNobody ? first : people_.named_at({end, end}, kNameReach);
    if (named != kNobody && !is_unborn(people_.list()[named])) return named;  // "baby is kicking"
  }
  const PersonId subject = said_of(begin);  // of "twins born on Monday" the mother gave birth
  const bool child = child_follows && subject != kNobody && people_.list()[subject].relation == Relation::child;
  return child && patient_ != subject ? patient_ : subject;
}

void FactReader::read_pregnancy(Patient& patient) const {
  if (patient.sex == Sex::male || patient[Measure::age].high < kYoungest) return;
  read_weeks(patient, false);
  if (patient[Measure::weeks_pregnant].known()) patient.pregnant = Answer::yes;
  bool told = patient.pregnant == Answer::yes, maybe = false, test_negative = false;
  const auto learn = [](Answer& field, Answer value) {
    if (field != Answer::yes) field = value;  // in doubt she is
  };
  for (const mention::Match& match : mentions_->traits) {
    const TraitPhrase::State state = lexicon_.trait(match.value).state;
    if (state == TraitPhrase::State::none || in_signature(match.tokens.begin)) continue;
    if (!is_patient(pregnant_one(match, state))) continue;
    const context::Context c = context_->of(match.tokens).firm();
    told |= state != TraitPhrase::State::test_negative;
    maybe |= state == TraitPhrase::State::maybe_pregnant;
    test_negative |= state == TraitPhrase::State::test_negative;
    if (!c.now() || c.experiencer != context::Experiencer::patient) continue;
    if (state == TraitPhrase::State::pregnant && c.assertion == context::Assertion::possible && near(c.cue, match.tokens)) continue;
    const Answer answer = c.assertion == context::Assertion::absent ? Answer::no : Answer::yes;
    switch (state) {
      case TraitPhrase::State::pregnant:
        if (!long_ago(match.tokens)) learn(patient.pregnant, answer);
        break;
      case TraitPhrase::State::not_pregnant:
        if (c.assertion != context::Assertion::possible && !long_ago(match.tokens)) learn(patient.pregnant, Answer::no);
        break;
      case TraitPhrase::State::postpartum:
        if (!long_ago(match.tokens)) learn(patient.postpartum, answer);
        break;
      case TraitPhrase::State::breastfeeding:
        learn(patient.breastfeeding, answer);
        break;
      default:
        break;
    }
  }
  if (patient.sex == Sex::unknown && told) patient.sex = Sex::female;
  if (patient.pregnant == Answer::yes && !patient[Measure::weeks_pregnant].known()) read_weeks(patient, true);
  if (patient[Measure::weeks_pregnant].known())
    patient.postpartum = Answer::unknown;  // "how long after the birth should I wait?"
  else if (has_newborn(patient))
    learn(patient.postpartum, Answer::yes);
  const bool no = patient.postpartum == Answer::yes || (maybe && test_negative);
  if (no && patient.pregnant == Answer::unknown) patient.pregnant = Answer::no;
}

}  // namespace anteroom::fact
