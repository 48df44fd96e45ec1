// Attributes, scales and sites that stand apart go to the finding that they belong to (find_owner.cc).

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using context::Assertion;
using context::Temporality;
using ontology::kNoConcept;

constexpr double kMild = 1, kModerate = 4, kSevere = 7;  // least values of a scale up to 10

}  // namespace

// Whether the words are what a finding's name is about: the tightness of "chest tightness" and of "tightness in my chest" is no
// character of it.
bool FactReader::names_finding(base::Span tokens) const {
  const auto& all = mentions_->concepts;
  const auto c = base::first_beyond(all, tokens.begin);
  if (c == all.end() || !c->tokens.contains(tokens) || c->tokens == tokens) return false;
  return c->tokens.end == tokens.end || is_place(tokens.end);
}

// Whether the words are part of what is done or taken: the light of "bright light" is not mild.
bool FactReader::within_other(base::Span tokens) const {
  const auto& all = mentions_->concepts;
  const auto c = base::first_beyond(all, tokens.begin);
  if (c == all.end() || !c->tokens.contains(tokens) || c->tokens == tokens) return false;
  const ontology::Kind kind = ontology_[c->value].kind;
  return kind == ontology::Kind::exposure || kind == ontology::Kind::medicine;
}

// Whether a number shares its words: "on a scale of one to ten" is of no one side.
bool FactReader::part_of_number(base::Span tokens) const {
  const auto& all = mentions_->quantities;
  const auto q = base::first_beyond(all, tokens.begin);
  return q != all.end() && q->tokens.overlaps(tokens);
}

// Whether the words say by how much it changes: "a bit better", "eased off a little".
bool FactReader::is_degree_of_course(std::size_t index) const {
  const auto& all = mentions_->attributes;
  const auto is = [&](std::size_t i, ontology::AttributeId attribute) { return lexicon_.attribute(all[i].value).attribute == attribute; };
  if (!is(index, known_.severity)) return false;
  const auto changes = [&](std::size_t i) {
    const std::uint32_t bit = lexicon_.attribute(all[i].value).bit;
    return is(i, known_.course) && (bit == known_.improving || bit == known_.worsening);
  };
  const auto adjoining = [&](std::uint32_t from, std::uint32_t to) {  // "off" may stand between
    return from == to || (from + 1 == to && clauses_.small_word(from) && !clauses_.ends_at(from));
  };
  return (index + 1 < all.size() && changes(index + 1) && adjoining(all[index].tokens.end, all[index + 1].tokens.begin)) ||
         (index > 0 && changes(index - 1) && adjoining(all[index - 1].tokens.end, all[index].tokens.begin));
}

// Whether a word of our own, or somebody, follows that the attribute describes: "severe looks", "a bad curry", "a new dog". What directly
// follows a finding describes that.
bool FactReader::describes_other(base::Span tokens) const {
  const base::Span sentence = text_->sentences()[sentence_of(tokens.begin)].tokens;
  if (tokens.size() > 1 || tokens.end >= sentence.end) return false;
  if (!clauses_.own_word(tokens.end) && !people_.noun_at(tokens.end)) return false;
  std::uint32_t t = tokens.begin;
  while (t > sentence.begin && mentions_->words[t - 1].use->filler) --t;
  const auto anchor = base::first_reaching(anchors_, t);
  return anchor == anchors_.end() || anchor->tokens.end != t;
}

// "Not severe", "it used to be constant"; not by a cue that denies something before the finding, nor by the attribute's own words.
bool FactReader::is_denied(base::Span tokens, std::uint32_t owner, const Facts& facts) const {
  const context::Context said = context_->of(tokens);
  const base::Span place = places_[owner].tokens;
  if (said.cue.empty() || tokens.contains(said.cue)) return false;
  if (said.assertion == Assertion::absent)
    return facts.findings[owner].assertion != Assertion::absent && !(said.cue.end <= place.begin && place.end <= tokens.begin);
  return said.temporality == Temporality::past && facts.findings[owner].temporality == Temporality::current && said.cue.begin >= place.end;
}

void FactReader::attach_attributes(Facts& out) const {
  for (std::size_t i = 0; i < mentions_->attributes.size(); ++i) {
    const mention::Match& match = mentions_->attributes[i];
    const lexicon::AttributePhrase& phrase = lexicon_.attribute(match.value);
    if (attribute_used_[i] || in_signature(match.tokens.begin) || is_lookalike(match.tokens)) continue;
    if (within_other(match.tokens) || is_degree_of_course(i)) continue;
    if (phrase.attribute == known_.laterality && part_of_number(match.tokens)) continue;
    if (phrase.attribute == known_.character && names_finding(match.tokens)) continue;
    const std::uint32_t next = described_next(match.tokens, out);
    std::uint32_t owner = next;
    if (next == kNone && !in_link(match.tokens) && !describes_other(match.tokens)) owner = owner_of(match.tokens, Owned::attribute, out);
    if (owner == kNone || is_denied(match.tokens, owner, out)) continue;
    give(owner, phrase, out);
    give_around(match.tokens, owner, phrase, out);
  }
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != lexicon::QuantityKind::scale || in_signature(q.tokens.begin)) continue;
    const double value = q.second >= 0 && q.high > q.low ? q.second : q.high;  // "on a scale of 1 to 10 it is 8"
    if (value < kMild) continue;
    const std::uint32_t owner = owner_of(q.tokens, Owned::attribute, out);
    if (owner == kNone) continue;
    const base::Span mention = mention_of(owner);
    for (std::uint32_t f = mention.begin; f < mention.end; ++f)
      set_value(out.findings[f], known_.severity, value >= kSevere ? known_.severe : value >= kModerate ? known_.moderate : known_.mild);
  }
  for (std::size_t f = 0; f < places_.size(); ++f) {
    const ontology::AttributeId side = known_.laterality;
    if (places_[f].plural && side != ontology::kNoAttribute && out.findings[f].values[side] == 0)
      set_value(out.findings[f], side, known_.bilateral);
  }
}

// And to what was told in words that hold those of the attribute: the "severe cramp in my calf" is a cramp and a pain in the calf.
void FactReader::give_around(base::Span tokens, std::uint32_t owner, const lexicon::AttributePhrase& phrase, Facts& out) const {
  const std::uint32_t first = mention_of(owner).begin, least = first - std::min(first, kMostLooked);
  for (std::uint32_t f = first; f-- > least;) {
    if (places_[f].tokens.contains(tokens) && places_[f].tokens != tokens) give(f, phrase, out);  // a word is none of itself
  }
}

// To all findings of the mention. A side that was said of the site itself stays.
void FactReader::give(std::uint32_t finding, const lexicon::AttributePhrase& phrase, Facts& out) const {
  const bool side = phrase.attribute == known_.laterality;
  const base::Span mention = mention_of(finding);
  for (std::uint32_t f = mention.begin; f < mention.end && feels(out.findings[f]); ++f) {
    std::uint32_t& values = out.findings[f].values[phrase.attribute];
    if (!side) {
      values |= phrase.bit;
    } else if (values == 0) {
      values = phrase.bit;
    }
  }
}

// A site that no symptom took may tell of what was told before at the same place: "the hip only started on Monday".
void FactReader::recall_sites(const Facts& facts) {
  for (std::size_t s = 0; s < site_owner_.size(); ++s) {
    if (site_owner_[s] == kNone && !in_signature(mentions_->sites[s].tokens.begin)) site_owner_[s] = recalled(s, facts);
  }
}

// Or, in words that say nothing else, where it is: "Mine is on the left arm", "both hands".
void FactReader::attach_sites(Facts& out) {
  const ontology::AttributeId side = known_.laterality;
  const auto take_side = [&](std::size_t s, std::uint32_t finding) {
    if (side != ontology::kNoAttribute && out.findings[finding].values[side] == 0) set_side(out.findings[finding], sides_[s]);
  };
  for (std::size_t s = 0; s < site_owner_.size(); ++s) {
    const mention::Match& site = mentions_->sites[s];
    if (site_owner_[s] != kNone) {
      take_side(s, site_owner_[s]);
      continue;
    }
    if (in_signature(site.tokens.begin) || in_link(site.tokens) || clauses_.of(site.tokens.begin).own_words != 0) continue;
    const std::uint32_t beside = owner_in_clause(site.tokens, Owned::attribute, out);
    if (beside != kNone) {  // "toothache, left jaw": the place is another, the side is the same
      take_side(s, beside);
      continue;
    }
    const std::uint32_t owner = owner_beyond_clause(site.tokens, Owned::attribute, out);
    if (owner == kNone) continue;
    Finding& finding = out.findings[owner];
    if (finding.site != kNoConcept || ontology_.site_of(finding.concept_id) != kNoConcept) continue;
    finding.site = site.value;
    const ontology::ConceptId placed = ontology_.located(finding.concept_id, site.value);
    if (placed != kNoConcept && ontology_.is_a(placed, finding.concept_id)) finding.concept_id = placed;
    places_[owner].plural = ontology_[site.value].paired && is_plural(site);
    take_side(s, owner);
    site_owner_[s] = owner;
  }
  find_anchors();
}

// The finding at this site that was told of last, on the same side where both are known.
std::uint32_t FactReader::recalled(std::size_t site, const Facts& facts) const {
  const mention::Match& match = mentions_->sites[site];
  const ontology::AttributeId side = known_.laterality;
  const auto after = base::first_beyond(places_, match.tokens.begin);
  std::uint32_t looked = 0;
  for (auto i = static_cast<std::uint32_t>(after - places_.begin()); i-- > 0 && looked++ < kMostLooked;) {
    if (sentence_of(match.tokens.begin) - places_[i].sentence > kSentencesBack) break;
    const Finding& f = facts.findings[i];
    if (f.site == kNoConcept || f.assertion == Assertion::absent) continue;
    if (!ontology_.is_a(f.site, match.value) && !ontology_.is_a(match.value, f.site)) continue;
    const std::uint32_t has = side == ontology::kNoAttribute ? 0 : f.values[side];
    if (has == 0 || sides_[site] == 0 || (has & sides_[site]) != 0) return i;
  }
  return kNone;
}

}  // namespace anteroom::fact
