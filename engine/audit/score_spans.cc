// Overlap is enough: where a mention begins ("a bad headache", "headache") is taste. People mark one place twice where it is two
// things at once, so a found span may answer several.
#include "engine/audit/score_spans.h"

namespace anteroom::audit {

Pairing pair_spans(const std::vector<GoldSpan>& gold, const std::vector<FoundSpan>& found) {
  Pairing pairing;
  std::vector<bool> answers(found.size());
  for (const GoldSpan& wanted : gold) {
    std::size_t of = Pairing::kNone;
    for (std::size_t i = found.size(); i-- > 0;) {
      const Target& place = found[i].place;
      if (place.begin < wanted.place.end && wanted.place.begin < place.end) of = i, answers[i] = true;
    }
    ++(of == Pairing::kNone ? pairing.missed : pairing.right);
    pairing.found_of.push_back(of);
  }
  for (const bool one : answers) ++(one ? pairing.found_right : pairing.wrong);
  return pairing;
}

std::string list_words(const std::vector<FoundSpan>& spans) {
  std::string out;
  for (const FoundSpan& span : spans) out += (out.empty() ? "'" : ", '") + span.words + "'";
  return out.empty() ? "nothing" : out;
}

}  // namespace anteroom::audit
