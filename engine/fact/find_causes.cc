// The words after a cue, or before it, that say what brings a finding on or eases it.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::CueMeaning;

constexpr std::uint32_t kMostWords = 10;  // of a cause

}  // namespace

// Whether a cue that surely links begins here.
bool FactReader::link_begins(std::uint32_t token) const {
  const auto& cues = mentions_->links;
  for (auto cue = base::first_from(cues, token); cue != cues.end() && cue->tokens.begin == token; ++cue) {
    const lexicon::Cue& meaning = lexicon_.cue(cue->value);
    if (lexicon::leads_to_cause(meaning.meaning) && (meaning.within == 0 || meaning.within > kWeakReach)) return true;
  }
  return false;
}

// Whether a cue of a trigger or a relief ends right before the token, but for small words.
bool FactReader::led_by_link(std::uint32_t token) const {
  while (token > 0 && mentions_->words[token - 1].use->filler) --token;
  const auto& all = mentions_->links;
  for (auto cue = base::first_reaching(all, token); cue != all.end() && cue->tokens.end == token; ++cue) {
    if (lexicon::leads_to_cause(lexicon_.cue(cue->value).meaning)) return true;
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

// Whether the words are part of an attribute: the "when" of "when I wake up".
bool FactReader::is_attribute(base::Span tokens) const {
  const auto& all = mentions_->attributes;
  const auto a = base::first_beyond(all, tokens.begin);
  return a != all.end() && a->tokens.contains(tokens);
}

// Whether a word of this attribute stands here: "turn my head to the left" is one cause.
bool FactReader::says_attribute(std::uint32_t token, ontology::AttributeId attribute) const {
  const auto& all = mentions_->attributes;
  const auto a = base::holding(all, token);
  return a != all.end() && lexicon_.attribute(a->value).attribute == attribute;
}

}  // namespace anteroom::fact
