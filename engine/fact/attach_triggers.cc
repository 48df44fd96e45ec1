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

constexpr std::uint32_t kMostWords = 10;   // of a cause
constexpr std::uint32_t kWeakReach = 2;    // a cue of so little reach leads to a trigger only before an exposure
constexpr std::uint32_t kAdverbs = 3;      // tokens from what is felt to "goes": "the pain usually goes"
constexpr std::uint32_t kEffectReach = 6;  // tokens from "helps" to what it helps with: "helps with the bloating"

bool links(CueMeaning meaning) { return meaning == CueMeaning::trigger || meaning == CueMeaning::relief; }

}  // namespace

// Whether a cue that surely links begins here.
bool FactReader::link_begins(std::uint32_t token) const {
  const auto& cues = mentions_->links;
  for (auto cue = base::first_from(cues, token); cue != cues.end() && cue->tokens.begin == token; ++cue) {
    const lexicon::Cue& meaning = lexicon_.cue(cue->value);
    if (links(meaning.meaning) && (meaning.within == 0 || meaning.within > kWeakReach)) return true;
  }
  return false;
}

// Whether a cue of a trigger or a relief ends right before the token, but for small words.
bool FactReader::led_by_link(std::uint32_t token) const {
  while (token > 0 && mentions_->words[token - 1].use->filler) --token;
  const auto& all = mentions_->links;
  for (auto cue = base::first_reaching(all, token); cue != all.end() && cue->tokens.end == token; ++cue) {
    if (links(lexicon_.cue(cue->value).meaning)) return true;
  }
  return false;
}

std::uint32_t FactReader::finding_at(std::uint32_t token) const {
  const auto a = base::first_from(anchors_, token);
  return a != anchors_.end() && a->tokens.begin == token ? a->finding : kNone;
}

// The words after a cue up to the end of the clause, to a time, to another attribute, or to the symptom that is brought on.
FactReader::Cause FactReader::cause_after(base::Span cue, const Facts& facts) const {
  Cause cause{{cue.end, cue.end}, kNone, false};
  const base::Span sentence = text_->sentences()[sentence_of(cue.begin)].tokens;
  const auto& attributes = mentions_->attributes;
  const auto begins = [](const auto& list, std::uint32_t t) {
    const auto it = base::first_from(list, t);
    return it != list.end() && it->tokens.begin == t;
  };
  const auto goes_on = [&](std::uint32_t t) {  // over a joiner, to another cause
    for (++t; t < sentence.end && mentions_->words[t].use->filler; ++t) continue;
    const std::uint32_t next = t < sentence.end ? finding_at(t) : kNone;
    return next != kNone && !feels(facts.findings[next]);
  };
  // Phrase and cue may share a word: "worse in" and "in the morning".
  auto shared = base::first_from(anchors_, cue.begin);
  for (; shared != anchors_.end() && shared->tokens.begin < cue.end; ++shared) {
    if (shared->tokens.end > cue.end) cause.finding = shared->finding, cause.words.end = shared->tokens.end;
  }
  bool own = false;
  const std::uint32_t end = std::min(sentence.end, cue.end + kMostWords);
  for (std::uint32_t t = cause.words.end; t < end; ++t) {
    if (clauses_.ends_at(t) || link_begins(t)) break;
    if (t > cue.begin && clauses_.at(t) != clauses_.at(t - 1) && t > cue.end &&
        (mentions_->words[t].use->role != lexicon::NumberRole::joiner || !goes_on(t)))
      break;
    if (const std::uint32_t finding = finding_at(t); finding != kNone) {
      if (places_[finding].tokens.end <= t) continue;  // only a site of what was told before
      const bool symptom = feels(facts.findings[finding]);
      if (part_of_time(places_[finding].tokens)) break;  // the morning of "when I woke up this morning"
      if (symptom && (cause.finding != kNone || own)) break;
      // The narrowest: "eating spicy food".
      if (cause.finding == kNone || is_kind_of(finding, cause.finding, facts)) cause.finding = finding;
      own |= clauses_.own_word(t);
      t = std::max(t, std::min(places_[finding].tokens.end, end) - 1);  // the light of "bright light" is no mildness
    } else if (cause.finding != kNone || own) {
      if (begins(mentions_->quantities, t) || (begins(attributes, t) && !says_attribute(t, known_.laterality))) break;
    }
    own |= clauses_.own_word(t);
    cause.says |= !clauses_.small_word(t) && !says_attribute(t, known_.laterality);  // "worse on the left"
    cause.words.end = t + 1;
  }
  if (cause.finding != kNone) cause.words.end = std::max(cause.words.end, places_[cause.finding].tokens.end);
  return cause;
}

bool FactReader::is_kind_of(std::uint32_t narrow, std::uint32_t broad, const Facts& facts) const {
  return ontology_.is_a(facts.findings[narrow].concept_id, facts.findings[broad].concept_id);
}

// The words of the clause before a cue; the finding nearest to the cue.
FactReader::Cause FactReader::cause_before(base::Span cue, CueMeaning meaning, const Facts& facts) const {
  const std::uint32_t least = std::max(clauses_.of(cue.begin).tokens.begin, cue.begin - std::min(cue.begin, kMostWords));
  Cause cause{{least, cue.begin}, kNone, false};
  for (std::uint32_t t = least; t < cue.begin; ++t) {
    cause.says |= !clauses_.small_word(t);
    const std::uint32_t finding = finding_at(t);
    if (finding == kNone || places_[finding].tokens.begin != t) continue;
    // "Burping helps" begins a clause; "the pain it helps" does not.
    if (meaning == CueMeaning::relief && feels(facts.findings[finding]) && t > least + 1) return {};
    cause.finding = finding;
  }
  return cause;
}

bool FactReader::feels(ontology::ConceptId id) const {
  const Kind kind = ontology_[id].kind;
  return kind == Kind::symptom || kind == Kind::condition;
}

// Whether a joiner begins the clause right before the token: "and when I bend"; not of a cue that says a course, which is what came
// before: "and worse when I bend".
bool FactReader::is_joined(std::uint32_t token) const {
  const std::uint32_t begin = text_->sentences()[sentence_of(token)].tokens.begin;
  if (says_attribute(token, known_.course)) return false;
  while (token > begin && clauses_.small_word(token - 1) && !clauses_.ends_at(token - 1)) {
    if (mentions_->words[--token].use->role == lexicon::NumberRole::joiner) return true;
  }
  return false;
}

// Where the clause ends that a comma alone parts from this one, else this one: "and when I bend, my back hurts".
std::uint32_t FactReader::main_clause_after(std::uint32_t token) const {
  const Clause& clause = clauses_.of(token - 1);
  const std::uint32_t end = text_->sentences()[clause.sentence].tokens.end;
  std::uint32_t next = clause.tokens.end;
  while (next < end && clauses_.ends_at(next)) ++next;  // a mark may be a clause by itself
  return next < end && mentions_->words[next].use->role != lexicon::NumberRole::joiner ? clauses_.of(next).tokens.end : clause.tokens.end;
}

// What is brought on or eased: of a forward cue the symptom before it in its clause, else the one after the cause in that clause ("I have
// anxiety and when I am tense my legs twitch"), else one before it in the sentence, else the next; of a backward cue the symptom right
// after it; else what was told before.
std::uint32_t FactReader::effect_of(base::Span cue, const Cause& cause, bool forward, const Facts& facts) const {
  const base::Span sentence = text_->sentences()[sentence_of(cue.begin)].tokens;
  const base::Span link{std::min(cue.begin, cause.words.begin), std::max(cue.end, cause.words.end)};
  const auto usable = [&](const Anchor& a) {
    const Finding& f = facts.findings[a.finding];
    return feels(f) && f.assertion != Assertion::absent && a.finding != cause.finding && !in_link(a.tokens);
  };
  const auto next = [&](std::uint32_t begin, std::uint32_t end) {
    std::uint32_t looked = 0;
    for (auto it = base::first_from(anchors_, begin); it != anchors_.end() && it->tokens.begin < end && looked++ < kMostLooked; ++it) {
      if (usable(*it) && places_[it->finding].tokens.end > begin) return it->finding;  // not what was told of this place before
    }
    return kNone;
  };
  const auto last = [&](std::uint32_t begin, std::uint32_t end) {
    std::uint32_t looked = 0;
    for (auto it = base::first_from(anchors_, end);
         it != anchors_.begin() && std::prev(it)->tokens.begin >= begin && looked++ < kMostLooked;) {
      if (usable(*--it)) return it->finding;
    }
    return kNone;
  };
  std::uint32_t effect = kNone;
  if (forward) {
    const base::Span clause = clauses_.of(cue.begin).tokens;
    effect = last(clause.begin, cue.end);
    if (effect == kNone) effect = next(link.end, clause.end);
    if (effect == kNone && is_joined(cue.begin)) effect = next(link.end, main_clause_after(link.end));
    if (effect == kNone) effect = last(sentence.begin, cue.begin);
    if (effect == kNone) effect = next(link.end, sentence.end);
  } else {
    effect = next(cue.begin, std::min(clauses_.of(cue.end - 1).tokens.end, cue.end + kEffectReach));
    if (effect == kNone) effect = last(sentence.begin, link.begin);
  }
  return effect == kNone ? told_so_far(sentence.begin, facts) : effect;
}

// The word of ease that a cue follows, as an index of Mentions::attributes, or kNone: "less swollen when I rest".
std::uint32_t FactReader::eases_before(base::Span cue) const {
  const auto& all = mentions_->attributes;
  const auto after = base::first_from(all, cue.begin);
  if (after == all.begin()) return kNone;
  const mention::Match& last = *std::prev(after);
  const lexicon::AttributePhrase& phrase = lexicon_.attribute(last.value);
  if (phrase.attribute != known_.course || phrase.bit != known_.improving) return kNone;
  const bool joins = last.tokens.end >= cue.begin || adjoins(last.tokens.end, cue.begin);
  return joins ? static_cast<std::uint32_t>(after - all.begin()) - 1 : kNone;
}

// Whether the same words may say both: "makes" it worse, or better.
bool FactReader::is_ambiguous(const mention::Match& cue) const {
  const auto same = [&](const mention::Match& other) {
    return other.tokens == cue.tokens && other.value != cue.value && links(lexicon_.cue(other.value).meaning);
  };
  const auto at = base::first_from(mentions_->links, cue.tokens.begin);
  return std::any_of(at, std::min(mentions_->links.end(), at + 3), same);
}

// What an ambiguous cue does, told by the course that is said after it, else by a symptom ("makes my knee ache"); `none`: neither.
CueMeaning FactReader::changes(base::Span cue, const Facts& facts) {
  const std::uint32_t end = std::min(clauses_.of(cue.end - 1).tokens.end, cue.end + kEffectReach);
  const auto& all = mentions_->attributes;
  for (auto a = base::first_from(all, cue.end); a != all.end() && a->tokens.begin < end; ++a) {
    const lexicon::AttributePhrase& phrase = lexicon_.attribute(a->value);
    if (phrase.attribute != known_.course) continue;
    const bool better = phrase.bit == known_.improving;
    if (!better && phrase.bit != known_.worsening) continue;
    attribute_used_[static_cast<std::size_t>(a - all.begin())] = 1;
    return better ? CueMeaning::relief : CueMeaning::trigger;
  }
  for (std::uint32_t t = cue.end; t < end; ++t) {
    if (const std::uint32_t finding = finding_at(t); finding != kNone && feels(facts.findings[finding])) return CueMeaning::trigger;
  }
  return CueMeaning::none;
}

void FactReader::attach_triggers(Facts& out) {
  linked_.assign(text_->tokens().size(), 0);
  for (const bool sure : {true, false}) {  // what is surely a trigger is it before what may be one
    for (const mention::Match& match : mentions_->links) {
      const lexicon::Cue& cue = lexicon_.cue(match.value);
      if (links(cue.meaning) && sure == (cue.within == 0) && !in_signature(match.tokens.begin)) attach_trigger(match, cue, out);
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

// Whether words say that the effect, told after its cause, goes: "when I rest the pain goes", "if I rest my knee feels better".
bool FactReader::eases_after(std::uint32_t cause_end, std::uint32_t effect) {
  const base::Span place = places_[effect].tokens;
  if (place.begin < cause_end) return false;
  const std::uint32_t end = std::min(clauses_.of(place.end - 1).tokens.end, place.end + kAdverbs);
  for (auto cue = base::first_from(mentions_->links, place.end); cue != mentions_->links.end() && cue->tokens.begin < end; ++cue) {
    const lexicon::Cue& what = lexicon_.cue(cue->value);
    if (what.meaning == CueMeaning::relief && what.reach == CueReach::answer) return true;
  }
  for (auto a = base::first_from(mentions_->attributes, place.end); a != mentions_->attributes.end() && a->tokens.begin < end; ++a) {
    const lexicon::AttributePhrase& phrase = lexicon_.attribute(a->value);
    if (phrase.attribute != known_.course || phrase.bit != known_.improving) continue;
    attribute_used_[static_cast<std::size_t>(a - mentions_->attributes.begin())] = 1;
    return true;
  }
  return false;
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

// Whether the words are part of an attribute: the "when" of "when I wake up".
bool FactReader::is_attribute(base::Span tokens) const {
  const auto& all = mentions_->attributes;
  const auto a = base::first_beyond(all, tokens.begin);
  return a != all.end() && a->tokens.contains(tokens);
}

// Whether a word of this attribute stands here: "turn my head to the left" is one cause.
bool FactReader::says_attribute(std::uint32_t token, ontology::AttributeId attribute) const {
  const auto& all = mentions_->attributes;
  const auto a = base::first_beyond(all, token);
  return a != all.end() && a->tokens.begin <= token && lexicon_.attribute(a->value).attribute == attribute;
}

}  // namespace anteroom::fact
