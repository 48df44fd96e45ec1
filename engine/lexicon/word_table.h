// engine/lexicon/word_table.h: from a word as written to what the phrases know it as: its own form, its stem, its uses.
//
//   TokenWords w = table.look_up("twitches");   // w.stem is the same as for "twitching"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anteroom::lexicon {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;  // in no phrase

// What a number word is to the number grammar (mention/number_grammar.cc).
enum class NumberRole : std::uint8_t { none, unit, ten, multiplier, fraction, vague, article, joiner, range };

enum class Dimension : std::uint8_t { none, time, temperature, mass, length, glucose, pressure };

// What a word is by itself, whatever phrases it is in.
struct WordUse {
  NumberRole role = NumberRole::none;
  Dimension dimension = Dimension::none;
  std::uint8_t month = 0;    // 1 to 12
  std::uint8_t weekday = 0;  // 1 (Monday) to 7
  bool filler = false;
  bool known = false;      // a word of the language: in a phrase, a common word, or an inflection of one
  double number = 0;       // value of a number word
  double factor = 1;       // of a unit: to days, kg, cm; the degree of a temperature is in `unit`
  std::uint32_t unit = 0;  // index into WordTable::unit_name
};

struct TokenWords {
  WordId exact = kNoWord;  // the form as it stands, where a phrase asks for just it
  WordId stem = kNoWord;
  const WordUse* use = nullptr;  // never null from look_up
  bool corrected = false;        // a misspelling was mended
};

struct SuffixRule {  // "ies" -> "y"
  std::string cut, put;
  bool undouble = false;  // "stopping" -> "stop"
};

struct Morphology {
  std::vector<std::vector<SuffixRule>> passes;                 // in each pass the first rule that fits is applied
  std::unordered_map<std::string, std::string> irregular;      // "swollen" -> "swell"; finish() adds each base itself
  std::vector<std::pair<std::string, std::string>> spellings;  // "haem" -> "hem", anywhere in a word
  std::string vowels, undouble_letters;
  std::size_t least_stem = 3;  // bytes that a cut must leave, one of them a vowel
  void finish();               // once, when all is filled in
  std::string stem(std::string_view word) const;

 private:
  const SuffixRule* cut_suffix(const std::vector<SuffixRule>& pass, std::string& word) const;
  std::unordered_map<std::string, std::string> swallowed_;  // an irregular base without its end -> the base: "shak"
};

// Frozen after freeze(); then safe to share. look_up costs one hash for a known word.
class WordTable {
 public:
  void set_morphology(Morphology morphology) { morphology_ = std::move(morphology), morphology_.finish(); }
  const Morphology& morphology() const { return morphology_; }

  // Building: a word of a phrase by its stem, or by its exact form.
  WordId add_stem(std::string_view word);
  WordId add_exact(std::string_view word);
  WordUse& use(std::string_view word);  // declares the word as known
  std::uint32_t add_unit(std::string_view name);
  // Whether the word was declared by `use`, not only as a part of phrases.
  bool knows_by_itself(std::string_view word) const;
  void freeze();

  TokenWords look_up(std::string_view word) const;
  // Whether the word is an inflection of another that is known: "thighs" and "feet", not "thigh" or "ankle".
  bool is_inflected(std::string_view word) const;
  std::string_view unit_name(std::uint32_t unit) const { return units_[unit]; }
  WordId words() const { return next_; }

 private:
  struct Form {  // a surface form that is known
    std::string text;
    WordId exact = kNoWord, stem = kNoWord;
    WordUse use;
    bool declared = false;  // by `use`
  };
  const Form* find(std::string_view word) const;
  const Form* mend(std::string_view word) const;  // the known form that is most likely meant, or null
  template <typename Visit>
  void each_near(std::string_view word, std::size_t slips, const Visit& visit) const;
  Form& form(std::string_view word);
  WordId stem_id(const std::string& stem, bool add);
  void pass_on_uses();
  static constexpr int kBucketBits = 18;
  static std::size_t bucket_of(std::uint32_t hash) { return hash >> (32 - kBucketBits); }
  void index(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& remainders);

  struct Inflected {   // all forms of one stem
    WordUse use;       // of those that have none of their own
    std::string form;  // that the others are inflections of
  };
  Morphology morphology_;
  std::vector<Form> forms_;
  std::unordered_map<std::string, std::uint32_t> building_;
  std::unordered_map<std::string, WordId> stems_;                    // stems of phrases
  std::unordered_map<std::string, Inflected> inflected_;             // by stem, of all forms
  std::vector<std::uint32_t> slots_;                                 // open addressing over forms_, 1-based
  std::vector<std::pair<std::uint32_t, std::uint32_t>> remainders_;  // hash of a form with letters left out, form; in buckets
  std::vector<std::uint32_t> remainders_from_;                       // by bucket
  std::vector<std::string> units_{""};
  WordUse unknown_;
  WordId next_ = 1;
};

std::uint64_t hash_of(std::string_view text);

}  // namespace anteroom::lexicon
