// Questions about a medicine, a test or an operation whose words ask for nothing that the lexicon knows ("Is omeprazole safe?", "TSH
// 6.8. What does it mean?"). Who has told of a symptom asks for help with it, whatever is mentioned beside.
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using ontology::Kind;

enum Holds : std::uint8_t { kOther = 0, kSymptom = 1, kThing = 2, kIntent = 4 };

}  // namespace

// What each sentence holds, and the first with a symptom.
void FactReader::look_for_questions() {
  sentence_holds_.assign(text_->sentences().size(), 0);
  first_symptom_ = kNone;
  for (const mention::Match& match : mentions_->concepts) {
    const std::uint32_t s = sentence_of(match.tokens.begin);
    const Kind kind = ontology_[match.value].kind;
    if (kind == Kind::symptom) first_symptom_ = std::min(first_symptom_, s);
    const bool thing = ontology_.asks_about(kind) != ontology::kNoConcept;
    const Holds holds = kind == Kind::symptom ? kSymptom : kind == Kind::intent ? kIntent : thing ? kThing : kOther;
    sentence_holds_[s] = static_cast<std::uint8_t>(sentence_holds_[s] | holds);
  }
}

// The intent of a question about this thing, or kNoConcept: one in its own sentence, in the last clause where a symptom is told too;
// or the next sentence, where nothing but the thing was told of.
ontology::ConceptId FactReader::asked_about(const mention::Match& match) {
  const ontology::ConceptId intent = ontology_.asks_about(ontology_[match.value].kind);
  const bool any = ontology_.ancestors(match.value).size() == 1 && ontology_.descendants(match.value).size() > 1;  // "do I need medicine?"
  const std::uint32_t s = sentence_of(match.tokens.begin);
  if (intent == ontology::kNoConcept || any || first_symptom_ < s) return ontology::kNoConcept;
  const text::Sentence& sentence = text_->sentences()[s];
  bool asked = false;
  if (sentence.question) {
    const bool last = clauses_.at(match.tokens.begin) == clauses_.at(sentence.tokens.end - 1);
    asked = (sentence_holds_[s] & kIntent) == 0 && (last || (sentence_holds_[s] & kSymptom) == 0);
    sentence_holds_[s] |= kIntent;  // once
  } else if (s + 1 < sentence_holds_.size() && first_symptom_ > s) {
    asked = text_->sentences()[s + 1].question && sentence_holds_[s + 1] == 0;
    if (asked) sentence_holds_[s + 1] |= kIntent;
  }
  return asked ? intent : ontology::kNoConcept;
}

}  // namespace anteroom::fact
