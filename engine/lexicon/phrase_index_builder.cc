// A trie grows node by node, each knowing where it hangs; frozen, its nodes are numbered by depth and the edges lie as PhraseIndex looks
// for them.
#include "engine/lexicon/phrase_index_builder.h"

#include <algorithm>

namespace anteroom::lexicon {
namespace {

using Node = PhraseIndex::Node;
using Arrays = BasicPhraseArrays<base::ArrayOwned>;

constexpr std::size_t kEdgesAFilterWord = 8;

bool is_slot(WordId word) { return word >= kFirstSlotWord; }

// Lists of children, end to end.
struct Children {
  std::vector<std::uint32_t> begin;
  std::vector<Node> all;
  std::span<const Node> of(Node node) const { return std::span(all).subspan(begin[node], begin[node + 1] - begin[node]); }
};

template <typename ParentOf>
Children children_of(std::size_t nodes, const ParentOf& parent_of) {
  Children children;
  children.begin.assign(nodes + 1, 0);
  for (Node node = 1; node < nodes; ++node) ++children.begin[parent_of(node) + 1];
  for (std::size_t i = 1; i <= nodes; ++i) children.begin[i] += children.begin[i - 1];
  std::vector<std::uint32_t> next(children.begin.begin(), children.begin.end() - 1);
  children.all.resize(nodes - 1);
  for (Node node = 1; node < nodes; ++node) children.all[next[parent_of(node)]++] = node;
  return children;
}

// The filter of a node and the places of its edges. `nodes` already hang where they belong.
void add_edges(Node node, std::span<const Node> children, Arrays& a) {
  PhraseNode& here = a.nodes[node];
  here.filter = static_cast<std::uint32_t>(a.filters.size());
  if (!children.empty()) here.filter_size = 1;
  while (PhraseIndex::filter_words(here.filter_size) * kEdgesAFilterWord < children.size() && here.filter_size < kMaxFilterSize)
    ++here.filter_size;
  a.filters.resize(a.filters.size() + PhraseIndex::filter_words(here.filter_size));
  for (const Node child : children) {
    const WordId word = a.nodes[child].word;
    if (is_slot(word)) here.has_slot = true;
    if (node == PhraseIndex::kRoot && !is_slot(word)) {
      a.root[word] = child;
      continue;
    }
    const std::uint64_t hash = PhraseIndex::hash_of_edge(node, word);
    a.filters[here.filter + PhraseIndex::filter_word(hash, here.filter_size)] |= std::uint64_t{1} << PhraseIndex::filter_bit(hash);
    std::size_t at = hash & (a.edge_slots.size() - 1);
    while (a.edge_slots[at] != PhraseIndex::kNone) at = (at + 1) & (a.edge_slots.size() - 1);
    a.edge_slots[at] = child;
  }
}

}  // namespace

PhraseIndexBuilder::PhraseIndexBuilder() : nodes_(1), slots_(16, PhraseIndex::kNone) {}

bool PhraseIndexBuilder::add(std::span<const WordId> words, Entry entry, Entry& other) {
  Node node = PhraseIndex::kRoot;
  for (const WordId word : words) node = go_on(node, word);
  for (std::uint32_t at = nodes_[node].first_entry; at != 0; at = entries_[at - 1].next) {
    const Entry& old = entries_[at - 1].entry;
    if (old == entry) return true;
    if (old.kind != entry.kind || may_be_several(entry.kind)) continue;
    other = old;
    return false;
  }
  entries_.push_back({entry, nodes_[node].first_entry});
  nodes_[node].first_entry = static_cast<std::uint32_t>(entries_.size());
  return true;
}

Node PhraseIndexBuilder::go_on(Node node, WordId word) {
  const std::uint64_t hash = PhraseIndex::hash_of_edge(node, word);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at] != PhraseIndex::kNone; at = (at + 1) & (slots_.size() - 1)) {
    if (nodes_[slots_[at]].parent == node && nodes_[slots_[at]].word == word) return slots_[at];
  }
  const auto fresh = static_cast<Node>(nodes_.size());
  slots_[at] = fresh;
  nodes_.push_back({node, word, 0});
  if (nodes_.size() * 2 > slots_.size()) grow();
  return fresh;
}

void PhraseIndexBuilder::grow() {
  slots_.assign(slots_.size() * 2, PhraseIndex::kNone);
  for (Node node = 1; node < nodes_.size(); ++node) {
    std::size_t at = PhraseIndex::hash_of_edge(nodes_[node].parent, nodes_[node].word) & (slots_.size() - 1);
    while (slots_[at] != PhraseIndex::kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = node;
  }
}

Arrays PhraseIndexBuilder::freeze() const {
  const Children old_children = children_of(nodes_.size(), [this](Node node) { return nodes_[node].parent; });
  std::vector<Node> order{PhraseIndex::kRoot}, renamed(nodes_.size());  // old numbers by new ones; new numbers by old ones
  order.reserve(nodes_.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    renamed[order[at]] = static_cast<Node>(at);
    const auto next = old_children.of(order[at]);
    order.insert(order.end(), next.begin(), next.end());
  }
  Arrays a;
  WordId most = 0;
  for (const Node old : order) {
    const Building& here = nodes_[old];
    PhraseNode node;
    node.parent = renamed[here.parent], node.word = here.word;
    node.entries = static_cast<std::uint32_t>(a.entries.size());
    for (std::uint32_t at = here.first_entry; at != 0; at = entries_[at - 1].next) a.entries.push_back(entries_[at - 1].entry);
    std::reverse(a.entries.begin() + node.entries, a.entries.end());  // as they were written
    a.nodes.push_back(node);
    if (here.parent == PhraseIndex::kRoot && !is_slot(here.word)) most = std::max(most, here.word);
  }
  a.root.assign(most + 1, PhraseIndex::kNone);
  a.edge_slots.assign(slots_.size(), PhraseIndex::kNone);
  const Children children = children_of(a.nodes.size(), [&a](Node node) { return a.nodes[node].parent; });
  for (Node node = 0; node < order.size(); ++node) add_edges(node, children.of(node), a);
  a.nodes.push_back({.entries = static_cast<std::uint32_t>(a.entries.size())});
  return a;
}

}  // namespace anteroom::lexicon
