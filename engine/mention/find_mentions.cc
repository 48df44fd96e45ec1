// One walk over the tokens. From each token the trie is followed as far as it goes, and the longest phrase of each kind is
// kept, unless an earlier one covers its start. Inside a phrase a filler may be skipped, a slot may take a whole number.
// Each walk is bounded by the longest phrase plus a few fillers, so time is linear in the text.
#include <algorithm>

#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::Dimension;
using lexicon::EntryKind;
using lexicon::PhraseIndex;
using lexicon::Slot;

constexpr int kMostSkips = 3;

enum Group : std::size_t { kConcepts, kSites, kCues, kAttributes, kPeople, kTraits, kPatterns };

}  // namespace

void Mentions::clear() {
  words.clear();
  numbers.clear();
  for (auto* list : {&concepts, &sites, &cues, &attributes, &people, &traits}) list->clear();
  quantities.clear();
}

std::size_t MentionFinder::group_of(const lexicon::Entry& entry) const {
  switch (entry.kind) {
    case EntryKind::concept_id: return ontology_[entry.value].kind == ontology::Kind::site ? kSites : kConcepts;
    case EntryKind::cue: return kCues;
    case EntryKind::attribute: return kAttributes;
    case EntryKind::person: return kPeople;
    case EntryKind::trait: return kTraits;
    case EntryKind::pattern: return kPatterns;
  }
  return kConcepts;
}

void MentionFinder::record(std::uint32_t node, std::uint32_t end, const Capture& capture) {
  for (const lexicon::Entry& entry : lexicon_.phrases().entries(node)) {
    Best& best = best_[group_of(entry)];
    if (end > best.end) best = {end, entry.kind == EntryKind::cue ? node : entry.value, capture};
  }
}

void MentionFinder::walk_slots(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture) {
  const PhraseIndex& phrases = lexicon_.phrases();
  const auto go = [&](Slot slot, std::uint32_t to, const Capture& with) {
    const PhraseIndex::Node next = phrases.step(node, PhraseIndex::slot_word(slot));
    if (next == PhraseIndex::kNone) return;
    record(next, to, with);
    walk(next, to, end, skips, with);
  };
  const lexicon::WordUse& use = *mentions_->words[at].use;
  if (number_at_[at] != 0 && capture.number_count < 3) {
    Capture with = capture;
    with.numbers[with.number_count++] = number_at_[at];
    // A phrase that ends in a number does not end before its unit: "I am 20 weeks pregnant" is no age.
    const std::uint32_t to = mentions_->numbers[number_at_[at] - 1].tokens.end;
    const PhraseIndex::Node next = phrases.step(node, PhraseIndex::slot_word(Slot::number));
    if (next != PhraseIndex::kNone) {
      const bool hyphen = to + 1 < end && text_->folded(text_->tokens()[to]) == "-";
      const std::uint32_t unit = hyphen ? to + 1 : to;
      if (unit >= end || mentions_->words[unit].use->dimension == Dimension::none) record(next, to, with);
      walk(next, to, end, skips, with);
    }
  }
  if (use.dimension != Dimension::none) {
    Capture with = capture;
    with.unit = &use;
    static constexpr Slot kUnits[] = {Slot::number, Slot::time, Slot::temperature, Slot::mass, Slot::length, Slot::glucose, Slot::number};
    const Slot slot = kUnits[static_cast<std::size_t>(use.dimension)];
    if (slot != Slot::number) go(slot, at + 1, with);
  }
  if (use.month != 0) {
    Capture with = capture;
    with.date.month = use.month;
    go(Slot::month, at + 1, with);
  }
  if (use.weekday != 0) {
    Capture with = capture;
    with.date.day = use.weekday;
    go(Slot::weekday, at + 1, with);
  }
  if (number_at_[at] == 0 && use.month == 0) return;
  Capture with = capture;
  if (const std::uint32_t taken = find_date(at, with.date)) go(Slot::date, std::min(at + taken, end), with);
}

void MentionFinder::walk(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture) {
  const PhraseIndex& phrases = lexicon_.phrases();
  if (at >= end || !phrases.goes_on(node)) return;
  const lexicon::TokenWords& words = mentions_->words[at];
  for (const lexicon::WordId word : {words.exact, words.stem}) {
    if (word == lexicon::kNoWord) continue;
    const PhraseIndex::Node next = phrases.step(node, word);
    if (next == PhraseIndex::kNone) continue;
    record(next, at + 1, capture);
    walk(next, at + 1, end, skips, capture);
  }
  if (phrases.slots_follow(node)) walk_slots(node, at, end, skips, capture);
  if (node == PhraseIndex::kRoot || skips >= kMostSkips) return;
  if (words.use->filler || text_->folded(text_->tokens()[at]) == "-") walk(node, at + 1, end, skips + 1, capture);
}

void MentionFinder::keep(std::uint32_t begin, Mentions& out) {
  std::vector<Match>* const lists[] = {&out.concepts, &out.sites, &out.cues, &out.attributes, &out.people, &out.traits};
  for (std::size_t group = 0; group < kGroups; ++group) {
    Best& best = best_[group];
    if (best.end == 0) continue;
    const base::Span tokens{begin, best.end};
    if (begin >= free_[group]) {
      if (group == kCues) {   // all that the phrase does
        for (const lexicon::Entry& entry : lexicon_.phrases().entries(best.value)) {
          if (entry.kind == EntryKind::cue) out.cues.push_back({tokens, entry.value});
        }
        free_[group] = best.end;
      } else if (group != kPatterns) {
        lists[group]->push_back({tokens, best.value});
        free_[group] = best.end;
      } else if (Quantity quantity; make_quantity(tokens, best, quantity)) {
        out.quantities.push_back(quantity);
        free_[group] = best.end;
      }
    }
    best.end = 0;
  }
}

void MentionFinder::find(const text::Text& text, Mentions& out) {
  out.clear();
  text_ = &text;
  mentions_ = &out;
  const auto& tokens = text.tokens();
  for (const text::Token& token : tokens) out.words.push_back(lexicon_.words().look_up(text.folded(token)));
  find_numbers(text, out);
  std::fill(std::begin(free_), std::end(free_), 0U);
  for (Best& best : best_) best.end = 0;
  for (const text::Sentence& sentence : text.sentences()) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      walk(PhraseIndex::kRoot, at, sentence.tokens.end, 0, {});
      keep(at, out);
    }
  }
}

}  // namespace anteroom::mention
