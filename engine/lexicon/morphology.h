// engine/lexicon/morphology.h: how the words of a language are inflected: which forms have one stem.
//
//   MorphologyDraft draft;  draft.passes = {{{"ies", "y"}, {"s", ""}}};  draft.vowels = "aeiou";
//   auto arrays = freeze(draft);
//   Morphology(base::views_of<MorphologyArrays>(arrays)).stem("allergies");    // "allergy"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/lexicon/lexicon_arrays.h"

namespace anteroom::lexicon {

struct SuffixRule {
  std::string cut, put;
  bool undouble = false;
};

// As files state it.
struct MorphologyDraft {
  std::vector<std::vector<SuffixRule>> passes;                 // in each pass the first rule that fits is applied
  std::map<std::string, std::string, std::less<>> irregular;   // "swollen" -> "swell"
  std::vector<std::pair<std::string, std::string>> spellings;  // "haem" -> "hem", anywhere in a word
  std::string vowels, undouble_letters;
  std::size_t least_stem = 3;  // bytes that a cut must leave, one of them a vowel
};

BasicMorphologyArrays<base::ArrayOwned> freeze(const MorphologyDraft& draft);

// A view; safe to share between threads.
class Morphology {
 public:
  Morphology() = default;  // every word is its own stem
  explicit Morphology(const MorphologyArrays& arrays) : view_(arrays) {}
  std::string stem(std::string_view word) const;
  std::string cut(std::string_view word) const;  // what suffixes leave of it, whatever other tables say

 private:
  std::string_view string(StringId id) const { return base::string_at(view_.strings, id); }
  const SuffixRow* cut_suffix(std::size_t pass, std::string& word) const;
  const FormPair* find(std::span<const std::uint32_t> slots, std::span<const FormPair> pairs, std::string_view from) const;

  MorphologyArrays view_;
};

}  // namespace anteroom::lexicon
