// engine/lexicon/phrase_index.h: all phrases of a language as one token trie in flat arrays.
//
// A step costs a hash probe or two, however many phrases there are, so matching follows the length of the text.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/lexicon/entry.h"
#include "engine/lexicon/word_table.h"

namespace anteroom::lexicon {

// Slots of patterns are words of their own, above all others.
enum class Slot : std::uint8_t { number, time, temperature, mass, length, glucose, date, month, weekday, times, ordinal };
inline constexpr std::size_t kSlots = 11;

class PhraseIndex {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xffffffffU;
  static constexpr WordId slot_word(Slot slot) { return 0xffffff00U + static_cast<WordId>(slot); }

  // Building: false where the phrase has another entry of the same kind already, which is then in `other`.
  bool add(std::span<const WordId> words, Entry entry, Entry& other);
  void freeze();

  // kNone where no phrase goes on so.
  Node step(Node node, WordId word) const {
    if (node == kRoot && word < root_.size()) return root_[word];
    return (nodes_[node].words >> (word & 63) & 1) != 0 ? probe(node, word) : kNone;
  }
  bool slots_follow(Node node) const { return nodes_[node].has_slot; }
  bool goes_on(Node node) const { return nodes_[node].words != 0 || node == kRoot; }
  std::span<const Entry> entries(Node node) const {  // of the phrase that ends here
    return {entries_.data() + nodes_[node].entries, nodes_[node].entry_count};
  }

 private:
  std::vector<std::vector<std::pair<WordId, Node>>> building_{1};
  std::vector<std::vector<Entry>> building_entries_{1};
  std::unordered_map<std::uint64_t, Node> building_edges_;  // node, word
  std::vector<Node> root_;                                  // by word id, slots excluded
  std::vector<std::uint64_t> keys_;                         // node, word; open addressing
  std::vector<Node> values_;
  std::vector<Entry> entries_;
  struct Place {
    std::uint64_t words = 0;  // a bit for each word that goes on, by its last six bits
    std::uint32_t entries = 0;
    std::uint16_t entry_count = 0;
    bool has_slot = false;
  };
  std::vector<Place> nodes_;

  Node probe(Node node, WordId word) const;
};

}  // namespace anteroom::lexicon
