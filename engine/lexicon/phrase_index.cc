// The root's edges lie by word id: most tokens start no phrase, and learn it by one load. All other edges are in one open-addressing
// table. Before that table is asked, a filter of some eight bits an edge is: it stays in the cache when the table no longer does.
#include "engine/lexicon/phrase_index.h"

namespace anteroom::lexicon {

PhraseIndex::Node PhraseIndex::probe(Node node, WordId word, std::uint64_t hash) const {
  const std::size_t mask = view_.edges.size() - 1;
  for (std::size_t at = hash & mask; view_.edges[at].to != PhraseEdge::kFree; at = (at + 1) & mask) {
    if (view_.edges[at].from == node && view_.edges[at].word == word) return view_.edges[at].to;
  }
  return kNone;
}

}  // namespace anteroom::lexicon
