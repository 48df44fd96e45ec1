// Attributes, times and triggers go to the finding they belong to: in their own sentence the nearest one, with a preference
// for the one that follows an adjective directly; a sentence without a finding ("It lasts ten minutes") speaks of the main
// complaint so far. A time said after a list is said of all of it ("fever and cough for three days").
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::CueMeaning;
using lexicon::QuantityKind;

constexpr std::uint32_t kNone = 0xffffffffU;
constexpr std::uint32_t kMostLooked = 32;    // findings looked at each way: time stays linear
constexpr std::uint32_t kTriggerReach = 6;   // tokens from "when I feel" to what is felt
constexpr std::uint32_t kWeakReach = 2;      // a cue of so little reach leads to a trigger only before an exposure
constexpr std::uint32_t kSentencesBack = 5;  // that "it" can look back
constexpr std::uint32_t kListGap = 4;        // tokens between the members of a list
constexpr double kLongAgoDays = 180;         // what was so long ago, and is not said to go on, is over

}  // namespace

// Whether a new clause begins within [from, to).
bool FactReader::clause_begins(std::uint32_t from, std::uint32_t to) const {
  const auto& cues = mentions_->cues;
  for (auto cue = std::partition_point(cues.begin(), cues.end(), [&](const auto& c) { return c.tokens.begin < from; });
       cue != cues.end() && cue->tokens.begin < to; ++cue) {
    const CueMeaning meaning = lexicon_.cue(cue->value).meaning;
    if (meaning == CueMeaning::clause || meaning == CueMeaning::end) return true;
  }
  return false;
}

// Whether the words are those of a quantity.
bool FactReader::part_of_quantity(base::Span tokens) const {
  const auto& all = mentions_->quantities;
  const auto q = std::partition_point(all.begin(), all.end(), [&](const mention::Quantity& one) { return one.tokens.end <= tokens.begin; });
  return q != all.end() && q->tokens.overlaps(tokens);
}

std::uint32_t FactReader::nearest_finding(base::Span tokens, const Facts& facts, bool symptoms_only) const {
  const std::uint32_t sentence = sentence_of(tokens.begin);
  const auto after = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.tokens.end <= tokens.begin; });
  const auto usable = [&](std::uint32_t i) {
    if (places_[i].sentence != sentence) return false;
    const ontology::Kind kind = ontology_[facts.findings[i].concept_id].kind;
    if (symptoms_only) return kind == ontology::Kind::symptom;
    if (kind == ontology::Kind::exposure && part_of_quantity(places_[i].tokens)) return false;  // the morning of "since this morning"
    return kind == ontology::Kind::symptom || kind == ontology::Kind::condition || kind == ontology::Kind::exposure ||
           kind == ontology::Kind::procedure;
  };
  const auto count = static_cast<std::uint32_t>(places_.size());
  std::uint32_t best = kNone, distance = kNone, looked = 0;
  for (auto i = static_cast<std::uint32_t>(after - places_.begin()); i < count && places_[i].sentence == sentence && looked++ < kMostLooked;
       ++i) {
    if (!usable(i)) continue;
    best = i;
    distance = places_[i].tokens.begin > tokens.end ? places_[i].tokens.begin - tokens.end : 0;
    break;
  }
  for (auto i = static_cast<std::uint32_t>(after - places_.begin());
       i-- > 0 && places_[i].sentence == sentence && looked++ < 2 * kMostLooked;) {
    if (!usable(i)) continue;
    const bool nearer = tokens.begin - places_[i].tokens.end < distance && distance > 0;
    // "is getting bigger, and it bled": what follows is another clause.
    if (best == kNone || nearer || clause_begins(tokens.end, places_[best].tokens.begin)) best = i;
    break;
  }
  if (best != kNone) return best;
  return told_so_far(tokens.begin, facts);
}

// What a sentence without a finding of its own speaks of ("It lasts ten minutes"): the symptom of the last few sentences of which
// most was said, the later one of two.
std::uint32_t FactReader::told_so_far(std::uint32_t token, const Facts& facts) const {
  const auto after = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.tokens.end <= token; });
  std::uint32_t best = kNone, looked = 0;
  for (auto i = static_cast<std::uint32_t>(after - places_.begin()); i-- > 0 && looked++ < kMostLooked;) {
    const Finding& finding = facts.findings[i];
    if (sentence_of(token) - places_[i].sentence > kSentencesBack) break;
    if (ontology_[finding.concept_id].kind != ontology::Kind::symptom || finding.assertion != context::Assertion::present) continue;
    if (best == kNone || described(finding) > described(facts.findings[best])) best = i;
  }
  return best;
}

void FactReader::attach_attributes(Facts& out) const {
  for (const mention::Match& match : mentions_->attributes) {
    if (in_signature(match.tokens.begin)) continue;
    if (context_->of(match.tokens).assertion == context::Assertion::absent) continue;  // "not severe"
    const std::uint32_t i = nearest_finding(match.tokens, out, true);
    if (i == kNone) continue;
    const lexicon::AttributePhrase& phrase = lexicon_.attribute(match.value);
    out.findings[i].values[phrase.attribute] |= phrase.bit;
  }
}

bool FactReader::tells_attribute(base::Span tokens) const {
  const auto& all = mentions_->attributes;
  const auto first = std::partition_point(all.begin(), all.end(), [&](const mention::Match& one) { return one.tokens.end <= tokens.begin; });
  return first != all.end() && first->tokens.overlaps(tokens);
}

void FactReader::attach_times(Facts& out) const {
  const auto mark = [&](Finding& finding, const mention::Quantity& q) {
    const Range days{q.days_low(), q.open_end ? 1e9 : q.days_high()};
    switch (q.kind) {
      case QuantityKind::duration:
      case QuantityKind::day_index:
        if (!finding.duration_days.known()) finding.duration_days = days, finding.duration_words = words_of(q.tokens);
        return;
      case QuantityKind::episode:
        // Where nothing else is said of time, how long a bout lasts is how long it goes on: "pain that lasts two hours".
        if (!finding.episode_days.known()) finding.episode_days = days;
        if (!finding.duration_days.known()) finding.duration_days = days, finding.duration_words = words_of(q.tokens);
        return;
      case QuantityKind::ago: {
        const bool year = q.date.year != 0;  // "in 2010 I had an ulcer"; of a diagnosis, only since when
        const bool condition = year && ontology_[finding.concept_id].kind == ontology::Kind::condition;
        const bool other_year = year && q.date.year != asked_on_.year;
        if (finding.ago_days.known() || (q.low < 0 && !other_year)) return;
        if (q.low >= 0) finding.ago_days = days;
        if (q.ongoing) {
          if (q.low >= 0 && !finding.duration_days.known()) finding.duration_days = days, finding.duration_words = words_of(q.tokens);
        } else if ((other_year || days.low >= kLongAgoDays) && !condition && finding.temporality == context::Temporality::current) {
          finding.temporality = context::Temporality::past;
          finding.cue_words = words_of(q.tokens);
        }
        return;
      }
      case QuantityKind::occasion:
      case QuantityKind::frequency:
        if (!finding.frequency_words.span.empty()) return;
        finding.frequency_words = words_of(q.tokens);
        if (q.low >= 0 && q.factor > 0) finding.per_day = {q.low / q.factor, q.high / q.factor};
        return;
      default:
        return;
    }
  };
  for (const mention::Quantity& q : mentions_->quantities) {
    const bool time = q.kind == QuantityKind::duration || q.kind == QuantityKind::day_index || q.kind == QuantityKind::ago;
    const bool often = q.kind == QuantityKind::frequency || q.kind == QuantityKind::occasion;
    if (!time && !often && q.kind != QuantityKind::episode) continue;
    if (in_signature(q.tokens.begin)) continue;
    if (often && q.low < 0 && tells_attribute(q.tokens)) continue;  // "now and then" is a course
    const std::uint32_t i = nearest_finding(q.tokens, out, false);
    if (i == kNone) continue;
    // "Today I only want to know": the day of asking says nothing of what was told before.
    const bool elsewhere = places_[i].sentence != sentence_of(q.tokens.begin);
    if (elsewhere && q.kind == QuantityKind::ago && !q.ongoing && q.days_high() < 1) continue;
    mark(out.findings[i], q);
    if (!time || places_[i].sentence != sentence_of(q.tokens.begin)) continue;
    // The rest of a list: neighbours in the same sentence that have no time of their own and are no further than a list goes.
    const auto has_time = [&](std::uint32_t k) { return out.findings[k].duration_days.known() || out.findings[k].ago_days.known(); };
    const auto in_list = [&](std::uint32_t a, std::uint32_t b) {
      return places_[a].sentence == places_[b].sentence && places_[b].tokens.begin <= places_[a].tokens.end + kListGap;
    };
    if (places_[i].tokens.begin < q.tokens.begin) {
      const std::uint32_t last = i - std::min(i, kMostLooked);
      for (std::uint32_t k = i; k > last && in_list(k - 1, k) && !has_time(k - 1); --k) mark(out.findings[k - 1], q);
    } else {
      const std::uint32_t end = std::min(static_cast<std::uint32_t>(places_.size()), i + kMostLooked);
      for (std::uint32_t k = i + 1; k < end && in_list(k - 1, k) && !has_time(k); ++k) mark(out.findings[k], q);
    }
  }
}

void FactReader::attach_triggers(Facts& out) const {
  for (const mention::Match& cue : mentions_->cues) {
    const CueMeaning meaning = lexicon_.cue(cue.value).meaning;
    if ((meaning != CueMeaning::trigger && meaning != CueMeaning::relief) || in_signature(cue.tokens.begin)) continue;
    const std::uint32_t sentence = sentence_of(cue.tokens.begin);
    // Phrase and cue may share a word: "when I get" and "get tense".
    const auto what = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.tokens.end <= cue.tokens.end; });
    const std::uint32_t reach = lexicon_.cue(cue.value).within;
    if (what == places_.end() || what->sentence != sentence || what->tokens.begin >= cue.tokens.end + (reach == 0 ? kTriggerReach : reach))
      continue;
    const auto index = static_cast<std::uint32_t>(what - places_.begin());
    const bool exposure = ontology_[out.findings[index].concept_id].kind == ontology::Kind::exposure;
    if (reach != 0 && reach <= kWeakReach && !exposure) continue;  // "pain with fever": no trigger
    // What is brought on: the next symptom after the trigger, else the last one before its cue.
    std::uint32_t target = kNone;
    const auto symptom = [&](std::uint32_t i) { return ontology_[out.findings[i].concept_id].kind == ontology::Kind::symptom; };
    const std::uint32_t end = std::min(static_cast<std::uint32_t>(places_.size()), index + kMostLooked);
    const std::uint32_t begin = index - std::min(index, kMostLooked);
    for (std::uint32_t i = index + 1; i < end && places_[i].sentence == sentence && target == kNone; ++i) {
      if (symptom(i) && out.findings[i].assertion == context::Assertion::present) target = i;
    }
    for (std::uint32_t i = index; target == kNone && i-- > begin && places_[i].sentence == sentence;) {
      if (symptom(i)) target = i;
    }
    if (target == kNone && exposure) target = told_so_far(cue.tokens.begin, out);     // "Worse after eating."
    const bool denied = out.findings[index].assertion == context::Assertion::absent;  // "not when I walk"
    if (target == kNone || target == index || denied) continue;
    Finding& finding = out.findings[target];
    ontology::ConceptId& slot = meaning == CueMeaning::trigger ? finding.trigger : finding.relief;
    if (slot != ontology::kNoConcept) continue;
    slot = out.findings[index].concept_id;
    if (meaning == CueMeaning::trigger) finding.trigger_words = out.findings[index].words;
  }
}

}  // namespace anteroom::fact
