// From mentions to findings. A general symptom takes the site that the words give it ("pain" + "in my stomach") and becomes
// what the ontology calls the two together; a list of sites gives a finding each. Context and holder say the rest.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using ontology::ConceptId;
using ontology::kNoConcept;

constexpr std::uint32_t kToAge = 6;       // tokens between a finding and the age at which it was
constexpr double kLastHour = 12;          // of a clock
constexpr double kEarly = 34;             // years: a greater number may be a pulse or a temperature
constexpr double kYearsBack = 2;          // from the age of then to that of now
constexpr double kDaysAMonth = 28;        // at least
constexpr std::uint32_t kToPlace = 4;     // tokens from a symptom to its own place
constexpr std::uint32_t kOwnerReach = 3;  // tokens from a symptom to whose place it is at

context::Experiencer experiencer_of(const Person& person) {
  return person.family ? context::Experiencer::family : context::Experiencer::other;
}

}  // namespace

void FactReader::read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, const Form& form,
                      Facts& out, std::vector<base::Problem>& problems) {
  text_ = &text;
  mentions_ = &mentions;
  context_ = &context;
  sentence_of_.assign(text.tokens().size(), 0);  // of the line breaks between, which are in none, too
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const base::Span tokens = text.sentences()[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) sentence_of_[t] = s;
  }
  find_closing();
  people_.read(text, mentions, context, closing_);
  find_signature();
  if (form.asked_on.year != 0) asked_on_ = form.asked_on;
  read_ages();
  read_traits();
  clauses_.read(text, mentions);
  find_sides();
  choose_patient();
  before_facts_ = problems.size();
  read_facts(form, out, problems);
}

void FactReader::read_other(const Form& form, Facts& out, std::vector<base::Problem>& problems) {
  std::swap(patient_, other_);
  in_other_ = !in_other_;
  loose_ = in_other_ && patient_ == kAsker;
  problems.resize(before_facts_);
  read_facts(form, out, problems);
}

// All that depends on who the patient is.
void FactReader::read_facts(const Form& form, Facts& out, std::vector<base::Problem>& problems) {
  out.clear();
  tell_patient(out.patient);
  attribute_used_ = says_side_;
  read_measures(out);
  read_pregnancy(out.patient);
  read_findings(out);
  recall_sites(out);
  find_anchors();
  attach_triggers(out);
  attach_sites(out);
  attach_attributes(out);
  mark_over(out);
  attach_times(out);
  mark_early(out);
  join_mentions(out);
  choose_chief(out);
  apply_form(form, out, problems);
}

context::Experiencer FactReader::experiencer_at(std::uint32_t token) const {
  const auto& all = mentions_->concepts;
  const auto match = base::holding(all, token);
  const bool known = match != all.end() && feels(match->value);  // of what one met with, whose it was
  const PersonId holder = known ? holder_of(*match, false) : people_.subject_at(token);
  const bool patients = holder == kNobody || holder == (in_other_ ? other_ : patient_);
  return patients ? context::Experiencer::patient : experiencer_of(people_.list()[holder]);
}

// Whose a finding is: the subject's, unless it is said to be at somebody's place: "I felt a lump in my 3-year-old's tummy". Of the
// asker, or of who is named beside, a part of the body must follow: "she burnt herself on my oven", "I caught it from my son".
PersonId FactReader::holder_of(const mention::Match& match, bool loose) const {
  if (const PersonId sufferer = people_.done_to(match); sufferer != kNobody) return sufferer;
  std::uint32_t at = 0;
  const PersonId owner = people_.owner_after(match.tokens.end, kOwnerReach, at);
  const auto& sites = mentions_->sites;
  const auto site = base::first_from(sites, at + 1);
  const bool body = (owner != kAsker && !people_.beside_at(at)) || (site != sites.end() && site->tokens.begin <= at + kOwnerReach);
  const bool same_sentence = owner != kNobody && body && sentence_of(at) == sentence_of(match.tokens.begin);
  if (same_sentence && led_by_place(at, match.tokens.end)) return owner;
  return loose && people_.implied_at(match.tokens.begin) ? kNobody : people_.subject_of(match);
}

void FactReader::add_finding(const mention::Match& match, ConceptId concept_id, ConceptId site, base::Span tokens, Facts& out) {
  const PersonId holder = holder_of(match, loose_);
  const bool asked = ontology_[concept_id].kind == ontology::Kind::intent;  // for the patient, whoever is told of
  const auto whose = asked || is_patient(holder) ? context::Experiencer::patient : experiencer_of(people_.list()[holder]);
  const context::Context words = context_->of(match.tokens);
  context::Context c = words.firm().of(whose);
  if (words.dated && (words.happened || passes(concept_id))) c.temporality = words.temporality, c.cue = words.cue;
  Finding finding;
  finding.concept_id = concept_id;
  finding.site = site;
  finding.words = words_of(tokens);
  finding.assertion = c.assertion;
  finding.experiencer = c.experiencer;
  const bool over = c.over && c.assertion == context::Assertion::present, lasts = over && is_background(match);
  const bool stands = lasts || (over && is_event(concept_id)) || (words.history && ontology_[concept_id].lasting);
  finding.temporality = stands ? context::Temporality::current : c.temporality;
  if (!c.cue.empty() && !stands) finding.cue_words = words_of(c.cue);
  out.findings.push_back(finding);
  places_.push_back({match.tokens, sentence_of(match.tokens.begin), holder, false, over && !lasts});
}

// "I have diabetes and had chest pain, but it went away": of an illness and a symptom in one sentence the symptom is what went.
bool FactReader::is_background(const mention::Match& match) const {
  if (ontology_[match.value].kind != ontology::Kind::condition) return false;
  const base::Span sentence = text_->sentences()[sentence_of(match.tokens.begin)].tokens;
  return std::any_of(base::first_from(mentions_->concepts, sentence.begin), base::first_from(mentions_->concepts, sentence.end),
                     [this](const mention::Match& other) { return ontology_[other.value].kind == ontology::Kind::symptom; });
}

// What has happened has happened: a fit that is over is a fit.
bool FactReader::is_event(ConceptId id) const {
  const auto ancestors = ontology_.ancestors(id);
  return std::any_of(ancestors.begin(), ancestors.end(), [this](ConceptId broad) { return ontology_[broad].event; });
}

// Whether it comes and goes: any symptom, what one met with, an injury or an infection, an illness that is one of those; but not a
// cancer, nor what was done or taken.
bool FactReader::passes(ConceptId id) const {
  const auto ancestors = ontology_.ancestors(id);
  return std::any_of(ancestors.begin(), ancestors.end(), [this](ConceptId broad) {
    const ontology::Kind kind = ontology_[broad].kind;
    return kind == ontology::Kind::symptom || kind == ontology::Kind::exposure || broad == known_.injury || broad == known_.infection;
  });
}

// "Meningitis at sixteen. I'm 44", "a febrile fit at 14 months, he is 4": an age that the patient was long before; a number that may be
// one of a clock says nothing.
void FactReader::mark_early(Facts& out) const {
  const Range now = out.patient[Measure::age];
  if (!now.known() || places_.empty()) return;
  for (const mention::Match& cue : mentions_->cues)
    if (lexicon_.cue(cue.value).meaning == lexicon::CueMeaning::then && was_aged(cue.tokens, now)) mark_early_beside(cue.tokens, out);
  for (const mention::Quantity& q : mentions_->quantities)  // its phrase may hold the finding's word: "fit at 14 months"
    if (q.kind == lexicon::QuantityKind::age && !lexicon_.pattern(q.pattern).now && was_aged(q.tokens, now))
      mark_early_beside(q.tokens, out);
}

void FactReader::mark_early_beside(base::Span then, Facts& out) const {
  const auto after = base::first_from(places_, then.begin);
  const auto next = static_cast<std::size_t>(after - places_.begin());
  for (std::size_t f = next - std::min<std::size_t>(next, 1); f < std::min(places_.size(), next + 1); ++f) {
    Finding& finding = out.findings[f];
    const bool here = finding.temporality == context::Temporality::current && finding.assertion == context::Assertion::present;
    if (!here || finding.experiencer != context::Experiencer::patient || !told_beside(then, f, out)) continue;
    const bool lasts = finding.duration_days.known(), as_age = words_of(then).span.contains(finding.duration_words.span);
    if (!feels(finding) || (lasts && !as_age)) continue;
    if (lasts) finding.duration_days = {}, finding.duration_words = {};  // "at fourteen months"
    finding.temporality = context::Temporality::past, finding.cue_words = words_of(then);
    break;
  }
}

// Whether a finding is said to have been at the age beside it: its words tell of what was, or it comes right before and is nothing that
// lasts. Of a symptom it must be told that one had it.
bool FactReader::told_beside(base::Span age, std::size_t finding, const Facts& facts) const {
  const base::Span place = places_[finding].tokens;
  const bool before = place.begin < age.end;  // or in it: "(fit at 14 months)"
  const base::Span gap = before ? base::Span{std::min(place.end, age.begin), age.begin} : base::Span{age.end, place.begin};
  if (places_[finding].sentence != sentence_of(age.begin) || gap.size() > kToAge) return false;
  const context::Context words = context_->of(place);
  if (words.soft_time && words.temporality == context::Temporality::past) return true;
  const ConceptId id = facts.findings[finding].concept_id;
  return before && people_.small_words(gap.begin, gap.end) && passes(id) && (ontology_[id].kind != ontology::Kind::symptom || is_event(id));
}

// Whether a time tells an age of the patient's that is years back: "at sixteen", "at fourteen months".
bool FactReader::was_aged(base::Span tokens, Range now) const {
  const auto number = base::first_from(mentions_->numbers, tokens.begin);
  if (number == mentions_->numbers.end() || number->tokens.end > tokens.end || number->low != number->high) return false;
  const auto& all = mentions_->quantities;
  const auto q = base::holding(all, number->tokens.begin);
  const bool part = q != all.end();
  const bool timed =
      part && (q->kind == lexicon::QuantityKind::age || q->kind == lexicon::QuantityKind::duration) && q->factor >= kDaysAMonth;
  const bool bare = !part && number->low > kLastHour && number->tokens.end == tokens.end && !number_at(tokens.end + 1);
  const double years = timed ? number->low * q->factor / kDaysAYear : number->low;
  return (timed || bare) && years < kEarly && years + kYearsBack <= now.low;
}

// What is said to be over has taken that course, whatever else its words do.
void FactReader::mark_over(Facts& out) const {
  if (known_.course == ontology::kNoAttribute) return;
  for (std::size_t f = 0; f < places_.size(); ++f) {
    std::uint32_t& course = out.findings[f].values[known_.course];
    if (places_[f].over && course == 0) course = known_.resolved;
  }
}

void FactReader::add_at(const mention::Match& match, ConceptId concept_id, std::uint32_t site, base::Span tokens, Facts& out) {
  const mention::Match& at = mentions_->sites[site];
  add_finding(match, concept_id, at.value, tokens, out);
  set_side(out.findings.back(), sides_[site]);
  places_.back().plural = ontology_[at.value].paired && is_plural(at);
  site_owner_[site] = static_cast<std::uint32_t>(out.findings.size()) - 1;
}

// What the symptom that a concept places is called at another site: hip pain is pain, and that of the knee is knee pain.
ConceptId FactReader::same_at(ConceptId symptom, ConceptId site) const {
  for (const ConceptId broad : ontology_.ancestors(symptom)) {
    if (ontology_.site_of(broad) != kNoConcept) continue;
    if (const ConceptId placed = ontology_.located(broad, site); placed != kNoConcept) return placed;
  }
  return kNoConcept;
}

// The mention at each of its sites; whether any of them is one that it can be at.
bool FactReader::add_located(const mention::Match& match, std::span<const std::uint32_t> sites, Facts& out) {
  const ConceptId own = ontology_.site_of(match.value);
  const auto first = static_cast<std::uint32_t>(out.findings.size());
  for (const std::uint32_t s : sites) {
    const mention::Match& site = mentions_->sites[s];
    const bool related = own == kNoConcept || ontology_.is_a(site.value, own) || ontology_.is_a(own, site.value);
    const base::Span tokens{std::min(match.tokens.begin, site.tokens.begin), std::max(match.tokens.end, site.tokens.end)};
    if (!related) {  // a headache and then a word on the neck
      const bool listed = s != sites.back() && site.tokens.begin < match.tokens.begin;
      const ConceptId same = listed ? same_at(match.value, site.value) : kNoConcept;
      if (same != kNoConcept) add_at(match, same, s, tokens, out);
      continue;
    }
    const ConceptId placed = ontology_.located(match.value, site.value);
    const bool narrower = own == kNoConcept || ontology_.is_a(site.value, own);
    // The two together have a name of their own. It stands in for the mention only where it says as much: a deep wound of the hand
    // is an injured hand, and still a deep wound.
    const bool replaces = placed != kNoConcept && ontology_.is_a(placed, match.value);
    if (placed != kNoConcept && !replaces && !ontology_.is_a(match.value, placed)) add_at(match, placed, s, tokens, out);
    add_at(match, replaces ? placed : match.value, s, tokens, out);
    if (!narrower) out.findings.back().site = own;
  }
  return out.findings.size() > first;
}

// Whether a mention is no more than a word for what the symptom beside it is like: "burning pain", "the pain is burning"; or, of what
// is done, what any is like: a "pressing" that no cue leads to.
bool FactReader::only_describes(std::size_t index) const {
  const auto& all = mentions_->concepts;
  const base::Span tokens = all[index].tokens;
  const auto& attributes = mentions_->attributes;
  const auto a = base::first_from(attributes, tokens.begin);
  if (a == attributes.end() || a->tokens != tokens || lexicon_.attribute(a->value).attribute != known_.character) return false;
  if (ontology_[all[index].value].kind == ontology::Kind::exposure) return !led_by_link(tokens.begin);
  const auto beside = [&](std::size_t other, std::uint32_t from, std::uint32_t to) {
    return ontology_[all[other].value].kind == ontology::Kind::symptom && from <= to && adjoins(from, to);
  };
  return (index + 1 < all.size() && beside(index + 1, tokens.end, all[index + 1].tokens.begin)) ||
         (index > 0 && beside(index - 1, all[index - 1].tokens.end, tokens.begin)) || describes_before(index);
}

// "The chest pain came on suddenly, is burning": both are pains, and the burning has no place, person or list of its own.
bool FactReader::describes_before(std::size_t index) const {
  if (index == 0) return false;
  const mention::Match &here = mentions_->concepts[index], &before = mentions_->concepts[index - 1];
  const base::Span between{before.tokens.end, here.tokens.begin};
  if (between.begin > between.end || sentence_of(before.tokens.begin) != sentence_of(between.end)) return false;
  const auto kinds = ontology_.ancestors(here.value).subspan(1);
  if (std::none_of(kinds.begin(), kinds.end(), [&](ConceptId kind) { return ontology_.is_a(before.value, kind); })) return false;
  for (auto person = base::first_from(mentions_->people, between.begin);
       person != mentions_->people.end() && person->tokens.begin < between.end; ++person) {
    const lexicon::PersonPhrase& said = lexicon_.person(person->value);
    if (said.subject && !said.owns) return false;
  }
  const std::uint32_t joiner = clauses_.of(between.end).tokens.begin;  // "pain and burning", but not "the pain is sharp and burning"
  const bool joined = joiner >= between.begin && mentions_->words[joiner].use->role == lexicon::NumberRole::joiner;
  if (joined && !says_attribute(joiner - 1, known_.character)) return false;
  const auto& sites = mentions_->sites;
  for (auto site = base::first_from(sites, between.begin); site != sites.end() && site->tokens.begin <= here.tokens.end + kToPlace;
       ++site) {
    const bool own = site->tokens.begin < between.end ? site_owner_[static_cast<std::size_t>(site - sites.begin())] == kNone
                                                      : led_by_place(site->tokens.begin, here.tokens.end);
    if (own) return false;
  }
  return true;
}

void FactReader::read_findings(Facts& out) {
  places_.clear();
  sites_taken_ = 0;
  site_owner_.assign(mentions_->sites.size(), kNone);
  look_for_questions();
  std::vector<std::uint32_t>& sites = site_list_;
  for (std::size_t i = 0; i < mentions_->concepts.size(); ++i) {
    const mention::Match& match = mentions_->concepts[i];
    if (in_signature(match.tokens.begin) || only_describes(i)) continue;
    const auto first = static_cast<std::uint32_t>(out.findings.size());
    const ontology::Kind kind = ontology_[match.value].kind;
    const bool takes_site = kind == ontology::Kind::symptom || kind == ontology::Kind::condition || kind == ontology::Kind::exposure;
    const bool found = takes_site && sites_of(match, i, sites);
    if (found && mentions_->sites[sites.front()].tokens.begin >= match.tokens.end) sites_taken_ = sites.back() + 1;
    if (!found || !add_located(match, sites, out)) add_finding(match, match.value, ontology_.site_of(match.value), match.tokens, out);
    own_sites_within(match.tokens, first, out);
    if (const ConceptId intent = asked_about(match); intent != kNoConcept) add_finding(match, intent, kNoConcept, match.tokens, out);
  }
  for (const Finding& finding : out.findings) {
    const ontology::Sex sex = ontology_[finding.concept_id].sex;
    const bool own = finding.experiencer == context::Experiencer::patient && finding.assertion != context::Assertion::absent;
    if (own && out.patient.sex == ontology::Sex::unknown) out.patient.sex = sex;
  }
}

// How much is said of a finding.
int FactReader::described(const Finding& f) const {
  int count = (f.site != kNoConcept) + !f.trigger_words.span.empty() + !f.relief_words.span.empty() + f.duration_days.known() +
              f.ago_days.known() + !f.frequency_words.span.empty() + f.episode_days.known();
  for (const std::uint32_t values : f.values) count += values != 0;
  return count;
}

void FactReader::set_value(Finding& finding, ontology::AttributeId attribute, std::uint32_t bit) {
  if (attribute != ontology::kNoAttribute) finding.values[attribute] |= bit;
}

}  // namespace anteroom::fact
