// engine/lexicon/word_table.h: from a word as written to what the phrases know it as: its own form, its stem, its uses.
//
//   TokenWords w = table.look_up("twitches");   // w.stem is the same as for "twitching"
#pragma once

#include <bit>
#include <string_view>

#include "engine/lexicon/lexicon_arrays.h"
#include "engine/lexicon/morphology.h"
#include "engine/lexicon/text_table.h"
#include "engine/lexicon/word_use.h"

namespace anteroom::lexicon {

struct TokenWords {
  WordId exact = kNoWord;  // the form as it stands, where a phrase asks for just it
  WordId stem = kNoWord;
  const WordUse* use = nullptr;  // never null from look_up
  bool corrected = false;        // a misspelling was mended
};

// A view; safe to share between threads. look_up costs one hash for a known word.
class WordTable {
 public:
  WordTable() = default;  // not to be asked
  WordTable(const WordArrays& arrays, const Morphology& morphology)
      : view_(arrays), morphology_(morphology), bucket_bits_(std::countr_zero(arrays.remainder_begin.size() - 1)) {}

  TokenWords look_up(std::string_view word) const;
  // Whether the word is an inflection of another that is known: "thighs" and "feet", not "thigh" or "ankle".
  bool is_inflected(std::string_view word) const;
  const Morphology& morphology() const { return morphology_; }
  std::string_view unit_name(std::uint32_t unit) const { return string(view_.units[unit]); }

 private:
  std::string_view string(StringId id) const { return base::string_at(view_.strings, id); }
  std::string_view text(const FormRow& form) const { return string(form.text); }
  const FormRow* find(std::string_view word) const;
  const StemRow* find_stem(std::string_view stem) const;
  struct Guess;
  Guess one_slip(std::string_view word) const;
  const FormRow* two_slips(std::string_view word) const;
  TokenWords mend(std::string_view word) const;  // the known form that is most likely meant
  template <typename Visit>
  void each_near(std::string_view word, std::size_t slips, const Visit& visit) const;

  WordArrays view_;
  Morphology morphology_;
  int bucket_bits_ = 0;
};

}  // namespace anteroom::lexicon
