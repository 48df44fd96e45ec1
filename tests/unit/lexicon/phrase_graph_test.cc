// Tries whose equal branches are laid together: the same phrases, by fewer nodes.
#include "engine/lexicon/phrase_graph.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace anteroom::lexicon {
namespace {

using Words = std::vector<WordId>;
using Phrases = std::map<Words, std::uint32_t>;  // and what each means

Trie trie_of(const Phrases& phrases) {
  Trie trie{{0}, {kNoWord}, {0}};
  std::map<std::pair<std::uint32_t, WordId>, std::uint32_t> edges;
  for (const auto& [words, end] : phrases) {
    std::uint32_t node = 0;
    for (const WordId word : words) {
      const auto fresh = static_cast<std::uint32_t>(trie.parent.size());
      const auto [edge, is_new] = edges.emplace(std::pair(node, word), fresh);
      if (is_new) trie.parent.push_back(node), trie.word.push_back(word), trie.end.push_back(0);
      node = edge->second;
    }
    trie.end[node] = end;
  }
  return trie;
}

void list(const PhraseGraph& graph, const Trie& trie, std::uint32_t node, Words& words, Phrases& all) {
  if (const std::uint32_t end = trie.end[graph.trie_node[node]]; end != 0) all[words] = end;
  for (const PhraseGraph::Edge& edge : graph.edges_of(node)) {
    EXPECT_GT(edge.to, node);
    words.push_back(edge.word);
    list(graph, trie, edge.to, words, all);
    words.pop_back();
  }
}

Phrases phrases_of(const PhraseGraph& graph, const Trie& trie) {
  Phrases all;
  Words words;
  list(graph, trie, 0, words, all);
  return all;
}

std::size_t nodes(const Phrases& phrases) { return share_branches(trie_of(phrases)).trie_node.size(); }

TEST(PhraseGraph, WhatEndsAlikeIsOneBranch) {
  EXPECT_EQ(nodes({}), 1U) << "the root";
  EXPECT_EQ(nodes({{{1, 2}, 7}, {{3, 2}, 7}}), 3U);
  EXPECT_EQ(nodes({{{1, 2, 4}, 7}, {{3, 2, 4}, 7}, {{1, 5, 4}, 7}, {{3, 5, 4}, 7}}), 4U);
  EXPECT_EQ(nodes({{{1}, 7}, {{2}, 7}, {{3}, 7}}), 2U);
}

TEST(PhraseGraph, WhatDiffersStaysApart) {
  EXPECT_EQ(nodes({{{1, 2}, 7}, {{3, 2}, 8}}), 5U) << "they mean two things";
  EXPECT_EQ(nodes({{{1, 2}, 7}, {{3, 4}, 7}}), 4U) << "by two words to one end";
  EXPECT_EQ(nodes({{{1, 2}, 7}, {{3, 2}, 7}, {{3}, 7}}), 4U) << "one ends on the way, too";
}

TEST(PhraseGraph, NoPhraseIsLostAndNoneIsAdded) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    Phrases phrases;
    for (int i = 0; i < 200; ++i) {
      Words words(1 + random() % 5);
      for (WordId& word : words) word = static_cast<WordId>(1 + random() % 4);
      phrases[words] = static_cast<std::uint32_t>(1 + random() % 2);
    }
    const Trie trie = trie_of(phrases);
    const PhraseGraph graph = share_branches(trie);
    EXPECT_EQ(phrases_of(graph, trie), phrases);
    EXPECT_LT(graph.trie_node.size(), trie.parent.size() / 2);
  }
}

}  // namespace
}  // namespace anteroom::lexicon
