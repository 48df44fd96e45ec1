// What is brought on or eased, and whether the words say that it goes.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using context::Assertion;
using lexicon::CueMeaning;
using lexicon::CueReach;

constexpr std::uint32_t kAdverbs = 3;      // tokens from what is felt to "goes": "the pain usually goes"
constexpr std::uint32_t kEffectReach = 6;  // tokens from "helps" to what it helps with: "helps with the bloating"

}  // namespace

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
    return other.tokens == cue.tokens && other.value != cue.value && lexicon::leads_to_cause(lexicon_.cue(other.value).meaning);
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

}  // namespace anteroom::fact
