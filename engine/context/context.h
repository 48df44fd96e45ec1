// engine/context/context.h: whether something is asserted, when it holds, and whose it is.
//
//   ContextReader reader(lexicon);
//   reader.read(text, mentions);
//   Context c = reader.of({4, 5});   // tokens of a mention, or of any target
//
// ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): cues act forward or backward to the end of their scope. Added
// here: look-alikes, cues that end a thing ("went away": past, not absent), and reach in tokens for weak cues.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/span.h"
#include "engine/context/status.h"
#include "engine/lexicon/lexicon.h"
#include "engine/mention/mention.h"
#include "engine/text/text.h"

namespace anteroom::context {

// What the words around a target say of it. `family` is what a family-history cue says; who the subject is, fact/ decides.
struct Context {
  Assertion assertion = Assertion::present;
  Temporality temporality = Temporality::current;
  Experiencer experiencer = Experiencer::patient;
  base::Span cue;  // tokens of the cue that decided the assertion, else the time, else whose; empty for none
};

// Reads one text's cues, then answers for targets in it. One object a thread; `text` and `mentions` must outlive the answers.
class ContextReader {
 public:
  explicit ContextReader(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}
  void read(const text::Text& text, const mention::Mentions& mentions);
  Context of(base::Span target) const;

 private:
  struct Placed {
    base::Span tokens;
    const lexicon::Cue* cue;
    lexicon::CueReach reach;  // forward or backward
  };
  void apply(const Placed& placed, Context& context, std::uint8_t& decided) const;
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  bool beyond_comma(std::uint32_t from, std::uint32_t to) const;

  const lexicon::Lexicon& lexicon_;
  std::vector<Placed> cues_;
  std::vector<std::uint32_t> sentence_of_;  // of each token
  std::vector<std::uint8_t> is_comma_;      // of each token
  std::vector<std::uint32_t> first_cue_;    // of each sentence, one more than sentences
};

}  // namespace anteroom::context
