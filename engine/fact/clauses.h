// engine/fact/clauses.h: a text cut into clauses, and whether a clause says anything of its own.
//
//   Clauses clauses(lexicon);
//   clauses.read(text, mentions);
//   if (clauses.of(token).own_words == 0) ...   // "it came on suddenly": of something else, told before or after
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/span.h"
#include "engine/mention/mention.h"
#include "engine/text/text.h"

namespace anteroom::fact {

// Ends at a mark (a comma, a bracket), before a joiner ("and") and before a cue that begins or ends a clause.
struct Clause {
  base::Span tokens;
  std::uint32_t sentence = 0;
  std::uint32_t own_words =
      0;                // that no phrase of the lexicon covers: the "psychiatrist" and "clinic" of "my psychiatrist left the clinic"
  bool refers = false;  // says "it" or "they" of what was told before
};

// Holds one text's clauses at a time and reuses its memory.
class Clauses {
 public:
  explicit Clauses(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}
  void read(const text::Text& text, const mention::Mentions& mentions);

  std::uint32_t at(std::uint32_t token) const { return clause_of_[token]; }
  const Clause& operator[](std::uint32_t clause) const { return clauses_[clause]; }
  const Clause& of(std::uint32_t token) const { return clauses_[clause_of_[token]]; }
  bool own_word(std::uint32_t token) const { return own_word_[token] != 0; }
  // A filler, a pronoun, a word of no meaning here: what may be cut off at either end of what is reported.
  bool small_word(std::uint32_t token) const { return small_word_[token] != 0; }
  // Whether a mark parts this token from what follows: a comma, not a hyphen within a word.
  bool ends_at(std::uint32_t token) const;

  // The words are part of what is said elsewhere (a trigger), so they say nothing of their own.
  void cover(base::Span tokens);

 private:
  void mark_phrases(const mention::Mentions& mentions);
  void mark_beginnings(const mention::Mentions& mentions);

  const lexicon::Lexicon& lexicon_;
  const text::Text* text_ = nullptr;
  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> clause_of_;                               // by token
  std::vector<std::uint8_t> own_word_, small_word_, within_, begins_;  // by token; within_: inside a phrase, where no joiner parts anything
};

}  // namespace anteroom::fact
