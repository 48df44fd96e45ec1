// engine/lexicon/word_table_builder.h: the words of phrases and those by themselves, until a word table is made of them.
//
//   WordTableBuilder builder(morphology);
//   WordId id = builder.add_stem("twitching");  builder.use("hour").dimension = Dimension::time;
//   auto arrays = builder.freeze();
//   WordTable table(base::views_of<WordArrays>(arrays), morphology);
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/morphology.h"

namespace anteroom::lexicon {

class WordTableBuilder {
 public:
  explicit WordTableBuilder(const Morphology& morphology) : morphology_(morphology) {}

  const Morphology& morphology() const { return morphology_; }

  // A word of a phrase by its stem, or by its exact form.
  WordId add_stem(std::string_view word);
  WordId add_exact(std::string_view word);
  WordId add_joined(std::string_view word);  // two words written as one: found as such, and no guess for a misspelling
  WordUse& use(std::string_view word);       // declares the word as known
  void fill_slot(unsigned slot, std::string_view word, bool exact);
  std::uint32_t add_unit(std::string_view name);
  // Whether the word was declared by `use`, not only as a part of phrases.
  bool knows_by_itself(std::string_view word) const;

  BasicWordArrays<base::ArrayOwned> freeze();  // once

 private:
  struct Form {  // a surface form that is known
    std::string text;
    WordId exact = kNoWord;
    std::uint32_t stem = 0;
    WordUse use;
    bool declared = false;  // by `use`
    bool joined = false;    // and nothing else
  };
  struct Stem {
    std::string text;
    WordId id = kNoWord;  // where a phrase asks for it
    WordUse use;
    std::string form{};
    std::uint32_t phrases = 0;  // that have one of its forms
  };
  std::uint32_t form(std::string_view word);
  std::uint32_t stem(std::string text);
  WordId id_of(Stem& stem);
  void pass_on_uses();
  void add_remainders(BasicWordArrays<base::ArrayOwned>& arrays) const;

  const Morphology morphology_;
  std::vector<Form> forms_;
  std::vector<Stem> stems_;
  std::unordered_map<std::string, std::uint32_t> form_of_, stem_of_;  // by text
  std::vector<std::string> units_{""};
  WordId next_ = 1;
};

}  // namespace anteroom::lexicon
