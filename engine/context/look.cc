// A target looks left for cues that act forward, and right for cues that act backward, and stops at the end of its clause: an
// `end` cue ("but", "I have") or the end of the sentence. Each axis (assertion, time, whose) is decided by the nearest cue that
// speaks of it. A bounded number of cues is looked at each way, and a bounded number of tokens, so that time stays linear.
#include <algorithm>
#include <iterator>

#include "engine/base/in_order.h"
#include "engine/context/context.h"

namespace anteroom::context {
namespace {

using lexicon::Cue;
using lexicon::CueMeaning;
using lexicon::CueReach;

constexpr std::size_t kMostCues = 16;         // looked at each way
constexpr std::uint32_t kForwardTokens = 40;  // a clause without an end that is longer is no clause
constexpr std::uint32_t kBackwardTokens = 10;
constexpr std::uint32_t kDeniedDoubt = 3;   // from "no" to the "signs of" that it denies
constexpr std::uint32_t kListItem = 4;      // tokens of a member of a list
constexpr std::uint32_t kShortMember = 2;   // and of a long list, whose "or" may be
constexpr std::uint32_t kLongestList = 24;  // so many behind
constexpr std::uint32_t kListItems = 4;     // members that a weak denial reaches over
constexpr std::uint32_t kDefinite = 2;      // tokens from "my" to what is there
constexpr std::uint32_t kRemedy = 3;        // tokens from "would" to the name of a medicine
constexpr std::uint32_t kToHad = 2;         // tokens from a thing to the "had" of "that I had"
constexpr std::uint32_t kMeasured = 1;      // tokens from a thing to its number: "fever of 39"

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
    case CueMeaning::effect:
      return kTime;
    case CueMeaning::family:
      return kWhose;
    default:
      return kNoAxis;
  }
}

// A cue that says how far it reaches and means far passes over much on purpose: "denies ...", "..., but then it went away".
bool is_far(const Cue& cue) { return cue.within > kBackwardTokens; }

// What follows the target and is no nearer than what came before: "possible stroke was ruled out", "never had a headache like this".
// What says so from afar means to: "never had a fit, had one today".
bool overrules(const Cue& after, const Cue& before, bool as_near) {
  if (is_far(after) && (after.meaning == CueMeaning::present || after.meaning == CueMeaning::current)) return true;
  // "The pain I had last week is back": what came last.
  if (after.meaning == CueMeaning::current && before.meaning == CueMeaning::past && before.reach == CueReach::backward) return true;
  const bool doubted = before.meaning == CueMeaning::possible;
  if (after.meaning == CueMeaning::absent || after.reach == CueReach::answer) return doubted;
  return as_near && (after.meaning == CueMeaning::present || after.meaning == CueMeaning::current);
}

std::uint32_t limit(const Cue& cue, std::uint32_t otherwise) { return cue.within != 0 ? cue.within : otherwise; }

// "There is", "at school": the illness that both are said of is nobody's here, and neither says so alone.
bool needs_another(const Cue& cue) { return cue.meaning == CueMeaning::family && cue.soft; }

// "Got it in March" may tell when it began.
bool may_begin(const Cue& cue) { return cue.soft && cue.within != 0; }

bool is_then(CueMeaning meaning) { return meaning == CueMeaning::then || meaning == CueMeaning::long_ago; }

bool is_weak_denial(const Cue& cue) { return cue.meaning == CueMeaning::absent && cue.within != 0 && !is_far(cue); }

}  // namespace

bool ContextReader::comma_within(std::uint32_t from, std::uint32_t to) const {
  return std::find(marks_.begin() + from, marks_.begin() + std::max(from, to), Mark::comma) != marks_.begin() + std::max(from, to);
}

// Whether an "and" or an "or" stands between.
bool ContextReader::joined_within(std::uint32_t from, std::uint32_t to) const {
  const auto joins = [](Mark mark) { return mark == Mark::joiner || mark == Mark::either; };
  return std::any_of(marks_.begin() + from, marks_.begin() + to, joins);
}

// Whether somebody is said to feel or have something between.
bool ContextReader::names_finding(std::uint32_t from, std::uint32_t to) const {
  const auto& all = mentions_->concepts;
  return std::any_of(base::first_from(all, from), base::first_from(all, to), [this](const mention::Match& match) {
    const ontology::Kind kind = ontology_[match.value].kind;
    return kind == ontology::Kind::symptom || kind == ontology::Kind::condition;
  });
}

// Whether an "or" told the last member of a list, and a comma ended it: "no cough, fever or rash, short of breath".
bool ContextReader::list_ended(std::uint32_t from, std::uint32_t to) const {
  if (from >= to) return false;
  const auto first = marks_.begin() + from, last = marks_.begin() + to;
  const auto either = std::find(std::make_reverse_iterator(last), std::make_reverse_iterator(first), Mark::either);
  return either.base() != first && std::find(either.base(), last, Mark::comma) != last;
}

// Whether a denial behind one comma is of what stands right before it alone: "chest pain, troponin negative", "fever, malaria negative",
// but "fever, cough none", "fever, rash and cough absent", "fever, rash, cough: absent".
bool ContextReader::denies_last(std::uint32_t from, std::uint32_t to) const {
  if (to <= from + 1 || marks_[from] != Mark::comma) return false;
  const bool told_of_all = marks_[to - 1] == Mark::hyphen || text_->folded(text_->tokens()[to - 1]) == ":";
  if (told_of_all || joined_within(from, to)) return false;
  if (comma_within(from + 1, to)) return names_remedy(from, to);
  return !is_a({to - 1, to}, ontology::Kind::symptom);
}

// A comma ends what looks back ("dengue on Monday, the fever is gone"), but not in a list that the target is part of; of which
// what is over is the last thing alone unless a word joins it: "kidney stone, pain gone now", but "fever, cough and rash are gone".
bool ContextReader::beyond_comma(const Placed& placed, std::uint32_t from) const {
  const std::uint32_t to = placed.at.begin;
  if (from >= to || !comma_within(from, to)) return false;
  if (marks_[from] != Mark::comma) return true;
  if (placed.cue->meaning == CueMeaning::past) return to > from + 1 && !names_finding(from, to);  // "my arm is heavy, tests last year"
  if (placed.cue->meaning != CueMeaning::resolved && placed.cue->meaning != CueMeaning::family) return false;
  if (joined_within(from, to)) return false;
  if (placed.cue->meaning == CueMeaning::family) return is_a({from - 1, from}, ontology::Kind::symptom);  // "vomiting, no family history"
  const auto& all = mentions_->concepts;
  const auto next = base::first_from(all, from);
  return next != all.end() && next->tokens.end <= to;
}

// Whether what stands between is a list of findings: "no fever, rash", "no fever and rash", but not "no job and depressed".
bool ContextReader::lists_findings(std::uint32_t from, std::uint32_t to) const {
  if (from >= to) return true;
  const auto parts = [](Mark mark) { return mark == Mark::comma || mark == Mark::joiner; };
  const auto part = static_cast<std::uint32_t>(std::find_if(marks_.begin() + from, marks_.begin() + to, parts) - marks_.begin());
  const auto& all = mentions_->concepts;
  const auto first = base::first_beyond(all, from);
  return part == to || (first != all.end() && first->tokens.begin < part);
}

// Whether a number or a time is said of what was before the target, or of the target: "no insulin for 2 days, vomiting".
bool ContextReader::measured(std::uint32_t from, base::Span target) const {
  const auto& all = mentions_->quantities;
  const auto first = base::first_from(all, from);
  if (first == all.end()) return false;
  if (first->tokens.end <= target.begin) return true;
  return first->tokens.begin >= target.end && first->tokens.begin <= target.end + kMeasured &&
         sentence_of_[first->tokens.begin] == sentence_of_[target.begin] && !comma_within(target.end, first->tokens.begin);
}

// Whether a lone comma stands between two things, which hardly makes a list: "no diarrhoea, vomiting blood".
bool ContextReader::is_pair(std::uint32_t from, base::Span target) const {
  const auto parts = [](Mark mark) { return mark == Mark::comma || mark == Mark::joiner; };
  const auto to = marks_.begin() + target.begin;
  return std::count_if(marks_.begin() + from, to, parts) == 1 && (target.end >= marks_.size() || !parts(marks_[target.end]));
}

// Whether a symptom beyond a comma is no part of the list before, as that is of other things: "no known allergies, swollen lips".
bool ContextReader::starts_anew(std::uint32_t from, base::Span target) const {
  if (!comma_within(from, target.begin)) return false;
  const auto& all = mentions_->concepts;
  const auto kind = [&](const auto& match) { return ontology_[match.value].kind; };
  const auto first = base::first_beyond(all, from);
  const auto own = std::partition_point(first, all.end(), [&](const auto& m) { return m.tokens.end <= target.begin; });
  if (own == all.end() || own->tokens.begin >= target.end || first == own) return false;
  return kind(*own) == ontology::Kind::symptom && kind(*first) != ontology::Kind::symptom;
}

// Whether somebody is named behind the last comma, of whom the list before says nothing: "history of asthma, she swallowed a battery",
// "denies fever, I'm going to end my life".
bool ContextReader::names_another(std::uint32_t from, base::Span target) const {
  const auto first = std::make_reverse_iterator(marks_.begin() + target.begin), last = std::make_reverse_iterator(marks_.begin() + from);
  const auto comma = from < target.begin ? std::find(first, last, Mark::comma) : last;
  if (comma == last) return false;
  const auto& people = mentions_->people;
  const auto name = base::first_from(people, static_cast<std::uint32_t>(comma.base() - marks_.begin()));
  if (name == people.end() || name->tokens.begin > target.begin || name->tokens.end > target.end) return false;
  using Who = lexicon::PersonPhrase::Who;
  const Who who = lexicon_.person(name->value).who;
  return who == Who::relation || who == Who::self || who == Who::pronoun;
}

// Where a "the" or "my" stands before the token or the word before it; the token itself for none.
std::uint32_t ContextReader::definite_before(std::uint32_t token) const {
  for (std::uint32_t t = token; t > 0 && t + kDefinite > token; --t) {
    if (marks_[t - 1] == Mark::definite) return t - 1;
  }
  return token;
}

// Whether the first thing told of from the token on is one that is taken or done, as in "would the tablets make me sick".
bool ContextReader::names_remedy(std::uint32_t from, std::uint32_t before) const {
  const auto first = base::first_from(mentions_->concepts, from);
  if (first == mentions_->concepts.end() || first->tokens.end > before || first->tokens.begin > from + kRemedy) return false;
  const ontology::Kind kind = ontology_[first->value].kind;
  return kind == ontology::Kind::medicine || kind == ontology::Kind::procedure || kind == ontology::Kind::test;
}

// Or what comes to people at large: "can toddlers get concussion from it?"
bool ContextReader::asks_of_all(const Placed& placed) const {
  const auto& people = mentions_->people;
  const auto next = base::first_from(people, placed.at.end);
  if (next == people.end() || next->tokens.begin != placed.at.end) return false;
  const lexicon::PersonPhrase& phrase = lexicon_.person(next->value);
  return phrase.who == lexicon::PersonPhrase::Who::bystander && !phrase.relation.empty();
}

// "Will the cut leave a scar?": what is to come, whatever brings it.
bool ContextReader::opens_question(const Placed& placed) const {
  if (placed.tokens.empty() || (placed.cue->soft && !asks_of_all(placed))) return false;
  const text::Sentence& sentence = text_->sentences()[sentence_of_[placed.tokens.begin]];
  const std::uint32_t begin = sentence.tokens.begin, at = placed.tokens.begin;
  return sentence.question && (at == begin || (at == begin + 1 && mentions_->words[begin].use->filler) || marks_[at - 1] == Mark::comma);
}

// Whether a cue that stands near enough to the left holds for the target, or something between prevents it.
bool ContextReader::holds(const Placed& placed, const Left& left) const {
  const std::uint32_t from = placed.at.end, to = left.target.begin;
  // A cue may be a clause of its own kind ("I think"), and what a doubt is of may be one: "not sure I have".
  const std::uint32_t complement = placed.cue->meaning == CueMeaning::possible ? 1 : 0;
  const bool closed = left.clause != nullptr && left.clause->at.begin >= from + complement;
  switch (placed.cue->meaning) {
    case CueMeaning::absent:
      // "didn't examine the rash", but "isn't the flu"
      if (closed || (left.definite < to && left.definite > from) || names_another(from, left.target)) return false;
      if (left.joined || is_far(*placed.cue)) return true;
      if (left.in_list && !names_remedy(from, to)) return true;  // but "no medicines, chest pain, sweating or sickness"
      if (list_ended(from, to)) return false;
      if (comma_within(from, to) && (is_weak_denial(*placed.cue) || measured(from, left.target) || is_pair(from, left.target)))
        return false;
      return lists_findings(from, to) && !starts_anew(from, left.target);
    case CueMeaning::possible:
      // "could my rash be measles", "is it stress that my chest hurts": what one feels is there.
      if (left.definite + 1 == to && left.definite >= from && is_a(left.target, ontology::Kind::symptom)) return false;
      return !closed && (left.joined || !comma_within(from, to));
    case CueMeaning::hypothetical: {
      // "can I take paracetamol with this fever", "if I lie down the cough gets worse": what would be is one thing, what there is another.
      const bool felt = placed.cue->soft && is_a(left.target, ontology::Kind::symptom);
      const std::uint32_t least = from + (felt ? 0 : 1);  // "could it cause my cough", but "they will remove my appendix"
      if (left.definite < to && left.definite >= least && (placed.cue->soft || !left.joined)) return false;
      if (!left.joined && starts_anew(from, left.target)) return false;
      if (closed && left.reasoned) return false;  // "it might be diabetes, because I'm thirsty"
      // "If I stand up, I get dizzy": what follows the condition is so.
      const std::uint32_t clause = left.clause == nullptr ? 0 : left.clause->at.begin;
      return !(closed && placed.cue->soft) && (clause <= from || !comma_within(clause - 1, clause + 1));
    }
    case CueMeaning::effect: {
      const bool asks = opens_question(placed);  // and whoever it asks of: "will I be sick"
      if (left.definite != to || (closed && !(asks && left.clause->at.begin == from))) return false;
      return asks || names_remedy(from, to);
    }
    case CueMeaning::past:
    case CueMeaning::resolved:
      if (placed.cue->history && names_another(from, left.target)) return false;
      return !(closed && placed.cue->soft) && (left.joined || !starts_anew(from, left.target));
    case CueMeaning::current:
      return !(closed && placed.cue->soft);
    default:
      return !closed && (left.joined || !starts_anew(from, left.target));
  }
}

// Whether an "or" follows within the length of a list's member: "isn't red, itchy or hot"; or, of a long list, behind more members, each
// a word or two between commas: "no warmth, redness, rash, fever or weight loss".
bool ContextReader::list_goes_on(std::uint32_t from, Cues after, Cues last) {
  for (auto it = after; it != last && it->at.begin < from + kListItem; ++it) {
    if (it->cue->meaning == CueMeaning::joiner && it->at.begin >= from) return true;
  }
  return false;
}

bool ContextReader::long_list_goes_on(std::uint32_t from, Cues after, Cues last) const {
  const auto next = std::find_if(after, last, [&](const Placed& p) { return p.at.begin >= from; });
  return next != last && next->cue->meaning == CueMeaning::joiner && next->at.begin < from + kLongestList &&
         short_members(from, next->at.begin);
}

// Whether commas part what stands between into short members, of which nothing more is told.
bool ContextReader::short_members(std::uint32_t from, std::uint32_t to) const {
  if (marks_[from] != Mark::comma) return false;
  std::uint32_t length = 0;
  for (std::uint32_t t = from; t < to; ++t) {
    length = marks_[t] == Mark::comma ? 0 : length + 1;
    if (length > kShortMember) return false;
  }
  const auto within = [&](const auto& all) {
    const auto first = base::first_from(all, from);
    return first != all.end() && first->tokens.begin < to;
  };
  return !within(mentions_->quantities) && !within(mentions_->links) && !within(mentions_->people);
}

// The nearest counts; of what one phrase says, that it was long ago.
bool ContextReader::says_then(const Placed& placed, const Placed* before) {
  return before == nullptr || (placed.at == before->at && placed.cue->meaning == CueMeaning::long_ago);
}

void ContextReader::look_left(base::Span target, Cues first, Cues after, Cues last, Found& found) const {
  Left left{.target = target,
            .definite = definite_before(target.begin),
            .joined = list_goes_on(target.end, after, last),
            .in_list = long_list_goes_on(target.end, after, last)};
  std::uint32_t list = target.begin;  // where the list that the target is in begins, as far as "or" tells
  const Placed *doubt = nullptr, *ended = nullptr;
  bool denial_ended = false;
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
    if (meaning == CueMeaning::clause) {
      if (left.clause == nullptr) left.clause = &*it;
      left.reasoned |= it->at.end == left.clause->at.begin;
    }
    // "No fever or cough, short of breath": what "or" joins ends at the next comma.
    const bool joins = meaning == CueMeaning::joiner && it->at.end + kListItem >= list && !comma_within(it->at.end, list);
    if (joins && left.clause == nullptr) list = it->at.begin, left.joined = true;
    if (is_then(meaning) && says_then(*it, found.then)) found.then = &*it;
    const Axis axis = axis_of(meaning);
    if (it->cue->reach != CueReach::forward || (axis == kNoAxis && meaning != CueMeaning::had)) continue;
    if (it->cue->illness && (!is_a(target, ontology::Kind::condition) || (meaning == CueMeaning::possible && is_injury(target)))) continue;
    if (it->at.end > target.end) continue;  // it holds the target, so speaks of what comes after: "could this headache be"
    // A cue may share its last word with the target: "don't want to", "want to hurt myself". A hyphen is no distance.
    const std::uint32_t hyphen = it->at.end < target.begin && marks_[it->at.end] == Mark::hyphen ? 1 : 0;
    const std::uint32_t gap = target.begin - std::min(target.begin, it->at.end + hyphen);
    const std::uint32_t members = is_weak_denial(*it->cue) && left.joined ? kListItems : 1;
    if (gap >= limit(*it->cue, kForwardTokens) * members) continue;
    // "No cough, no fever, short of breath": a denial reaches over no other, whose own list ended before the target.
    if (denial_ended && meaning == CueMeaning::absent && !is_far(*it->cue)) continue;
    if (!holds(*it, left)) {
      denial_ended |= meaning == CueMeaning::absent && it->cue->within == 0;
      continue;
    }
    if (meaning == CueMeaning::had) {
      found.had = true, found.had_once |= !it->cue->soft, found.had_then |= !may_begin(*it->cue);
      found.had_near |= !comma_within(it->at.end, target.begin);
      continue;
    }
    if (needs_another(*it->cue)) {
      found.there = true;
      continue;
    }
    if (meaning == CueMeaning::current && goes_on_supposing(it, first)) continue;
    Nearest& nearest = found.nearest[axis];
    // "no echocardiographic signs of": what denies the doubt denies the thing.
    const bool denies = meaning == CueMeaning::absent && doubt != nullptr && it->at.end + kDeniedDoubt >= doubt->at.begin;
    // Of what one phrase says, the narrower: "if my (rash) is (ringworm)".
    const bool narrower =
        nearest.by != nullptr && nearest.by->at == it->at && limit(*it->cue, kForwardTokens) < limit(*nearest.by->cue, kForwardTokens);
    if (denies && nearest.by == doubt) nearest.by = &*it;
    if (nearest.by == nullptr || narrower) nearest = {&*it, gap};
    if (nearest.by == &*it && meaning == CueMeaning::possible) doubt = &*it;
  }
}

// Whether it says that a thing is over, and nothing else is told of between.
bool ContextReader::ends_alone(const Placed& placed, std::uint32_t from) const {
  const auto next = base::first_from(mentions_->concepts, from);
  const bool alone = next == mentions_->concepts.end() || next->tokens.begin >= placed.at.begin;
  return placed.cue->meaning == CueMeaning::resolved && alone;
}

// The first contrast or clause of those from the token on, or `to`.
ContextReader::Cues ContextReader::end_from(Cues from, Cues to, std::uint32_t token) {
  return std::find_if(from, to, [&](const Placed& p) {
    return p.at.begin >= token && (p.cue->meaning == CueMeaning::end || p.cue->meaning == CueMeaning::clause);
  });
}

// How far the words after a target are said of it: to the first contrast or clause. One that begins right behind it only tells which it
// is ("the rash I had is gone"): that it is over may be told up to the next.
ContextReader::Right ContextReader::reach_right(base::Span target, Cues after, Cues last, std::uint32_t sentence_end) const {
  const auto first = end_from(after, last, target.end);
  if (first == last) return {sentence_end, sentence_end};
  const bool tells_which = first->cue->meaning == CueMeaning::clause && first->at.begin == target.end && marks_[target.end] == Mark::none;
  if (!tells_which) return {first->at.begin, first->at.begin};
  const auto next = end_from(first, last, first->at.begin + 1);
  return {first->at.begin, next == last ? sentence_end : next->at.begin};
}

// "Ring if the pain gets worse or I get a temperature": what "or" joins to what is supposed is supposed, too, though "I get" is said
// of what there is.
bool ContextReader::goes_on_supposing(Cues current, Cues first) const {
  const std::uint32_t begin = current->at.begin;
  if (begin == 0 || marks_[begin - 1] != Mark::either) return false;
  for (auto it = current; it != first && current - it < static_cast<std::ptrdiff_t>(kMostCues);) {
    --it;
    if (it->cue->meaning == CueMeaning::end) return false;
    if (it->cue->meaning != CueMeaning::hypothetical || it->cue->reach != CueReach::forward) continue;
    return !it->cue->soft && begin <= it->at.end + limit(*it->cue, kForwardTokens) && !comma_within(it->at.end, begin);
  }
  return false;
}

// Whether a "had" right after a target tells which it is: "the migraine I had", but not "a migraine and I had", "since I had".
bool ContextReader::tells_which_had(Cues had, Cues after, base::Span target) const {
  const std::uint32_t from = target.end, to = had->at.begin;
  if (to <= from || to > from + kToHad) return false;
  if (std::any_of(marks_.begin() + from, marks_.begin() + to, [](Mark mark) { return mark != Mark::none; })) return false;
  const auto who = end_from(after, had, from);  // the "I" alone
  return who != had && who->at.end == to && who->at.size() == 1 && end_from(std::next(who), had, from) == had;
}

void ContextReader::look_right(base::Span target, Cues after, Cues last, Found& found) const {
  if (last - after > static_cast<std::ptrdiff_t>(kMostCues)) last = after + kMostCues;
  const std::uint32_t sentence_end = found.clause.end;
  const Right right = reach_right(target, after, last, sentence_end);
  found.clause.end = right.clause;
  for (auto it = after; it != last; ++it) {
    const CueMeaning meaning = it->cue->meaning;
    const bool itself = it->at.end <= target.end;  // "broke my wrist"
    if (meaning == CueMeaning::had && (itself || it->at.begin == target.end || tells_which_had(it, after, target))) {
      found.had = true, found.had_then |= !may_begin(*it->cue);  // "the migraine I had", "my acne went mad"
      found.had_itself |= itself, found.had_near = true;
      const auto end = end_from(it, last, it->at.end);
      if (it->at.begin >= target.end) found.clause.end = end == last ? sentence_end : end->at.begin;
    }
    // It may share the target's last words: "(cut my wrist [when) I was 15]".
    if (is_then(meaning) && !itself && says_then(*it, found.then) && it->at.begin <= found.clause.end) found.then = &*it;
    if (it->at.begin < target.end) continue;
    const Axis axis = axis_of(meaning);
    if (it->cue->reach == CueReach::forward || axis == kNoAxis) continue;
    if (it->cue->illness && !is_a(target, ontology::Kind::condition)) continue;
    const bool far = is_far(*it->cue);  // a contrast may say more: "until now"
    if (!far && it->at.begin > right.clause) {
      const bool goes_on = meaning == CueMeaning::current || ends_alone(*it, target.end);  // "the rash I had is back"
      if (!goes_on || it->at.begin > right.over) continue;
    }
    const std::uint32_t gap = it->at.begin - target.end;
    if (gap >= limit(*it->cue, kBackwardTokens)) continue;
    if (!far && beyond_comma(*it, target.end)) continue;
    if (meaning == CueMeaning::absent && denies_last(target.end, std::min(it->tokens.begin, sentence_end))) continue;
    if (needs_another(*it->cue) && !(found.there && is_a(target, ontology::Kind::condition))) continue;
    Nearest& nearest = found.nearest[axis];
    const bool says_more = nearest.by == nullptr || meaning != nearest.by->cue->meaning;
    if (says_more && (nearest.by == nullptr || gap < nearest.gap || overrules(*it->cue, *nearest.by->cue, gap == nearest.gap)))
      nearest = {&*it, gap};
  }
}

}  // namespace anteroom::context
