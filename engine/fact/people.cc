// The names of a text in order. Small words between them say what the names do (PersonPhrase): who is spoken of, who is told of beside
// them, who only tells.
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
constexpr std::uint32_t kWhoReach = 3;      // tokens from a name to the "who" after it
constexpr std::uint32_t kTopicReach = 3;    // tokens from "asking for" to whom
constexpr double kMostAskedFor = 4;         // at once: "my two boys"

}  // namespace

void People::open_naming(PersonId person, std::uint32_t token) {
  named_again_ = person;
  naming_ = {token, token + kNamingReach};
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

// "With a girl on my corridor who": a few words say where she is.
bool People::follows_closely(std::uint32_t from, std::uint32_t token) const {
  return from <= token && token <= from + kWhoReach && !parted(from, token);
}

// What follows is said of somebody who was named beside the subject, or nursed: "with my son, who", "breastfeeding my son, who".
void People::open_which(const Place& named, base::Span tokens) {
  const Person& person = people_[named.person];
  const bool nursed = named.kind == Place::Kind::teller && person.descends() && !person.tells;
  if ((named.kind != Place::Kind::beside && !nursed) || named.person == kAsker || person.minor) return;
  places_.push_back({.tokens = tokens, .person = named.person, .kind = Place::Kind::which});
}

bool People::condition_follows(std::uint32_t token) const {
  const auto next = base::first_from(mentions_->concepts, token);
  return next != mentions_->concepts.end() && ontology_[next->value].kind == ontology::Kind::condition &&
         small_words(token, next->tokens.begin);
}

// Of what is said of a name that ends before: "Dad died", "Dad, who died, ...", "Dad had it and died", but not "Dad nearly died".
bool People::right_after(std::uint32_t end, std::uint32_t said) const {
  if (end < said && text_->tokens()[end].kind == text::TokenKind::punctuation) ++end;
  return end == said || mentions_->words[said].use->role == lexicon::NumberRole::joiner;
}

// "My boyfriend's 31, a paramedic, and says it's fine": of who is grown nothing but what they are is said before, where a complaint was
// told of.
void People::tell_later(std::uint32_t said) {
  if (said == 0 || mentions_->words[said - 1].use->role != lexicon::NumberRole::joiner) return;
  const auto first = places_.begin() + static_cast<std::ptrdiff_t>(first_place_);
  auto last = places_.end();
  while (last != first && people_[std::prev(last)->person].minor) --last;
  if (last == first) return;
  Place& place = *std::prev(last);
  Person& person = people_[place.person];
  if (place.kind != Place::Kind::subject || place.person == kAsker || !person.in_passing() || said > place.tokens.end + kDuringReach)
    return;
  const auto& findings = mentions_->concepts;
  const auto next = base::first_from(findings, place.tokens.end);
  if (next == findings.begin() || (next != findings.end() && next->tokens.begin < said)) return;
  place.kind = Place::Kind::teller, person.tells = true;
}

// Who died: somebody else than whom the text called "he" before, if a name came with it: "He has a rash. My uncle died of it".
PersonId People::died(const Place& last) {
  const PersonId called = last.person;
  const auto first = places_.begin() + static_cast<std::ptrdiff_t>(first_place_);
  const auto is_called = [called](const Place& p) { return p.person == called; };
  if (named_late_ != called || std::none_of(places_.begin(), first, is_called)) return called;
  Person named = people_[called];
  named.named = 0;
  people_[called].relation = Relation::unknown, people_[called].family = false;
  const PersonId id = add(named);
  for (auto place = first; place != places_.end(); ++place)
    if (is_called(*place)) place->person = id;
  return id;
}

// Words between names. False for a name.
bool People::mark(const PersonPhrase& phrase, base::Span tokens) {
  Place* last = before();
  const bool adjoins = last != nullptr && small_words(last->tokens.end, tokens.begin);
  switch (phrase.who) {
    case Who::same:
      if (adjoins) open_naming(last->person, tokens.end), last->names |= number_in(tokens) == nullptr;  // not "is 81"
      return true;
    case Who::beside:
      beside_ = tokens.end;
      if (adjoins && condition_follows(tokens.end)) open_which(*last, tokens);  // "I live with a friend with measles"
      return true;
    case Who::tells:
      if (adjoins)
        make_teller();
      else
        tell_later(tokens.begin);
      naming_ = {};  // "I was a wreck, I know my mum is ill"
      return true;
    case Who::which:
      if (phrase.asks && last != nullptr && last->person != kAsker && right_after(last->tokens.end, tokens.begin))
        people_[last->person].topic = true;  // "my dad, whom I'm asking about"
      if (adjoins || (last != nullptr && follows_closely(last->tokens.end, tokens.begin))) open_which(*last, tokens);
      if (last != nullptr) which_ = tokens.end;
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
      naming_ = {};  // "I'm a wreck since my mum fell"
      if (last != nullptr && last->kind == Place::Kind::subject && only_times(last->tokens.end, tokens.begin)) during_ = tokens.end;
      return true;
    case Who::died:
      if (last != nullptr && last->person != kAsker && right_after(last->tokens.end, tokens.begin)) people_[died(*last)].dead = true;
      return true;
    case Who::alike:
      if (last != nullptr && (adjoins || right_after(last->tokens.end, tokens.begin))) people_[last->person].alike = true;
      return true;
    case Who::also:
      alsos_.push_back(tokens.begin);
      return true;
    case Who::topic:
      topic_end_ = tokens.end + kTopicReach;
      return true;
    default:
      return false;
  }
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

// "My best friend, who I live with, has a cough": what follows is still said of the friend.
bool People::follows_which(const PersonPhrase& phrase, std::uint32_t token) const {
  return which_ != 0 && phrase.who == Who::self && !phrase.owns && small_words(which_, token);
}

// "12 grandchildren", "30 kids": more than anybody asks for are nobody.
bool People::counted(base::Span tokens) const {
  const auto& numbers = mentions_->numbers;
  const auto after = base::first_from(numbers, tokens.begin);
  if (after == numbers.begin()) return false;
  const mention::Number& number = *std::prev(after);
  const auto& quantities = mentions_->quantities;
  const auto q = base::first_beyond(quantities, number.tokens.begin);
  const bool measures = q != quantities.end() && q->tokens.contains(number.tokens);
  const bool near =
      number.tokens.end == tokens.begin || (number.tokens.end + 1 == tokens.begin && !parted(number.tokens.end, tokens.begin));
  return near && number.low > kMostAskedFor && !measures;
}

// Whom a noun belongs to, or kNobody: the asker of "my son", who becomes part of the name, the husband of "my husband's cousin".
PersonId People::take_owner(Place& place, bool& aside) {
  Place* const last = before();
  if (last == nullptr || !last->owns || !only_describes(last->tokens.end, place.tokens.begin)) return kNobody;
  const PersonId owner = last->person;
  if (owner != kAsker && nurses_at(place.tokens.begin)) return kNobody;  // "my wife is breastfeeding our son": no "wife's son"
  aside |= last->kind == Place::Kind::beside;
  if (owner == kAsker) {
    place.tokens.begin = last->tokens.begin;
    places_.pop_back();
  } else if (last->kind == Place::Kind::subject && people_[owner].relation != Relation::unknown) {
    last->kind = Place::Kind::teller;  // nothing is said of the husband
  }
  return owner;
}

// What the words that name somebody tell of them.
void People::learn(const PersonPhrase& phrase, const Place& place) {
  Person& person = people_[place.person];
  if (phrase.who == Who::pronoun && !phrase.relation.empty() && person.relation == Relation::unknown)
    person.relation = relation_of(phrase.relation), person.family = is_family(phrase.relation);  // "I'm her mum"
  if (person.sex == Sex::unknown) person.sex = phrase.sex;
  person.mentioned = true;
  person.asks |= phrase.asks, person.says_so |= phrase.asks;
  person.twin |= phrase.twin;
  person.role |= phrase.who == Who::self && !phrase.relation.empty();
  person.topic |= topic_end_ > place.tokens.begin && place.person != kAsker;
}

void People::take(Matches match, Matches end) {
  const PersonPhrase& phrase = lexicon_.person(match->value);
  end_which(match->tokens.begin);
  if (mark(phrase, match->tokens) || described_by_next(match, end) || counted(match->tokens)) return;
  Place place{.tokens = match->tokens,
              .names = phrase.names,
              .owns = phrase.owns || phrase.who == Who::relation || (phrase.who == Who::self && !phrase.relation.empty()),
              .asks = phrase.asks && phrase.who == Who::self};
  const bool noun = phrase.who == Who::relation || phrase.who == Who::bystander;
  const bool born = newly_born(phrase, place.tokens);
  bool aside = !phrase.subject || (beside_ != 0 && small_words(beside_, place.tokens.begin));
  const bool beside = aside;  // "a doctor's wife": the doctor is, and she is not
  const PersonId owner = noun ? take_owner(place, aside) : kNobody;
  const bool in_brackets = place.tokens.begin > 0 && text_->folded(text_->tokens()[place.tokens.begin - 1]) == "(";
  bool unsaid = born || in_brackets || (noun && medicine_follows(place.tokens.end));  // nothing more is said of them
  const bool may_describe = (noun || (phrase.who == Who::self && phrase.sex != Sex::unknown)) && !beside && !unsaid;
  const bool again = may_describe && names_again(place.tokens.begin, owner);
  place.person = described_in_brackets(phrase, place.tokens.begin) ? before()->person
                 : again                                           ? named_again_
                                                                   : person_for(phrase, match->tokens, owner, teller_follows(match, end));
  if (place.person == kNobody) return;
  if (phrase.who == Who::pronoun && phrase.sex == Sex::unknown && means_things(place.person, place.tokens.begin)) return;
  learn(phrase, place);
  Person& person = people_[place.person];
  if (again) {
    naming_ = {};
    aside = beside;
    if (owner == kAsker) person.relation = relation_of(phrase.relation), person.family = is_family(phrase.relation), person.role = false;
  }
  unsaid |= phrase.who == Who::pronoun && person.works;  // the nurse: "she drew round it, and the rash has grown"
  unsaid |= follows_during(phrase, place.tokens.begin) || follows_which(phrase, place.tokens.begin);
  unsaid |= noun && owner == kNobody && brings_child(phrase, place.tokens.end);
  during_ = which_ = 0;
  aside |= unsaid;
  if (!aside) person.last = static_cast<std::uint32_t>(places_.size() + 1);
  if (owner != kNobody && owner != kAsker) {
    people_[owner].owner |= people_[owner].relation == Relation::unknown;
    if (!person.descends()) person.of = owner;
  }
  const bool open = place.person == kAsker && !phrase.subject;
  if (aside) place.kind = open ? Place::Kind::open : unsaid ? Place::Kind::teller : Place::Kind::beside;
  if (person.crowd && !aside) place.kind = Place::Kind::which;  // "some men cough, and my throat hurts"
  if (phrase.names)
    open_naming(place.person, place.tokens.end);
  else if (place.person == kAsker && !place.owns)
    naming_ = {};  // "his gran is 89, but I ask about my friend"
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

// "Me and my husband": what follows is said of the asker, at least.
void People::join_with_asker() {
  if (places_.size() < first_place_ + 2) return;
  Place &last = places_.back(), &first = places_[places_.size() - 2];
  if (first.person == last.person) return;
  if (first.person == kAsker && first.kind == Place::Kind::subject) last.kind = Place::Kind::beside;
  if (last.person == kAsker && !last.owns && first.kind == Place::Kind::subject) first.kind = Place::Kind::beside, first.joined = true;
}

void People::read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, base::Span closing) {
  text_ = &text, mentions_ = &mentions, context_ = &context;
  people_.assign(1, Person{});
  places_.clear();
  behind_.clear(), carried_.clear(), turns_.clear(), alsos_.clear(), cares_.clear();
  first_place_ = 0;
  tag_ = {}, tagged_ = kNobody, tag_is_child_ = false;
  about_ = open_note(closing);
  auto match = mentions.people.begin();
  auto finding = mentions.concepts.begin();
  for (const text::Sentence& sentence : text.sentences()) {
    carried_.push_back(about_);
    first_place_before_ = first_place_, first_place_ = places_.size();
    naming_ = {}, beside_ = topic_end_ = during_ = which_ = 0, joined_ = false, named_late_ = kNobody;
    for (; match != mentions.people.end() && match->tokens.begin < sentence.tokens.end; ++match) {
      if (!closing.overlaps(match->tokens)) take(match, mentions.people.end());
    }
    end_which(sentence.tokens.end);
    settle_subjects();
    look_back(sentence.tokens);
    ask_about(sentence);
    about_ = about_after(sentence.tokens, finding);
  }
}

}  // namespace anteroom::fact
