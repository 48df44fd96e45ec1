// People are told apart by relation and sex: "my son", "he" and "the boy" are one person until a text has two of them. A
// pronoun is the last person named who can be meant by it. A sentence that names nobody is about whom the last one was about.
#include "engine/fact/people.h"

#include <algorithm>
#include <iterator>

namespace anteroom::fact {
namespace {

using lexicon::PersonPhrase;
using ontology::Sex;

Relation relation_of(std::string_view name) {
  for (int r = 0; r <= static_cast<int>(Relation::unknown); ++r) {
    if (name_of(static_cast<Relation>(r)) == name) return static_cast<Relation>(r);
  }
  return Relation::unknown;
}

bool can_be(Sex a, Sex b) { return a == Sex::unknown || b == Sex::unknown || a == b; }

}  // namespace

// `owner` is whom the phrase belongs to and cannot be, or kNobody.
PersonId People::person_for(const PersonPhrase& phrase, PersonId owner) {
  if (phrase.who == PersonPhrase::Who::self) {
    // A role is whoever the text calls "she" so far: "She coughs. The patient ...".
    const auto called = std::find_if(people_.begin() + 1, people_.end(), [](const Person& p) { return p.relation == Relation::unknown; });
    return phrase.relation.empty() || called == people_.end() ? kAsker : static_cast<PersonId>(called - people_.begin());
  }
  if (phrase.who == PersonPhrase::Who::pronoun) {
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
      Person& person = people_[place->person];
      if ((place->person == kAsker && !person.role) || !can_be(person.sex, phrase.sex)) continue;
      if (person.sex == Sex::unknown) person.sex = phrase.sex;
      return place->person;
    }
  } else {
    for (PersonId id = 1; id < people_.size(); ++id) {
      Person& person = people_[id];
      // "After his morphine, Dad ...": a pronoun may come before the name.
      const bool same = person.relation == relation_of(phrase.relation) || person.relation == Relation::unknown;
      if (!same || id == owner || !can_be(person.sex, phrase.sex)) continue;
      person.relation = relation_of(phrase.relation);
      if (person.sex == Sex::unknown) person.sex = phrase.sex;
      return id;
    }
  }
  // Somebody new; a pronoun that refers to nobody named is somebody all the same ("She complains of ...").
  Person person;
  person.relation = phrase.who == PersonPhrase::Who::pronoun ? Relation::unknown : relation_of(phrase.relation);
  person.sex = phrase.sex;
  people_.push_back(person);
  return static_cast<PersonId>(people_.size() - 1);
}

void People::read(const text::Text& text, const mention::Mentions& mentions) {
  people_.assign(1, Person{});
  places_.clear();
  sentence_begin_.clear();
  carried_.clear();
  PersonId about = kNobody;
  auto match = mentions.people.begin();
  for (const text::Sentence& sentence : text.sentences()) {
    sentence_begin_.push_back(sentence.tokens.begin);
    carried_.push_back(about);
    PersonId first = kNobody;
    int count = 0;
    for (; match != mentions.people.end() && match->tokens.begin < sentence.tokens.end; ++match) {
      const PersonPhrase& phrase = lexicon_.person(match->value);
      if (!phrase.subject) continue;  // "my doctor" has no findings here
      // Of two names side by side the second says who it is: "my 67-year-old mother", "my little boy Tom".
      const auto next = std::next(match);
      if (phrase.who == PersonPhrase::Who::relation && next != mentions.people.end() && next->tokens.begin <= match->tokens.end &&
          lexicon_.person(next->value).who == PersonPhrase::Who::relation) {
        continue;
      }
      const bool follows =
          !places_.empty() && places_.back().tokens.end == match->tokens.begin && phrase.who == PersonPhrase::Who::relation;
      const PersonId owner = follows ? places_.back().person : kNobody;
      const PersonId person = person_for(phrase, owner);
      people_[person].mentioned = true;
      people_[person].role |= phrase.who == PersonPhrase::Who::self && !phrase.relation.empty();
      if (owner != kNobody && owner != kAsker) people_[owner].owner |= people_[owner].relation == Relation::unknown;
      // The "my" of "my son" names the son.
      const bool owned =
          person != kAsker && !places_.empty() && places_.back().person == kAsker && places_.back().tokens.end == match->tokens.begin;
      if (first == kNobody || (owned && first == kAsker && count == 1)) first = person;
      places_.push_back({match->tokens, person});
      ++count;
    }
    if (first != kNobody) about = first;
  }
}

PersonId People::subject_at(std::uint32_t token) const {
  const auto next = std::upper_bound(sentence_begin_.begin(), sentence_begin_.end(), token);
  if (next == sentence_begin_.begin()) return kNobody;
  const std::size_t s = static_cast<std::size_t>(next - sentence_begin_.begin()) - 1;
  const auto after = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.tokens.begin <= token; });
  if (after != places_.begin() && std::prev(after)->tokens.begin >= sentence_begin_[s]) return std::prev(after)->person;
  return carried_[s];
}

PersonId People::named_at(base::Span tokens, std::uint32_t reach, std::uint32_t* at) const {
  for (auto it = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.tokens.end <= tokens.begin; });
       it != places_.end(); ++it) {
    if (it->tokens.begin > tokens.end + reach) break;
    if (it->person == kAsker) continue;
    if (at != nullptr) *at = it->tokens.begin;
    return it->person;
  }
  return kNobody;
}

}  // namespace anteroom::fact
