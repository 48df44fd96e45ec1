// A trie built as edge lists, then frozen: the root's edges by word id directly (most tokens start no phrase, and learn it
// by one load), all other edges in one open-addressing table keyed by node and word.
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

bool PhraseIndex::add(std::span<const WordId> words, Entry entry, Entry& other) {
  Node node = kRoot;
  for (const WordId word : words) {
    const Node fresh = static_cast<Node>(building_.size());
    const auto [edge, added] = building_edges_.emplace(key_of(node, word), fresh);
    if (!added) {
      node = edge->second;
      continue;
    }
    building_[node].emplace_back(word, fresh);
    building_.emplace_back();
    building_entries_.emplace_back();
    node = fresh;
  }
  auto& here = building_entries_[node];
  for (const Entry& old : here) {
    if (old == entry) return true;
    if (old.kind != entry.kind || entry.kind == EntryKind::cue) continue;  // a cue may do several things at once
    other = old;
    return false;
  }
  here.push_back(entry);
  return true;
}

void PhraseIndex::freeze() {
  std::size_t edges = 0;
  WordId most = 0;
  for (const auto& list : building_) edges += list.size();
  for (const auto& [word, node] : building_[kRoot]) {
    if (!is_slot(word)) most = std::max(most, word);
  }
  root_.assign(most + 1, kNone);
  std::size_t size = 16;
  while (size < edges * 2) size *= 2;
  keys_.assign(size, ~std::uint64_t{0});
  values_.assign(size, kNone);
  nodes_.assign(building_.size(), {});
  entries_.clear();
  for (Node node = 0; node < building_.size(); ++node) {
    Place& place = nodes_[node];
    for (const auto& [word, next] : building_[node]) {
      place.words |= std::uint64_t{1} << (word & 63);
      if (is_slot(word)) place.has_slot = true;
      if (node == kRoot && !is_slot(word)) {
        root_[word] = next;
        continue;
      }
      std::size_t at = mix(key_of(node, word)) & (size - 1);
      while (values_[at] != kNone) at = (at + 1) & (size - 1);
      keys_[at] = key_of(node, word);
      values_[at] = next;
    }
    place.entries = static_cast<std::uint32_t>(entries_.size());
    place.entry_count = static_cast<std::uint16_t>(building_entries_[node].size());
    entries_.insert(entries_.end(), building_entries_[node].begin(), building_entries_[node].end());
  }
  building_.assign(1, {});
  building_edges_.clear();
  building_entries_.assign(1, {});
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
