// Who the patient is. Ages and traits are first given to the person they are said of; then the person with the complaint is
// chosen; then what is said of that person becomes the patient. A signature line under the question is the asker's.
#include <algorithm>
#include <cmath>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using lexicon::TraitPhrase;
using ontology::Sex;

constexpr double kDaysAYear = 365.25, kDaysAMonth = 30;
constexpr double kOldest = 120;
constexpr double kYoungestAsker = 10;                    // years
constexpr int kSymptom = 6, kCondition = 2, kOther = 1;  // what makes somebody the patient
constexpr int kOwner = kSymptom + 2;                     // "her roommate has a rash": she is asked about
constexpr int kFirst = 1;                // of two who have as much, the one told of first: "my son has a fever, and I have a cough too"
constexpr std::uint32_t kNameReach = 2;  // tokens between "3-year-old" and "son"

bool agree(const Range& a, const Range& b) { return !a.known() || !b.known() || (a.low <= b.high + 1 && b.low <= a.high + 1); }

Range in_years(const mention::Quantity& q, int asked_year) {
  if (q.kind == QuantityKind::birth_year) {
    if (asked_year == 0) return {};
    return {asked_year - q.high - 1, asked_year - q.low};
  }
  const double low = q.days_low() / kDaysAYear, high = q.days_high() / kDaysAYear;
  if (high > kOldest) return {};
  const auto tidy = [](double years) { return std::abs(years - std::round(years)) < 1e-6 ? std::round(years) : years; };
  return {tidy(low), tidy(high)};
}

}  // namespace

std::string_view name_of(Relation relation) {
  static constexpr std::string_view kNames[] = {"self",        "child",  "parent", "partner", "sibling",
                                                "grandparent", "friend", "other",  "unknown"};
  return kNames[static_cast<std::size_t>(relation)];
}

std::string_view name_of(Measure measure) {
  static constexpr std::string_view kNames[] = {"age",       "weeks_pregnant", "temperature",      "systolic",
                                                "diastolic", "heart_rate",     "respiratory_rate", "oxygen_saturation",
                                                "glucose",   "weight",         "height",           "peak_flow"};
  return kNames[static_cast<std::size_t>(measure)];
}

void Facts::clear() {
  patient = Patient{};
  findings.clear();
  chief.clear();
}

Words FactReader::words_of(base::Span tokens) const {
  const auto& list = text_->tokens();
  return {{list[tokens.begin].source.begin, list[tokens.end - 1].source.end}, list[tokens.begin].part};
}

void FactReader::find_signature() {
  signature_ = {};
  asked_on_ = {};
  const auto& tokens = text_->tokens();
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != QuantityKind::asked_on) continue;
    asked_on_ = q.date;
    if (in_signature(q.tokens.begin)) continue;  // a line of nothing but dates is walked once
    signature_ = q.tokens;                       // and the rest of its line
    while (signature_.begin > 0 && tokens[signature_.begin - 1].kind != text::TokenKind::line_break) --signature_.begin;
    while (signature_.end < tokens.size() && tokens[signature_.end].kind != text::TokenKind::line_break) ++signature_.end;
  }
}

// "At the age of 12": a word of the past is part of the phrase, or stands right before it.
bool FactReader::told_of_past(base::Span tokens) const {
  const auto& cues = mentions_->cues;
  for (auto cue = std::partition_point(cues.begin(), cues.end(), [&](const auto& c) { return c.tokens.end < tokens.begin; });
       cue != cues.end() && cue->tokens.begin < tokens.end; ++cue) {
    if (lexicon_.cue(cue->value).meaning == lexicon::CueMeaning::past) return true;
  }
  return false;
}

void FactReader::read_ages() {
  auto& people = people_.list();
  unnamed_ = Person{};
  own_age_ = false;
  const auto give = [&](PersonId id, Range years, base::Span tokens, bool exact) {
    Person& person = id == kNobody ? unnamed_ : people[id];
    if (!years.known() || (person.age_years.known() && (person.age_exact || !exact))) return;
    person.age_years = years, person.age_words = words_of(tokens), person.age_exact = exact;
  };
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != QuantityKind::age && q.kind != QuantityKind::birth_year) continue;
    if (told_of_past(q.tokens)) continue;
    PersonId id = in_signature(q.tokens.begin) ? kAsker : people_.named_at(q.tokens, kNameReach);
    if (id == kNobody) id = people_.subject_at(q.tokens.begin);
    own_age_ |= id == kAsker && !in_signature(q.tokens.begin);
    give(id, in_years(q, asked_on_.year), q.tokens, true);
    Person& person = id == kNobody ? unnamed_ : people[id];
    if (q.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = q.sex, person.sex_words = words_of(q.tokens);
  }
  // "18 months, fever and cough": what begins a text and is set off is an age.
  if (!mentions_->quantities.empty()) {
    const mention::Quantity& first = mentions_->quantities.front();
    const bool leads = first.tokens.begin == 0 && first.kind == QuantityKind::duration && first.factor > kDaysAMonth;
    const std::uint32_t next = first.tokens.end;
    if (leads && next < text_->tokens().size() && text_->folded(text_->tokens()[next]) == ",")
      give(kNobody, in_years(first, 0), first.tokens, true);
  }
  read_last_age();
  // "my mother, 67, has": a plain number set off after a relation.
  const auto& tokens = text_->tokens();
  const auto is_mark = [&](std::uint32_t t) { return t < tokens.size() && tokens[t].kind == text::TokenKind::punctuation; };
  for (const mention::Match& match : mentions_->people) {
    const std::uint32_t at = match.tokens.end + 1;
    const PersonId id = people_.named_at(match.tokens, 0);
    if (id == kNobody || !is_mark(match.tokens.end) || !is_mark(at + 1)) continue;
    const auto number =
        std::partition_point(mentions_->numbers.begin(), mentions_->numbers.end(), [&](const auto& n) { return n.tokens.begin < at; });
    if (number == mentions_->numbers.end() || number->tokens != base::Span{at, at + 1} || number->low > kOldest ||
        tokens[at].kind != text::TokenKind::number)
      continue;
    give(id, {number->low, number->high}, number->tokens, true);
  }
}

// "... and headaches, 74": a number that is set off and ends the text is an age, where none was said.
void FactReader::read_last_age() {
  const auto& tokens = text_->tokens();
  if (mentions_->numbers.empty()) return;
  const mention::Number& last = mentions_->numbers.back();
  const std::uint32_t at = last.tokens.begin;
  const bool plain =
      last.tokens.size() == 1 && tokens[at].kind == text::TokenKind::number && last.low >= kYoungestAsker && last.low <= kOldest;
  if (!plain || at == 0 || text_->folded(tokens[at - 1]) != ",") return;
  for (std::uint32_t t = last.tokens.end; t < tokens.size(); ++t) {
    if (tokens[t].kind == text::TokenKind::word || tokens[t].kind == text::TokenKind::number) return;
  }
  const auto covers = [&](const mention::Quantity& q) { return q.tokens.contains(last.tokens) || q.kind == QuantityKind::age; };
  if (std::any_of(mentions_->quantities.begin(), mentions_->quantities.end(), covers)) return;
  const PersonId id = people_.subject_at(at);
  Person& person = id == kNobody ? unnamed_ : people_.list()[id];
  if (!person.age_years.known()) person.age_years = {last.low, last.low}, person.age_words = words_of(last.tokens), person.age_exact = true;
}

void FactReader::read_traits() {
  auto& people = people_.list();
  for (const mention::Match& match : mentions_->traits) {
    const TraitPhrase& trait = lexicon_.trait(match.value);
    PersonId id = in_signature(match.tokens.begin) ? kAsker : people_.named_at(match.tokens, kNameReach);
    if (id == kNobody) id = people_.subject_at(match.tokens.begin);
    Person& person = id == kNobody ? unnamed_ : people[id];
    if (trait.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = trait.sex, person.sex_words = words_of(match.tokens);
    const bool asker = id == kAsker;  // who writes is no infant: "a friend's baby"
    if (trait.age_high >= 0 && !person.age_years.known() && (!asker || trait.age_high >= kYoungestAsker))
      person.age_years = {trait.age_low, trait.age_high}, person.age_words = words_of(match.tokens);
  }
}

void FactReader::choose_patient(Facts& out) {
  auto& people = people_.list();
  bool told = false;  // a complaint
  for (const mention::Match& match : mentions_->concepts) {
    if (in_signature(match.tokens.begin)) continue;
    const PersonId holder = holder_of(match);
    if (holder == kNobody) continue;
    const context::Context c = context_->of(match.tokens);
    const ontology::Kind kind = ontology_[match.value].kind;
    const bool plain = c.assertion == context::Assertion::present && c.temporality == context::Temporality::current &&
                       c.experiencer == context::Experiencer::patient;
    const bool diagnosis = kind == ontology::Kind::condition && plain;
    people[holder].weight += kind == ontology::Kind::symptom ? (plain ? kSymptom : kOther) : diagnosis ? 0 : kOther;
    if (diagnosis) people[holder].diagnoses += kCondition;
    if (kind == ontology::Kind::symptom && plain && !told) people[holder].weight += kFirst, told = true;
  }
  // Diagnoses of others beside complaints of one's own are the family's history.
  const bool owned = std::any_of(people.begin(), people.end(), [](const Person& p) { return p.owner; });
  // "I am 35": the asker speaks of themselves. "The patient": so does a note, and its "his brother" is the patient's.
  const bool own = people[kAsker].weight > 0 || own_age_ || people[kAsker].role || owned;
  for (PersonId id = 0; id < people.size(); ++id) {
    if (owned && (people[id].role || people[id].owner)) people[id].weight += kOwner + (people[id].role ? 1 : 0);
  }
  for (PersonId id = 0; id < people.size(); ++id) people[id].weight += id == kAsker || !own ? people[id].diagnoses : 0;
  patient_ = kAsker;
  for (PersonId id = 0; id < people.size(); ++id) {
    if (people[id].weight > people[patient_].weight) patient_ = id;
  }
  // Nobody has a complaint: somebody named is likelier than the asker ("we can't wake my grandmother").
  if (people[patient_].weight == 0 && people.size() > 1 && !own) patient_ = 1;

  Person& person = people[patient_];
  // "6 month old with a cough": said of nobody by name, so of the patient.
  if (!person.age_years.known()) person.age_years = unnamed_.age_years, person.age_words = unnamed_.age_words;
  if (person.sex == Sex::unknown) person.sex = unnamed_.sex, person.sex_words = unnamed_.sex_words;
  Patient& patient = out.patient;
  patient.relation = person.relation;
  if (patient_ == kAsker && !people[kAsker].mentioned) patient.relation = Relation::unknown;
  patient.sex = person.sex, patient.sex_words = person.sex_words;
  patient[Measure::age] = person.age_years;
  patient.measure_words[static_cast<std::size_t>(Measure::age)] = person.age_words;
}

void FactReader::read_measures(Facts& out) const {
  Patient& patient = out.patient;
  const auto set = [&](Measure measure, double low, double high, base::Span tokens) {
    if (patient[measure].known()) return;
    patient[measure] = {low, high};
    patient.measure_words[static_cast<std::size_t>(measure)] = words_of(tokens);
  };
  for (const mention::Quantity& q : mentions_->quantities) {
    if (in_signature(q.tokens.begin) || !is_patient(people_.subject_at(q.tokens.begin))) continue;
    switch (q.kind) {
      case QuantityKind::temperature:
        if (q.unit == "F")
          set(Measure::temperature, (q.low - 32) / 1.8, (q.high - 32) / 1.8, q.tokens);
        else if (q.unit == "C")
          set(Measure::temperature, q.low, q.high, q.tokens);
        break;
      case QuantityKind::blood_pressure:
        set(Measure::systolic, q.low, q.high, q.tokens);
        if (q.second >= 0) set(Measure::diastolic, q.second, q.second, q.tokens);
        break;
      case QuantityKind::heart_rate:
        set(Measure::heart_rate, q.low, q.high, q.tokens);
        break;
      case QuantityKind::respiratory_rate:
        set(Measure::respiratory_rate, q.low, q.high, q.tokens);
        break;
      case QuantityKind::oxygen_saturation:
        set(Measure::oxygen_saturation, q.low, q.high, q.tokens);
        break;
      case QuantityKind::glucose: {
        const double to_mg = q.unit == "mmol/L" ? 18.016 : 1;
        set(Measure::glucose, q.low * to_mg, q.high * to_mg, q.tokens);
        break;
      }
      case QuantityKind::weight:
        set(Measure::weight, q.low * q.factor, q.high * q.factor, q.tokens);
        break;
      case QuantityKind::height:
        set(Measure::height, q.low * q.factor, q.high * q.factor, q.tokens);
        break;
      case QuantityKind::peak_flow:
        set(Measure::peak_flow, q.low, q.high, q.tokens);
        break;
      case QuantityKind::weeks_pregnant:
        set(Measure::weeks_pregnant, q.days_low() / 7, q.days_high() / 7, q.tokens);
        if (patient.pregnant == Answer::unknown) patient.pregnant = Answer::yes;
        break;
      default:
        break;
    }
  }
  for (const mention::Match& match : mentions_->traits) {
    const TraitPhrase& trait = lexicon_.trait(match.value);
    if (trait.state == TraitPhrase::State::none || in_signature(match.tokens.begin) || !is_patient(people_.subject_at(match.tokens.begin)))
      continue;
    const context::Context c = context_->of(match.tokens);
    if (c.temporality != context::Temporality::current || c.assertion == context::Assertion::possible ||
        c.experiencer != context::Experiencer::patient)
      continue;
    const Answer answer = c.assertion == context::Assertion::absent ? Answer::no : Answer::yes;
    const auto learn = [&](Answer& field, Answer value) {
      if (field != Answer::yes) field = value;  // in doubt she is
    };
    switch (trait.state) {
      case TraitPhrase::State::pregnant:
        learn(patient.pregnant, answer);
        break;
      case TraitPhrase::State::not_pregnant:
        learn(patient.pregnant, Answer::no);
        break;
      case TraitPhrase::State::postpartum:
        learn(patient.postpartum, answer);
        break;
      case TraitPhrase::State::breastfeeding:
        learn(patient.breastfeeding, answer);
        break;
      case TraitPhrase::State::none:
        break;
    }
  }
  const bool yes = patient.pregnant == Answer::yes || patient.postpartum == Answer::yes || patient.breastfeeding == Answer::yes;
  if (patient.sex == Sex::unknown && yes) patient.sex = Sex::female;
}

void FactReader::apply_form(const Form& form, Facts& out, std::vector<base::Problem>& problems) const {
  Patient& patient = out.patient;
  const auto contradiction = [&](std::string what) {
    problems.push_back({.code = "form.contradicts-text",
                        .message = "the form and the text differ on the patient's " + std::move(what) + "; the form was used"});
  };
  if (form.age_years.known()) {
    if (!agree(form.age_years, patient[Measure::age])) contradiction("age");
    patient[Measure::age] = form.age_years;
    patient.measure_words[static_cast<std::size_t>(Measure::age)] = {};
  }
  if (form.sex != Sex::unknown) {
    if (patient.sex != Sex::unknown && patient.sex != form.sex) contradiction("sex");
    patient.sex = form.sex;
    patient.sex_words = {};
  }
  for (const Form::Known& known : form.known) {
    Finding finding;
    finding.concept_id = known.concept_id;
    finding.assertion = known.assertion;
    out.findings.push_back(finding);
  }
}

}  // namespace anteroom::fact
