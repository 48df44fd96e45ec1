// Whom each sentence is about, once all whom it names are placed.
#include <algorithm>
#include <iterator>

#include "engine/base/in_order.h"
#include "engine/fact/people.h"

namespace anteroom::fact {
namespace {

constexpr std::uint32_t kBodyReach = 3;  // tokens from "my" to "back"
constexpr std::uint32_t kVerbReach = 1;  // tokens between "I" and "him" of "do I treat him"

}  // namespace

// Whether a finding or a part of the body comes right after, or what only one sex has: "my back", "my periods", and not "my oven".
bool People::leads_to_finding(std::uint32_t token) const {
  const auto near = [&](const std::vector<mention::Match>& list) {
    const auto next = base::first_beyond(list, token);
    return next != list.end() && next->tokens.begin < token + kBodyReach && !parted(token, next->tokens.begin);
  };
  const auto& traits = mentions_->traits;
  const auto trait = base::first_beyond(traits, token);
  const bool own = trait != traits.end() && trait->tokens.begin < token + 1 && lexicon_.trait(trait->value).sex != ontology::Sex::unknown;
  return own || near(mentions_->sites) || near(mentions_->concepts);
}

// "A sore throat and blisters on my hands": of whom a text was about before, the sentence says nothing.
bool People::asker_follows() const {
  if (places_.size() == first_place_ || about_ == kNobody) return false;
  const Place& first = places_[first_place_];
  if (first.person != kAsker || !first.owns || first.kind != Place::Kind::subject) return false;
  const auto& links = mentions_->links;
  const std::uint32_t token = first.tokens.begin;
  const auto link = base::first_reaching(links, token);
  return link != links.end() && link->tokens.end == token && lexicon_.cue(link->value).meaning == lexicon::CueMeaning::place;
}

void People::settle_subjects() {
  for (std::size_t i = first_place_; i < places_.size(); ++i) {
    Place& place = places_[i];
    if (place.person == kAsker && place.owns && !leads_to_finding(place.tokens.end)) place.kind = Place::Kind::open;
  }
  // "Lifting my son has hurt my back" is the asker's throughout.
  const bool asker_has = std::any_of(places_.begin() + static_cast<std::ptrdiff_t>(first_place_), places_.end(),
                                     [](const Place& p) { return p.person == kAsker && p.owns && p.kind == Place::Kind::subject; });
  if (asker_follows()) carried_.back() = kAsker;
  PersonId subject = kNobody, outer = kNobody;
  bool asker_speaks = false;
  for (std::size_t i = first_place_; i < places_.size(); ++i) {
    Place& place = places_[i];
    Person& person = people_[place.person];
    if (place.kind == Place::Kind::subject) subject = place.person, person.named += place.person != kAsker || !place.owns;
    asker_speaks |= place.kind == Place::Kind::subject && place.person == kAsker;
    if (place.kind == Place::Kind::open && asker_speaks) subject = kAsker;
    if (place.kind == Place::Kind::which) outer = i > first_place_ ? places_[i - 1].subject : about_;
    if (place.kind == Place::Kind::which || place.kind == Place::Kind::back) {
      place.subject = place.kind == Place::Kind::which ? place.person : outer;
      continue;
    }
    place.subject = subject != kNobody ? subject : about_;
    place.implied = subject == kNobody;
    // "Fever with my 2 year old": nobody else can be meant.
    if (place.subject == kNobody && place.kind == Place::Kind::beside && !person.minor && !asker_has) place.subject = place.person;
  }
}

// Whom the text is about after a sentence: the one it was about, where something was found of them; else whom a symptom was found
// of; else, where nobody was before, the one named first.
PersonId People::about_after(base::Span sentence, Matches& finding) {
  if (tagged_ != kNobody) return tagged_;  // "34M. Mother has a rash. Cough"
  PersonId first = kNobody, ill = kNobody;
  bool same = false;
  for (; finding != mentions_->concepts.end() && finding->tokens.begin < sentence.end; ++finding) {
    if (ontology_[finding->value].kind == ontology::Kind::intent) continue;
    const Place* place = place_before(finding->tokens.begin);
    if (place != nullptr && place->kind == Place::Kind::which) continue;
    const PersonId holder = subject_of(*finding);
    if (holder != kNobody && (people_[holder].minor || people_[holder].dead)) continue;  // "My dad died of it. Chest pain"
    same |= holder == about_;
    PersonId& found = told_aside(holder, *finding) ? ill : first;
    if (found == kNobody) found = holder;
  }
  if (first != kNobody) return same ? about_ : first;
  if (about_ != kNobody && ill != kNobody) people_[about_].last = static_cast<std::uint32_t>(places_.size() + 1);  // "he" is still this one
  if (about_ != kNobody || ill != kNobody) return about_;
  return first_named(sentence);
}

// What somebody is ill with, or had once, may be told of who is grown on the way: "My father had a stroke. Tingling since Monday"
// leaves it open.
bool People::told_aside(PersonId holder, const mention::Match& finding) const {
  if (!aside_when_ill(holder)) return false;
  return ontology_[finding.value].kind == ontology::Kind::condition ||
         context_->of(finding.tokens).firm().temporality == context::Temporality::past;
}

// A child, whoever is asked for, or whose age is told: "My mother is 82. Fever". Of nobody else is more said than that they are
// there: "My brother moved to Spain. Fever".
PersonId People::first_named(base::Span sentence) const {
  const bool aged = tells_age(sentence);
  for (std::size_t i = first_place_; i < places_.size(); ++i) {
    const Place& place = places_[i];
    const Person& person = people_[place.person];
    if (place.person == kAsker || person.minor || person.dead || place.kind != Place::Kind::subject) continue;
    const bool only = small_words(sentence.begin, place.tokens.begin) && small_words(place.tokens.end, sentence.end);
    return aged || only || person.asked || !person.in_passing() ? place.person : kNobody;
  }
  const auto& quantities = mentions_->quantities;
  auto age = base::first_from(quantities, sentence.begin);
  for (; age != quantities.end() && age->tokens.begin < sentence.end; ++age) {
    if (age->kind == lexicon::QuantityKind::age && subject_at(age->tokens.begin) == kAsker) return kAsker;
  }
  return kNobody;
}

// Or has a number right after a name: "my dad (72) lives alone".
bool People::tells_age(base::Span sentence) const {
  const auto& quantities = mentions_->quantities;
  for (auto q = base::first_from(quantities, sentence.begin); q != quantities.end() && q->tokens.begin < sentence.end; ++q) {
    if (q->kind == lexicon::QuantityKind::age) return true;
  }
  const auto& numbers = mentions_->numbers;
  return std::any_of(places_.begin() + static_cast<std::ptrdiff_t>(first_place_), places_.end(), [&](const Place& place) {
    const auto number = base::first_from(numbers, place.tokens.end);
    return number != numbers.end() && number->tokens.begin <= place.tokens.end + 1 && !number->article;
  });
}

// Of a question that is asked of somebody else: "should he see a doctor?", "is he at risk because of her?"; but not "could he have
// given it to me?".
void People::ask_about(const text::Sentence& sentence) {
  if (!sentence.question) return;
  const auto first = places_.begin() + static_cast<std::ptrdiff_t>(first_place_);
  const auto asks = [](const Place& p) { return p.person == kAsker && (p.owns || p.kind == Place::Kind::subject); };
  const auto others = [&](const Place& p) { return p.person != kAsker && !people_[p.person].minor; };
  people_[kAsker].wonders |= std::any_of(first, places_.end(), asks) && std::none_of(first, places_.end(), others);
  const bool own = std::any_of(first, places_.end(), [](const Place& p) { return p.asks; });
  const bool small = std::any_of(first, places_.end(), [&](const Place& p) { return people_[p.person].descends(); });
  if (own && small) return;  // "can I kiss my new grandchild?"
  for (std::size_t i = places_.size(); i-- > first_place_ && places_[i].person != kAsker;) {
    if (places_[i].kind == Place::Kind::subject) return void(people_[places_[i].person].asked = true);
  }
  // "Do I treat him even if I see none?": whom the asker does it to is right behind the verb.
  for (std::size_t i = first_place_; i + 1 < places_.size(); ++i) {
    const Place &one = places_[i], &next = places_[i + 1];
    const bool acts = one.person == kAsker && !one.owns && small_words(sentence.tokens.begin, one.tokens.begin);
    const bool right_behind = next.tokens.begin <= one.tokens.end + kVerbReach && !parted(one.tokens.end, next.tokens.begin);
    if (acts && right_behind && next.kind == Place::Kind::subject && others(next)) people_[next.person].asked = true;
  }
}

// A child that is ill is asked for.
bool People::aside_when_ill(PersonId id) const { return id != kNobody && id != kAsker && people_[id].in_passing(); }

}  // namespace anteroom::fact
