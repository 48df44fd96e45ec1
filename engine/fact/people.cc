// People are told apart by relation and sex: "my son", "he" and "the boy" are one person until a text has two of them. A
// pronoun is the last person named who can be meant by it. Small words between names say what the names do (PersonPhrase).
#include "engine/fact/people.h"

#include <algorithm>
#include <iterator>

#include "engine/base/in_order.h"
#include "engine/fact/relation.h"

namespace anteroom::fact {
namespace {

using lexicon::PersonPhrase;
using Who = PersonPhrase::Who;
using ontology::Sex;

constexpr std::uint32_t kDuringReach = 12;  // tokens from a name to the "when" after it
constexpr std::uint32_t kTopicReach = 3;    // tokens from "asking for" to whom

bool can_be(Sex a, Sex b) { return a == Sex::unknown || b == Sex::unknown || a == b; }

}  // namespace

PersonId People::add(const Person& person) {
  people_.push_back(person);
  return static_cast<PersonId>(people_.size() - 1);
}

// Whether `a` is meant by a word of this sex rather than `b`: never a doctor or a dog where there is anybody else, then who was
// named last; but somebody who is known to be of the sex, if named in this very sentence.
bool People::meant_rather(const Person& a, const Person& b, Sex sex) const {
  if (a.minor != b.minor) return b.minor;
  if (a.owner != b.owner) return a.owner;  // "his father smokes and he coughs"
  if (const bool a_tells = a.tells && a.named == 0; a_tells != (b.tells && b.named == 0)) return !a_tells;  // "my mum thinks she ..."
  const bool a_here = a.sex == sex && a.last > first_place_, b_here = b.sex == sex && b.last > first_place_;
  return a_here != b_here ? a_here : a.last > b.last;
}

PersonId People::pronoun_for(Sex sex) const {
  PersonId found = kNobody;
  for (PersonId id = 1; id < people_.size(); ++id) {
    const Person& person = people_[id];
    // "They" is one person only where the sex is not known: "my partner ... they".
    if (person.crowd ? sex != Sex::unknown : !can_be(person.sex, sex) || (sex == Sex::unknown && person.sex != sex)) continue;
    if (found == kNobody || meant_rather(person, people_[found], sex)) found = id;
  }
  // Whom the text is about rather than somebody who might be of any sex; of two who might, one of this sentence.
  const bool unsure = found != kNobody && people_[found].sex == Sex::unknown;
  const bool topic = about_ != kNobody && about_ != kAsker && unsure && (people_[about_].sex == sex || people_[found].last <= first_place_);
  return topic && can_be(people_[about_].sex, sex) && sex != Sex::unknown ? about_ : found;
}

// `owner` is whom the phrase belongs to and cannot be, or kNobody.
// kNobody for a plural. "My 6 year old" is not "my 3 year old".
// `tells`: is about to say something, so that no "he" of before need be meant.
PersonId People::person_for(const PersonPhrase& phrase, base::Span tokens, PersonId owner, bool tells) {
  Person wanted;
  wanted.relation = Relation::unknown;
  wanted.sex = phrase.sex;
  if (phrase.who == Who::cares || (phrase.who == Who::self && phrase.relation.empty())) return kAsker;
  if (phrase.who == Who::self) {
    // A role is whoever the text calls "she" so far: "She coughs. The patient ...".
    const auto called = std::find_if(people_.begin() + 1, people_.end(), [](const Person& p) { return p.relation == Relation::unknown; });
    wanted.role = true;
    return called == people_.end() ? add(wanted) : static_cast<PersonId>(called - people_.begin());
  }
  if (phrase.who == Who::pronoun) {
    const PersonId found = pronoun_for(phrase.sex);
    // A pronoun that refers to nobody named is somebody all the same ("She complains of ..."), but "they" are not.
    return found == kNobody && phrase.sex != Sex::unknown ? add(wanted) : found;
  }
  wanted.described = phrase.who == Who::relation && phrase.relation.empty();
  wanted.crowd = phrase.who == Who::bystander && !phrase.relation.empty();
  wanted.works = phrase.who == Who::relation && !phrase.subject;
  wanted.minor = phrase.who == Who::bystander || wanted.works;
  wanted.relation = phrase.who == Who::bystander ? Relation::other : relation_of(phrase.relation);
  const bool of_family = owner == kNobody || owner == kAsker || people_[owner].family || people_[owner].relation == Relation::unknown;
  wanted.family = is_family(phrase.relation) && of_family;
  if (owner != kNobody) {
    const Relation second = wanted.described ? Relation::child : wanted.relation;  // "my daughter's boy"
    wanted.relation = relation_through(people_[owner].relation, second);
  }
  if (owner == kAsker && phrase.relation.empty() && !wanted.minor)
    wanted.relation = Relation::child, wanted.family = true;  // "my 3 year old boy"
  const mention::Number* const number = number_in(tokens);
  const auto& quantities = mentions_->quantities;
  const auto age = number == nullptr ? quantities.end() : base::first_beyond(quantities, number->tokens.begin);
  const bool called = age != quantities.end() && age->kind == lexicon::QuantityKind::age && age->tokens.contains(number->tokens);
  if (called && lexicon_.pattern(age->pattern).now) wanted.called_age = number->low;
  for (PersonId id = 1; id < people_.size(); ++id) {
    Person& person = people_[id];
    // "After his morphine, Dad ...": a pronoun may come before the name.
    const bool only_tells = tells || (person.tells && person.named == 0);
    const bool unnamed = person.relation == Relation::unknown && !person.role &&
                         (wanted.relation == Relation::child ? !person.tells : !person.described && !only_tells);
    const bool related = person.relation == wanted.relation && person.family == wanted.family;
    const bool same = person.minor == wanted.minor && person.crowd == wanted.crowd && (related || unnamed);
    const bool other_age = wanted.called_age >= 0 && person.called_age >= 0 && wanted.called_age != person.called_age;
    if (!same || other_age || id == owner || !can_be(person.sex, wanted.sex)) continue;
    if (person.called_age < 0) person.called_age = wanted.called_age;
    person.relation = wanted.relation, person.family = wanted.family;
    return id;
  }
  return add(wanted);
}

void People::open_naming(PersonId person, std::uint32_t token) {
  named_again_ = person;
  naming_ = {token, token + kNamingReach};
}

// "My baby (a 4 year old boy)": the same one.
bool People::described_in_brackets(const PersonPhrase& phrase, std::uint32_t token) {
  if (phrase.who != Who::relation || !phrase.relation.empty() || before() == nullptr || before()->person == kAsker) return false;
  const std::uint32_t end = before()->tokens.end;
  return end < token && text_->folded(text_->tokens()[end]) == "(" && small_words(end + 1, token);
}

// The last one named only tells.
void People::make_teller() {
  if (people_[before()->person].topic) return;  // "Asking for my mum. She says her hip hurts"
  if (before()->kind == Place::Kind::which && !people_[before()->person].crowd) places_.pop_back();  // "my wife, who thinks"
  before()->kind = Place::Kind::teller;
  people_[before()->person].tells = true;
  if (places_.size() < first_place_ + 2) return;
  Place& first = *std::prev(before());
  if (first.joined) first.kind = Place::Kind::subject;  // "The rash is my son's and I do not know": they are not one subject
  for (auto place = places_.begin() + static_cast<std::ptrdiff_t>(first_place_); &*place != before(); ++place) {
    if (place->names && (&*place == &first || place->person != kAsker))
      place->kind = Place::Kind::teller;  // "my father is a doctor and he says"
  }
}

// The first number of a phrase, or null.
const mention::Number* People::number_in(base::Span tokens) const {
  auto number = base::first_from(mentions_->numbers, tokens.begin);
  while (number != mentions_->numbers.end() && number->article) ++number;
  return number != mentions_->numbers.end() && number->tokens.begin < tokens.end ? &*number : nullptr;
}

// "Mum of a 17 year old": the phrase names another, too.
void People::add_own_child(const PersonPhrase& phrase, base::Span tokens) {
  const mention::Number* const number = number_in(tokens);
  if (!phrase.relation.empty() || phrase.names || number == nullptr || number->tokens.begin == tokens.begin) return;
  const std::uint32_t at = number->tokens.begin;
  if (mentions_->words[at - 1].use->role != lexicon::NumberRole::article) return;  // "mum of 3"
  places_.back().tokens.end = at;
  Person child{.relation = Relation::child, .family = true};
  child.mentioned = true;
  places_.push_back({.tokens = {at, tokens.end}, .person = add(child), .kind = Place::Kind::which});
}

// "Dad died", "Dad, who died, ...", "Dad had it and died", but not "Dad nearly died".
bool People::died_next(std::uint32_t from, std::uint32_t died) const {
  if (from < died && text_->tokens()[from].kind == text::TokenKind::punctuation) ++from;
  return from == died || mentions_->words[died].use->role == lexicon::NumberRole::joiner;
}

// Words between names. False for a name.
bool People::mark(const PersonPhrase& phrase, base::Span tokens) {
  Place* last = before();
  const bool adjoins = last != nullptr && small_words(last->tokens.end, tokens.begin);
  switch (phrase.who) {
    case Who::same:
      if (adjoins) open_naming(last->person, tokens.end), last->names = true;
      return true;
    case Who::beside:
      beside_ = tokens.end;
      return true;
    case Who::tells:
      if (adjoins) make_teller();
      return true;
    case Who::which:
      if (adjoins && last->kind == Place::Kind::beside && last->person != kAsker && !people_[last->person].minor)
        places_.push_back({.tokens = tokens, .person = last->person, .kind = Place::Kind::which});
      return true;
    case Who::joins:
      joined_ = last != nullptr && last->tokens.end == tokens.begin;
      return true;
    case Who::turns:
      turns_.push_back(tokens.begin);
      return true;
    case Who::cares:
      cares_.push_back(tokens);
      return false;
    case Who::during:
      if (last != nullptr && last->kind == Place::Kind::subject && only_times(last->tokens.end, tokens.begin)) during_ = tokens.end;
      return true;
    case Who::died:
      if (last != nullptr && died_next(last->tokens.end, tokens.begin)) people_[last->person].dead = last->person != kAsker;
      return true;
    case Who::topic:
      topic_end_ = tokens.end + kTopicReach;
      return true;
    default:
      return false;
  }
}

// Whether all that stands between says what somebody is like: "my diabetic son", "my 82 year old confused mother".
// A symptom is one word then: "my wheezy baby".
bool People::only_describes(std::uint32_t from, std::uint32_t to) const {
  while (from < to && mentions_->words[from].use->filler) ++from;
  const auto end_of = [&](const auto& list) {
    const auto match = base::first_from(list, from);
    return match == list.end() || match->tokens.begin != from ? from : match->tokens.end;
  };
  while (from < to) {
    const auto& findings = mentions_->concepts;
    const auto finding = base::first_from(findings, from);
    const bool found = finding != findings.end() && finding->tokens.begin == from;
    const ontology::Kind kind = found ? ontology_[finding->value].kind : ontology::Kind::intent;
    const bool like = kind == ontology::Kind::condition || (kind == ontology::Kind::symptom && finding->tokens.size() == 1);
    const std::uint32_t next = like ? finding->tokens.end : std::max(end_of(mentions_->traits), end_of(mentions_->quantities));
    if (next == from || next > to) return false;
    from = next;
  }
  return from == to;
}

// Of two names side by side the second may say who it is: "my 67-year-old mother", "my twin brother".
bool People::described_by_next(Matches match, Matches end) const {
  const PersonPhrase& phrase = lexicon_.person(match->value);
  const auto next = std::next(match);
  if (phrase.who != Who::relation || phrase.sex != Sex::unknown || next == end || !only_describes(match->tokens.end, next->tokens.begin))
    return false;
  const PersonPhrase& second = lexicon_.person(next->value);
  if (second.who == Who::bystander && second.relation.empty())
    return match->tokens.end == next->tokens.begin;  // "our 7 year old cat", but "our 7 year old has a cat"
  return second.who == Who::relation && second.subject &&
         (phrase.relation == second.relation || relation_of(phrase.relation) == Relation::child);
}

// "My husband says": nothing more is said of him.
bool People::teller_follows(Matches match, Matches end) const {
  const auto next = std::next(match);
  return next != end && lexicon_.person(next->value).who == Who::tells && small_words(match->tokens.end, next->tokens.begin);
}

// "My mother's cough medicine", "my dad's heart tablets": it is theirs, and nothing is said of them.
bool People::medicine_follows(std::uint32_t token) const {
  const auto& all = mentions_->concepts;
  auto next = base::first_from(all, token);
  for (; next != all.end() && next->tokens.begin == token; ++next) {
    if (ontology_[next->value].kind == ontology::Kind::medicine) return true;
  }
  return false;
}

// Whether it is the child of a pregnancy, a birth or nursing that is told of: "had our baby", "breastfeeding my son".
bool People::newly_born(const PersonPhrase& phrase, base::Span tokens) const {
  if (!phrase.relation.empty() && relation_of(phrase.relation) != Relation::child) return false;
  const auto& all = mentions_->traits;
  const auto trait = base::first_reaching(all, tokens.begin);
  if (trait == all.end() || trait->tokens.begin >= tokens.begin) return false;
  using State = lexicon::TraitPhrase::State;
  const State state = lexicon_.trait(trait->value).state;
  if (state == State::pregnant) return trait->tokens.contains(tokens);  // "expecting our first", but "my pregnant sister"
  if (state == State::postpartum && small_words(trait->tokens.begin, tokens.begin)) return false;  // "my son was born 2 days ago and"
  return state == State::postpartum || state == State::breastfeeding || state == State::not_pregnant;
}

// Whether nothing but times, small words and marks stands between, so that the name before still waits for its verb.
bool People::only_times(std::uint32_t from, std::uint32_t to) const {
  const auto& quantities = mentions_->quantities;
  auto q = base::first_beyond(quantities, from);
  if (to > from + kDuringReach) return false;
  for (std::uint32_t t = from; t < to; ++t) {
    while (q != quantities.end() && q->tokens.end <= t) ++q;
    const bool time = q != quantities.end() && q->tokens.begin <= t;
    const bool small = mentions_->words[t].use->filler || text_->tokens()[t].kind == text::TokenKind::punctuation;
    if (!time && !small) return false;
  }
  return true;
}

// "My daughter, when I was at work, scalded her arm": what follows is still said of her.
bool People::follows_during(const PersonPhrase& phrase, std::uint32_t token) const {
  const bool pronoun = phrase.who == Who::self || phrase.who == Who::pronoun;
  return during_ != 0 && pronoun && !phrase.owns && small_words(during_, token);
}

// "I've sores on my lips and they bleed": "they" are no person where a thing was told of since, or where the asker is spoken of.
bool People::means_things(PersonId found, std::uint32_t token) const {
  if (found == kNobody || people_[found].last > first_place_) return false;
  const auto thing_since = [&](std::uint32_t from, const std::vector<mention::Match>& list) {
    const auto thing = base::first_from(list, from);
    return thing != list.end() && thing->tokens.begin < token;
  };
  if (const Place* last = places_.size() > first_place_ ? &places_.back() : nullptr; last != nullptr) {
    if (thing_since(last->tokens.end, mentions_->concepts) || thing_since(last->tokens.end, mentions_->sites)) return true;
  }
  return found != about_ && about_ == kAsker && people_[found].last <= first_place_before_;  // not "My parents came. They are ill"
}

void People::take(Matches match, Matches end) {
  const PersonPhrase& phrase = lexicon_.person(match->value);
  end_which(match->tokens.begin);
  if (mark(phrase, match->tokens) || described_by_next(match, end)) return;
  Place place{.tokens = match->tokens,
              .names = phrase.names,
              .owns = phrase.owns || phrase.who == Who::relation || (phrase.who == Who::self && !phrase.relation.empty())};
  const bool noun = phrase.who == Who::relation || phrase.who == Who::bystander;
  PersonId owner = kNobody;
  const bool born = newly_born(phrase, place.tokens);
  bool aside = !phrase.subject || born || (beside_ != 0 && small_words(beside_, place.tokens.begin));
  if (Place* last = before(); noun && last != nullptr && last->owns && only_describes(last->tokens.end, place.tokens.begin)) {
    owner = last->person;
    aside |= last->kind == Place::Kind::beside;
    if (owner != kAsker && last->kind == Place::Kind::subject && people_[owner].relation != Relation::unknown)
      last->kind = Place::Kind::teller;  // "my husband's cousin": nothing is said of him
    if (owner == kAsker) {               // the "my" of "my son" names the son
      place.tokens.begin = last->tokens.begin;
      places_.pop_back();
    }
  }
  const bool in_brackets = place.tokens.begin > 0 && text_->folded(text_->tokens()[place.tokens.begin - 1]) == "(";
  const bool owns_medicine = noun && medicine_follows(place.tokens.end);
  aside |= in_brackets || owns_medicine;
  const bool again = (noun || (phrase.who == Who::self && phrase.sex != Sex::unknown)) && !aside && names_again(place.tokens.begin, owner);
  place.person = described_in_brackets(phrase, place.tokens.begin) ? before()->person
                 : again                                           ? named_again_
                                                                   : person_for(phrase, match->tokens, owner, teller_follows(match, end));
  if (place.person == kNobody) return;
  if (phrase.who == Who::pronoun && phrase.sex == Sex::unknown && means_things(place.person, place.tokens.begin)) return;
  Person& person = people_[place.person];
  if (phrase.who == Who::pronoun && !phrase.relation.empty() && person.relation == Relation::unknown)
    person.relation = relation_of(phrase.relation), person.family = is_family(phrase.relation);  // "I'm her mum"
  if (again) {
    naming_ = {};
    if (owner == kAsker) person.relation = relation_of(phrase.relation), person.family = is_family(phrase.relation), person.role = false;
  }
  if (person.sex == Sex::unknown) person.sex = phrase.sex;
  person.mentioned = true;
  person.asks |= phrase.asks, person.says_so |= phrase.asks;
  person.role |= phrase.who == Who::self && !phrase.relation.empty();
  person.topic |= topic_end_ > place.tokens.begin && place.person != kAsker;
  const bool works = phrase.who == Who::pronoun && person.works;  // the nurse: "she drew round it, and the rash has grown"
  const bool during = follows_during(phrase, place.tokens.begin);
  aside |= works || during;
  during_ = 0;
  if (!aside) person.last = static_cast<std::uint32_t>(places_.size() + 1);
  if (owner != kNobody && owner != kAsker) people_[owner].owner |= people_[owner].relation == Relation::unknown;
  if (aside)
    place.kind = place.person == kAsker && !phrase.subject                 ? Place::Kind::open
                 : born || in_brackets || owns_medicine || works || during ? Place::Kind::teller
                                                                           : Place::Kind::beside;
  if (person.crowd && !aside) place.kind = Place::Kind::which;  // "some men cough, and my throat hurts"
  if (phrase.names) open_naming(place.person, place.tokens.end);
  places_.push_back(place);
  if (phrase.who == Who::self) add_own_child(phrase, match->tokens);
  if (joined_) join_with_asker();
  joined_ &= phrase.owns && place.person == kAsker;  // "and my" leads to "husband"
}

// What is said after "who" ends at a mark or an "and" before this token, but "and" may lead to one more finding.
void People::end_which(std::uint32_t token) {
  if (before() == nullptr || before()->kind != Place::Kind::which) return;
  const auto& findings = mentions_->concepts;
  for (std::uint32_t t = before()->tokens.end; t < token; ++t) {
    if (!parted(t, t + 1)) continue;
    const auto next = base::first_beyond(findings, t);
    if (next != findings.end() && next->tokens.begin <= t + 1) continue;
    places_.push_back({.tokens = {t, t + 1}, .person = before()->person, .kind = Place::Kind::back});
    return;
  }
}

// "I am a father", "the patient is my father"; but not "I am with my father".
bool People::names_again(std::uint32_t token, PersonId owner) const {
  if (naming_.empty() || token >= naming_.end || parted(naming_.begin, token)) return false;
  return owner != kAsker || people_[named_again_].role;
}

// "Me and my husband": what follows is said of the asker, at least.
void People::join_with_asker() {
  if (places_.size() < first_place_ + 2) return;
  Place &last = places_.back(), &first = places_[places_.size() - 2];
  if (first.person == last.person) return;
  if (first.person == kAsker && first.kind == Place::Kind::subject) last.kind = Place::Kind::beside;
  if (last.person == kAsker && !last.owns && first.kind == Place::Kind::subject) first.kind = Place::Kind::beside, first.joined = true;
}

void People::read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context) {
  text_ = &text, mentions_ = &mentions, context_ = &context;
  people_.assign(1, Person{});
  places_.clear();
  behind_.clear(), carried_.clear(), turns_.clear(), cares_.clear();
  about_ = kNobody;
  first_place_ = 0;
  auto match = mentions.people.begin();
  auto finding = mentions.concepts.begin();
  for (const text::Sentence& sentence : text.sentences()) {
    carried_.push_back(about_);
    first_place_before_ = first_place_, first_place_ = places_.size();
    naming_ = {}, beside_ = topic_end_ = during_ = 0, joined_ = false;
    for (; match != mentions.people.end() && match->tokens.begin < sentence.tokens.end; ++match) take(match, mentions.people.end());
    end_which(sentence.tokens.end);
    settle_subjects();
    look_back(sentence.tokens);
    ask_about(sentence);
    about_ = about_after(sentence.tokens, finding);
  }
}

}  // namespace anteroom::fact
