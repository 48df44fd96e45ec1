// Nodes are looked at from the last to the first, so that of each the children are settled before it: a node whose end and edges are
// those of one seen before gives way to that one (Revuz, Minimisation of acyclic deterministic automata in linear time, 1992).
#include "engine/lexicon/phrase_graph.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace anteroom::lexicon {
namespace {

using Edge = PhraseGraph::Edge;
using Node = std::uint32_t;

constexpr Node kNone = 0xffffffffU;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 32);
}

class BranchSharer {
 public:
  explicit BranchSharer(const Trie& trie) : trie_(trie), begin_(trie.parent.size() + 1), stands_for_(trie.parent.size()) {
    list_edges();
    slots_.assign(std::bit_ceil(2 * trie.parent.size()), kNone);
    for (Node node = static_cast<Node>(trie.parent.size()); node-- > 0;) settle(node);
  }

  PhraseGraph graph() const {
    const std::vector<Node> order = by_depth();
    std::vector<Node> number(trie_.parent.size());
    for (Node node = 0; node < order.size(); ++node) number[order[node]] = node;
    PhraseGraph graph;
    for (const Node node : order) {
      graph.begin.push_back(static_cast<std::uint32_t>(graph.edges.size()));
      for (const Edge& edge : edges_of(node)) graph.edges.push_back({edge.word, number[edge.to]});
    }
    graph.begin.push_back(static_cast<std::uint32_t>(graph.edges.size()));
    graph.trie_node = order;
    return graph;
  }

 private:
  std::span<const Edge> edges_of(Node node) const { return std::span(edges_).subspan(begin_[node], begin_[node + 1] - begin_[node]); }

  // The children of each node, end to end, by word.
  void list_edges() {
    for (Node node = 1; node < trie_.parent.size(); ++node) ++begin_[trie_.parent[node] + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    edges_.resize(trie_.parent.size() - 1);
    for (Node node = 1; node < trie_.parent.size(); ++node) edges_[next[trie_.parent[node]]++] = {trie_.word[node], node};
    for (Node node = 0; node < trie_.parent.size(); ++node)
      std::sort(edges_.begin() + begin_[node], edges_.begin() + begin_[node + 1],
                [](const Edge& a, const Edge& b) { return a.word < b.word; });
  }

  void settle(Node node) {
    std::uint64_t hash = mixed(0, trie_.end[node]);
    for (std::uint32_t at = begin_[node]; at < begin_[node + 1]; ++at) {
      Edge& edge = edges_[at];
      edge.to = stands_for_[edge.to];
      hash = mixed(hash, std::uint64_t{edge.word} << 32 | edge.to);
    }
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != kNone && !are_equal(slots_[at], node)) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at] == kNone) slots_[at] = node;
    stands_for_[node] = slots_[at];
  }

  bool are_equal(Node a, Node b) const { return trie_.end[a] == trie_.end[b] && std::ranges::equal(edges_of(a), edges_of(b)); }

  // Those that stand for themselves. The one that stands for others is the last of them, so its edges lead to higher numbers too.
  std::vector<Node> by_depth() const {
    std::vector<std::uint32_t> depth(trie_.parent.size());
    std::vector<Node> kept;
    for (Node node = 0; node < depth.size(); ++node) {
      if (stands_for_[node] != node) continue;
      kept.push_back(node);
      for (const Edge& edge : edges_of(node)) depth[edge.to] = std::max(depth[edge.to], depth[node] + 1);
    }
    std::stable_sort(kept.begin(), kept.end(), [&depth](Node a, Node b) { return depth[a] < depth[b]; });
    return kept;
  }

  const Trie& trie_;
  std::vector<std::uint32_t> begin_;
  std::vector<Edge> edges_;
  std::vector<Node> stands_for_, slots_;
};

}  // namespace

PhraseGraph share_branches(const Trie& trie) { return BranchSharer(trie).graph(); }

}  // namespace anteroom::lexicon
