// From mentions to findings. A general symptom takes the site that the words give it ("pain" + "in my stomach") and becomes
// what the ontology calls the two together; a list of sites gives a finding each. Context and holder say the rest.
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::CueMeaning;
using ontology::ConceptId;
using ontology::kNoConcept;

constexpr std::uint32_t kAfter = 7;       // tokens from a symptom to the site that follows it
constexpr std::uint32_t kBefore = 5;      // tokens from a site to the symptom that follows it
constexpr std::uint32_t kAdjoining = 2;   // small words between an adjective and its site
constexpr std::uint32_t kOwnerReach = 3;  // tokens from a symptom to whose place it is at
constexpr std::uint32_t kInList = 3;      // tokens between sites of one list

context::Experiencer experiencer_of(Relation relation) {
  switch (relation) {
    case Relation::friend_:
    case Relation::other:
    case Relation::self:
    case Relation::unknown:
      return context::Experiencer::other;
    default:
      return context::Experiencer::family;
  }
}

}  // namespace

void FactReader::read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, const Form& form,
                      Facts& out, std::vector<base::Problem>& problems) {
  text_ = &text;
  mentions_ = &mentions;
  context_ = &context;
  out.clear();
  sentence_of_.resize(text.tokens().size());
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const base::Span tokens = text.sentences()[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) sentence_of_[t] = s;
  }
  people_.read(text, mentions);
  find_signature();
  if (form.asked_on.year != 0) asked_on_ = form.asked_on;
  read_ages();
  read_traits();
  choose_patient(out);
  read_measures(out);
  read_pregnancy(out.patient);
  read_findings(out);
  attach_triggers(out);
  attach_attributes(out);
  attach_times(out);
  choose_chief(out);
  apply_form(form, out, problems);
}

context::Experiencer FactReader::experiencer_at(std::uint32_t token) const {
  const PersonId holder = people_.subject_at(token);
  return is_patient(holder) ? context::Experiencer::patient : experiencer_of(people_.list()[holder].relation);
}

// Whether every symptom between this one and the token is in one list with it: "pain and swelling in my knee" share the knee,
// "anxious, I felt numbness in my hands" does not share the hands.
bool FactReader::shares_list(std::size_t index, std::uint32_t token) const {
  const auto& concepts = mentions_->concepts;
  for (std::size_t i = index; i + 1 < concepts.size() && concepts[i + 1].tokens.begin < token; ++i) {
    for (std::uint32_t t = concepts[i].tokens.end; t < concepts[i + 1].tokens.begin; ++t) {
      const lexicon::WordUse& use = *mentions_->words[t].use;
      const bool joins = use.filler || use.role == lexicon::NumberRole::joiner || use.role == lexicon::NumberRole::range;
      if (!joins && text_->tokens()[t].kind != text::TokenKind::punctuation) return false;
    }
  }
  return true;
}

// Whether nothing but small words stands between: "swollen left eyelid".
bool FactReader::adjoins(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (!mentions_->words[t].use->filler) return false;
  }
  return to - from <= kAdjoining;
}

// Whether a word of place stands right before the token, but for small words: "in my left" leads to "knee".
bool FactReader::led_by_place(std::uint32_t token, std::uint32_t from) const {
  const auto& cues = mentions_->cues;
  while (token > from) {
    const auto after = std::partition_point(cues.begin(), cues.end(), [&](const auto& c) { return c.tokens.end < token; });
    for (auto cue = after; cue != cues.end() && cue->tokens.end == token; ++cue) {
      if (lexicon_.cue(cue->value).meaning == CueMeaning::place) return cue->tokens.begin >= from;
    }
    // "in my 3 year old's tummy": whose it is may stand between.
    const auto& people = mentions_->people;
    const auto person = std::partition_point(people.begin(), people.end(), [&](const auto& m) { return m.tokens.end < token; });
    if (person != people.end() && person->tokens.end == token) {
      token = person->tokens.begin;
      continue;
    }
    if (!mentions_->words[--token].use->filler) return false;
  }
  return false;
}

// The sites of one symptom, as indexes into Mentions::sites: those that follow in a list after a word of place, else the one before.
bool FactReader::sites_of(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const {
  sites.clear();
  const auto& all = mentions_->sites;
  const auto& tokens = text_->tokens();
  const base::Span sentence = text_->sentences()[sentence_of(match.tokens.begin)].tokens;
  const auto first = std::partition_point(all.begin(), all.end(), [&](const auto& s) { return s.tokens.begin < match.tokens.end; });
  std::uint32_t reached = match.tokens.end;
  for (auto it = first; it != all.end() && it->tokens.end <= sentence.end; ++it) {
    const bool list = !sites.empty();
    if (it->tokens.begin - reached > (list ? kInList : kAfter)) break;
    if (!list) {
      // "numb, and my knee hurts": without a word of place the site belongs to what follows.
      const bool led = led_by_place(it->tokens.begin, match.tokens.end) || adjoins(match.tokens.end, it->tokens.begin);
      if (!led || !shares_list(index, it->tokens.begin)) break;
    } else if (index + 1 < mentions_->concepts.size() && mentions_->concepts[index + 1].tokens.begin < it->tokens.begin) {
      break;
    }
    sites.push_back(static_cast<std::uint32_t>(it - all.begin()));
    reached = it->tokens.end;
  }
  if (!sites.empty()) return true;
  if (first == all.begin() || ontology_[match.value].kind == ontology::Kind::exposure) return false;  // "arm since this morning"
  const auto before = std::prev(first);
  if (before->tokens.begin >= match.tokens.begin) {  // inside the phrase itself
    sites.push_back(static_cast<std::uint32_t>(before - all.begin()));
    return true;
  }
  if (before->tokens.begin < sentence.begin || before->tokens.end + kBefore < match.tokens.begin) return false;
  for (std::uint32_t t = before->tokens.end; t < match.tokens.begin; ++t) {
    if (tokens[t].kind != text::TokenKind::word && text_->folded(tokens[t]) != "-") return false;
  }
  // "pain in her chest and short of breath": the chest is the pain's; "pain in my calf and swollen": it is both's.
  const bool taken_before = static_cast<std::uint32_t>(before - all.begin()) < sites_taken_;
  if (taken_before && ontology_.located(match.value, before->value) == kNoConcept) return false;
  if (index > 0 && mentions_->concepts[index - 1].tokens.end > before->tokens.begin) {
    // "chest pain and sweating": the chest is the pain's. "My leg is swollen and painful": the leg is shared.
    const bool taken = mentions_->concepts[index - 1].tokens.contains(before->tokens);
    if (taken || !shares_list(index - 1, match.tokens.end)) return false;
  }
  sites.push_back(static_cast<std::uint32_t>(before - all.begin()));
  return true;
}

// Whose a finding is: the subject's, unless it is said to be at somebody's place: "I felt a lump in my 3-year-old's tummy".
PersonId FactReader::holder_of(const mention::Match& match) const {
  std::uint32_t at = 0;
  const PersonId owner = people_.owner_after(match.tokens.end, kOwnerReach, at);
  const bool same_sentence = owner != kNobody && sentence_of(at) == sentence_of(match.tokens.begin);
  return same_sentence && led_by_place(at, match.tokens.end) ? owner : people_.subject_at(match.tokens.begin);
}

void FactReader::add_finding(const mention::Match& match, ConceptId concept_id, ConceptId site, base::Span tokens, Facts& out) {
  const context::Context c = context_->of(match.tokens).firm();
  const PersonId holder = holder_of(match);
  Finding finding;
  finding.concept_id = concept_id;
  finding.site = site;
  finding.words = words_of(tokens);
  finding.assertion = c.assertion;
  finding.temporality = c.temporality;
  finding.experiencer = is_patient(holder) ? c.experiencer : experiencer_of(people_.list()[holder].relation);
  if (!c.cue.empty()) finding.cue_words = words_of(c.cue);
  out.findings.push_back(finding);
  places_.push_back({match.tokens, sentence_of(match.tokens.begin), holder});
}

void FactReader::read_findings(Facts& out) {
  places_.clear();
  sites_taken_ = 0;
  std::vector<std::uint32_t>& sites = site_list_;
  for (std::size_t i = 0; i < mentions_->concepts.size(); ++i) {
    const mention::Match& match = mentions_->concepts[i];
    if (in_signature(match.tokens.begin)) continue;
    const ontology::Concept& here = ontology_[match.value];
    const ConceptId own = ontology_.site_of(match.value);
    const bool takes_site =
        here.kind == ontology::Kind::symptom || here.kind == ontology::Kind::condition || here.kind == ontology::Kind::exposure;
    if (!takes_site || !sites_of(match, i, sites)) {
      add_finding(match, match.value, own, match.tokens, out);
      continue;
    }
    if (mentions_->sites[sites.front()].tokens.begin >= match.tokens.end) sites_taken_ = sites.back() + 1;
    bool added = false;
    for (const std::uint32_t s : sites) {
      const mention::Match& site = mentions_->sites[s];
      const bool related = own == kNoConcept || ontology_.is_a(site.value, own) || ontology_.is_a(own, site.value);
      if (!related) continue;  // a headache and then a word on the neck
      const ConceptId placed = ontology_.located(match.value, site.value);
      base::Span tokens{std::min(match.tokens.begin, site.tokens.begin), std::max(match.tokens.end, site.tokens.end)};
      const bool narrower = own == kNoConcept || ontology_.is_a(site.value, own);
      // The two together have a name of their own. It stands in for the mention only where it says as much: a deep wound of the hand
      // is an injured hand, and still a deep wound.
      const bool replaces = placed != kNoConcept && ontology_.is_a(placed, match.value);
      if (placed != kNoConcept && !replaces && !ontology_.is_a(match.value, placed)) add_finding(match, placed, site.value, tokens, out);
      add_finding(match, replaces ? placed : match.value, narrower ? site.value : own, tokens, out);
      // "thighs": a paired site in the plural is both sides.
      if (ontology_[site.value].paired && is_plural(site)) set_value(out.findings.back(), "laterality", "bilateral");
      added = true;
    }
    if (!added) add_finding(match, match.value, own, match.tokens, out);
  }
  for (const Finding& finding : out.findings) {
    const ontology::Sex sex = ontology_[finding.concept_id].sex;
    const bool own = finding.experiencer == context::Experiencer::patient && finding.assertion != context::Assertion::absent;
    if (own && out.patient.sex == ontology::Sex::unknown) out.patient.sex = sex;
  }
}

// A form that is not the one the phrase was written in, and longer: the lexicon writes sites in the singular.
bool FactReader::is_plural(const mention::Match& site) const {
  const std::uint32_t last = site.tokens.end - 1;
  return lexicon_.words().is_inflected(text_->folded(text_->tokens()[last]));
}

// How much is said of a finding.
int FactReader::described(const Finding& f) const {
  int count = (f.site != kNoConcept) + (f.trigger != kNoConcept) + (f.relief != kNoConcept) + f.duration_days.known() + f.ago_days.known() +
              !f.frequency_words.span.empty() + f.episode_days.known();
  for (const std::uint32_t values : f.values) count += values != 0;
  return count;
}

void FactReader::set_value(Finding& finding, std::string_view attribute, std::string_view value) const {
  const ontology::AttributeId id = ontology_.find_attribute(attribute);
  if (id != ontology::kNoAttribute) finding.values[id] |= ontology_.value_bit(id, value);
}

}  // namespace anteroom::fact
