// engine/lexicon/lexicon.h: the words of one language: which phrases mean what. Compiled, frozen, shared.
//
//   LexiconBuilder builder("en", ontology);
//   builder.read(source, problems);   // each file of the language
//   const std::unique_ptr<const Lexicon> lexicon = builder.build(problems);
//   const TokenWords words = lexicon->words().look_up("twitching");
//   const PhraseIndex::Node node = lexicon->phrases().step(PhraseIndex::kRoot, words.stem);
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/image.h"
#include "engine/base/problem.h"
#include "engine/lexicon/entry.h"
#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/phrase_index.h"
#include "engine/lexicon/word_table.h"
#include "engine/ontology/ontology.h"

namespace anteroom::lexicon {

// Frozen; safe to share between threads. What it gives are views, which live as long as its image.
class Lexicon {
 public:
  const WordTable& words() const { return words_; }
  const PhraseIndex& phrases() const { return phrases_; }
  const Cue& cue(std::uint32_t index) const { return view_.cues[index]; }
  std::size_t cue_count() const { return view_.cues.size(); }
  const AttributePhrase& attribute(std::uint32_t index) const { return view_.attributes[index]; }
  PersonPhrase person(std::uint32_t index) const;
  const TraitPhrase& trait(std::uint32_t index) const { return view_.traits[index]; }
  Pattern pattern(std::uint32_t index) const;
  std::size_t word_set_count() const { return view_.together_begin.empty() ? 0 : view_.together_begin.size() - 1; }
  // The rows that are looked at where a word of the set is said; each row is of one of its sets.
  std::span<const Together> together_of(std::uint32_t set) const {
    return view_.together.subspan(view_.together_begin[set], view_.together_begin[set + 1] - view_.together_begin[set]);
  }
  // What the figures of a test mean, range by range.
  std::span<const ReadingRange> reading(std::uint32_t index) const {
    return view_.reading_ranges.subspan(view_.reading_begin[index], view_.reading_begin[index + 1] - view_.reading_begin[index]);
  }
  // The name of a concept in this language.
  std::string_view name(ontology::ConceptId concept_id) const { return string(view_.names[concept_id]); }
  // Of a unit by name: to days, kg, cm; 1 for a unit of no conversion.
  double factor(std::string_view unit) const;
  std::size_t phrase_count() const { return view_.phrase_count[0]; }

  // All of it as one block of bytes, and a lexicon over such a block: false where it is damaged or refers to what the ontology does
  // not have. It is never trusted.
  const base::Image& image() const { return image_; }
  static bool attach(const base::Image& image, const ontology::Ontology& ontology, Lexicon& lexicon);

 private:
  std::string_view string(StringId id) const { return base::string_at(view_.strings, id); }

  LexiconArrays view_;
  base::Image image_;
  WordTable words_;
  PhraseIndex phrases_;
};

// Collects the files of one language, then compiles them. All problems of all files are reported; with any, build() gives null.
class LexiconBuilder {
 public:
  struct Pending;
  LexiconBuilder(std::string language, const ontology::Ontology& ontology);
  ~LexiconBuilder();
  // A file of lexicon/<language>/ (docs/lexicon.md lists its sections). The source's text is not kept.
  void read(const base::Source& source, base::Problems& problems);
  std::unique_ptr<const Lexicon> build(base::Problems& problems);  // once

 private:
  void add_meanings(BasicLexiconArrays<base::ArrayOwned>& arrays);
  void add_together(BasicLexiconArrays<base::ArrayOwned>& arrays);
  void check_together(base::Problems& problems) const;

  std::unique_ptr<Pending> pending_;
  const ontology::Ontology& ontology_;
};

}  // namespace anteroom::lexicon
