// The root's edges lie by word id: most tokens start no phrase, and learn it by one load. Of all other nodes the edges lie in a small
// table of their own. Before it is asked, a filter of some eight bits an edge is: it stays in the cache when the tables no longer do.
#include "engine/lexicon/phrase_index.h"

namespace anteroom::lexicon {

PhraseIndex::Node PhraseIndex::probe(const PhraseNode& node, WordId word, std::uint64_t hash) const {
  const PhraseEdge* const edges = view_.edges.data() + node.edges;
  const std::size_t mask = places(node.edge_places) - 1;
  std::size_t at = hash & mask;
  for (std::size_t tried = 0; tried <= mask && edges[at].to != PhraseEdge::kFree; ++tried, at = (at + 1) & mask) {
    if (edges[at].word == word) return edges[at].to;
  }
  return kNone;
}

}  // namespace anteroom::lexicon
