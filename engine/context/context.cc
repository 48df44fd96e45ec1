// A target looks left for cues that act forward, and right for cues that act backward, and stops at the end of its clause: an
// `end` cue ("but", "I have") or the end of the sentence. Each axis (assertion, time, whose) is decided by the nearest cue that
// speaks of it. A bounded number of cues is looked at each way, so that time stays linear.
#include "engine/context/context.h"

#include <algorithm>

namespace anteroom::context {
namespace {

using lexicon::Cue;
using lexicon::CueMeaning;
using lexicon::CueReach;
using lexicon::QuantityKind;

constexpr std::size_t kMostCues = 16;         // looked at each way
constexpr std::uint32_t kForwardTokens = 40;  // a clause without an end that is longer is no clause
constexpr std::uint32_t kBackwardTokens = 10;
constexpr std::uint32_t kDeniedDoubt = 3;  // from "no" to the "signs of" that it denies
constexpr std::uint32_t kListItem = 4;     // tokens of a member of a list
constexpr std::uint32_t kListItems = 4;    // members that a weak denial reaches over
constexpr double kGoneBy = 7;              // days; what was had so long ago is over

enum Axis : std::size_t { kAssertion, kTime, kWhose, kNoAxis };

Axis axis_of(CueMeaning meaning) {
  switch (meaning) {
    case CueMeaning::absent:
    case CueMeaning::present:
    case CueMeaning::possible:
      return kAssertion;
    case CueMeaning::past:
    case CueMeaning::resolved:
    case CueMeaning::current:
    case CueMeaning::hypothetical:
      return kTime;
    case CueMeaning::family:
      return kWhose;
    default:
      return kNoAxis;
  }
}

Assertion assertion_of(CueMeaning meaning) {
  return meaning == CueMeaning::absent ? Assertion::absent : meaning == CueMeaning::possible ? Assertion::possible : Assertion::present;
}

Temporality time_of(CueMeaning meaning) {
  if (meaning == CueMeaning::hypothetical) return Temporality::hypothetical;
  return meaning == CueMeaning::current ? Temporality::current : Temporality::past;
}

// What follows the target and is no nearer than what came before: "possible stroke was ruled out", "never had a headache like this".
bool overrules(CueMeaning after, CueMeaning before, bool as_near) {
  if (after == CueMeaning::absent) return before == CueMeaning::possible;
  return as_near && after == CueMeaning::present;
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

Context Context::firm() const {
  Context context = *this;
  if (soft_assertion) context.assertion = Assertion::present;
  if (soft_time) context.temporality = Temporality::current;
  const bool usual =
      context.assertion == Assertion::present && context.temporality == Temporality::current && context.experiencer == Experiencer::patient;
  if (usual) context.cue = {};
  return context;
}

bool ContextReader::comma_within(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (marks_[t] == Mark::comma) return true;
  }
  return false;
}

// A comma ends what looks back ("dengue on Monday, the fever is gone"), but not in a list that the target is part of.
bool ContextReader::beyond_comma(std::uint32_t from, std::uint32_t to) const {
  return from < to && marks_[from] != Mark::comma && comma_within(from + 1, to);
}

// Whether an "or" follows within the length of a list's member: "isn't red, itchy or hot".
bool ContextReader::list_goes_on(std::uint32_t from, Cues after, Cues last) const {
  for (auto it = after; it != last && it->at.begin < from + kListItem; ++it) {
    if (it->cue->meaning == CueMeaning::joiner && it->at.begin >= from) return true;
  }
  return false;
}

bool ContextReader::lists(std::uint32_t from, std::uint32_t to) const {
  std::uint32_t comma = from;
  while (comma < to && marks_[comma] != Mark::comma) ++comma;
  if (comma >= to) return true;
  const auto& all = mentions_->concepts;
  const auto it = std::partition_point(all.begin(), all.end(), [&](const auto& m) { return m.tokens.end <= from; });
  return it != all.end() && it->tokens.begin < comma;
}

void ContextReader::look_left(base::Span target, Cues first, Cues after, Cues last, Found& found) const {
  const Placed *doubt = nullptr, *clause = nullptr, *ended = nullptr;
  std::uint32_t list = target.begin;  // where the list that the target is in begins, as far as "or" tells
  bool joined = list_goes_on(target.end, after, last);
  std::size_t seen = 0;
  for (auto it = after; it != first && seen < kMostCues; ++seen) {
    --it;
    if (ended != nullptr && it->at.begin != ended->at.begin) break;  // a contrast may say more: "and a personal history of"
    const CueMeaning meaning = it->cue->meaning;
    if (meaning == CueMeaning::end) {
      ended = &*it;
      found.clause.begin = it->at.end;
      continue;
    }
    if (meaning == CueMeaning::clause && clause == nullptr) clause = &*it;
    if (meaning == CueMeaning::joiner && it->at.end + kListItem >= list && clause == nullptr) list = it->at.begin, joined = true;
    // A cue may be a clause of its own kind ("I think"), and what a doubt is of may be one: "not sure I have".
    const bool closed = clause != nullptr && clause->at.begin >= it->at.end + (meaning == CueMeaning::possible ? 1 : 0);
    if (meaning == CueMeaning::then && found.then.empty()) found.then = it->tokens;
    const Axis axis = axis_of(meaning);
    if (it->cue->reach != CueReach::forward || (closed && (axis != kTime || it->cue->soft))) continue;
    // A cue may share its last word with the target: "don't want to", "want to hurt myself". A hyphen is no distance.
    const std::uint32_t hyphen = it->at.end < target.begin && marks_[it->at.end] == Mark::hyphen ? 1 : 0;
    const std::uint32_t gap = target.begin - std::min(target.begin, it->at.end + hyphen);
    const bool weak = meaning == CueMeaning::absent && it->cue->within != 0;
    // Doubt and weak denial do not pass a comma, but of a list with "or".
    if ((weak || meaning == CueMeaning::possible) && !joined && comma_within(it->at.end, target.begin)) continue;
    if (meaning == CueMeaning::absent && !weak && !joined && !lists(it->at.end, target.begin)) continue;
    // "If I stand up, I get dizzy": what follows the condition is so.
    if (meaning == CueMeaning::hypothetical && clause != nullptr && clause->at.begin > it->at.end &&
        comma_within(clause->at.begin - 1, clause->at.begin + 1))
      continue;
    if (gap >= limit(*it->cue, kForwardTokens) * (weak && joined ? kListItems : 1)) continue;
    if (meaning == CueMeaning::had) found.had |= !closed;
    if (axis == kNoAxis) continue;
    Nearest& nearest = found.nearest[axis];
    // "no echocardiographic signs of": what denies the doubt denies the thing.
    const bool denies =
        meaning == CueMeaning::absent && doubt != nullptr && nearest.by == doubt && it->at.end + kDeniedDoubt >= doubt->at.begin;
    if (denies) nearest.by = &*it;
    // Of what one phrase says, the narrower: "if my (rash) is (ringworm)".
    const bool narrower = nearest.by != nullptr && nearest.by->at == it->at && it->cue->within < nearest.by->cue->within;
    if (nearest.by != nullptr && !narrower) continue;
    nearest = {&*it, gap};
    if (meaning == CueMeaning::possible) doubt = &*it;
  }
}

void ContextReader::look_right(base::Span target, Cues after, Cues last, Found& found) const {
  std::size_t seen = 0;
  for (auto it = after; it != last && seen < kMostCues; ++it, ++seen) {
    if (it->at.begin < target.end) continue;
    const CueMeaning meaning = it->cue->meaning;
    const bool far = it->cue->within > kBackwardTokens;  // on purpose: "..., and it was bad, but then it went away"
    if (it->at.begin > found.clause.end && !far) continue;
    // A contrast may say more: "until now".
    if (meaning == CueMeaning::end || meaning == CueMeaning::clause) found.clause.end = std::min(found.clause.end, it->at.begin);
    if (meaning == CueMeaning::then && found.then.empty()) found.then = it->tokens;
    const Axis axis = axis_of(meaning);
    if (it->cue->reach == CueReach::forward || axis == kNoAxis) continue;
    const std::uint32_t gap = it->at.begin - target.end;
    if (gap >= limit(*it->cue, kBackwardTokens)) continue;
    if (!far && beyond_comma(target.end, it->at.begin)) continue;
    Nearest& nearest = found.nearest[axis];
    if (nearest.by == nullptr || gap < nearest.gap || overrules(meaning, nearest.by->cue->meaning, gap == nearest.gap))
      nearest = {&*it, gap};
  }
}

// A quantity in the clause that dates it to a time gone by: "two years ago". Empty for none.
base::Span ContextReader::date_within(base::Span clause) const {
  const auto& all = mentions_->quantities;
  auto q = std::partition_point(all.begin(), all.end(), [&](const auto& one) { return one.tokens.begin < clause.begin; });
  for (std::size_t seen = 0; q != all.end() && q->tokens.end <= clause.end && seen < kMostCues; ++q, ++seen) {
    const bool ago = q->kind == QuantityKind::ago && !q->ongoing && q->days_low() >= kGoneBy;
    if (ago || q->kind == QuantityKind::year) return q->tokens;
  }
  return {};
}

Context ContextReader::of(base::Span target) const {
  Context context;
  if (target.begin >= sentence_of_.size() || first_cue_.size() < 2) return context;  // no token, or no sentence
  const std::uint32_t s = sentence_of_[target.begin];
  const auto first = cues_.begin() + first_cue_[s], last = cues_.begin() + first_cue_[s + 1];
  const auto after =
      std::partition_point(first, last, [&](const Placed& p) { return p.at.begin < target.begin || p.at.end <= target.begin; });
  Found found{.clause = text_->sentences()[s].tokens};
  look_left(target, first, after, last, found);
  look_right(target, after, last, found);
  const auto [assertion, time, whose] = found.nearest;
  // The cue that is reported decides the weightiest axis that is not as usual.
  if (whose.by != nullptr) context.experiencer = Experiencer::family, context.cue = whose.by->tokens;
  if (time.by != nullptr) {
    context.temporality = time_of(time.by->cue->meaning);
    context.soft_time = time.by->cue->soft;
    if (context.temporality != Temporality::current) context.cue = time.by->tokens;
  } else if (found.had) {
    const base::Span date = found.then.empty() ? date_within(found.clause) : found.then;
    if (!date.empty()) context.temporality = Temporality::past, context.soft_time = true, context.cue = date;
  }
  if (assertion.by != nullptr) {
    context.assertion = assertion_of(assertion.by->cue->meaning);
    context.soft_assertion = assertion.by->cue->soft;
    if (context.assertion != Assertion::present) context.cue = assertion.by->tokens;
  } else if (context.temporality == Temporality::hypothetical) {
    context.assertion = Assertion::possible;  // what would be is not so yet: "if the fever returns"
    context.soft_assertion = context.soft_time;
  } else if (const text::Sentence& sentence = text_->sentences()[s]; sentence.question && sentence.tokens.size() <= target.size() + 1) {
    context.assertion = Assertion::possible;  // "Sciatica?"
    context.soft_assertion = true;
  }
  return context;
}

}  // namespace anteroom::context
