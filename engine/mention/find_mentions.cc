// One walk over the tokens. From each token the trie is followed as far as it goes, and the longest phrase of each kind is
// kept, unless an earlier one covers its start. Inside a phrase a filler may be skipped, a slot may take a whole number.
// Each walk is bounded by the longest phrase plus a few fillers, so time is linear in the text.
#include <algorithm>
#include <bit>

#include "engine/mention/mention.h"
#include "engine/mention/name_measures.h"

namespace anteroom::mention {
namespace {

using lexicon::Dimension;
using lexicon::EntryKind;
using lexicon::PhraseIndex;
using lexicon::Slot;

constexpr int kMostSkips = 3;
constexpr std::uint32_t kShortestName = 3;  // code points

enum Group : std::size_t { kConcepts, kSites, kCues, kLinks, kAttributes, kPeople, kTraits, kPatterns };

// The "rd" of "3rd".
bool is_suffix(const text::Token& token, const lexicon::WordUse& use) {
  return !token.after_space && use.role == lexicon::NumberRole::suffix;
}

}  // namespace

void Mentions::clear() {
  words.clear();
  numbers.clear();
  for (auto* list : {&concepts, &sites, &cues, &links, &attributes, &people, &traits}) list->clear();
  quantities.clear();
}

MentionFinder::MentionFinder(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon)
    : ontology_(ontology), lexicon_(lexicon), leading_(lexicon.word_set_count()), said_(leading_.size()) {
  for (std::uint32_t set = 0; set < lexicon.word_set_count(); ++set) leading_[set] = lexicon.together_of(set).empty() ? 0 : 1;
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id)
    concept_groups_.push_back(ontology[id].kind == ontology::Kind::site ? kSites : kConcepts);
  for (std::uint32_t cue = 0; cue < lexicon.cue_count(); ++cue) cue_groups_.push_back(is_link(lexicon.cue(cue).meaning) ? kLinks : kCues);
}

std::size_t MentionFinder::group_of(const lexicon::Entry& entry) const {
  static constexpr Group kGroupOf[] = {kConcepts, kCues, kAttributes, kPeople, kTraits, kPatterns};  // by EntryKind
  if (entry.kind == EntryKind::concept_id) return concept_groups_[entry.value];
  if (entry.kind == EntryKind::cue) return cue_groups_[entry.value];
  return kGroupOf[static_cast<std::size_t>(entry.kind)];
}

void MentionFinder::record(std::uint32_t node, std::uint32_t end, const Capture& capture) {
  const std::span<const lexicon::Entry> entries = lexicon_.phrases().entries(node);
  for (const lexicon::Entry& entry : entries) {
    if (entry.kind == EntryKind::pattern) {
      add_candidate({end, entry.value, capture});
      continue;
    }
    if (entry.kind == EntryKind::reading) {
      readings_.push_back({{at_, end}, entry.value});
      continue;
    }
    if (entry.kind == EntryKind::word_set) {
      set_phrases_.push_back({{at_, end}, entries.last(static_cast<std::size_t>(entries.data() + entries.size() - &entry))});
      break;
    }
    const bool look_alike = entry.value == ontology::kNoConcept;  // of a symptom and of a site
    const std::size_t group = look_alike ? kConcepts : group_of(entry);
    if (look_alike) improve(kSites, end, entry.value);
    improve(group, end, entry.kind == EntryKind::cue ? node : entry.value);
  }
}

void MentionFinder::improve(std::size_t group, std::uint32_t end, std::uint32_t value) {
  Best& best = best_[group];
  if (end <= best.end) return;
  best.end = end, best.value = value;
  found_ |= 1U << group;
}

void MentionFinder::add_candidate(const Candidate& candidate) {
  if (candidate_count_ < kMostCandidates) {
    candidates_[candidate_count_++] = candidate;
    return;
  }
  const auto shorter = [](const Candidate& a, const Candidate& b) { return a.end < b.end; };
  Candidate& shortest = *std::min_element(candidates_, candidates_ + candidate_count_, shorter);
  if (shortest.end < candidate.end) shortest = candidate;
}

// What each token is, and where phrases that begin with it go on: asked for long before they are walked, the nodes are at hand then.
void MentionFinder::look_up_tokens(Mentions& out) {
  const PhraseIndex& phrases = lexicon_.phrases();
  firsts_.clear();
  for (const text::Token& token : text_->tokens()) {
    const lexicon::TokenWords& words = out.words.emplace_back(look_up(text_->folded(token)));
    for (const PhraseIndex::Node node : firsts_.emplace_back(Firsts{phrases.first(words.exact), phrases.first(words.stem)}))
      phrases.fetch(node);
  }
}

// "She", "Wife": no name, though it has a capital.
bool MentionFinder::means_person(std::uint32_t token) const {
  const auto person = [&](PhraseIndex::Node node) {
    if (node == PhraseIndex::kNone) return false;
    const auto entries = lexicon_.phrases().entries(node);
    return std::any_of(entries.begin(), entries.end(), [](const lexicon::Entry& entry) { return entry.kind == EntryKind::person; });
  };
  return std::any_of(firsts_[token].begin(), firsts_[token].end(), person);
}

// Whether all words have capitals, which then tell nothing: "MY CHEST HURTS".
bool MentionFinder::all_capitals() const {
  const auto small = [](const text::Token& token) {
    return token.kind == text::TokenKind::word && !token.capital && token.source.size() > 1;
  };
  return std::none_of(text_->tokens().begin(), text_->tokens().end(), small);
}

void MentionFinder::look_at_tokens() {
  looks_.clear();
  const bool loud = all_capitals();
  for (std::uint32_t at = 0; at < text_->tokens().size(); ++at) {
    const text::Token& token = text_->tokens()[at];
    const lexicon::TokenWords& words = mentions_->words[at];
    const lexicon::WordUse& use = *words.use;
    const bool number = token.kind == text::TokenKind::number || number_at_[at] != 0;
    const bool hyphen = token.kind == text::TokenKind::punctuation && text_->folded(token) == "-";
    const bool capital = token.capital && !loud && !use.filler && token.source.size() >= kShortestName && !means_person(at);  // but no "BP"
    const bool name = token.kind == text::TokenKind::word && (!use.known || words.corrected || capital);
    const bool slot = number || name || use.slots != 0 || use.dimension != Dimension::none || use.month != 0 || use.weekday != 0;
    looks_.push_back(static_cast<std::uint8_t>((hyphen ? kHyphen : 0) | (name ? kName : 0) | (slot ? kSlot : 0)));
  }
}

void MentionFinder::walk_slots(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture) {
  const PhraseIndex& phrases = lexicon_.phrases();
  const auto after = [&](Slot slot) { return phrases.step(node, PhraseIndex::slot_word(slot)); };
  const auto go_to = [&](PhraseIndex::Node next, std::uint32_t to, const Capture& with) {
    if (next != PhraseIndex::kNone) arrive(next, to, end, skips, with);
  };
  const auto go = [&](Slot slot, std::uint32_t to, const Capture& with) { go_to(after(slot), to, with); };
  const lexicon::WordUse& use = *mentions_->words[at].use;
  for (unsigned left = use.slots; left != 0; left &= left - 1)
    go_to(phrases.step(node, PhraseIndex::word_slot(static_cast<unsigned>(std::countr_zero(left)))), at + 1, capture);
  if (const Number* number = number_at(at); number != nullptr && capture.number_count < std::size(capture.numbers)) {
    Capture with = capture;
    with.numbers[with.number_count++] = number_at_[at];
    const std::uint32_t to = number->tokens.end;
    const text::Token* const behind = to < end ? &text_->tokens()[to] : nullptr;
    const bool digits = number->tokens.size() == 1 && text_->tokens()[at].kind == text::TokenKind::number;
    if (number->form == Number::Form::times) go(Slot::times, to, with);
    if (number->form == Number::Form::ordinal) go(Slot::ordinal, to, with);
    if (digits && behind != nullptr && is_suffix(*behind, *mentions_->words[to].use)) go(Slot::ordinal, to + 1, with);  // "3rd"
    const PhraseIndex::Node next = number->form == Number::Form::cardinal ? after(Slot::number) : PhraseIndex::kNone;
    if (next != PhraseIndex::kNone) {
      // A phrase that ends in a number does not end before its unit: "I am 20 weeks pregnant" is no age. In "150/95 hr 98" it does.
      const bool hyphen = to + 1 < end && is(kHyphen, to);
      const std::uint32_t unit = hyphen ? to + 1 : to;
      const bool label = with.number_count > 1 && unit + 1 < end && number_at_[unit + 1] != 0;
      if (unit >= end || label || mentions_->words[unit].use->dimension == Dimension::none) record(next, to, with);
      walk(next, to, end, skips, with);
    }
  }
  const bool apart = capture.number_count > 0 && capture.skipped_to == at;  // "at 38 all day"
  if (use.dimension != Dimension::none && !apart && !is_label(at)) {
    Capture with = capture;
    with.unit = &use;
    static constexpr Slot kUnits[] = {Slot::number, Slot::time, Slot::temperature, Slot::mass, Slot::length, Slot::glucose, Slot::number};
    const Slot slot = kUnits[static_cast<std::size_t>(use.dimension)];
    if (slot != Slot::number) go(slot, at + 1, with);
  }
  if (is(kName, at)) go(Slot::name, at + 1, capture);
  if (use.month != 0) {
    Capture with = capture;
    with.date.month = use.month;
    go(Slot::month, at + 1, with);
  }
  if (use.weekday != 0) {
    Capture with = capture;
    with.date.weekday = use.weekday;
    go(Slot::weekday, at + 1, with);
  }
  if (text_->tokens()[at].kind != text::TokenKind::number && number_at_[at] == 0 && use.month == 0) return;
  const PhraseIndex::Node dated = after(Slot::date);
  if (dated == PhraseIndex::kNone) return;
  Capture with = capture;
  if (const std::uint32_t taken = find_date(at, with.date)) go_to(dated, std::min(at + taken, end), with);
}

void MentionFinder::walk_from(std::uint32_t at, std::uint32_t end) {
  const Capture none;
  for (const PhraseIndex::Node node : firsts_[at])
    if (node != PhraseIndex::kNone) arrive(node, at + 1, end, 0, none);
  if (is(kSlot, at)) walk_slots(PhraseIndex::kRoot, at, end, 0, none);
}

void MentionFinder::walk(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture) {
  const PhraseIndex& phrases = lexicon_.phrases();
  if (at >= end) return;
  const lexicon::TokenWords& words = mentions_->words[at];
  for (const lexicon::WordId word : {words.exact, words.stem}) {
    if (word == lexicon::kNoWord) continue;
    const PhraseIndex::Node next = phrases.step(node, word);
    if (next != PhraseIndex::kNone) arrive(next, at + 1, end, skips, capture);
  }
  if (phrases.slots_follow(node) && is(kSlot, at)) walk_slots(node, at, end, skips, capture);
  const lexicon::WordUse& use = *words.use;
  if (skips >= kMostSkips) return;
  if (is(kHyphen, at)) return walk(node, at + 1, end, skips + 1, capture);
  if (!use.filler) return;
  if (capture.number_count == 0) return walk(node, at + 1, end, skips + 1, capture);
  if (number_at_[at] != 0) return;  // "4 a week" is not "4 weeks"
  Capture with = capture;
  const Number& last = mentions_->numbers[capture.numbers[capture.number_count - 1] - 1];
  if (use.role == lexicon::NumberRole::link && (at == last.tokens.end || at == capture.skipped_to)) with.skipped_to = at + 1;
  walk(node, at + 1, end, skips + 1, with);
}

void MentionFinder::keep(std::uint32_t begin, Mentions& out) {
  std::vector<Match>* const lists[] = {&out.concepts, &out.sites, &out.cues, &out.links, &out.attributes, &out.people, &out.traits};
  for (; found_ != 0; found_ &= found_ - 1) {
    const auto group = static_cast<std::size_t>(std::countr_zero(found_));
    Best& best = best_[group];
    const base::Span tokens{begin, best.end};
    if (group == kConcepts && gives_way(begin, best.end, out)) out.concepts.pop_back(), free_[group] = begin;
    if (begin >= free_[group]) {
      if (group == kCues || group == kLinks) {  // all that the phrase does
        for (const lexicon::Entry& entry : lexicon_.phrases().entries(best.value)) {
          if (entry.kind == EntryKind::cue && group_of(entry) == group) lists[group]->push_back({tokens, entry.value});
        }
        free_[group] = best.end;
      } else {
        if (best.value != ontology::kNoConcept)
          lists[group]->push_back({tokens, best.value});
        else if (group == kConcepts)
          look_alikes_.push_back({tokens, best.value});
        free_[group] = best.end;
      }
    }
    best.end = 0;
  }
  if (candidate_count_ != 0) keep_quantity(begin, out);
}

bool MentionFinder::only_fillers(base::Span tokens) const {
  if (tokens.end < tokens.begin) return false;
  const auto filler = [](const lexicon::TokenWords& word) { return word.use->filler; };
  return std::all_of(mentions_->words.begin() + tokens.begin, mentions_->words.begin() + tokens.end, filler);
}

// Whether the last phrase began with a denial that is one of what stands here: "no (memory loss)", rather than "(no memory) loss".
bool MentionFinder::gives_way(std::uint32_t begin, std::uint32_t end, const Mentions& out) const {
  if (out.concepts.empty() || out.cues.empty()) return false;
  const base::Span last = out.concepts.back().tokens;
  if (last.end <= begin || last.end >= end) return false;
  for (auto cue = out.cues.rbegin(); cue != out.cues.rend() && cue->tokens.begin >= last.begin; ++cue) {
    const bool denies = lexicon_.cue(cue->value).meaning == lexicon::CueMeaning::absent;
    if (denies && cue->tokens.begin == last.begin && only_fillers({cue->tokens.end, begin})) return true;
  }
  return false;
}

// A letter behind a number that is itself behind a letter: the second C of "C5-C6".
bool MentionFinder::is_label(std::uint32_t unit) const {
  const auto& tokens = text_->tokens();
  return unit >= 3 && is(kHyphen, unit - 1) && !tokens[unit - 2].after_space && tokens[unit - 3].kind == text::TokenKind::word &&
         text_->folded(tokens[unit]).size() == 1;
}

// The longest whose value can be; of two that are as long, the one whose words are written in the lexicon ("26 f" before a unit).
void MentionFinder::keep_quantity(std::uint32_t begin, Mentions& out) {
  const auto shorter = [](const Candidate& a, const Candidate& b) { return a.end < b.end; };
  for (std::size_t left = begin >= free_[kPatterns] ? candidate_count_ : 0; left > 0; --left) {
    Candidate& longest = *std::max_element(candidates_, candidates_ + candidate_count_, shorter);
    if (Quantity quantity; make_quantity({begin, longest.end}, longest, quantity)) {
      out.quantities.push_back(quantity);
      free_[kPatterns] = longest.end;
      break;
    }
    longest.end = 0;
  }
  candidate_count_ = 0;
}

const Number* MentionFinder::number_at(std::uint32_t token) const {
  return number_at_[token] == 0 ? nullptr : &mentions_->numbers[number_at_[token] - 1];
}

// Words that no table knows as they stand cost the most, and people repeat them, within a text and from text to text.
const lexicon::TokenWords& MentionFinder::look_up(std::string_view word) {
  Remembered& slot = remembered_[lexicon::hash_of(word) % kRemembered];
  if (slot.word != word || slot.words.use == nullptr) {
    slot.words = lexicon_.words().look_up(word);
    slot.word.assign(word.size() <= kLongestRemembered ? word : std::string_view());
    if (word.size() > kLongestRemembered) {
      passing_ = slot.words, slot.words.use = nullptr;
      return passing_;
    }
  }
  return slot.words;
}

void MentionFinder::find(const text::Text& text, Mentions& out) {
  out.clear();
  text_ = &text;
  mentions_ = &out;
  look_up_tokens(out);
  find_numbers(text, out);
  look_at_tokens();
  std::fill(std::begin(free_), std::end(free_), 0U);
  for (Best& best : best_) best.end = 0;
  for (const text::Sentence& sentence : text.sentences()) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      at_ = at;
      walk_from(at, sentence.tokens.end);
      keep(at, out);
    }
    find_together(sentence.tokens, out);
    find_readings(sentence.tokens, out);
  }
  join_times(text, out);
  name_measures(text, lexicon_, out, merged_);
  settle_times(out);
  std::erase_if(out.numbers, [](const Number& number) { return number.form != Number::Form::cardinal; });
}

}  // namespace anteroom::mention
