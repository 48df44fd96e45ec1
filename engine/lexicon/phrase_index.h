// engine/lexicon/phrase_index.h: all phrases of a language as one token trie in flat arrays.
//
// A step costs a bit test, and a hash probe where a phrase is likely to go on, however many phrases there are, so matching
// follows the length of the text.
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
    const Place& place = nodes_[node];
    if (place.filter_size == 0) return kNone;
    const std::uint64_t hash = mix(key_of(node, word));
    const std::uint64_t bits = filters_[place.filter + (hash >> 38 & (place.filter_size - 1))];
    return (bits >> (hash >> 58) & 1) != 0 ? probe(key_of(node, word), hash) : kNone;
  }
  bool slots_follow(Node node) const { return nodes_[node].has_slot; }
  bool goes_on(Node node) const { return nodes_[node].filter_size != 0; }
  std::span<const Entry> entries(Node node) const {  // of the phrase that ends here
    return {entries_.data() + nodes_[node].entries, nodes_[node].entry_count};
  }

 private:
  struct Place {
    std::uint32_t filter = 0, filter_size = 0;  // of filters_; a power of two, or 0 for the end of all phrases through here
    std::uint32_t entries = 0;
    std::uint16_t entry_count = 0;
    bool has_slot = false;
  };
  struct Edge {
    std::uint64_t key = 0;  // node, word
    Node to = kNone;
  };
  static std::uint64_t key_of(Node node, WordId word) { return (std::uint64_t{node} << 32) | word; }
  static std::uint64_t mix(std::uint64_t key) {
    key *= 0x9e3779b97f4a7c15ULL;
    return key ^ (key >> 29);
  }
  Node probe(std::uint64_t key, std::uint64_t hash) const;
  std::vector<Node> by_depth() const;
  void freeze_edges(Node old, const std::vector<Node>& renamed);

  std::vector<std::vector<std::pair<WordId, Node>>> building_{1};
  std::vector<std::vector<Entry>> building_entries_{1};
  std::unordered_map<std::uint64_t, Node> building_edges_;  // by key
  std::vector<Node> root_;                                  // by word id, slots excluded
  std::vector<Place> nodes_;
  std::vector<std::uint64_t> filters_;  // a bit for each word that goes on, by its hash: most words that follow go on nowhere
  std::vector<Edge> edges_;             // open addressing
  std::vector<Entry> entries_;
};

}  // namespace anteroom::lexicon
