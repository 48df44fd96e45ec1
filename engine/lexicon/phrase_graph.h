// engine/lexicon/phrase_graph.h: a trie whose equal branches are laid together: "(my|the) (ankle|foot) swelled" is six phrases, and one
// branch for each place that still has a choice.
//
//   const PhraseGraph graph = share_branches(trie);
//   for (const PhraseGraph::Edge& edge : graph.edges_of(node)) ...
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/lexicon/word_use.h"

namespace anteroom::lexicon {

// By node; a child has a higher number than its parent, 0 is the root.
struct Trie {
  std::vector<std::uint32_t> parent;
  std::vector<WordId> word;        // that leads to the node from its parent
  std::vector<std::uint32_t> end;  // a number for what the phrase that ends here means; 0 where none ends
};

struct PhraseGraph {
  struct Edge {
    WordId word = kNoWord;
    std::uint32_t to = 0;
    friend bool operator==(const Edge&, const Edge&) = default;
  };
  std::span<const Edge> edges_of(std::uint32_t node) const { return std::span(edges).subspan(begin[node], begin[node + 1] - begin[node]); }

  std::vector<std::uint32_t> begin;      // in `edges`, by node; one more than there are nodes
  std::vector<Edge> edges;               // each leads to a higher number
  std::vector<std::uint32_t> trie_node;  // by node: one of those that it stands for
};

// Two branches are equal where they end alike and go on by the same words to equal branches. Nodes come by depth, of several paths to
// one the longest. Expected time and memory are linear in the trie.
PhraseGraph share_branches(const Trie& trie);

}  // namespace anteroom::lexicon
