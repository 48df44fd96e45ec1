// engine/fact/people.h: the people a text speaks of, whose each finding is, and which of them is the patient.
//
// The patient is the one with the complaint: in "my 3-year-old son has had a fever" it is the son, though the mother writes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/context/context.h"
#include "engine/fact/facts.h"
#include "engine/mention/mention.h"
#include "engine/text/text.h"

namespace anteroom::fact {

struct Person {
  Relation relation = Relation::self;
  ontology::Sex sex = ontology::Sex::unknown;
  Range age_years;  // as said of this person
  Words age_words, sex_words;
  bool age_exact = false;  // stated as a number, not by a word such as "teenager"
  bool mentioned = false;
  bool role = false;   // named by a role: "the patient"
  bool owner = false;  // a pronoun that names nobody else and to whom others belong: the "his" of "his brother"
  int weight = 0;      // how much of the complaint is theirs
  int diagnoses = 0;   // weight of their plain diagnoses
};

// Index of a person; the asker is always there.
using PersonId = std::uint32_t;
inline constexpr PersonId kAsker = 0;
inline constexpr PersonId kNobody = 0xffffffffU;  // no person named yet: whoever the patient is

class People {
 public:
  explicit People(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}
  // Finds who is mentioned and who each sentence is about.
  void read(const text::Text& text, const mention::Mentions& mentions);

  // Whose the thing said at this token is: the last person named before it in its sentence, else whom the text was about.
  PersonId subject_at(std::uint32_t token) const;
  // The person named by a phrase that overlaps `tokens` or follows within `reach` tokens ("3-year-old son"), or kNobody.
  // `at`, where given, gets the first token of the phrase.
  PersonId named_at(base::Span tokens, std::uint32_t reach, std::uint32_t* at = nullptr) const;

  std::vector<Person>& list() { return people_; }
  const std::vector<Person>& list() const { return people_; }

 private:
  struct Place {
    base::Span tokens;
    PersonId person;
  };
  PersonId person_for(const lexicon::PersonPhrase& phrase, PersonId owner);

  const lexicon::Lexicon& lexicon_;
  std::vector<Person> people_;
  std::vector<Place> places_;                  // by token
  std::vector<std::uint32_t> sentence_begin_;  // first token of each sentence
  std::vector<PersonId> carried_;              // whom the text was about before each sentence
};

}  // namespace anteroom::fact
