// A trie grows node by node, each knowing where it hangs; frozen, its equal branches are one and the edges lie as PhraseIndex looks for
// them.
#include "engine/lexicon/phrase_index_builder.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace anteroom::lexicon {
namespace {

using Node = PhraseIndex::Node;
using Arrays = BasicPhraseArrays<base::ArrayOwned>;

bool is_slot(WordId word) { return word >= kFirstSlotWord; }

// A few edges fill their places; of many a fifth stays free, so that what is not there is soon known.
std::uint8_t places_for(std::size_t edges) {
  constexpr std::size_t kFew = 4;
  const std::size_t places = std::bit_ceil(edges <= kFew ? edges : edges + edges / 4);
  return edges == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::bit_width(places));
}

// Of an edge of the trie that grows.
std::uint64_t hash_of_edge(Node node, WordId word) { return PhraseIndex::hash_of((std::uint64_t{node} << 32) | word); }

void add_edge(const PhraseGraph::Edge& edge, PhraseNode& node, Arrays& a) {
  const std::uint64_t hash = PhraseIndex::hash_of(edge.word);
  const std::size_t words = PhraseIndex::filter_words(node.edge_places), mask = PhraseIndex::places(node.edge_places) - 1;
  std::uint64_t& bits = words == 1 ? node.filter : a.filters[node.filter + PhraseIndex::filter_word(hash, words)];
  bits |= std::uint64_t{1} << PhraseIndex::filter_bit(hash);
  std::size_t at = hash & mask;
  while (a.edges[node.edges + at].to != PhraseEdge::kFree) at = (at + 1) & mask;
  a.edges[node.edges + at] = {edge.word, edge.to};
}

// The filter of a node and its edges; of the root only the slots.
void add_edges(Node node, std::span<const PhraseGraph::Edge> edges, Arrays& a) {
  PhraseNode& here = a.nodes[node];
  const auto apart = [node](const PhraseGraph::Edge& edge) { return node != PhraseIndex::kRoot || is_slot(edge.word); };
  here.edge_places = places_for(static_cast<std::size_t>(std::ranges::count_if(edges, apart)));
  here.edges = static_cast<std::uint32_t>(a.edges.size());
  a.edges.resize(a.edges.size() + PhraseIndex::places(here.edge_places));
  if (const std::size_t words = PhraseIndex::filter_words(here.edge_places); words > 1) {
    here.filter = a.filters.size();
    a.filters.resize(a.filters.size() + words);
  }
  for (const PhraseGraph::Edge& edge : edges) {
    here.has_slot |= is_slot(edge.word);
    if (apart(edge)) {
      add_edge(edge, here, a);
    } else {
      if (edge.word >= a.root.size()) a.root.resize(edge.word + 1, PhraseIndex::kNone);
      a.root[edge.word] = edge.to;
    }
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
  const std::uint64_t hash = hash_of_edge(node, word);
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
    std::size_t at = hash_of_edge(nodes_[node].parent, nodes_[node].word) & (slots_.size() - 1);
    while (slots_[at] != PhraseIndex::kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = node;
  }
}

std::vector<Entry> PhraseIndexBuilder::entries_of(Node node) const {
  std::vector<Entry> entries;
  for (std::uint32_t at = nodes_[node].first_entry; at != 0; at = entries_[at - 1].next) entries.push_back(entries_[at - 1].entry);
  std::reverse(entries.begin(), entries.end());  // as they were written
  std::stable_partition(entries.begin(), entries.end(), [](const Entry& entry) { return entry.kind != EntryKind::word_set; });
  return entries;
}

Trie PhraseIndexBuilder::trie(std::vector<std::vector<Entry>>& meanings) const {
  const auto less = [](const Entry& a, const Entry& b) { return std::pair(a.kind, a.value) < std::pair(b.kind, b.value); };
  const auto less_list = [&less](const auto& a, const auto& b) { return std::ranges::lexicographical_compare(a, b, less); };
  std::map<std::vector<Entry>, std::uint32_t, decltype(less_list)> numbers(less_list);
  Trie trie;
  for (Node node = 0; node < nodes_.size(); ++node) {
    trie.parent.push_back(nodes_[node].parent), trie.word.push_back(nodes_[node].word);
    const auto [meaning, fresh] = numbers.emplace(entries_of(node), static_cast<std::uint32_t>(numbers.size()));
    if (fresh) meanings.push_back(meaning->first);
    trie.end.push_back(meaning->second);
  }
  return trie;
}

Arrays PhraseIndexBuilder::freeze() const {
  std::vector<std::vector<Entry>> meanings;
  const Trie all = trie(meanings);
  const PhraseGraph graph = share_branches(all);
  Arrays a;
  std::vector<std::uint32_t> begin;
  for (const std::vector<Entry>& entries : meanings) {
    begin.push_back(static_cast<std::uint32_t>(a.entries.size()));
    a.entries.insert(a.entries.end(), entries.begin(), entries.end());
  }
  for (const Node node : graph.trie_node) {
    const std::uint32_t meaning = all.end[node];
    a.nodes.push_back({.entries = begin[meaning], .entry_count = static_cast<std::uint16_t>(meanings[meaning].size())});
  }
  for (Node node = 0; node < a.nodes.size(); ++node) add_edges(node, graph.edges_of(node), a);
  return a;
}

}  // namespace anteroom::lexicon
