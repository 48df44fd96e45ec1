// A trie whose edges are one open-addressing table keyed by node and word. Frozen, the root's edges lie by word id too: most tokens
// start no phrase, and learn it by one load.
#include "engine/lexicon/phrase_index.h"

#include <algorithm>

namespace anteroom::lexicon {
namespace {

std::uint64_t key_of(PhraseIndex::Node node, WordId word) { return (std::uint64_t{node} << 32) | word; }
std::uint64_t mix(std::uint64_t key) {
  key *= 0x9e3779b97f4a7c15ULL;
  return key ^ (key >> 29);
}
bool is_slot(WordId word) { return word >= PhraseIndex::slot_word(Slot::number); }

}  // namespace

PhraseIndex::PhraseIndex() : keys_(16), values_(16, kNone), nodes_(1), first_(1) {}

bool PhraseIndex::add(std::span<const WordId> words, Entry entry, Entry& other) {
  Node node = kRoot;
  for (const WordId word : words) node = go_on(node, word);
  for (std::uint32_t at = first_[node]; at != 0; at = building_[at - 1].next) {
    const Entry& old = building_[at - 1].entry;
    if (old == entry) return true;
    if (old.kind != entry.kind || entry.kind == EntryKind::cue) continue;  // a cue may do several things at once
    other = old;
    return false;
  }
  building_.push_back({entry, first_[node]});
  first_[node] = static_cast<std::uint32_t>(building_.size());
  ++nodes_[node].entry_count;
  return true;
}

PhraseIndex::Node PhraseIndex::go_on(Node node, WordId word) {
  const Node known = probe(node, word);
  if (known != kNone) return known;
  if (++edges_ * 2 > keys_.size()) grow();
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = mix(key_of(node, word)) & mask;
  while (values_[at] != kNone) at = (at + 1) & mask;
  keys_[at] = key_of(node, word);
  values_[at] = static_cast<Node>(nodes_.size());
  nodes_[node].words |= std::uint64_t{1} << (word & 63);
  if (is_slot(word)) nodes_[node].has_slot = true;
  nodes_.emplace_back();
  first_.push_back(0);
  return values_[at];
}

void PhraseIndex::grow() {
  const std::vector<std::uint64_t> keys = std::move(keys_);
  const std::vector<Node> values = std::move(values_);
  const std::size_t size = keys.size() * 2;
  keys_.assign(size, 0);
  values_.assign(size, kNone);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (values[i] == kNone) continue;
    std::size_t at = mix(keys[i]) & (size - 1);
    while (values_[at] != kNone) at = (at + 1) & (size - 1);
    keys_[at] = keys[i], values_[at] = values[i];
  }
}

void PhraseIndex::freeze() {
  WordId most = 0;
  const auto starts = [&](std::size_t slot) {  // the word of an edge from the root, or kNoWord
    const auto word = static_cast<WordId>(keys_[slot]);
    return values_[slot] != kNone && keys_[slot] >> 32 == kRoot && !is_slot(word) ? word : kNoWord;
  };
  for (std::size_t slot = 0; slot < keys_.size(); ++slot) most = std::max(most, starts(slot));
  root_.assign(most + 1, kNone);
  for (std::size_t slot = 0; slot < keys_.size(); ++slot) {
    if (const WordId word = starts(slot); word != kNoWord) root_[word] = values_[slot];
  }
  entries_.clear();
  for (Node node = 0; node < nodes_.size(); ++node) {
    nodes_[node].entries = static_cast<std::uint32_t>(entries_.size());
    for (std::uint32_t at = first_[node]; at != 0; at = building_[at - 1].next) entries_.push_back(building_[at - 1].entry);
    std::reverse(entries_.begin() + nodes_[node].entries, entries_.end());  // as they were written
  }
  building_ = {}, first_ = {};
}

PhraseIndex::Node PhraseIndex::probe(Node node, WordId word) const {
  const std::size_t mask = keys_.size() - 1;
  const std::uint64_t key = key_of(node, word);
  for (std::size_t at = mix(key) & mask; values_[at] != kNone; at = (at + 1) & mask) {
    if (keys_[at] == key) return values_[at];
  }
  return kNone;
}

}  // namespace anteroom::lexicon
