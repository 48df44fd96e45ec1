// engine/lexicon/lexicon_arrays.h: what the lexicon of one language consists of, as arrays of numbers. Morphology, WordTable, PhraseIndex
// and Lexicon give them names; each table is found by text through its slots (text_table.h).
#pragma once

#include <cstdint>

#include "engine/base/image.h"
#include "engine/base/string_pool.h"
#include "engine/lexicon/entry.h"
#include "engine/lexicon/word_use.h"

namespace anteroom::lexicon {

using base::StringId;

struct SuffixRow {  // "ies" -> "y"
  StringId cut = 0, put = 0;
  bool undouble = false;  // "stopping" -> "stop"
  std::uint8_t unused[3] = {0, 0, 0};
};

struct FormPair {  // "swollen", "swell"
  StringId from = 0, to = 0;
};

struct LettersRow {
  StringId vowels = 0, undouble = 0;
  std::uint32_t least_stem = 0;
};

template <template <class> class Array>
struct BasicMorphologyArrays {
  Array<std::uint32_t> pass_begin;  // passes + 1
  Array<SuffixRow> suffixes;
  Array<FormPair> irregular;
  Array<std::uint32_t> irregular_slots;
  Array<FormPair> swallowed;  // an irregular base without its end, the base: "shak"
  Array<std::uint32_t> swallowed_slots;
  Array<FormPair> spellings;
  Array<LettersRow> letters;  // one
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(pass_begin), visit(suffixes), visit(irregular), visit(irregular_slots), visit(swallowed), visit(swallowed_slots);
    visit(spellings), visit(letters), visit(strings);
  }
};
using MorphologyArrays = BasicMorphologyArrays<base::ArrayView>;

struct FormRow {  // a surface form that is known
  StringId text = 0;
  WordId exact = kNoWord, stem = kNoWord;
  std::uint32_t use = 0;
  std::uint32_t phrases = 0;  // that have it or another form of its stem: how likely it is meant
};

struct StemRow {  // all forms of one stem
  StringId text = 0;
  WordId id = kNoWord;    // where a phrase asks for it
  std::uint32_t use = 0;  // of those forms that have none of their own
  StringId form = 0;      // that the others are inflections of
};

struct Remainder {  // a form with letters left out
  std::uint32_t hash = 0, form = 0;
};
inline constexpr int kMaxBucketBits = 18;

template <template <class> class Array>
struct BasicWordArrays {
  Array<FormRow> forms;
  Array<std::uint32_t> form_slots;
  Array<StemRow> stems;
  Array<std::uint32_t> stem_slots;
  Array<WordUse> uses;                   // the first is that of a word that nobody knows
  Array<std::uint32_t> remainder_begin;  // buckets + 1; a power of two of buckets
  Array<Remainder> remainders;           // in buckets by the first bits of their hashes
  Array<StringId> units;
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(forms), visit(form_slots), visit(stems), visit(stem_slots), visit(uses), visit(remainder_begin), visit(remainders);
    visit(units), visit(strings);
  }
};
using WordArrays = BasicWordArrays<base::ArrayView>;

// Phrases that end alike share the nodes of their ends: several edges may lead to one node. The edges of a node lie together, by the
// hashes of their words. A filter has a bit for each word that goes on, by its hash: most words that follow go on nowhere.
struct PhraseNode {
  std::uint64_t filter = 0;   // of one word: the filter itself, which most nodes need not look up; else its begin in `filters`
  std::uint32_t edges = 0;    // begin
  std::uint32_t entries = 0;  // begin; nodes that mean the same share them
  std::uint16_t entry_count = 0;
  std::uint8_t edge_places = 0;  // n: 2^(n-1), 0 for the end of all phrases through here
  bool has_slot = false;
  std::uint32_t unused = 0;
};
struct PhraseEdge {
  static constexpr std::uint32_t kFree = 0xffffffffU;
  WordId word = kNoWord;
  std::uint32_t to = kFree;  // a free place
};
inline constexpr std::uint8_t kMostEdgePlaces = 26;

template <template <class> class Array>
struct BasicPhraseArrays {
  Array<PhraseNode> nodes;       // by depth: texts visit the shallow ones, which so share the cache
  Array<std::uint32_t> root;     // by word: the node below the root, slots excluded
  Array<PhraseEdge> edges;       // all others, node by node, those of one by open addressing
  Array<std::uint64_t> filters;  // of more than one word
  Array<Entry> entries;

  template <class Visit>
  void each(Visit&& visit) {
    visit(nodes), visit(root), visit(edges), visit(filters), visit(entries);
  }
};
using PhraseArrays = BasicPhraseArrays<base::ArrayView>;

struct PersonRow {
  StringId relation = 0;
  PersonPhrase::Who who = PersonPhrase::Who::relation;
  ontology::Sex sex = ontology::Sex::unknown;
  bool subject = true, names = false, asks = false, owns = false, twin = false;
  std::uint8_t unused = 0;
};

struct PatternRow {
  double value = -1, low = -1, high = -1;
  StringId unit = 0, second_unit = 0;
  DayOfYear from, to;
  std::int32_t back = -1;
  QuantityKind kind = QuantityKind::count;
  ontology::Sex sex = ontology::Sex::unknown;
  bool open_end = false, ongoing = false, every = false, now = true, coming = false;
  std::uint8_t unused[5] = {0, 0, 0, 0, 0};
};

struct FactorRow {
  StringId unit = 0;
  std::uint32_t unused = 0;
  double factor = 1;
};

template <template <class> class Array>
struct BasicLexiconArrays {
  BasicMorphologyArrays<Array> morphology;
  BasicWordArrays<Array> words;
  BasicPhraseArrays<Array> phrases;
  Array<Cue> cues;
  Array<AttributePhrase> attributes;
  Array<PersonRow> people;
  Array<TraitPhrase> traits;
  Array<PatternRow> patterns;
  Array<Together> together;             // by that of their sets that is in the fewest rows: where it is said, a row is looked at
  Array<std::uint32_t> together_begin;  // in `together`, by word set; sets + 1
  Array<std::uint32_t> reading_begin;   // in `reading_ranges`, by reading; readings + 1
  Array<ReadingRange> reading_ranges;
  Array<FactorRow> factors;
  Array<StringId> names;              // of concepts
  Array<std::uint64_t> phrase_count;  // one
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    morphology.each(visit), words.each(visit), phrases.each(visit);
    visit(cues), visit(attributes), visit(people), visit(traits), visit(patterns), visit(together);
    visit(together_begin), visit(reading_begin), visit(reading_ranges), visit(factors), visit(names), visit(phrase_count);
    visit(strings);
  }
};
using LexiconArrays = BasicLexiconArrays<base::ArrayView>;

}  // namespace anteroom::lexicon
