// Which words a patient adds of their own is told by what is left when all phrases, fillers and numbers of the lexicon are taken
// away: so a sentence about a clinic, a shoe or a divorce keeps its "suddenly", "left" and "bad" to itself, in any language.
#include "engine/fact/clauses.h"

#include <string_view>

namespace anteroom::fact {
namespace {

using lexicon::CueMeaning;

constexpr std::string_view kMarks = ",;:()[].!?";

}  // namespace

bool Clauses::ends_at(std::uint32_t token) const {
  const text::Token& here = text_->tokens()[token];
  if (here.kind != text::TokenKind::punctuation) return false;
  const std::string_view mark = text_->folded(here);
  if (mark == "-" || mark == "&" || mark == "+") return here.after_space;
  return mark.size() > 1 || kMarks.find(mark) != kMarks.npos;  // marks of other scripts part, too
}

void Clauses::mark_phrases(const mention::Mentions& mentions) {
  const auto mark = [&](base::Span tokens, bool small) {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) own_word_[t] = 0, small_word_[t] = small, within_[t] |= t > tokens.begin;
  };
  for (const auto* list : {&mentions.cues, &mentions.links}) {  // within them a joiner parts: "worse when I sit and when I"
    for (const mention::Match& match : *list) {
      for (std::uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) own_word_[t] = 0, small_word_[t] = 1;
    }
  }
  for (const auto* list : {&mentions.concepts, &mentions.sites, &mentions.attributes}) {
    for (const mention::Match& match : *list) mark(match.tokens, false);
  }
  for (const mention::Match& match : mentions.people) {
    if (lexicon_.person(match.value).subject) mark(match.tokens, true);
  }
  for (const mention::Quantity& quantity : mentions.quantities) mark(quantity.tokens, true);
}

// Where a cue says that a clause begins; but not the "so I" of "so severe I vomit", nor the "since" of "since yesterday".
void Clauses::mark_beginnings(const mention::Mentions& mentions) {
  auto attribute = mentions.attributes.begin();
  auto quantity = mentions.quantities.begin();
  const auto over = [](auto& it, auto end, base::Span tokens) {
    while (it != end && it->tokens.end <= tokens.begin) ++it;
    return it != end && it->tokens.overlaps(tokens);
  };
  for (const mention::Match& cue : mentions.cues) {
    const CueMeaning meaning = lexicon_.cue(cue.value).meaning;
    if (meaning != CueMeaning::clause && meaning != CueMeaning::end) continue;
    const bool said = over(attribute, mentions.attributes.end(), cue.tokens), timed = over(quantity, mentions.quantities.end(), cue.tokens);
    if (!said && !timed) begins_[cue.tokens.begin] = 1;
  }
}

void Clauses::read(const text::Text& text, const mention::Mentions& mentions) {
  text_ = &text;
  const std::size_t size = text.tokens().size();
  own_word_.assign(size, 0), small_word_.assign(size, 0), within_.assign(size, 0), begins_.assign(size, 0), clause_of_.assign(size, 0);
  clauses_.clear();
  for (std::size_t t = 0; t < size; ++t) {
    const lexicon::WordUse& use = *mentions.words[t].use;
    const bool known = use.filler || use.role != lexicon::NumberRole::none || use.dimension != lexicon::Dimension::none || use.month != 0 ||
                       use.weekday != 0;
    own_word_[t] = text.tokens()[t].kind == text::TokenKind::word && !known;
    small_word_[t] = use.filler || use.role == lexicon::NumberRole::joiner || text.tokens()[t].kind == text::TokenKind::punctuation;
  }
  mark_phrases(mentions);
  mark_beginnings(mentions);
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const base::Span sentence = text.sentences()[s].tokens;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const lexicon::WordUse& use = *mentions.words[t].use;
      const bool joiner = use.role == lexicon::NumberRole::joiner && !use.filler && !within_[t];
      if (t == sentence.begin || begins_[t] || joiner || (ends_at(t - 1) && !within_[t])) clauses_.push_back({{t, t}, s, 0, false});
      clause_of_[t] = static_cast<std::uint32_t>(clauses_.size()) - 1;
      clauses_.back().tokens.end = t + 1;
      clauses_.back().own_words += own_word_[t];
    }
  }
  for (const mention::Match& cue : mentions.links) {
    if (lexicon_.cue(cue.value).meaning == CueMeaning::told) clauses_[clause_of_[cue.tokens.begin]].refers = true;
  }
}

void Clauses::cover(base::Span tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    clauses_[clause_of_[t]].own_words -= own_word_[t];
    own_word_[t] = 0;
  }
}

}  // namespace anteroom::fact
