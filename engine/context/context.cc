// What is known of a target once the cues around it are found (look.cc): each axis as its nearest cue says, and what was had at a
// time gone by is past.
#include "engine/context/context.h"

#include <algorithm>
#include <cmath>

#include "engine/base/in_order.h"

namespace anteroom::context {
namespace {

using lexicon::CueMeaning;
using lexicon::QuantityKind;

constexpr double kGoneBy = 7;                // days; what was had so long ago is over
constexpr double kLongGone = 180;            // of what is told by its date alone, which may be when it began
constexpr double kIllGone = 20;              // of an illness told so
constexpr std::uint32_t kShortQuestion = 8;  // tokens beside the target
constexpr std::uint32_t kDated = 6;          // tokens from a target to the end of its date
constexpr std::uint32_t kYearDated = 12;     // of a date that is long gone: "an overdose in a squat in Bristol in 1998"
constexpr std::uint32_t kBeside = 40;        // tokens from a target to a date that is told right of it
constexpr std::size_t kMostTimes = 16;       // looked at in a clause
constexpr double kFirstYear = 1930;          // that a number alone may be
constexpr double kLastYear = 2099;
constexpr double kCentury = 100, kThisCentury = 30;  // of '98 and '09

Assertion assertion_of(CueMeaning meaning) {
  return meaning == CueMeaning::absent ? Assertion::absent : meaning == CueMeaning::possible ? Assertion::possible : Assertion::present;
}

Temporality time_of(CueMeaning meaning) {
  if (meaning == CueMeaning::hypothetical || meaning == CueMeaning::effect) return Temporality::hypothetical;
  return meaning == CueMeaning::current ? Temporality::current : Temporality::past;
}

}  // namespace

std::string_view name_of(Assertion value) {
  static constexpr std::string_view kNames[] = {"present", "absent", "possible"};
  return kNames[static_cast<std::size_t>(value)];
}
std::string_view name_of(Temporality value) {
  static constexpr std::string_view kNames[] = {"current", "past", "hypothetical"};
  return kNames[static_cast<std::size_t>(value)];
}
std::string_view name_of(Experiencer value) {
  static constexpr std::string_view kNames[] = {"patient", "family", "other"};
  return kNames[static_cast<std::size_t>(value)];
}

Context Context::firm() const {
  Context context = *this;
  if (soft_assertion) context.assertion = Assertion::present;
  if (soft_time && !long_ago) context.temporality = Temporality::current, context.over = false;
  const bool usual =
      context.assertion == Assertion::present && context.temporality == Temporality::current && context.experiencer == Experiencer::patient;
  if (usual) context.cue = {};
  return context;
}

Context Context::of(Experiencer holder) const {
  Context context = *this;
  if (holder != Experiencer::patient) context.experiencer = holder;
  const bool told = had && assertion != Assertion::absent;
  if (told && context.experiencer != Experiencer::patient) context.temporality = Temporality::past;
  return context;
}

// A quantity in the clause that dates it to a time gone by, so many days ago: "two years ago"; of a month alone ("in March") it need
// not be known. Empty for none.
base::Span ContextReader::date_within(base::Span clause, double days, bool month) const {
  const auto& all = mentions_->quantities;
  auto q = base::first_from(all, clause.begin);
  for (std::size_t seen = 0; q != all.end() && q->tokens.end <= clause.end && seen < kMostTimes; ++q, ++seen) {
    const bool named = q->low < 0 && (q->date.year != 0 || (month && q->date.month != 0));
    if (q->kind == QuantityKind::ago && !q->ongoing && (named || q->days_low() >= days)) return q->tokens;
  }
  return {};
}

// What a target names, or no concept.
ontology::ConceptId ContextReader::concept_of(base::Span target) const {
  const auto match = base::first_beyond(mentions_->concepts, target.begin);
  return match != mentions_->concepts.end() && match->tokens.begin < target.end ? match->value : ontology::kNoConcept;
}

bool ContextReader::is_a(base::Span target, ontology::Kind kind) const {
  const ontology::ConceptId named = concept_of(target);
  return named != ontology::kNoConcept && ontology_[named].kind == kind;
}

// Whoever tells how it came about fears no such thing: "I'm afraid he bumped his head".
bool ContextReader::is_injury(base::Span target) const {
  const ontology::ConceptId named = concept_of(target);
  return named != ontology::kNoConcept && injury_ != ontology::kNoConcept && ontology_.is_a(named, injury_);
}

// "Broken wrist in 2011" needs no "had", but "knee pain that started in 2011" goes on. Of an illness less is needed: "stroke in March".
base::Span ContextReader::date_right_after(base::Span target, std::uint32_t clause_end) const {
  const auto next = base::first_from(mentions_->quantities, target.end);
  if (next == mentions_->quantities.end() || next->tokens.end > target.end + kYearDated) return {};  // as of most
  const bool ill = is_a(target, ontology::Kind::condition);
  const base::Span near{target.end, std::min(clause_end, target.end + kDated)};
  base::Span date = date_within(near, ill ? kIllGone : kLongGone, ill);
  if (date.empty()) date = date_within({target.end, std::min(clause_end, target.end + kYearDated)}, kLongGone, false);
  if (date.empty()) return {};
  const auto parts = [](Mark mark) { return mark == Mark::comma || mark == Mark::joiner; };
  const auto& all = mentions_->quantities;
  const bool began = std::any_of(base::first_from(all, target.end), base::first_from(all, date.begin),
                                 [](const auto& q) { return q.kind == QuantityKind::onset; });
  return !began && std::none_of(marks_.begin() + target.end, marks_.begin() + date.begin, parts) ? date : base::Span{};
}

// "Stroke 2019, TIA (2021)": a number that is a year, right after the target, and no unit after it. Empty for none.
base::Span ContextReader::year_right_after(base::Span target, std::uint32_t clause_end) const {
  const auto& tokens = text_->tokens();
  const auto mark = [&](std::uint32_t t) { return t >= tokens.size() || tokens[t].kind != text::TokenKind::word; };
  const auto number = base::first_from(mentions_->numbers, target.end);
  if (number == mentions_->numbers.end() || number->tokens.end > clause_end || number->tokens.begin > target.end + 1) return {};
  const bool year =
      number->low == number->high && number->low == std::floor(number->low) && number->low >= kFirstYear && number->low <= kLastYear;
  const bool apart = mark(number->tokens.end) || marks_[number->tokens.end] == Mark::joiner;
  return year && apart && (number->tokens.begin == target.end || mark(target.end)) ? number->tokens : base::Span{};
}

// A year that stands by itself in what one had: "tore it playing football in '98", "kidney stones, the last 2018". Empty for none.
base::Span ContextReader::year_within(base::Span clause) const {
  const auto& tokens = text_->tokens();
  const auto& all = mentions_->numbers;
  auto number = base::first_from(all, clause.begin + 1);
  for (std::size_t seen = 0; number != all.end() && number->tokens.end <= clause.end && seen < kMostTimes; ++number, ++seen) {
    if (number->low != number->high || number->low != std::floor(number->low)) continue;
    const text::Token &token = tokens[number->tokens.begin], &before = tokens[number->tokens.begin - 1];
    const std::string_view mark = text_->folded(before);
    const bool cut = (mark == "'" || mark == "\u2019") && before.source.end == token.source.begin && number->low < kCentury;
    const double year = !cut ? number->low : number->low < kThisCentury ? number->low + 20 * kCentury : number->low + 19 * kCentury;
    const bool apart = number->tokens.end >= tokens.size() || tokens[number->tokens.end].kind != text::TokenKind::word;
    if (apart && year >= kFirstYear && year <= kLastYear) return number->tokens;
  }
  return {};
}

// Whether a date is told right of or right before a target: nobody is said to have anything between, and of what stands before no
// "and" begins something else.
bool ContextReader::is_beside(base::Span date, base::Span target) const {
  const bool before = date.begin < target.begin;
  const std::uint32_t from = before ? date.end : target.end, to = before ? target.begin : date.begin;
  if (from >= to || to > from + kBeside) return from >= to;
  return !(before && joined_within(from, to)) && !names_finding(from, to);
}

// Whether a date is half a year back, or a year that is before any day on which this is read.
bool ContextReader::long_gone(base::Span date) const {
  const auto& all = mentions_->quantities;
  const auto q = base::holding(all, date.begin);
  if (q != all.end() && q->kind == QuantityKind::ago)
    return q->low < 0 ? q->date.year != 0 && q->date.year < this_year_ : q->days_low() >= kLongGone;
  const auto number = base::holding(mentions_->numbers, date.begin);
  return number != mentions_->numbers.end() && number->low < this_year_;
}

// The part of a clause that the target stands in, as far as is looked.
base::Span ContextReader::between_commas(base::Span target, base::Span clause) const {
  const base::Span least{std::max(clause.begin, target.begin - std::min(target.begin, kBeside)),
                         std::min(clause.end, target.end + kBeside)};
  base::Span part = target;
  while (part.begin > least.begin && marks_[part.begin - 1] != Mark::comma) --part.begin;
  while (part.end < least.end && marks_[part.end] != Mark::comma) ++part.end;
  return part;
}

// That which puts the target, of whose time no cue speaks, into the past. In doubt it is only told so: what is told of between, or a
// comma, may begin something else.
ContextReader::Time ContextReader::date_of(base::Span target, const Found& found) const {
  const auto dated = [&](base::Span date, bool near) -> Time {
    return {date, false, near && !date.empty() && long_gone(date) && is_beside(date, target)};
  };
  if (!found.had) {
    const base::Span year = year_right_after(target, text_->sentences()[sentence_of_[target.begin]].tokens.end);  // over a comma, too
    return dated(year.empty() ? date_right_after(target, found.clause.end) : year, true);
  }
  const auto recent = [](const auto& q) {
    return q.kind == QuantityKind::ago && !q.ongoing && q.low >= 0 && q.low == q.high && q.date.month == 0 && q.days_low() < kGoneBy;
  };
  const auto& times = mentions_->quantities;
  const auto young = [](const auto& q) { return q.kind == QuantityKind::ago && (q.low < 0 ? q.date.year == 0 : q.days_low() < kLongGone); };
  const auto first_time = base::first_from(times, found.clause.begin), end = base::first_from(times, found.clause.end);
  const auto last_time = end - first_time > static_cast<std::ptrdiff_t>(kMostTimes) ? first_time + kMostTimes : end;
  if (!found.had_then && std::any_of(first_time, last_time, young)) return {};
  // "Had a hip replaced in 2018, I vomit since this morning": a time of its own.
  const base::Span part = between_commas(target, found.clause);
  if (part.begin > found.clause.begin && std::any_of(base::first_from(times, part.begin), base::first_from(times, part.end), young))
    return {};
  const bool now = std::any_of(first_time, last_time, recent);
  const base::Span date = date_within(found.clause, kGoneBy, false);
  const Time told = dated(date.empty() ? year_within(found.clause) : date, found.had_near);
  if (found.then == nullptr || now) return told;  // "when I was at the gym this morning" is of today
  const bool long_ago = found.then->cue->meaning == CueMeaning::long_ago && found.had_near && is_beside(found.then->tokens, target);
  return {found.then->tokens, long_ago, told.dated};
}

// "I'm having filler on Friday. Is bruising bad?": a question, beside what is to come, about a thing that nobody is said to have.
bool ContextReader::asked_of_plan(std::uint32_t sentence, base::Span target) const {
  return target.begin < asked_until_[sentence] && definite_before(target.begin) == target.begin;
}

// Whether nothing is said but the target, or it and another thing.
bool ContextReader::is_all(base::Span sentence, base::Span target) const {
  if (sentence.size() > target.size() + kShortQuestion) return false;
  std::uint32_t words = 0;
  bool joined = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    joined |= marks_[t] == Mark::either;
    words += text_->tokens()[t].kind != text::TokenKind::punctuation && (t < target.begin || t >= target.end);
  }
  if (words == 0 || !joined) return words == 0;
  const auto& all = mentions_->concepts;
  const auto first = base::first_beyond(all, sentence.begin);
  std::uint32_t others = 1;  // the "or"
  for (auto it = first; it != all.end() && it->tokens.begin < sentence.end; ++it)
    others += it->tokens.overlaps(target) ? 0 : it->tokens.size();
  return words == others;
}

Context ContextReader::of(base::Span target) const {
  if (target.begin >= sentence_of_.size() || first_cue_.size() < 2) return {};  // no token, or no sentence
  std::uint32_t& at = answer_at_[target.begin];
  if (at != 0 && answered_[at - 1].target == target) return answered_[at - 1].context;
  answered_.push_back({target, reckon(target)});
  at = static_cast<std::uint32_t>(answered_.size());
  return answered_.back().context;
}

Context ContextReader::reckon(base::Span target) const {
  Context context;
  const std::uint32_t s = sentence_of_[target.begin];
  const auto first = cues_.begin() + first_cue_[s], last = cues_.begin() + first_cue_[s + 1];
  const auto after =
      std::partition_point(first, last, [&](const Placed& p) { return p.at.begin < target.begin || p.at.end <= target.begin; });
  Found found{.clause = text_->sentences()[s].tokens};
  look_left(target, first, after, last, found);
  look_right(target, after, last, found);
  const auto [assertion, time, whose] = found.nearest;
  context.tells = found.had_near;
  // The cue that is reported decides the weightiest axis that is not as usual.
  if (whose.by != nullptr) context.experiencer = Experiencer::family, context.cue = whose.by->tokens;
  if (time.by != nullptr) {
    context.temporality = time_of(time.by->cue->meaning);
    context.soft_time = time.by->cue->soft || time.by->cue->meaning == CueMeaning::effect;
    context.over = time.by->cue->meaning == lexicon::CueMeaning::resolved;
    context.history = time.by->cue->history;
    context.gone = context.over && !context.soft_time && !found.had && found.then == nullptr;
    if (context.temporality != Temporality::current) context.cue = time.by->tokens;
    // "I had a fit when I was 19 but I'm fine now": of another age, and not only just over.
    const auto [date, long_ago, dated] = context.over && found.had ? date_of(target, found) : Time{};
    if (long_ago || dated) context.over = context.gone = false, context.soft_time = true, context.cue = date;
    context.long_ago = long_ago, context.dated = dated;
  } else {
    const auto [date, long_ago, dated] = date_of(target, found);
    if (!date.empty()) context.temporality = Temporality::past, context.soft_time = true, context.cue = date;
    context.long_ago = long_ago, context.dated = dated;
    context.had = date.empty() && found.had_once;
    context.happened = found.had_itself;
  }
  if (time.by == nullptr && assertion.by == nullptr && context.temporality == Temporality::current && !found.had &&
      asked_of_plan(s, target))
    context.temporality = Temporality::hypothetical, context.soft_time = true;
  if (assertion.by != nullptr) {
    context.assertion = assertion_of(assertion.by->cue->meaning);
    context.soft_assertion = assertion.by->cue->soft;
    if (context.assertion != Assertion::present) context.cue = assertion.by->tokens;
  } else if (context.temporality == Temporality::hypothetical) {
    context.assertion = Assertion::possible;  // what would be is not so yet: "if the fever returns"
    context.soft_assertion = context.soft_time;
  } else if (text_->sentences()[s].question && is_all(text_->sentences()[s].tokens, target)) {
    // "Sciatica?", "Gout or sciatica?". An illness that is named so behind what one feels is feared, and not what one has.
    context.assertion = Assertion::possible;
    context.soft_assertion = !(is_a(target, ontology::Kind::condition) && first_felt_ < target.begin);
  }
  return context;
}

}  // namespace anteroom::context
