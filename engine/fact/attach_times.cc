// Times go to what they belong to (find_owner.cc). A time said of one member of a list is said of the members beside it that have
// none ("fever and cough for three days").
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;

constexpr std::uint32_t kListGap = 4;     // tokens between the members of a list
constexpr std::uint32_t kToAnother = 12;  // tokens between a time and what tells whose it is
constexpr double kLongestBout = 0.5;      // days
constexpr double kHours = 0.25;           // days: told in minutes or hours, not as "this morning"
constexpr double kLongAgoDays = 180;      // what was so long ago, and is not said to go on, is over

bool is_often(QuantityKind kind) { return kind == QuantityKind::frequency || kind == QuantityKind::occasion; }
bool is_time(QuantityKind kind) { return kind == QuantityKind::duration || kind == QuantityKind::day_index || kind == QuantityKind::ago; }

}  // namespace

void FactReader::mark_time(Finding& finding, const mention::Quantity& q) const {
  const Range days{q.days_low(), q.open_end ? 1e9 : q.days_high()};
  const auto lasts = [&] {
    if (!finding.duration_days.known()) finding.duration_days = days, finding.duration_words = words_of(q.tokens);
  };
  const auto is_over = [&] {
    if (finding.temporality != context::Temporality::current) return;
    finding.temporality = context::Temporality::past;
    finding.cue_words = words_of(q.tokens);
  };
  switch (q.kind) {
    case QuantityKind::duration:
    case QuantityKind::day_index:
      return lasts();
    case QuantityKind::episode:
      if (!finding.episode_days.known()) finding.episode_days = days, finding.episode_words = words_of(q.tokens);
      return;
    case QuantityKind::ago: {
      const bool year = q.date.year != 0;  // "in 2010 I had an ulcer"; of a diagnosis, only since when
      const bool condition = year && ontology_[finding.concept_id].kind == ontology::Kind::condition;
      const bool other_year = year && q.date.year != asked_on_.year;
      if (finding.ago_days.known() || (q.low < 0 && !other_year)) return;
      if (q.low >= 0) finding.ago_days = days, finding.ago_words = words_of(q.tokens);
      if (q.ongoing) return q.low >= 0 ? lasts() : void();
      if ((other_year || days.low >= kLongAgoDays) && !condition) is_over();
      return;
    }
    case QuantityKind::occasion:
    case QuantityKind::frequency: {
      const bool number = q.low >= 0 && q.factor > 0;  // "three times a day", but not "mostly at night"
      if (!finding.frequency_words.span.empty() && (!number || finding.per_day.known())) return;
      finding.frequency_words = words_of(q.tokens);
      if (number) finding.per_day = {q.low / q.factor, q.high / q.factor};
      return;
    }
    default:
      return;
  }
}

// "Platelets 61, they were 240 two years back": the time is that of the figure right before it.
bool FactReader::dates_other_figure(const mention::Quantity& q, base::Span finding) const {
  const bool reading = finding.size() > 1 && number_at(finding.end - 1);
  return reading && q.kind == QuantityKind::ago && finding.end < q.tokens.begin && number_at(q.tokens.begin - 1);
}

// "Last year I had something similar", "it happened once before, years ago": the time of another bout.
bool FactReader::tells_of_another(base::Span time) const {
  const base::Span sentence = text_->sentences()[sentence_of(time.begin)].tokens;
  const std::uint32_t from = std::max(sentence.begin, time.begin - std::min(time.begin, kToAnother));
  const auto& links = mentions_->links;
  const auto first = base::first_from(links, from), last = base::first_from(links, std::min(sentence.end, time.end + kToAnother));
  return std::any_of(first, last,
                     [this](const mention::Match& link) { return lexicon_.cue(link.value).meaning == lexicon::CueMeaning::another; });
}

void FactReader::attach_times(Facts& out) const {
  for (const mention::Quantity& q : mentions_->quantities) {
    const bool time = is_time(q.kind), often = is_often(q.kind);
    if ((!time && !often && q.kind != QuantityKind::episode) || in_signature(q.tokens.begin)) continue;
    if (in_link(q.tokens) && !often) continue;  // when it comes may be what brings it on, too
    if (is_lag(q) || (often && follows_course(q.tokens))) continue;
    const std::uint32_t owner = owner_of(q.tokens, Owned::time, out);
    if (owner == kNone) continue;
    // "Today I only want to know": the day of asking says nothing of what was told before.
    const bool elsewhere = places_[owner].sentence != sentence_of(q.tokens.begin);
    if (elsewhere && q.kind == QuantityKind::ago && !q.ongoing && q.days_high() < 1) continue;
    // "My arm is weak. My sister had this last year": of somebody else's.
    if (elsewhere && is_patient(places_[owner].holder) && !is_patient(people_.subject_at(q.tokens.begin))) continue;
    const bool apart = clauses_.at(q.tokens.begin) != clauses_.at(places_[owner].tokens.begin);
    if (apart && q.kind == QuantityKind::ago && !q.ongoing && tells_of_another(q.tokens)) continue;
    if (dates_other_figure(q, places_[owner].tokens)) continue;
    const base::Span mention = mention_of(owner);
    for (std::uint32_t f = mention.begin; f < mention.end; ++f) mark_time(out.findings[f], q);
    if (time && !elsewhere && feels(out.findings[owner]) && !told_between(mention, q.tokens) && !told_before(owner, out))
      mark_list(mention, q, out);
  }
  const std::uint32_t again = known_.intermittent | known_.recurrent;
  for (Finding& f : out.findings) {
    // What comes again and again for minutes has bouts of them.
    const bool bouts = !f.frequency_words.span.empty() || (again != 0 && (f.values[known_.course] & again) != 0);
    const bool brief = f.duration_days.known() && f.duration_days.high <= kLongestBout && !f.ago_days.known();
    if (bouts && brief && !f.episode_days.known()) f.episode_days = f.duration_days, f.episode_words = f.duration_words;
    // What came hours ago and is still told of as there has gone on since: "my arm went weak ten minutes ago".
    const bool here = f.assertion == context::Assertion::present && f.temporality == context::Temporality::current;
    const bool hours_ago = f.ago_days.known() && f.ago_days.high <= kHours;
    if (hours_ago && here && !f.duration_days.known() && ontology_[f.concept_id].kind == ontology::Kind::symptom)
      f.duration_days = f.ago_days, f.duration_words = f.ago_words;
    // Where nothing else is said of time, how long a bout lasts is how long it goes on: "pain that lasts two hours".
    if (!f.duration_days.known() && f.episode_days.known()) f.duration_days = f.episode_days, f.duration_words = f.episode_words;
  }
}

// "Worse every day", "now and then": a course, not how often.
bool FactReader::follows_course(base::Span tokens) const {
  const auto& all = mentions_->attributes;
  const auto a = base::first_reaching(all, tokens.begin);
  return a != all.end() && a->tokens.begin < tokens.end && lexicon_.attribute(a->value).attribute == known_.course;
}

// "Two days after a long flight": how long after a cause, not how long.
bool FactReader::is_lag(const mention::Quantity& q) const {
  const auto& all = mentions_->numbers;
  const auto n = base::first_from(all, q.tokens.begin);
  const bool bare = n != all.end() && n->tokens.begin == q.tokens.begin;  // not "for two days after"
  return q.kind == QuantityKind::duration && bare && q.tokens.end < text_->tokens().size() && link_begins(q.tokens.end);
}

// Whether anything else is told of between a mention and a time, or the mention itself again: "a cough and a sore hip, the hip only
// since Monday".
bool FactReader::told_between(base::Span mention, base::Span time) const {
  const base::Span place = places_[mention.begin].tokens;
  auto after = base::first_from(anchors_, std::min(place.end, time.end));
  while (after != anchors_.end() && in_link(after->tokens)) ++after;
  if (after == anchors_.end() || after->tokens.begin >= std::max(place.begin, time.begin)) return false;
  const bool other = after->finding < mention.begin || after->finding >= mention.end;
  return other || clauses_.at(after->tokens.begin) != clauses_.at(place.begin);
}

// Whether the same was told of before in the sentence: "a cough and a sore hip, the cough since Monday".
bool FactReader::told_before(std::uint32_t finding, const Facts& facts) const {
  const std::uint32_t first = mention_of(finding).begin, least = first - std::min(first, kMostLooked);
  for (std::uint32_t k = first; k-- > least && places_[k].sentence == places_[finding].sentence;) {
    if (facts.findings[k].concept_id == facts.findings[finding].concept_id) return true;
  }
  return false;
}

// Whether a clause of its own begins between: the chest pain of "last year I broke my arm and I have chest pain" is of today.
bool FactReader::clause_between(std::uint32_t from, std::uint32_t to) const {
  const auto& cues = mentions_->cues;
  return std::any_of(base::first_from(cues, from), base::first_from(cues, std::max(from, to)),
                     [&](const mention::Match& cue) { return lexicon_.cue(cue.value).meaning == lexicon::CueMeaning::clause; });
}

// The rest of a list: neighbours that have no time of their own and are no further than a list goes; over what brings them on.
void FactReader::mark_list(base::Span mention, const mention::Quantity& q, Facts& out) const {
  const bool over = q.kind == QuantityKind::ago && !q.ongoing;
  const auto joined = [&](std::uint32_t a, std::uint32_t b) {
    return places_[a].sentence == places_[b].sentence && places_[b].tokens.begin <= places_[a].tokens.end + kListGap &&
           !(over && clause_between(places_[a].tokens.end, places_[b].tokens.begin));
  };
  const auto mark = [&](std::uint32_t k) {  // whether the list goes on
    Finding& finding = out.findings[k];
    if (in_link(places_[k].tokens)) return true;
    if (!feels(finding) || finding.duration_days.known() || finding.ago_days.known()) return false;
    mark_time(finding, q);
    return true;
  };
  if (places_[mention.begin].tokens.begin < q.tokens.begin) {
    const std::uint32_t last = mention.begin - std::min(mention.begin, kMostLooked);
    for (std::uint32_t k = mention.begin; k > last && joined(k - 1, k) && mark(k - 1); --k) continue;
  } else {
    const std::uint32_t end = std::min(static_cast<std::uint32_t>(places_.size()), mention.end + kMostLooked);
    for (std::uint32_t k = mention.end; k < end && joined(k - 1, k) && mark(k); ++k) continue;
  }
}

}  // namespace anteroom::fact
