// Two mentions of one complaint say together what it is like: "Back pain for 10 days. ... The pain is dull." Each gets what it lacks of
// the other, so that a rule which asks for both finds both. They are one where the later is the earlier or a broader name of it, at the
// same place and side, of the same person, and both are so now. "A new rash on top of my eczema" is two.
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using ontology::ConceptId;
using ontology::kNoConcept;

void fill(Range& to, const Range& from) {
  if (!to.known()) to = from;
}
void fill(Words& to, const Words& from) {
  if (to.span.empty()) to = from;
}

}  // namespace

bool FactReader::same_complaint(std::uint32_t earlier, std::uint32_t later, const Facts& facts) const {
  const Finding &one = facts.findings[earlier], &two = facts.findings[later];
  if (!one.plain() || !two.plain() || places_[earlier].holder != places_[later].holder || places_[earlier].tokens == places_[later].tokens)
    return false;
  const auto related = [&](ConceptId x, ConceptId y) { return ontology_.is_a(x, y) || ontology_.is_a(y, x); };
  if (!ontology_.is_a(one.concept_id, two.concept_id)) return false;
  if (one.site != kNoConcept && two.site != kNoConcept && !related(one.site, two.site)) return false;
  const ontology::AttributeId side = known_.laterality;
  if (side == ontology::kNoAttribute || one.values[side] == 0 || two.values[side] == 0) return true;
  return (one.values[side] & two.values[side]) != 0;
}

void FactReader::share(Finding& to, const Finding& from) const {
  if (to.site == kNoConcept) to.site = from.site;
  for (std::size_t a = 0; a < to.values.size(); ++a) {
    if (to.values[a] == 0) to.values[a] = from.values[a];
  }
  fill(to.duration_days, from.duration_days), fill(to.duration_words, from.duration_words);
  fill(to.episode_days, from.episode_days), fill(to.episode_words, from.episode_words);
  fill(to.ago_days, from.ago_days), fill(to.ago_words, from.ago_words);
  fill(to.per_day, from.per_day), fill(to.frequency_words, from.frequency_words);
  if (to.trigger_words.span.empty()) to.trigger = from.trigger, to.trigger_words = from.trigger_words;
  if (to.relief_words.span.empty()) to.relief = from.relief, to.relief_words = from.relief_words;
}

void FactReader::join_mentions(Facts& out) const {
  for (std::uint32_t i = 1; i < places_.size(); ++i) {
    if (!feels(out.findings[i])) continue;
    std::uint32_t looked = 0;
    for (std::uint32_t k = i; k-- > 0 && looked++ < kMostLooked;) {
      if (!same_complaint(k, i, out)) continue;
      share(out.findings[i], out.findings[k]);
      share(out.findings[k], out.findings[i]);
      break;
    }
  }
}

}  // namespace anteroom::fact
