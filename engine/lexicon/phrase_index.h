// engine/lexicon/phrase_index.h: all phrases of a language as one token trie in flat arrays, its equal branches laid together
// (a directed acyclic word graph; Blumer and others, 1985).
//
//   PhraseIndex::Node node = index.step(PhraseIndex::kRoot, words.stem);   // kNone where no phrase goes on so
//
// A step costs a bit test, and a hash probe where a phrase is likely to go on, however many phrases there are, so matching
// follows the length of the text.
#pragma once

#include <cstdint>
#include <span>

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/word_use.h"

namespace anteroom::lexicon {

// A view; safe to share between threads.
class PhraseIndex {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xffffffffU;
  static constexpr WordId slot_word(Slot slot) { return kFirstSlotWord + static_cast<WordId>(slot); }
  static constexpr WordId word_slot(unsigned slot) { return kFirstSlotWord + static_cast<WordId>(kSlots + slot); }

  PhraseIndex() = default;  // not to be asked
  explicit PhraseIndex(const PhraseArrays& arrays) : view_(arrays) {}

  // kNone where no phrase goes on so.
  Node step(Node node, WordId word) const {
    if (node == kRoot && word < view_.root.size()) return view_.root[word];
    const PhraseNode& here = view_.nodes[node];
    if (here.edge_places == 0) return kNone;
    const std::uint64_t hash = hash_of(word);
    const std::size_t words = filter_words(here.edge_places);
    const std::uint64_t bits = words == 1 ? here.filter : view_.filters[here.filter + filter_word(hash, words)];
    return (bits >> filter_bit(hash) & 1) != 0 ? probe(here, word, hash) : kNone;
  }
  // The step from the root, by one load.
  Node first(WordId word) const { return word < view_.root.size() ? view_.root[word] : kNone; }
  // Asks for the memory of a node that will be stepped from.
  void fetch(Node node) const {
    if (node != kNone) __builtin_prefetch(&view_.nodes[node]);
  }
  bool slots_follow(Node node) const { return view_.nodes[node].has_slot; }
  bool goes_on(Node node) const { return view_.nodes[node].edge_places != 0; }
  bool ends(Node node) const { return view_.nodes[node].entry_count != 0; }
  std::span<const Entry> entries(Node node) const {  // of the phrase that ends here; those of word sets are the last
    const PhraseNode& here = view_.nodes[node];
    return view_.entries.subspan(here.entries, here.entry_count);
  }

  // How an edge is found; for whoever builds the arrays. A filter of many edges has a word for each eight places.
  static std::uint64_t hash_of(std::uint64_t word) {
    const std::uint64_t key = word * 0x9e3779b97f4a7c15ULL;
    return key ^ (key >> 29);
  }
  static std::size_t places(std::uint8_t edge_places) { return edge_places == 0 ? 0 : std::size_t{1} << (edge_places - 1); }
  static std::size_t filter_words(std::uint8_t edge_places) { return edge_places <= 4 ? 1 : places(edge_places) / 8; }
  static std::size_t filter_word(std::uint64_t hash, std::size_t words) { return hash >> 38 & (words - 1); }
  static unsigned filter_bit(std::uint64_t hash) { return static_cast<unsigned>(hash >> 58); }

 private:
  Node probe(const PhraseNode& node, WordId word, std::uint64_t hash) const;

  PhraseArrays view_;
};

}  // namespace anteroom::lexicon
