// Which person a word means. People are told apart by relation and sex: "my son", "he" and "the boy" are one person until a text has
// two of them. A pronoun is the last person named who can be meant by it.
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

constexpr std::size_t kTagWithin = 2;  // sentences, of which one may be a title
constexpr double kOldestBrought = 16;  // years: who is brought by a parent

bool can_be(Sex a, Sex b) { return a == Sex::unknown || b == Sex::unknown || a == b; }

}  // namespace

PersonId People::add(const Person& person) {
  people_.push_back(person);
  return static_cast<PersonId>(people_.size() - 1);
}

// Whom a text is about that tells of somebody by what they are, "A 63-year-old man", and then calls him "he", where nobody speaks; else
// kNobody.
PersonId People::open_note(base::Span closing) {
  const auto& names = mentions_->people;
  const auto who = [&](const mention::Match& name) { return lexicon_.person(name.value).who; };
  const auto speaks = [&](const mention::Match& name) { return who(name) == Who::self && !closing.overlaps(name.tokens); };
  if (std::any_of(names.begin(), names.end(), speaks)) return kNobody;
  const auto names_somebody = [&](const mention::Match& name) { return who(name) == Who::relation || who(name) == Who::bystander; };
  // "45M. My baby won't wake": who is grown has a child; "45M, son says" is a note.
  const auto small = [&](const mention::Match& name) {
    const PersonPhrase& phrase = lexicon_.person(name.value);
    return names_somebody(name) && phrase.sex == Sex::unknown &&
           (phrase.relation.empty() || relation_of(phrase.relation) == Relation::child);
  };
  const mention::Quantity* tag = tag_of_note();
  const bool child = tag != nullptr && tag->days_high() / kDaysAYear < kOldestBrought;
  const bool letter = tag != nullptr && !child && std::any_of(names.begin(), names.end(), small);
  if (tag != nullptr && !letter && std::any_of(names.begin(), names.end(), names_somebody)) {
    tag_ = tag->tokens, tag_is_child_ = child;
    tagged_ = add_note(tag->sex), people_[tagged_].tagged = true;
    return tagged_;
  }
  const auto& traits = mentions_->traits;
  const auto trait = std::find_if(traits.begin(), traits.end(), [&](const mention::Match& one) {
    return lexicon_.trait(one.value).set_off && lexicon_.trait(one.value).sex != Sex::unknown;
  });
  if (trait == traits.end()) return kNobody;
  const Sex sex = lexicon_.trait(trait->value).sex;
  const auto after = base::first_from(names, trait->tokens.end);
  if (std::any_of(names.begin(), after, names_somebody)) return kNobody;
  const auto called = [&](const mention::Match& name) { return who(name) == Who::pronoun && lexicon_.person(name.value).sex == sex; };
  if (std::none_of(after, names.end(), called)) return kNobody;
  return add_note(sex);
}

PersonId People::add_note(Sex sex) {
  Person somebody;
  somebody.relation = Relation::unknown, somebody.sex = sex;
  somebody.described = somebody.note = true;
  return add(somebody);
}

// The tag of a note, an age with a sex that its first or second sentence begins with: "34M brought by wife", "Gum swelling. 2F, mum
// worried". Null for none.
const mention::Quantity* People::tag_of_note() const {
  const auto& sentences = text_->sentences();
  for (std::size_t s = 0; s < std::min(sentences.size(), kTagWithin); ++s) {
    const auto q = base::first_from(mentions_->quantities, sentences[s].tokens.begin);
    const bool tag = q != mentions_->quantities.end() && q->tokens.begin == sentences[s].tokens.begin &&
                     q->kind == lexicon::QuantityKind::age && q->sex != Sex::unknown && lexicon_.pattern(q->pattern).now;
    if (tag) return &*q;
  }
  return nullptr;
}

// "11/12 F, mum c/o swelling": in the note of a child the grown-ups bring it and tell of it, but "mum asthma".
bool People::brings_child(const PersonPhrase& phrase, std::uint32_t after) const {
  const Relation relation = relation_of(phrase.relation);
  if (!tag_is_child_ || (relation != Relation::parent && relation != Relation::grandparent)) return false;
  const auto finding = base::first_from(mentions_->concepts, after);
  return finding == mentions_->concepts.end() || finding->tokens.begin > after + 1;
}

// Whether `a` is only somebody of the child `b`.
bool People::belongs_to(const Person& a, const Person& b) const { return a.of != kNobody && &people_[a.of] == &b && b.descends(); }

// Whether `a` is meant by a word of this sex rather than `b`: never a doctor or a dog where there is anybody else, then who was
// named last; but somebody who is known to be of the sex, if named in this very sentence.
bool People::meant_rather(const Person& a, const Person& b, Sex sex) const {
  if (a.minor != b.minor) return b.minor;
  if (a.owner != b.owner) return a.owner;                                        // "his father smokes and he coughs"
  if (belongs_to(a, b) || belongs_to(b, a)) return belongs_to(b, a);             // "my boy's father swung him, and he cries"
  if (a.note != b.note && (a.note ? b : a).last <= first_place_) return a.note;  // "A man with a cough. An uncle smokes. He"
  const auto gone = [&](const Person& p) { return p.dead && p.last <= first_place_; };
  if (gone(a) != gone(b)) return gone(b);  // "Mum is 80. Her sister died. Her face droops"
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

bool People::has(Relation relation) const {
  return std::any_of(people_.begin(), people_.end(), [relation](const Person& p) { return p.relation == relation; });
}

// Whom a noun names, as far as it tells by itself; `owner` is whom the phrase belongs to, or kNobody.
Person People::named_by(const PersonPhrase& phrase, base::Span tokens, PersonId owner) const {
  Person wanted;
  wanted.sex = phrase.sex;
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
  // "My granddaughter cries. What can I give the wee one?"
  if (owner == kNobody && wanted.relation == Relation::child && has(Relation::grandchild)) wanted.relation = Relation::grandchild;
  if (owner == kAsker && phrase.relation.empty() && !wanted.minor)
    wanted.relation = Relation::child, wanted.family = true;  // "my 3 year old boy"
  const mention::Number* const number = number_in(tokens);
  const auto& quantities = mentions_->quantities;
  const auto age = number == nullptr ? quantities.end() : base::first_beyond(quantities, number->tokens.begin);
  const bool called = age != quantities.end() && age->kind == lexicon::QuantityKind::age && age->tokens.contains(number->tokens);
  if (called && lexicon_.pattern(age->pattern).now) wanted.called_age = number->low;
  if (wanted.called_age < 0 && wanted.relation == Relation::child) wanted.called_age = age_set_off(tokens.end);
  return wanted;
}

// The number of ", 5 months," right behind a name; -1 where there is none, or it tells of anything else.
double People::age_set_off(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  const auto marked = [&](std::uint32_t at, std::string_view a, std::string_view b) {
    return at < tokens.size() && (text_->folded(tokens[at]) == a || text_->folded(tokens[at]) == b);
  };
  const auto number = base::first_from(mentions_->numbers, token + 1);
  if (!marked(token, ",", "(") || number == mentions_->numbers.end() || number->tokens.begin != token + 1 || number->article) return -1;
  const auto q = base::first_beyond(mentions_->quantities, token + 1);
  const bool in = q != mentions_->quantities.end() && q->tokens.contains(number->tokens);
  if (in && q->kind != lexicon::QuantityKind::duration && q->kind != lexicon::QuantityKind::age) return -1;
  return marked(in ? q->tokens.end : number->tokens.end, ",", ")") ? number->low : -1;
}

// `owner` is whom the phrase belongs to and cannot be, or kNobody.
// kNobody for a plural. "My 6 year old" is not "my 3 year old".
// `tells`: is about to say something, so that no "he" of before need be meant.
PersonId People::person_for(const PersonPhrase& phrase, base::Span tokens, PersonId owner, bool tells) {
  if (phrase.who == Who::cares || (phrase.who == Who::self && phrase.relation.empty())) return kAsker;
  Person somebody;
  somebody.relation = Relation::unknown;
  somebody.sex = phrase.sex;
  if (phrase.who == Who::self) {
    // A role is whoever the text calls "she" so far: "She coughs. The patient ...".
    const auto called = std::find_if(people_.begin() + 1, people_.end(), [](const Person& p) { return p.relation == Relation::unknown; });
    somebody.role = true;
    return called == people_.end() ? add(somebody) : static_cast<PersonId>(called - people_.begin());
  }
  if (phrase.who == Who::pronoun) {
    const PersonId found = pronoun_for(phrase.sex);
    // A pronoun that refers to nobody named is somebody all the same ("She complains of ..."), but "they" are not.
    return found == kNobody && phrase.sex != Sex::unknown ? add(somebody) : found;
  }
  const Person wanted = named_by(phrase, tokens, owner);
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
    if (!related) named_late_ = id;
    if (person.called_age < 0) person.called_age = wanted.called_age;
    person.relation = wanted.relation, person.family = wanted.family;
    return id;
  }
  return add(wanted);
}

PersonId People::joined_at(base::Span tokens) const {
  PersonId other = kNobody;
  bool asker = false;
  for (auto it = base::first_beyond(places_, tokens.begin); it != places_.end() && it->tokens.begin < tokens.end; ++it) {
    if (it->person != kAsker) other = it->person;
    asker |= it->person == kAsker && !it->owns;
  }
  return asker ? other : kNobody;
}

bool People::owns_at(std::uint32_t token) const {
  const Place* place = place_before(token);
  if (place == nullptr) return false;
  return lexicon_.words().is_inflected(text_->folded(text_->tokens()[place->tokens.end - 1])) || (place->person == kAsker && place->owns);
}

// The first number of a phrase, or null.
const mention::Number* People::number_in(base::Span tokens) const {
  auto number = base::first_from(mentions_->numbers, tokens.begin);
  while (number != mentions_->numbers.end() && number->article) ++number;
  return number != mentions_->numbers.end() && number->tokens.begin < tokens.end ? &*number : nullptr;
}

// Whether a word that somebody nurses stands right before the token.
bool People::nurses_at(std::uint32_t token) const {
  const auto trait = base::first_reaching(mentions_->traits, token);
  return trait != mentions_->traits.end() && trait->tokens.begin < token && small_words(std::min(trait->tokens.end, token), token) &&
         lexicon_.trait(trait->value).state == lexicon::TraitPhrase::State::breastfeeding;
}

// Whether it is the child of a pregnancy, a birth or nursing that is told of: "had our baby", "breastfeeding my son".
bool People::newly_born(const PersonPhrase& phrase, base::Span tokens) const {
  if (!phrase.relation.empty() && relation_of(phrase.relation) != Relation::child) return false;
  const auto& all = mentions_->traits;
  const Place* const last = before();
  // "Breastfeeding my son" from "my" on, but not "my breastfed son", nor "my wife is breastfeeding our son".
  const bool owned = last != nullptr && last->owns && last->tokens.size() == 1 && only_describes(last->tokens.end, tokens.begin);
  const std::uint32_t begin = owned ? last->tokens.begin : tokens.begin;
  const auto trait = base::first_reaching(all, begin);
  if (trait == all.end() || trait->tokens.begin >= begin) return false;
  using State = lexicon::TraitPhrase::State;
  const State state = lexicon_.trait(trait->value).state;
  if (state == State::pregnant) return trait->tokens.contains(tokens);  // "expecting our first", but "my pregnant sister"
  if (state == State::postpartum && small_words(trait->tokens.begin, tokens.begin)) return false;  // "my son was born 2 days ago and"
  return state == State::postpartum || state == State::breastfeeding || state == State::not_pregnant;
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

// "I am a father", "the patient is my father"; but not "I am with my father".
bool People::names_again(std::uint32_t token, PersonId owner) const {
  if (naming_.empty() || token >= naming_.end || parted(naming_.begin, token)) return false;
  return owner != kAsker || people_[named_again_].role;
}

// "My baby (a 4 year old boy)": the same one.
bool People::described_in_brackets(const PersonPhrase& phrase, std::uint32_t token) {
  if (phrase.who != Who::relation || !phrase.relation.empty() || before() == nullptr || before()->person == kAsker) return false;
  const std::uint32_t end = before()->tokens.end;
  return end < token && text_->folded(text_->tokens()[end]) == "(" && small_words(end + 1, token);
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

}  // namespace anteroom::fact
