// A trie built as edge lists, then frozen: the root's edges by word id directly (most tokens start no phrase, and learn it
// by one load), all other edges in one open-addressing table keyed by node and word. Before that table is asked, a filter of
// some eight bits an edge is: it stays in the cache when the table no longer does. Nodes are numbered by depth, for the same
// reason: texts visit the shallow ones.
#include "engine/lexicon/phrase_index.h"

#include <algorithm>

namespace anteroom::lexicon {
namespace {

constexpr std::size_t kEdgesAFilterWord = 8;

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

// The new number of each node.
std::vector<PhraseIndex::Node> PhraseIndex::by_depth() const {
  std::vector<Node> order{kRoot}, renamed(building_.size());
  order.reserve(building_.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    renamed[order[at]] = static_cast<Node>(at);
    for (const auto& [word, next] : building_[order[at]]) order.push_back(next);
  }
  return renamed;
}

void PhraseIndex::freeze_edges(Node old, const std::vector<Node>& renamed) {
  const Node node = renamed[old];
  Place& place = nodes_[node];
  place.filter = static_cast<std::uint32_t>(filters_.size());
  if (!building_[old].empty()) place.filter_size = 1;
  while (place.filter_size * kEdgesAFilterWord < building_[old].size()) place.filter_size *= 2;
  filters_.resize(filters_.size() + place.filter_size);
  for (const auto& [word, next] : building_[old]) {
    if (is_slot(word)) place.has_slot = true;
    if (node == kRoot && !is_slot(word)) {
      root_[word] = renamed[next];
      continue;
    }
    const std::uint64_t key = key_of(node, word), hash = mix(key);
    filters_[place.filter + (hash >> 38 & (place.filter_size - 1))] |= std::uint64_t{1} << (hash >> 58);
    std::size_t at = hash & (edges_.size() - 1);
    while (edges_[at].to != kNone) at = (at + 1) & (edges_.size() - 1);
    edges_[at] = {key, renamed[next]};
  }
}

void PhraseIndex::freeze() {
  WordId most = 0;
  for (const auto& [word, node] : building_[kRoot]) {
    if (!is_slot(word)) most = std::max(most, word);
  }
  root_.assign(most + 1, kNone);
  std::size_t size = 16;
  while (size < building_edges_.size() * 2) size *= 2;
  edges_.assign(size, {});
  filters_.clear();
  nodes_.assign(building_.size(), {});
  entries_.clear();
  const std::vector<Node> renamed = by_depth();
  std::vector<Node> old_of(renamed.size());
  for (Node old = 0; old < renamed.size(); ++old) old_of[renamed[old]] = old;
  for (const Node old : old_of) {
    freeze_edges(old, renamed);
    Place& place = nodes_[renamed[old]];
    place.entries = static_cast<std::uint32_t>(entries_.size());
    place.entry_count = static_cast<std::uint16_t>(building_entries_[old].size());
    entries_.insert(entries_.end(), building_entries_[old].begin(), building_entries_[old].end());
  }
  building_.assign(1, {});
  building_edges_.clear();
  building_entries_.assign(1, {});
}

PhraseIndex::Node PhraseIndex::probe(std::uint64_t key, std::uint64_t hash) const {
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t at = hash & mask; edges_[at].to != kNone; at = (at + 1) & mask) {
    if (edges_[at].key == key) return edges_[at].to;
  }
  return kNone;
}

}  // namespace anteroom::lexicon
