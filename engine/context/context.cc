// A target looks left for cues that act forward, and right for cues that act backward, nearest first, and stops at the end
// of its clause: an `end` cue ("but", "I have") or the end of the sentence. Each axis (assertion, time, whose) is decided by
// the nearest cue that speaks of it. A bounded number of cues is looked at each way, so that time stays linear.
#include "engine/context/context.h"

#include <algorithm>

namespace anteroom::context {
namespace {

using lexicon::Cue;
using lexicon::CueMeaning;
using lexicon::CueReach;

constexpr std::size_t kMostCues = 16;         // looked at each way
constexpr std::uint32_t kForwardTokens = 40;  // a clause without an end that is longer is no clause
constexpr std::uint32_t kBackwardTokens = 10;
constexpr std::uint32_t kDeniedDoubt = 3;  // from "no" to the "signs of" that it denies

enum Axis : std::uint8_t { kAssertion = 1, kTemporality = 2, kExperiencer = 4 };

// What only fact/ uses, and what means nothing, takes no part in scopes.
bool judges(CueMeaning meaning) {
  return meaning != CueMeaning::none && meaning < CueMeaning::trigger;
}

bool asserts(CueMeaning meaning) {
  return meaning == CueMeaning::absent || meaning == CueMeaning::present || meaning == CueMeaning::possible;
}

// A cue of both reaches speaks of what went before where nothing follows it ("fever: no"), else of what comes ("skin: no rash").
CueReach reach_of(const Cue& cue, base::Span at, base::Span sentence, const text::Text& text) {
  if (cue.reach != CueReach::both) return cue.reach;
  const bool last = at.end >= sentence.end || text.tokens()[at.end].kind == text::TokenKind::punctuation ||
                    text.tokens()[at.end].kind == text::TokenKind::line_break;
  return last ? CueReach::backward : CueReach::forward;
}

std::uint32_t limit(const Cue& cue, std::uint32_t otherwise) { return cue.within != 0 ? cue.within : otherwise; }

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

void ContextReader::read(const text::Text& text, const mention::Mentions& mentions) {
  cues_.clear();
  sentence_of_.assign(text.tokens().size(), 0);
  is_comma_.assign(text.tokens().size(), 0);
  first_cue_.assign(1, 0);
  auto concept_at = mentions.concepts.begin();
  auto cue = mentions.cues.begin();
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const base::Span tokens = text.sentences()[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) sentence_of_[t] = s, is_comma_[t] = text.folded(text.tokens()[t]) == ",";
    for (; cue != mentions.cues.end() && cue->tokens.begin < tokens.end; ++cue) {
      // A cue inside a phrase is part of its meaning: the "can't" of "can't sleep" denies nothing.
      while (concept_at != mentions.concepts.end() && concept_at->tokens.end <= cue->tokens.begin) ++concept_at;
      if (concept_at != mentions.concepts.end() && concept_at->tokens.contains(cue->tokens)) continue;
      const Cue& meaning = lexicon_.cue(cue->value);
      if (judges(meaning.meaning)) cues_.push_back({cue->tokens, &meaning, reach_of(meaning, cue->tokens, tokens, text)});
    }
    first_cue_.push_back(static_cast<std::uint32_t>(cues_.size()));
  }
}

void ContextReader::apply(const Placed& placed, Context& context, std::uint8_t& decided) const {
  const auto decide = [&](Axis axis, auto& field, auto value) {
    if (decided & axis) return;
    decided = static_cast<std::uint8_t>(decided | axis);
    const bool usual = field == value;  // "I have had": says what would be so anyway
    field = value;
    if (usual) return;
    // The cue that is reported decides the weightiest axis: the assertion, then the time, then whose.
    if (context.cue.empty() || axis == kAssertion || (axis == kTemporality && !(decided & kAssertion))) context.cue = placed.tokens;
  };
  switch (placed.cue->meaning) {
    case CueMeaning::absent:
      decide(kAssertion, context.assertion, Assertion::absent);
      break;
    case CueMeaning::present:
      decide(kAssertion, context.assertion, Assertion::present);
      break;
    case CueMeaning::possible:
      decide(kAssertion, context.assertion, Assertion::possible);
      break;
    case CueMeaning::past:
      decide(kTemporality, context.temporality, Temporality::past);
      break;
    case CueMeaning::resolved:
      decide(kTemporality, context.temporality, Temporality::past);
      break;
    case CueMeaning::current:
      decide(kTemporality, context.temporality, Temporality::current);
      break;
    case CueMeaning::hypothetical:
      decide(kTemporality, context.temporality, Temporality::hypothetical);
      break;
    case CueMeaning::family:
      decide(kExperiencer, context.experiencer, Experiencer::family);
      break;
    default:
      break;
  }
}

// A comma ends what looks back ("dengue on Monday, the fever is gone"), but not in a list that the target is part of.
bool ContextReader::beyond_comma(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from + 1; t < to; ++t) {
    if (is_comma_[t]) return !is_comma_[from];
  }
  return false;
}

Context ContextReader::of(base::Span target) const {
  Context context;
  if (target.begin >= sentence_of_.size() || first_cue_.size() < 2) return context;  // no token, or no sentence
  std::uint8_t decided = 0;
  const std::uint32_t s = sentence_of(target.begin);
  const auto first = cues_.begin() + first_cue_[s], last = cues_.begin() + first_cue_[s + 1];
  const auto after = std::partition_point(first, last, [&](const Placed& p) { return p.tokens.begin < target.begin; });
  auto doubt = last;    // the cue before the target that made it possible
  bool closed = false;  // a clause of its own began between the cue and the target
  std::size_t seen = 0;
  for (auto it = after; it != first && seen < kMostCues; ++seen) {
    --it;
    if (it->cue->meaning == CueMeaning::end) break;
    closed |= it->cue->meaning == CueMeaning::clause;
    if (it->reach == CueReach::backward || (closed && asserts(it->cue->meaning))) continue;
    // A cue may share its last word with the target: "don't want to", "want to hurt myself".
    const std::uint32_t gap = target.begin - std::min(target.begin, it->tokens.end);
    if (gap >= (it->cue->reach == CueReach::both ? kForwardTokens : limit(*it->cue, kForwardTokens))) continue;
    // "no echocardiographic signs of": what denies the doubt denies the thing.
    const bool denies = it->cue->meaning == CueMeaning::absent && doubt != last && it->tokens.end + kDeniedDoubt >= doubt->tokens.begin;
    if (denies && context.assertion == Assertion::possible) context.assertion = Assertion::absent, context.cue = it->tokens;
    if (it->cue->meaning == CueMeaning::possible && !(decided & kAssertion)) doubt = it;
    apply(*it, context, decided);
  }
  seen = 0;
  for (auto it = after; it != last && seen < kMostCues; ++it, ++seen) {
    if (it->tokens.begin < target.end) continue;
    if (it->cue->meaning == CueMeaning::end || it->cue->meaning == CueMeaning::clause) break;
    if (it->reach == CueReach::forward) continue;
    if (it->tokens.begin - target.end >= limit(*it->cue, kBackwardTokens)) continue;
    // "..., then it went away" reaches far on purpose.
    if (it->cue->within <= kBackwardTokens && beyond_comma(target.end, it->tokens.begin)) continue;
    apply(*it, context, decided);
  }
  // What would be is not so yet: "if the fever returns".
  if (context.temporality == Temporality::hypothetical && !(decided & kAssertion)) context.assertion = Assertion::possible;
  return context;
}

}  // namespace anteroom::context
