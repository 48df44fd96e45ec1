// Where each cue acts. Most act in the sentence they stand in; an answer ("Fever? No.") and what tells how a thing went on ("It
// went away.") reach into the sentence before, and what a heading leaves open ("I don't have:") holds for the items under it.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/context/context.h"

namespace anteroom::context {
namespace {

using lexicon::CueMeaning;
using lexicon::CueReach;
using lexicon::QuantityKind;
using text::TokenKind;

constexpr std::uint32_t kHeadingReach = 8;   // tokens from a cue to the colon of its heading
constexpr std::uint32_t kAsks = 3;           // tokens from the start of a question to whom it asks of: "what should I"
constexpr std::uint32_t kPlainItemSize = 8;  // tokens of a line that is an item without a bullet
constexpr std::uint32_t kToldBefore = 10;    // tokens; what reaches further looks back at what was told before
constexpr std::size_t kMostOfHeading = 4;    // cues that a heading passes on
constexpr int kEarliestYear = 2026;          // no question is older than the program

// What only fact/ uses, and what means nothing, takes no part in scopes.
bool judges(CueMeaning meaning) { return meaning != CueMeaning::none && meaning != CueMeaning::definite && meaning != CueMeaning::planned; }

// "It went away.", "It came back."; what says from afar when it was means to: "That was in the nineties."
bool tells_how_it_went(const lexicon::Cue& cue) {
  return cue.meaning == CueMeaning::resolved || cue.meaning == CueMeaning::current ||
         (cue.meaning == CueMeaning::past && cue.within > kToldBefore);
}

bool is_heading(const text::Text& text, base::Span tokens) { return text.folded(text.tokens()[tokens.end - 1]) == ":"; }

bool is_item(const text::Text& text, base::Span tokens) {
  const auto& all = text.tokens();
  if (all[tokens.begin].kind == TokenKind::punctuation) return true;
  const bool numbered = all[tokens.begin].kind == TokenKind::number && tokens.size() > 1;
  return numbered && all[tokens.begin + 1].kind == TokenKind::punctuation;
}

// Whether nothing but the end of a line stands before the sentence.
bool follows_directly(const text::Text& text, base::Span tokens) {
  const std::string_view between = tokens.begin == 0 ? "" : text.folded(text.tokens()[tokens.begin - 1]);
  return std::count(between.begin(), between.end(), '\n') == 1;
}

}  // namespace

// "No." answers a question, and only where it stands alone; "It went away." may follow anything.
bool ContextReader::answers(const mention::Match& match, std::uint32_t s) const {
  const text::Text& text = *text_;
  const lexicon::Cue& cue = lexicon_.cue(match.value);
  if (s == 0 || cue.reach != CueReach::answer) return false;
  const text::Sentence &here = text.sentences()[s], &before = text.sentences()[s - 1];
  const bool leads = match.tokens.begin == here.tokens.begin ||
                     (match.tokens.begin == here.tokens.begin + 1 && text.tokens()[here.tokens.begin].kind == TokenKind::punctuation);
  if (!leads || here.part != before.part) return false;
  if (tells_how_it_went(cue)) return true;
  return before.question && (here.question || alone(match.tokens, here.tokens.end));
}

// Whether nothing follows but a mark, a contrast or the end.
bool ContextReader::alone(base::Span cue, std::uint32_t sentence_end) const {
  if (cue.end >= sentence_end) return true;
  const TokenKind kind = text_->tokens()[cue.end].kind;
  if (kind == TokenKind::punctuation || kind == TokenKind::line_break) return true;
  const auto& all = mentions_->cues;
  const auto next = base::first_from(all, cue.end);
  return next != all.end() && next->tokens.begin == cue.end && lexicon_.cue(next->value).meaning == CueMeaning::end;
}

void ContextReader::carry_heading(const text::Sentence& sentence) {
  const bool plain = sentence.tokens.size() <= kPlainItemSize && follows_directly(*text_, sentence.tokens);
  const bool bullet = is_item(*text_, sentence.tokens);
  if (!bullet && (bulleted_ || !plain)) heading_.clear();
  bulleted_ = bullet;
  const base::Span edge{sentence.tokens.begin, sentence.tokens.begin};
  for (const Placed& placed : heading_) cues_.push_back({placed.tokens, edge, placed.cue});
}

// Whether a sentence begins with a label: "Absent findings: fever; chest pain; rash." What it says holds for all that semicolons part.
bool ContextReader::is_labelled(const text::Sentence& sentence, std::size_t first) const {
  if (first >= cues_.size() || cues_[first].cue->reach != CueReach::forward) return false;
  const base::Span label = cues_[first].tokens;
  const auto is_colon = [&](std::uint32_t token) { return token < sentence.tokens.end && text_->folded(text_->tokens()[token]) == ":"; };
  return label.begin == sentence.tokens.begin && (is_colon(label.end) || is_colon(label.end - 1));
}

// Remembers what a heading leaves open.
void ContextReader::open_heading(const text::Sentence& sentence, std::size_t first) {
  heading_.clear();
  for (std::size_t i = cues_.size(); i-- > first && heading_.size() < kMostOfHeading;) {
    const Placed& placed = cues_[i];
    if (placed.cue->meaning == CueMeaning::end || placed.cue->meaning == CueMeaning::clause) return;
    if (placed.at.end + kHeadingReach < sentence.tokens.end) return;
    if (placed.cue->reach == CueReach::forward) heading_.push_back(placed);
  }
}

// Whether a cue acts although a phrase holds it: that which says when, and what makes a question of what is asked about.
bool ContextReader::acts_within(const mention::Match& phrase, CueMeaning meaning) const {
  if (meaning == CueMeaning::had || meaning == CueMeaning::then || meaning == CueMeaning::long_ago) return true;
  const bool asks = ontology_[phrase.value].kind == ontology::Kind::intent;
  return asks && (meaning == CueMeaning::hypothetical || meaning == CueMeaning::possible);
}

// The token at which the first symptom is told of; of none, one behind all.
std::uint32_t ContextReader::first_symptom() const {
  const auto& all = mentions_->concepts;
  const auto felt = [this](const mention::Match& match) { return ontology_[match.value].kind == ontology::Kind::symptom; };
  const auto first = std::find_if(all.begin(), all.end(), felt);
  return first == all.end() ? static_cast<std::uint32_t>(text_->tokens().size()) : first->tokens.begin;
}

void ContextReader::read(const text::Text& text, const mention::Mentions& mentions, int asked_year) {
  text_ = &text;
  mentions_ = &mentions;
  this_year_ = asked_year != 0 ? asked_year : kEarliestYear;
  first_felt_ = first_symptom();
  cues_.clear();
  heading_.clear();
  answered_.clear();
  answer_at_.assign(text.tokens().size(), 0);
  sentence_of_.assign(text.tokens().size(), 0);
  marks_.assign(text.tokens().size(), Mark::none);
  first_cue_.assign(1, 0);
  planned_.assign(text.sentences().size(), false);
  auto concept_at = mentions.concepts.begin();
  auto match = mentions.cues.begin();
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const text::Sentence& sentence = text.sentences()[s];
    const base::Span tokens = sentence.tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string_view word = text.folded(text.tokens()[t]);
      const lexicon::WordUse& use = *mentions.words[t].use;
      const bool joins = use.role == lexicon::NumberRole::joiner && !use.filler;
      sentence_of_[t] = s, marks_[t] = word == "," ? Mark::comma : word == "-" ? Mark::hyphen : joins ? Mark::joiner : Mark::none;
    }
    std::uint32_t answered = tokens.begin;  // up to where the sentence answers the one before
    bool over = false;                      // it says that what was told before is over; it may go on: "It stopped for a bit and came back"
    for (auto it = match; it != mentions.cues.end() && it->tokens.begin < tokens.end; ++it) {
      const lexicon::Cue& cue = lexicon_.cue(it->value);
      const bool leads = it->tokens.begin <= tokens.begin + 1;
      if (!leads && !over) break;
      const bool again = over && cue.meaning == CueMeaning::current && cue.reach == CueReach::answer;
      if (leads ? !answers(*it, s) : !again) continue;
      over |= cue.meaning == CueMeaning::resolved;
      const std::uint32_t edge = text.sentences()[s - 1].tokens.end;
      cues_.push_back({it->tokens, {edge, edge}, &cue});
      first_cue_.back() = static_cast<std::uint32_t>(cues_.size());
      if (sentence.question && leads) answered = it->tokens.end;
    }
    carry_heading(sentence);
    const std::size_t own = cues_.size();
    for (; match != mentions.cues.end() && match->tokens.begin < tokens.end; ++match) {
      // A cue inside a phrase is part of its meaning: the "can't" of "can't sleep" denies nothing.
      while (concept_at != mentions.concepts.end() && concept_at->tokens.end <= match->tokens.begin) ++concept_at;
      const lexicon::Cue& cue = lexicon_.cue(match->value);
      if (cue.meaning == CueMeaning::definite) marks_[match->tokens.begin] = Mark::definite;
      if (cue.meaning == CueMeaning::planned) planned_[s] = true;
      if (cue.meaning == CueMeaning::joiner) marks_[match->tokens.begin] = Mark::either;
      const bool inside =
          concept_at != mentions.concepts.end() && concept_at->tokens.contains(match->tokens) && concept_at->tokens != match->tokens;
      if (inside && !acts_within(*concept_at, cue.meaning)) continue;
      if (cue.meaning == CueMeaning::end && text.folded(text.tokens()[match->tokens.begin]) == ";" && is_labelled(sentence, own)) continue;
      const bool acts = cue.reach != CueReach::answer || tells_how_it_went(cue) || alone(match->tokens, tokens.end);
      if (judges(cue.meaning) && acts && match->tokens.end > answered) cues_.push_back({match->tokens, match->tokens, &cue});
    }
    if (is_heading(text, tokens)) open_heading(sentence, own);
    first_cue_.push_back(static_cast<std::uint32_t>(cues_.size()));
  }
  find_asked_of_plans();
}

// Of a question beside a sentence that tells of what is to come: all up to the first clause that says what there is. A question that
// says how long asks of what there is.
void ContextReader::find_asked_of_plans() {
  const auto& sentences = text_->sentences();
  asked_until_.assign(sentences.size(), 0);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const text::Sentence& asked = sentences[s];
    const auto planned = [&](std::size_t other) {
      return other < sentences.size() && sentences[other].part == asked.part && planned_[other];
    };
    if (!asked.question || (!planned(s + 1) && (s == 0 || !planned(s - 1)))) continue;
    const auto& times = mentions_->quantities;
    const bool timed =
        std::any_of(base::first_from(times, asked.tokens.begin), base::first_from(times, asked.tokens.end),
                    [](const auto& q) { return q.kind == QuantityKind::duration || (q.kind == QuantityKind::ago && q.low >= 0); });
    if (timed) continue;
    const auto last = cues_.cbegin() + first_cue_[s + 1];
    const auto told = std::find_if(cues_.cbegin() + first_cue_[s], last, [&](const Placed& p) {
      const bool asks = p.at.begin > asked.tokens.begin && p.at.begin <= asked.tokens.begin + kAsks;  // "should I", but not "I've"
      return p.cue->meaning == CueMeaning::clause && !asks;
    });
    asked_until_[s] = told == last ? asked.tokens.end : told->at.begin + 1;
  }
}

}  // namespace anteroom::context
