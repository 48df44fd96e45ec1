// Overlap is enough: where a mention begins ("a bad headache", "headache") is taste.
#include "engine/audit/score_spans.h"

namespace anteroom::audit {

Pairing pair_spans(const std::vector<GoldSpan>& gold, const std::vector<FoundSpan>& found) {
  Pairing pairing;
  std::vector<bool> taken(found.size());
  for (const GoldSpan& wanted : gold) {
    std::size_t of = Pairing::kNone;
    for (std::size_t i = 0; i < found.size() && of == Pairing::kNone; ++i) {
      const Target& place = found[i].place;
      if (!taken[i] && place.begin < wanted.place.end && wanted.place.begin < place.end) of = i;
    }
    if (of != Pairing::kNone) taken[of] = true, ++pairing.right;
    else ++pairing.missed;
    pairing.found_of.push_back(of);
  }
  pairing.wrong = found.size() - pairing.right;
  return pairing;
}

std::string list_words(const std::vector<FoundSpan>& spans) {
  std::string out;
  for (const FoundSpan& span : spans) out += (out.empty() ? "'" : ", '") + span.words + "'";
  return out.empty() ? "nothing" : out;
}

}  // namespace anteroom::audit
