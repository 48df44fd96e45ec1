// engine/lexicon/lexicon.h: the words of one language: which phrases mean what. Compiled, frozen, shared.
//
//   Lexicon lexicon("en");
//   read_language(source, ontology, lexicon_source, problems); ... lexicon = compile(...)
//   TokenWords words = lexicon.words().look_up("twitching");
//   std::uint32_t node = lexicon.phrases().step(PhraseIndex::kRoot, words);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/lexicon/entry.h"
#include "engine/lexicon/phrase_index.h"
#include "engine/lexicon/word_table.h"
#include "engine/ontology/ontology.h"

namespace anteroom::lexicon {

// Safe to share between threads once built by LexiconBuilder.
class Lexicon {
 public:
  const std::string& language() const { return language_; }
  const WordTable& words() const { return words_; }
  const PhraseIndex& phrases() const { return phrases_; }
  const Cue& cue(std::uint32_t index) const { return cues_[index]; }
  const AttributePhrase& attribute(std::uint32_t index) const { return attributes_[index]; }
  const PersonPhrase& person(std::uint32_t index) const { return people_[index]; }
  const TraitPhrase& trait(std::uint32_t index) const { return traits_[index]; }
  const Pattern& pattern(std::uint32_t index) const { return patterns_[index]; }
  // The name of a concept in this language.
  std::string_view name(ontology::ConceptId concept_id) const { return names_[concept_id]; }
  // Of a unit by name: to days, kg, cm; 1 for a unit of no conversion.
  double factor(std::string_view unit) const;
  std::size_t phrase_count() const { return phrase_count_; }

 private:
  friend class LexiconBuilder;
  std::string language_;
  WordTable words_;
  PhraseIndex phrases_;
  std::vector<Cue> cues_;
  std::vector<AttributePhrase> attributes_;
  std::vector<PersonPhrase> people_;
  std::vector<TraitPhrase> traits_;
  std::vector<Pattern> patterns_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::string, double>> factors_;
  std::size_t phrase_count_ = 0;
};

// Collects the files of one language, then compiles them. All problems of all files are reported; with any, build() gives null.
class LexiconBuilder {
 public:
  struct Pending;
  LexiconBuilder(std::string language, const ontology::Ontology& ontology);
  ~LexiconBuilder();
  // A file of lexicon/<language>/ (docs/lexicon.md lists its sections). The source's text is not kept.
  void read(const base::Source& source, base::Problems& problems);
  std::unique_ptr<const Lexicon> build(base::Problems& problems);

 private:
  std::unique_ptr<Pending> pending_;
  const ontology::Ontology& ontology_;
};

}  // namespace anteroom::lexicon
