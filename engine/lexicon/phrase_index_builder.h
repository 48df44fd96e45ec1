// engine/lexicon/phrase_index_builder.h: phrases as words, until a phrase index is made of them.
//
//   PhraseIndexBuilder builder;
//   if (!builder.add(words, entry, other)) report(other);
//   auto arrays = builder.freeze();
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/phrase_graph.h"
#include "engine/lexicon/phrase_index.h"

namespace anteroom::lexicon {

class PhraseIndexBuilder {
 public:
  PhraseIndexBuilder();
  // False where the phrase has another entry of the same kind already, which is then in `other`.
  bool add(std::span<const WordId> words, Entry entry, Entry& other);
  BasicPhraseArrays<base::ArrayOwned> freeze() const;

 private:
  using Node = PhraseIndex::Node;
  struct Building {
    Node parent = 0;
    WordId word = kNoWord;
    std::uint32_t first_entry = 0;  // in entries_, 1-based
  };
  struct BuildingEntry {
    Entry entry;
    std::uint32_t next = 0;  // of the same node, 1-based
  };
  Node go_on(Node node, WordId word);  // adds the edge where there is none
  void grow();
  std::vector<Entry> entries_of(Node node) const;  // as they were written, word sets last
  // What the phrases of the trie mean, each meaning once; the first is that of no phrase.
  Trie trie(std::vector<std::vector<Entry>>& meanings) const;

  std::vector<Building> nodes_;  // a parent before its children
  std::vector<Node> slots_;      // open addressing by parent and word
  std::vector<BuildingEntry> entries_;
};

}  // namespace anteroom::lexicon
