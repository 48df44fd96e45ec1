// engine/fact/people.h: the people a text speaks of, whose each thing said is, and who it may be about.
//
// The patient is the one with the complaint: in "my 3-year-old son has had a fever" it is the son, though the mother writes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/context/context.h"
#include "engine/fact/facts.h"
#include "engine/lexicon/lexicon.h"
#include "engine/mention/mention.h"
#include "engine/ontology/ontology.h"
#include "engine/text/text.h"

namespace anteroom::fact {

// Index of a person; the asker is always there.
using PersonId = std::uint32_t;
inline constexpr PersonId kAsker = 0;
inline constexpr PersonId kNobody = 0xffffffffU;  // no person named yet: whoever the patient is

struct Person {
  Relation relation = Relation::self;
  bool family = false;  // of the asker
  ontology::Sex sex = ontology::Sex::unknown;
  Range age_years;  // as said of this person
  Words age_words, sex_words;
  bool age_exact = false;  // stated as a number, not by a word such as "teenager"
  bool age_least = false;  // at least that: it may be of another time ("aged 12")
  bool role = false;       // named by a role alone: "the patient"
  bool owner = false;      // a pronoun that names nobody else and to whom others belong: the "his" of "his brother"
  bool minor = false;      // never the patient: an animal, "my doctor"
  bool crowd = false;      // of those, many at large: "some men", whom "he" does not mean
  bool works = false;      // of those, who speaks of others or does something for them: "my doctor"
  bool dead = false;       // never the patient, either
  bool alike = false;      // has what another has: "my sister has the same"
  bool twin = false;       // of the asker: of one age
  bool expects = false;    // is told to be pregnant, in a word of its own
  bool measured = false;   // a number of their body is told
  bool topic = false;      // asked about in so many words: "asking for my boyfriend"
  bool mentioned = false;  // named in any way
  bool described = false;  // by no relation: "a 3 year old girl"
  bool note = false;       // whom a text in which nobody speaks is about: "A 63-year-old man ... He ..."
  bool tagged = false;     // and that an age with a sex opens: "34M"
  bool asks = false;       // for themselves: the asker; of another: asked for by whoever has the care of them
  bool wonders = false;    // the asker: a question names nobody else
  bool says_so = false;    // in words, not by what they are: pregnant
  bool ill = false;        // has or had a condition
  bool complains = false;  // has a symptom
  bool suffers = false;    // has a symptom today, or took, met or fell on something
  bool turned = false;     // the text turns to them: "and now I cough, too"
  bool tells = false;      // says or thinks something of somebody
  bool well = false;       // so it is told
  bool ails = false;       // anything but that is told of them
  bool told = false;       // anything is told of them that is not denied
  bool storied = false;    // who is not of the house: has a complaint that is told as what was once
  bool implied = false;    // has something in a sentence that names nobody: theirs, as the text was about them
  bool asked = false;      // named in a question, as the one whom something is said of: "what can I give him?"
  // Grown, and not asked for in so many words: told of in passing, it may be.
  bool in_passing() const { return relation != Relation::child && relation != Relation::unknown && !topic && !role; }
  // Of who asks; small, it may be.
  bool descends() const { return relation == Relation::child || relation == Relation::grandchild; }
  // Of no family, and named once or told of as what was: "a mate had pain for a year after his".
  bool told_beside() const {
    return !family && (relation == Relation::friend_ || relation == Relation::other) && (named <= 1 || (storied && !suffers));
  }
  double called_age = -1;  // the number they are called by: "my 3 year old"; -1: none
  int named = 0;           // how often as the one whom something is said of
  std::uint32_t last = 0;  // place of the last mention
  int weight = 0;          // how much of the complaint is theirs
  int diagnoses = 0;       // weight of their plain diagnoses
  bool ill_now = false;    // and one of them is not told as what was
  bool struck = false;     // and it is none that lasts
  bool hurt = false;       // but an injury, or what has happened to them
  PersonId of = kNobody;   // whose mother, teacher or friend they are called, the asker aside
};

class People {
 public:
  People(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon) : ontology_(ontology), lexicon_(lexicon) {}
  // Finds who is mentioned and who each sentence is about.
  // Names within `closing` are the asker's own, and nobody's beside.
  void read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, base::Span closing);

  // Whose the finding at this token is: the last subject before it in its sentence, else whom the text was about.
  PersonId subject_at(std::uint32_t token) const;
  // The same, of a finding that may be told in one phrase with whose it is: "my diabetic son", "baby is limp".
  PersonId subject_of(const mention::Match& finding) const;
  // Whether no subject is named before this token in its sentence: whose it is, the text before tells, if anything.
  bool implied_at(std::uint32_t token) const;
  // Whom words that somebody else may begin are done to, or kNobody: the "strangle me" of "he tried to strangle me", the "scratched my
  // eye" of "my baby scratched my eye".
  PersonId done_to(const mention::Match& finding) const;
  // The last person named before this token in its sentence, subject or not ("with my husband, who is 40"), else as above.
  PersonId spoken_of_at(std::uint32_t token) const;
  // The person named by a phrase that overlaps `tokens` or follows within `reach` words ("3-year-old son"), or kNobody.
  PersonId named_at(base::Span tokens, std::uint32_t reach) const;
  // Whose the thing is that is named within `reach` words after the token ("in my knee", "on my son's arm"), or kNobody; `at` gets the
  // first token of who it is.
  PersonId owner_after(std::uint32_t token, std::uint32_t reach, std::uint32_t& at) const;
  // The first other than `not_this` who is named from the token on, before the other token, or kNobody: the "me" of "than me".
  PersonId other_from(std::uint32_t token, std::uint32_t before, PersonId not_this) const;
  // Who is named within the phrase together with the asker, or kNobody: the sister of "my sister and I are 42".
  PersonId joined_at(base::Span tokens) const;
  // Whether the last name before the token only says whose a thing is: the "her" of "her sugar dropped and".
  bool owns_at(std::uint32_t token) const;
  // Whether the name that begins at the token is one beside the subject: "from my son".
  bool beside_at(std::uint32_t token) const;
  // Whether a name, no pronoun, begins at the token: the "dog" of "a new dog".
  bool noun_at(std::uint32_t token) const;
  // Whether the token says who the person before it is: "I am a tall man".
  bool describes(std::uint32_t token) const;
  // Whether the text turns to the subject of the token in its sentence: "and now my back hurts".
  bool turns_at(std::uint32_t token) const;
  // Whether the words say that who was just told to have it has it like another: "and we itch as well", "I also have a cough".
  bool also_at(base::Span tokens) const;
  // Whether the words say how the asker feels about another: "I'm worried sick".
  bool cares_at(base::Span tokens) const;
  // Whether nothing but small words, if anything, stands between.
  bool small_words(std::uint32_t from, std::uint32_t to) const;

  std::vector<Person>& list() { return people_; }
  const std::vector<Person>& list() const { return people_; }

 private:
  static constexpr std::uint32_t kNamingReach = 6;  // tokens from "I am a" to "father"

  static constexpr std::uint32_t kTurnReach = 3;  // tokens from "and now" to "my"

  struct Place {
    // open: "we", the asker or whom it was about. which: the "who" of "with my son, who", or a crowd. back: the end of what is said of
    // him.
    enum class Kind : std::uint8_t { subject, beside, teller, open, which, back };
    base::Span tokens;  // with the "my" before it
    PersonId person = kNobody;
    Kind kind = Kind::subject;
    bool names = false, owns = false;
    bool joined = false;         // with the asker who follows
    bool asks = false;           // "can I kiss": the asker, for themselves
    PersonId subject = kNobody;  // of what follows it
    bool implied = false;        // that subject is whom the text was about before
  };
  using Matches = std::vector<mention::Match>::const_iterator;

  void take(Matches match, Matches end);
  bool mark(const lexicon::PersonPhrase& phrase, base::Span tokens);
  bool right_after(std::uint32_t end, std::uint32_t said) const;
  void tell_later(std::uint32_t said);
  PersonId died(const Place& last);
  Person named_by(const lexicon::PersonPhrase& phrase, base::Span tokens, PersonId owner) const;
  PersonId person_for(const lexicon::PersonPhrase& phrase, base::Span tokens, PersonId owner, bool tells);
  const mention::Number* number_in(base::Span tokens) const;
  double age_set_off(std::uint32_t token) const;
  PersonId pronoun_for(ontology::Sex sex) const;
  bool belongs_to(const Person& a, const Person& b) const;
  bool meant_rather(const Person& a, const Person& b, ontology::Sex sex) const;
  PersonId add(const Person& person);
  PersonId open_note(base::Span closing);
  PersonId add_note(ontology::Sex sex);
  const mention::Quantity* tag_of_note() const;
  bool brings_child(const lexicon::PersonPhrase& phrase, std::uint32_t after) const;
  bool has(Relation relation) const;
  void add_own_child(const lexicon::PersonPhrase& phrase, base::Span tokens);
  void make_teller();
  bool follows_closely(std::uint32_t from, std::uint32_t token) const;
  void open_which(const Place& named, base::Span tokens);
  bool condition_follows(std::uint32_t token) const;
  PersonId take_owner(Place& place, bool& aside);
  void learn(const lexicon::PersonPhrase& phrase, const Place& place);
  void open_naming(PersonId person, std::uint32_t token);
  bool teller_follows(Matches match, Matches end) const;
  bool only_describes(std::uint32_t from, std::uint32_t to) const;
  bool medicine_follows(std::uint32_t token) const;
  void ask_about(const text::Sentence& sentence);
  bool follows_during(const lexicon::PersonPhrase& phrase, std::uint32_t token) const;
  bool follows_which(const lexicon::PersonPhrase& phrase, std::uint32_t token) const;
  bool counted(base::Span tokens) const;
  bool only_has(std::uint32_t from, std::uint32_t to) const;
  bool only_times(std::uint32_t from, std::uint32_t to) const;
  bool means_things(PersonId found, std::uint32_t token) const;
  bool nurses_at(std::uint32_t token) const;
  bool newly_born(const lexicon::PersonPhrase& phrase, base::Span tokens) const;
  bool names_again(std::uint32_t token, PersonId owner) const;
  void join_with_asker();
  void end_which(std::uint32_t before);
  bool described_in_brackets(const lexicon::PersonPhrase& phrase, std::uint32_t token);
  bool described_by_next(Matches match, Matches end) const;
  bool leads_to_finding(std::uint32_t token) const;
  bool asker_follows() const;
  void settle_subjects();
  bool aside_when_ill(PersonId id) const;
  PersonId about_after(base::Span sentence, Matches& finding);
  base::Span tag_;             // of a note, empty where it has none
  PersonId tagged_ = kNobody;  // whose it is
  bool tag_is_child_ = false;
  bool told_aside(PersonId holder, const mention::Match& finding) const;
  PersonId first_named(base::Span sentence) const;
  bool tells_age(base::Span sentence) const;
  bool parted(std::uint32_t from, std::uint32_t to) const;
  const Place* place_before(std::uint32_t token) const;
  void look_back(base::Span sentence);
  struct Behind {             // a token
    std::uint32_t place = 0;  // 1-based: the last in its sentence; 0 for none
    std::uint32_t sentence = 0;
  };
  Behind behind(std::uint32_t token) const;
  const Place* before() const { return places_.size() > first_place_ ? &places_.back() : nullptr; }
  Place* before() { return places_.size() > first_place_ ? &places_.back() : nullptr; }

  const ontology::Ontology& ontology_;
  const lexicon::Lexicon& lexicon_;
  const text::Text* text_ = nullptr;
  const mention::Mentions* mentions_ = nullptr;
  const context::ContextReader* context_ = nullptr;
  std::vector<Person> people_;
  std::vector<Place> places_;         // by token
  std::vector<Behind> behind_;        // by token
  std::vector<PersonId> carried_;     // whom the text was about before each sentence
  std::vector<std::uint32_t> turns_;  // tokens that turn a text to somebody
  std::vector<std::uint32_t> alsos_;  // tokens that begin an "as well"
  std::vector<base::Span> cares_;
  // Of the sentence that is being read.
  std::size_t first_place_ = 0, first_place_before_ = 0;   // the other of the sentence before
  PersonId about_ = kNobody;                               // whom the text is about so far
  PersonId named_again_ = kNobody, named_late_ = kNobody;  // late: whom a pronoun called before
  base::Span naming_;                                      // where a name is one more of that person's
  std::uint32_t beside_ = 0, topic_end_ = 0;
  bool joined_ = false;       // "and" came after the last name
  std::uint32_t during_ = 0;  // the end of a "when" right after the last name
  std::uint32_t which_ = 0;   // the end of a "who" after the last name
};

}  // namespace anteroom::fact
