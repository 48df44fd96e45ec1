// The root's edges lie by word id: most tokens start no phrase, and learn it by one load. All other edges are in one open-addressing
// table of the nodes that they lead to, each of which says from where and by which word. Before that table is asked, a filter of some
// eight bits an edge is: it stays in the cache when the table no longer does.
#include "engine/lexicon/phrase_index.h"

namespace anteroom::lexicon {

PhraseIndex::Node PhraseIndex::probe(Node node, WordId word, std::uint64_t hash) const {
  const std::size_t mask = view_.edge_slots.size() - 1;
  for (std::size_t at = hash & mask; view_.edge_slots[at] != kNone; at = (at + 1) & mask) {
    const PhraseNode& to = view_.nodes[view_.edge_slots[at]];
    if (to.parent == node && to.word == word) return view_.edge_slots[at];
  }
  return kNone;
}

}  // namespace anteroom::lexicon
