// What brings a finding on, and what eases it. A cue that acts forward ("worse when", "after") leads to the cause, one that acts
// backward ("makes it worse", "helps") follows it. A cause is a finding of its own (exertion, a medicine, stress), or the words as they
// stand ("brush my teeth") where the cue alone makes sure that they are a cause, which it says by having no `within`.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using context::Assertion;
using lexicon::CueMeaning;
using lexicon::CueReach;
using ontology::Kind;

}  // namespace

bool FactReader::feels(ontology::ConceptId id) const {
  const Kind kind = ontology_[id].kind;
  return kind == Kind::symptom || kind == Kind::condition;
}

void FactReader::attach_triggers(Facts& out) {
  linked_.assign(text_->tokens().size(), 0);
  for (const bool sure : {true, false}) {  // what is surely a trigger is it before what may be one
    for (const mention::Match& match : mentions_->links) {
      const lexicon::Cue& cue = lexicon_.cue(match.value);
      if (lexicon::leads_to_cause(cue.meaning) && sure == (cue.within == 0) && !in_signature(match.tokens.begin))
        attach_trigger(match, cue, out);
    }
  }
  attach_adjoining(out);
}

// "Short of breath walking uphill": what is done, right after what is felt; or before it, and no more: "Swallowing is painful".
void FactReader::attach_adjoining(Facts& out) {
  const auto attach = [&](std::uint32_t felt, std::uint32_t done) {
    const base::Span tokens = places_[done].tokens;
    const Finding& finding = out.findings[felt];
    if (!feels(finding) || finding.assertion == Assertion::absent || !finding.trigger_words.span.empty()) return;
    if (ontology_[out.findings[done].concept_id].kind != Kind::exposure || in_link(tokens) || part_of_time(tokens, true)) return;
    link(tokens, false, {tokens, done, false}, felt, out);
  };
  for (std::uint32_t i = 1; i < places_.size(); ++i) {
    const base::Span first = places_[i - 1].tokens, second = places_[i].tokens;
    if (first.end == second.begin || site_between(i - 1, second.begin)) attach(i - 1, i);
    if (opens_clause(first, second)) attach(i, i - 1);
  }
}

// Whether the site of the finding is all that stands between it and the token: "pain in my hip climbing stairs".
bool FactReader::site_between(std::uint32_t finding, std::uint32_t token) const {
  const auto after = base::first_from(anchors_, token);
  return after != anchors_.begin() && std::prev(after)->finding == finding && std::prev(after)->tokens.end == token;
}

// Whether nothing but small words stands before and between the two in one clause.
bool FactReader::opens_clause(base::Span first, base::Span second) const {
  const base::Span clause = clauses_.of(first.begin).tokens;
  if (first.end > second.begin || !adjoins(first.end, second.begin) || second.begin >= clause.end) return false;
  for (std::uint32_t t = clause.begin; t < first.begin; ++t) {
    if (!clauses_.small_word(t)) return false;
  }
  return true;
}

void FactReader::attach_trigger(const mention::Match& match, const lexicon::Cue& cue, Facts& out) {
  if (in_link(match.tokens)) return;
  const bool forward = cue.reach == CueReach::forward;
  if (cue.reach == CueReach::answer) return;  // read with the cue before it
  if (const std::uint32_t named = symptom_around(match.tokens, out); named != kNone) return link_within(match.tokens, cue, named, out);
  // "Not worse when I walk", "doesn't help".
  const CueMeaning change = is_ambiguous(match) ? changes(match.tokens, out) : cue.meaning;  // which is told, denied or not
  if (context_->of(match.tokens).assertion == Assertion::absent || is_lookalike(match.tokens) || change != cue.meaning) return;
  const std::uint32_t word_of_ease = forward ? eases_before(match.tokens) : kNone;
  const Cause cause = forward ? cause_after(match.tokens, out) : cause_before(match.tokens, cue.meaning, out);
  if (cause.finding == kNone) {
    if (!cause.says || cue.within != 0 || is_attribute(match.tokens)) return;
  } else {
    const Finding& finding = out.findings[cause.finding];
    const bool weak = cue.within != 0 && cue.within <= kWeakReach;
    const bool far = forward && cue.within != 0 && places_[cause.finding].tokens.begin >= match.tokens.end + cue.within;
    const Kind kind = ontology_[finding.concept_id].kind;
    const bool brings = kind == Kind::exposure || (!weak && (cue.within == 0 || kind == Kind::medicine || kind == Kind::symptom));
    if (far || !brings || finding.assertion == Assertion::absent) return;
  }
  const std::uint32_t effect = effect_of(match.tokens, cause, forward, out);
  const bool one = cause.finding != kNone && effect != kNone && places_[cause.finding].tokens.end == places_[effect].tokens.begin;
  if (effect == kNone || effect == cause.finding || one) return;
  if (word_of_ease != kNone) attribute_used_[word_of_ease] = 1;
  const bool eases = cue.meaning == CueMeaning::relief || word_of_ease != kNone;
  link(match.tokens, eases || (forward && eases_after(cause.words.end, effect)), cause, effect, out);
}

void FactReader::link(base::Span cue, bool eases, const Cause& cause, std::uint32_t effect, Facts& out) {
  base::Span words = cause.words;
  while (words.begin < words.end && clauses_.small_word(words.begin)) ++words.begin;
  while (words.end > words.begin && clauses_.small_word(words.end - 1)) --words.end;
  if (cause.finding != kNone) words = places_[cause.finding].tokens;
  if (words.empty()) return;
  const base::Span mention = mention_of(effect);
  for (std::uint32_t f = mention.begin; f < mention.end; ++f) {
    Finding& finding = out.findings[f];
    Words& said = eases ? finding.relief_words : finding.trigger_words;
    if (!said.span.empty()) continue;
    said = words_of(words);
    if (cause.finding != kNone && !(eases && feels(out.findings[cause.finding])))
      (eases ? finding.relief : finding.trigger) = out.findings[cause.finding].concept_id;
  }
  base::Span all{std::min(cue.begin, cause.words.begin), std::max(cue.end, cause.words.end)};
  all.end = end_of_time(all.end);  // "takes it away for an hour", "after reading for an hour"
  for (std::uint32_t t = all.begin; t < all.end; ++t) {
    const base::Span place = places_[effect].tokens;  // of which the cue may be a part: "eczema flares" and "flares with"
    linked_[t] |= t < place.begin || t >= place.end;
  }
  clauses_.cover(all);
}

// The symptom or condition whose name the words are part of: the "burns when" of "burns when I pee".
std::uint32_t FactReader::symptom_around(base::Span tokens, const Facts& facts) const {
  const auto place = base::first_beyond(places_, tokens.begin);
  if (place == places_.end() || !place->tokens.contains(tokens)) return kNone;
  const auto finding = static_cast<std::uint32_t>(place - places_.begin());
  return feels(facts.findings[finding]) ? finding : kNone;
}

// "Dizzy when I stand up" is one phrase; what brings it on is told within. So is "light makes it worse", of what was told before.
void FactReader::link_within(base::Span tokens, const lexicon::Cue& cue, std::uint32_t finding, Facts& out) {
  const base::Span name = places_[finding].tokens;
  const bool eases = cue.meaning == CueMeaning::relief, sure = cue.within == 0 || cue.within > kWeakReach;
  if (!sure || (cue.reach == CueReach::forward ? tokens.end == name.end : tokens.begin == name.begin)) return;
  const Cause after{{tokens.end, name.end}, kNone, true}, before{{name.begin, tokens.begin}, kNone, true};
  if (cue.reach == CueReach::forward) return link(tokens, eases, after, finding, out);
  const std::uint32_t effect = effect_of(tokens, before, false, out);
  if (effect != kNone && effect != finding) link(tokens, eases, before, effect, out);
}

// Where a short time that follows directly ends, else the token itself.
std::uint32_t FactReader::end_of_time(std::uint32_t token) const {
  const auto& all = mentions_->quantities;
  const auto q = base::first_from(all, token);
  const std::uint32_t clause = clauses_.of(token - 1).tokens.end;
  return q != all.end() && q->tokens.begin <= token + 1 && q->tokens.end <= clause && q->low >= 0 && q->days_high() <= 1 &&
                 (q->kind == lexicon::QuantityKind::duration || q->kind == lexicon::QuantityKind::episode)
             ? q->tokens.end
             : token;
}

}  // namespace anteroom::fact
