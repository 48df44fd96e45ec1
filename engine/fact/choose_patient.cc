// Which of the people is the patient: who has most of the complaint. What nobody was named for is the asker's where the asker
// has anything, else theirs who have most.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using ontology::Sex;

constexpr int kSymptom = 6, kCondition = 2, kOther = 1;  // what makes somebody the patient
constexpr int kMeasured = 2;                             // "her sugar is 15"
constexpr int kOver = 3;                                 // a symptom that went away
constexpr int kTopic = 2 * kSymptom;                     // asked about in so many words
constexpr int kOwner = kSymptom + 2;                     // "her roommate has a rash": she is asked about
constexpr int kMostNamed = 3, kAge = 2;                  // how often named, and with their age: where symptoms do not tell
constexpr int kTurn = 2 * kSymptom;                      // "my son had a cold, and now I cough"
constexpr int kAsked = 2 * kSymptom;                     // "what can I give him?"
constexpr int kAskedWell = 3;                            // "is the baby at risk?"
constexpr int kOwn = 3;                  // by so much more does a grown person have it than the asker who has a complaint, too
constexpr int kBeside = kSymptom + 2;    // and somebody of no family, named once: "my friend has a rash. I took two tablets"
constexpr double kYoungestWriter = 13;   // years: "11 year old with a cough" is written by a parent
constexpr double kGrown = 18;            // years: who is younger and called "he" is a child of who asks
constexpr std::uint32_t kTimeReach = 6;  // tokens from a complaint to when it was
constexpr std::uint32_t kListReach = 6;  // tokens between what is listed
constexpr double kWeeksGone = 14;        // days
constexpr int kFirst = 1;                // of two who have as much, the one told of first: "my son has a fever, and I have a cough too"

// Whoever is grown and not asked for could have asked: "my husband snores, and I'm exhausted".
bool speaks_for_self(const Person& p) { return p.in_passing() && !p.asked; }

// Not of the house: an aunt, a friend, a brother.
bool is_distant(const Person& p) {
  return p.relation == Relation::friend_ || p.relation == Relation::other || p.relation == Relation::sibling;
}

}  // namespace

// "Collapsed last week": told of a day gone by, though it may go on.
bool FactReader::was_before(const mention::Match& match) const {
  const auto& all = mentions_->quantities;
  for (auto q = base::first_from(all, match.tokens.end); q != all.end() && q->tokens.begin < match.tokens.end + kTimeReach; ++q) {
    if (q->kind == lexicon::QuantityKind::ago) return !q->ongoing && (q->low < 0 ? q->date.weekday == 0 : q->days_low() >= 1);
  }
  return false;
}

// Whether words tell of weeks gone by: "last year", "two years ago", but not "in March", which may be this one.
bool FactReader::told_of_then(const mention::Match& match, const context::Context& words) const {
  if (words.temporality != context::Temporality::past || words.over || words.cue.empty()) return false;
  if (!words.soft_time || words.long_ago || words.dated) return words.tells;
  const auto& all = mentions_->quantities;
  const auto q = base::first_beyond(all, words.cue.begin);
  const bool date = q != all.end() && q->tokens.overlaps(words.cue) && q->kind == lexicon::QuantityKind::ago && !q->ongoing;
  return date && q->low >= 0 && q->days_low() >= kWeeksGone && match.tokens.begin > 0;
}

// Whether a time of these days stands in the sentence after the last mark or "and", up to a few words behind it: "today his face dropped".
bool FactReader::was_now(const mention::Match& match) const {
  const auto& all = mentions_->quantities;
  std::uint32_t from = match.tokens.begin;
  const std::uint32_t least = std::max(text_->sentences()[sentence_of(from)].tokens.begin, from - std::min(from, kTimeReach));
  while (from > least && !clauses_.ends_at(from - 1)) --from;
  const auto q = base::first_from(all, from);
  const bool timed = q != all.end() && q->tokens.begin < match.tokens.end + kTimeReach;
  return timed && (q->ongoing || (q->kind == lexicon::QuantityKind::ago && q->low >= 0 && q->days_low() < kWeeksGone));
}

// Whether only marks, articles, "and" and times stand between: "a stroke last year, slurred speech and a droopy face".
bool FactReader::lists_on(std::uint32_t from, std::uint32_t to) const {
  if (from > to || to > from + kListReach) return false;
  for (std::uint32_t t = from; t < to; ++t) {
    const lexicon::WordUse& use = *mentions_->words[t].use;
    const bool small = use.role == lexicon::NumberRole::joiner || use.role == lexicon::NumberRole::article;
    const bool time = base::holding(mentions_->quantities, t) != mentions_->quantities.end();
    if (!small && !time && text_->tokens()[t].kind == text::TokenKind::word) return false;
  }
  return true;
}

void FactReader::weigh_complaints() {
  auto& people = people_.list();
  bool told = false;         // a complaint
  PersonId first = kNobody;  // of whom anything was told
  unnamed_.weight = title_weight_ = 0;
  struct Told {  // what was last told as what was once, or weeks ago
    PersonId of = kNobody;
    std::uint32_t sentence = kNone, end = 0;
    bool then = false;
  } told_once;
  for (const mention::Match& match : mentions_->concepts) {
    const ontology::Kind kind = ontology_[match.value].kind;
    if (in_signature(match.tokens.begin) || kind == ontology::Kind::intent) continue;
    const PersonId holder = holder_of(match, loose_);
    Person& person = holder == kNobody ? unnamed_ : people[holder];
    const context::Context words = context_->of(match.tokens), c = words.firm();
    const bool plain = c.assertion == context::Assertion::present && c.temporality == context::Temporality::current &&
                       c.experiencer == context::Experiencer::patient;
    const bool diagnosis = kind == ontology::Kind::condition && plain;
    // "My aunt had a stroke last year and her face dropped": what is told with it, or listed, was then, too. Of who is not of the house
    // it is a story though no time is told: "my mate's cousin had it and his face dropped".
    const std::uint32_t s = sentence_of(match.tokens.begin);
    const bool aside = holder != kNobody && holder != kAsker && person.in_passing() && !person.asked && !person.topic && !person.asks;
    const bool listed = told_once.of == holder && told_once.sentence == s && lists_on(told_once.end, match.tokens.begin);
    const bool same_story = told_once.of == holder && told_once.sentence == s && !was_now(match);
    const bool goes_on = same_story && (words.tells || listed || is_distant(person));
    const bool of_then = aside && (told_of_then(match, words) || (goes_on && told_once.then));
    const bool of_once = aside && is_distant(person) && !was_now(match) && (words.tells || words.had || goes_on);
    if (of_then || of_once) told_once = {holder, s, match.tokens.end, of_then};
    person.storied |= of_once && kind == ontology::Kind::symptom;
    const bool symptom = kind == ontology::Kind::symptom && plain && !of_then && !(holder == kAsker && people_.cares_at(match.tokens));
    const bool other_told = first != kNobody && first != holder;
    const bool history = c.experiencer != context::Experiencer::patient && holder != kAsker;  // "my uncle died of it"
    const bool well = known_.all_well != ontology::kNoConcept && ontology_.is_a(match.value, known_.all_well);
    // "My dad itches. Now Mum and I itch as well": it is told of beside him.
    const bool also = (symptom || diagnosis) && other_told && people_.also_at(match.tokens);
    const bool over = kind == ontology::Kind::symptom && c.over && c.assertion == context::Assertion::present && !history;
    int weight = also ? kOther : symptom ? kSymptom : over ? kOver : diagnosis || history || well ? 0 : kOther;
    if (symptom && !told) weight += kFirst, told = true;
    person.weight += weight;
    if (holder == kNobody && text_->tokens()[match.tokens.begin].part == text::Part::title) title_weight_ += weight;
    person.complains |= symptom;
    person.implied |= plain && people_.implied_at(match.tokens.begin);
    person.told |= c.assertion != context::Assertion::absent;
    person.well |= well;
    person.ails |= c.assertion != context::Assertion::absent && !well;
    // "My cousin had a lump and her face dropped": who is told of in passing had it, unless a time says that it is of today.
    // So had who is only somebody's of the text, for whom it happened on no day: "her own mother went blind".
    const bool once = words.had || (words.happened && person.of != kNobody && !was_now(match));
    const bool story = of_then || of_once || (once && holder != kNobody && person.in_passing() && !person.asked);
    const bool met = kind == ontology::Kind::exposure && !well && (plain || (c.now() && c.assertion == context::Assertion::possible));
    const bool happened = c.over && c.assertion == context::Assertion::present && !history && is_event(match.value);  // "a fit, fine now"
    person.suffers |= (symptom || met || happened) && !story && !was_before(match);
    person.ill |= kind == ontology::Kind::condition;
    if (diagnosis && !of_then && !also) person.diagnoses += kCondition;
    // "Granddad got blood poisoning off a rose": so it was, of whoever could have asked, unless a time says that it is of today.
    const bool got = aside && person.in_passing() && (words.tells || same_story) && !was_now(match);
    const bool of_now = diagnosis && !of_then && !words.had && !got && words.temporality == context::Temporality::current;
    person.ill_now |= of_now;
    person.struck |= of_now && !ontology_[match.value].lasting;
    person.hurt |= of_now && (is_event(match.value) || ontology_.is_a(match.value, known_.injury));
    if (symptom && other_told && holder != kNobody && !person.turned && people_.turns_at(match.tokens.begin)) {
      person.weight += kTurn;
      person.turned = true;
    }
    if (holder != kNobody && first == kNobody) first = holder;
  }
}

// "My flatmate has measles. Do I need a jab?": somebody ill, without a symptom, and it is the asker who is asked for. "My husband
// had scabies. I've a spot": no more is said of somebody who was ill.
bool FactReader::only_contact(const Person& person) const {
  const Person& asker = people_.list()[kAsker];
  if (&person == &asker || person.complains || person.role || person.topic || person.owner) return false;
  const bool was_ill = person.in_passing() && person.diagnoses == 0;
  return (asker.asks && person.ill) || (was_ill && asker.named > 0 && person.named <= asker.named && person.ill);
}

// Whether somebody ill may be told of on the way, as nobody asks for them: "my uncle has gout. Can I eat fish?", "my neighbour has
// measles, and my baby is six weeks". It may be otherwise, so the other reading is made, too.
bool FactReader::told_on_the_way(const Person& person, bool child_named) const {
  const Person& asker = people_.list()[kAsker];
  if (&person == &asker || !person.in_passing() || person.complains || person.owner || person.asked || person.asks) return false;
  const int most = person.family ? 1 : 2;  // times named: "my ex rang, she has measles"
  return (asker.wonders && person.named <= most) || (person.told_beside() && child_named);
}

// Of equals the asker, or who was named first.
PersonId FactReader::heaviest() const {
  const auto& people = people_.list();
  PersonId best = kAsker;
  for (PersonId id = 1; id < people.size(); ++id) {
    // "I cough and live with my son who has a rash and fever".
    const bool aside = people[kAsker].complains && people[id].named == 0 && !people[id].topic && !people[id].role;
    const bool ill = people[kAsker].complains || people[kAsker].diagnoses > 0;
    // "My friend once had a fit. My pin number is new": of who is spoken of but once, and has nothing now.
    const bool of_then = !people[id].complains && people[id].diagnoses == 0 && people[kAsker].mentioned;
    const bool beside = (people[kAsker].told || of_then) && people[id].told_beside();
    // "My wife has a discharge. Do I need the tablet, too?"
    // "My mother sees halos. Her own mother went blind": of who has a complaint herself it is the family's history.
    const bool of_ill = people[id].of != kNobody && people[people[id].of].complains && !people[people[id].of].minor;
    if (of_ill && people[id].in_passing() && !people[id].asked && !people[id].suffers) continue;
    // "I'm 75. My daughter, who's 48, takes it": a grown child of whom nothing is told could have asked, too.
    const bool grown = people[id].descends() && people[id].age_exact && people[id].age_years.low >= kGrown && !people[id].told;
    if (best == kAsker && own_age_ && grown && !people[id].asked && !people[id].topic) continue;
    const int own = people[kAsker].says_so ? kAsked : ill ? kOwn : 0;
    const int more = best != kAsker || !speaks_for_self(people[id]) ? 0 : beside ? kBeside : own;
    if (!people[id].minor && !people[id].dead && !aside && people[id].weight > people[best].weight + more) best = id;
  }
  return best;
}

// "6 month old with a cough, I gave": somebody else than who writes, and maybe the "he" of another sentence.
void FactReader::give_infant() {
  auto& people = people_.list();
  auto infant = std::find_if(people.begin() + 1, people.end(), [this](const Person& p) {
    const bool another = p.age_years.known() && p.age_exact && p.age_years.low != unnamed_.age_years.low;
    return (p.relation == Relation::unknown || p.descends()) && !p.minor && !another;
  });
  if (infant == people.end()) {
    people.emplace_back().relation = Relation::unknown;
    infant = people.end() - 1;
  }
  infant->age_years = unnamed_.age_years, infant->age_words = unnamed_.age_words, infant->age_exact = unnamed_.age_exact;
  if (infant->sex == Sex::unknown) infant->sex = unnamed_.sex, infant->sex_words = unnamed_.sex_words;
  infant->weight += unnamed_.weight + unnamed_.diagnoses + kAge;
  unnamed_ = Person{};
}

// What nobody was named for is theirs who have most, if they have anything or their age is told; else the asker's.
void FactReader::give_unnamed() {
  auto& people = people_.list();
  if (!unnamed_.age_exact && unnamed_.age_years.high == 1 && expects()) unnamed_.age_years = {};  // "Baby is quiet. I'm 30 weeks"
  if (unnamed_.age_years.high < kYoungestAsker) return give_infant();
  const auto role = std::find_if(people.begin(), people.end(), [](const Person& p) { return p.role; });
  const PersonId most = role != people.end() && !people[kAsker].mentioned ? static_cast<PersonId>(role - people.begin()) : heaviest();
  // Who is pregnant and is not named is who writes.
  const bool nursed = people[most].descends() && people[most].diagnoses > 0;  // "breastfeeding my son, who has a cold"
  const bool pregnant = unnamed_.mentioned && most != kAsker && !people[most].role && !people[most].note && !nursed;
  if (pregnant) people[kAsker].weight += kSymptom;
  // "Dose for my toddler": nobody else is named; but "my toddler had it. Woke up with a fever".
  const bool alone = unnamed_.weight < kSymptom && people[kAsker].named == 0 && people[most].named > 0 && !people[most].in_passing();
  // "31 here. My flatmate, who's 27, has it too": two ages are two people.
  const Range &theirs_told = people[most].age_years, &told = unnamed_.age_years;
  const bool another = unnamed_.age_exact && people[most].age_exact && (told.high < theirs_told.low || theirs_told.high < told.low);
  // "A bruise. She has no fever": whom a text only calls "she" is nobody else.
  const bool has = people[most].weight > std::min(people[most].named, kMostNamed);
  const bool called = people[most].relation == Relation::unknown && has && people[kAsker].weight < kSymptom;
  const bool theirs =
      people[most].weight > kMostNamed || people[most].age_exact || people[most].role || alone || called || people[most].expects;
  // A title's complaint is theirs whom the text is about, though the asker's age is told: "Not eating. I'm 15, my friend's 16. She".
  const bool titled = people[most].age_exact && people[most].weight > kMostNamed && unnamed_.weight == title_weight_;
  const bool beside = people[most].alike && people[most].in_passing() && !people[most].complains;  // "itchy. My wife has the same"
  // "Wife expecting. The baby kicks less": hers, where nobody else is spoken of.
  const bool expecting = people[most].expects && !people[kAsker].mentioned;
  const bool others = most != kAsker && (!own_age_ || titled) && (!pregnant || expecting) && !another && !beside && theirs;
  people[others ? most : kAsker].weight += unnamed_.weight + unnamed_.diagnoses + (unnamed_.age_exact ? kAge : 0);
}

// Who has a complaint of their own beside the patient's, or an illness of now, of whoever is grown one that does not last ("My dad has
// sepsis. I can't sleep", but not "My dad has Crohn's"); or anything at all, where the patient is told of on the way.
bool FactReader::may_be_other(PersonId id) const {
  const auto& people = people_.list();
  const Person &person = people[id], &patient = people[patient_];
  const bool on_the_way = patient_ != kAsker && patient.in_passing();
  const bool well = patient_ == kAsker && !patient.complains;
  const bool ill = person.ill_now && (!person.in_passing() || well || (person.struck && !person.told_beside()));
  const bool has = person.suffers || ill || person.measured || (on_the_way && person.told);
  return id != patient_ && has && !person.minor && !person.dead && (person.hurt || !only_contact(person));
}

// What nobody is named for is told beside somebody who is only asked about, or grown and maybe told of on the way.
bool FactReader::asker_may_be_meant() const {
  const Person& person = people_.list()[patient_];
  return patient_ != kAsker && (person.implied || unnamed_.told) && !person.role && (person.in_passing() || person.topic);
}

// Whom the numbers of a body are of: "my dad's breathing rate is 7".
void FactReader::look_for_measures() {
  for (const mention::Quantity& q : mentions_->quantities) {
    if (!is_of_body(q.kind) || in_signature(q.tokens.begin)) continue;
    const PersonId holder = people_.subject_at(q.tokens.begin);
    Person& person = holder == kNobody ? unnamed_ : people_.list()[holder];
    if (!person.measured) person.weight += kMeasured;
    person.told = person.measured = true;
    person.implied |= people_.implied_at(q.tokens.begin);
  }
}

// "She is 5 months gone. How bad is it for the baby?": a child that is not born is asked for with its mother.
bool FactReader::is_unborn(const Person& person) const {
  const bool aged = person.age_exact || (person.age_years.known() && (person.age_years.low > 0 || person.age_years.high < 1));
  return person.relation == Relation::child && person.sex == Sex::unknown && !aged && expects();
}

// Whether somebody is told to be pregnant, and no child to be born.
bool FactReader::expects() const {
  using State = lexicon::TraitPhrase::State;
  const auto told = [&](State state) {
    return std::any_of(mentions_->traits.begin(), mentions_->traits.end(), [&](const mention::Match& match) {
      return lexicon_.trait(match.value).state == state && context_->of(match.tokens).firm().now();
    });
  };
  const auto& all = mentions_->quantities;
  const bool weeks = std::any_of(all.begin(), all.end(), [&](const mention::Quantity& q) {
    return q.kind == lexicon::QuantityKind::weeks_pregnant && lexicon_.pattern(q.pattern).now;
  });
  return (weeks || told(State::pregnant)) && !told(State::postpartum) && !told(State::breastfeeding);
}

void FactReader::choose_patient() {
  loose_ = in_other_ = false;
  auto& people = people_.list();
  weigh_complaints();
  look_for_measures();
  Person& asker = people[kAsker];
  const bool owned = std::any_of(people.begin(), people.end(), [](const Person& p) { return p.owner; });
  // "I am 35": the asker speaks of themselves. "The patient": so does a note, and its "his brother" is the patient's.
  const bool note = std::any_of(people.begin(), people.end(), [](const Person& p) { return p.role; });
  const bool own = asker.weight > 0 || asker.named > 0 || own_age_ || note || owned;
  // A child that is ill is asked for by who is not: "My baby has eczema. I had asthma".
  const bool ill = asker.weight >= kSymptom || asker.diagnoses > 0 || asker.asks || owned || note;
  const bool ailing = std::any_of(people.begin(), people.end(), [](const Person& p) { return p.complains || p.diagnoses > 0; });
  const bool child_named =
      std::any_of(people.begin(), people.end(), [&](const Person& p) { return p.descends() && p.family && p.named > 0 && !is_unborn(p); });
  for (Person& person : people) {
    if (only_contact(person) || told_on_the_way(person, child_named) || is_unborn(person)) {
      person.weight = 0;
      continue;
    }
    if (owned && (person.role || person.owner)) person.weight += kOwner + (person.role ? 1 : 0);
    if (person.topic) person.weight += kTopic;
    if (person.asked && person.complains) person.weight += kAsked;
    if (person.asked && !person.in_passing()) person.weight += kAskedWell;
    if (&person == &asker && asker.asks && asker.complains) person.weight += kAsked;
    // "I have mastitis. Baby is 5 weeks, feeding well": who is well is not the one.
    const bool well = ailing && &person != &asker && person.well && !person.ails && !person.asked && !person.topic;
    if (!well) person.weight += std::min(person.named, kMostNamed) + (person.age_exact && person.named > 0 ? kAge : 0);
    // Diagnoses of others beside complaints of one's own are the family's history.
    const bool theirs = person.role || !own || ((person.descends() || person.asked) && !ill);
    if (&person == &asker || theirs) person.weight += person.diagnoses;
    if (person.role || person.tagged) person.weight += kCondition;  // a note is about whom it calls the patient
  }
  give_unnamed();
  patient_ = heaviest();
  other_ = kNobody;
  for (PersonId id = 0; id < people.size(); ++id) {
    if (may_be_other(id) && (other_ == kNobody || people[id].weight > people[other_].weight)) other_ = id;
  }
  if (other_ == kNobody && asker_may_be_meant()) other_ = kAsker;
}

void FactReader::tell_patient(Patient& patient) const {
  const Person& person = people_.list()[patient_];
  // "6 month old with a cough": said of nobody by name, so of the patient.
  const bool better = unnamed_.age_exact && unnamed_.age_years.high <= person.age_years.high && !person.age_exact;  // "5 weeks, my baby"
  const bool tag = unnamed_.sex != Sex::unknown && unnamed_.sex_words.span == unnamed_.age_words.span;
  const bool other_sex = person.sex != Sex::unknown && unnamed_.sex != person.sex;
  const bool grown = person.descends() && unnamed_.age_years.low >= kGrown;
  const bool of_other = tag && (other_sex || grown);  // "26f here, my son has a cough", "45M. My baby coughs"
  const Person& aged = of_other || (person.age_years.known() && !better) ? person : unnamed_;
  const Person& sexed = person.sex != Sex::unknown || of_other ? person : unnamed_;
  patient.relation = relation_of_patient(aged.age_years);
  patient.sex = sexed.sex, patient.sex_words = sexed.sex_words;
  const Person& asker = people_.list()[kAsker];
  const Person& dated = person.twin && !aged.age_years.known() ? asker : aged;  // "I'm 30. My twin hears voices"
  patient[Measure::age] = dated.age_years;
  patient.measure_words[static_cast<std::size_t>(Measure::age)] = dated.age_words;
}

// A child whom nobody names is that of who asks, but not in a note. Who asks and speaks of nobody asks for themselves.
Relation FactReader::relation_of_patient(Range age) const {
  const auto& people = people_.list();
  const Person& person = people[patient_];
  if (person.relation == Relation::unknown && !person.role && age.known() && age.high < kGrown) return Relation::child;
  if (patient_ == kAsker && !person.mentioned && age.known() && age.high < kYoungestWriter) return Relation::child;
  if (patient_ != kAsker || person.mentioned || unnamed_.mentioned || age.known()) return person.relation;
  const bool told = !mentions_->concepts.empty() || !mentions_->quantities.empty();
  const bool others =
      std::any_of(people.begin() + 1, people.end(), [](const Person& p) { return !p.minor && !p.dead && (p.told || !p.tells); });
  return told && !others ? Relation::self : Relation::unknown;
}

}  // namespace anteroom::fact
