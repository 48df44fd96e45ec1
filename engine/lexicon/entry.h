// engine/lexicon/entry.h: what a phrase of the lexicon can mean: a concept, a cue, a value, a person, a trait, a quantity.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/ontology/ontology.h"

namespace anteroom::lexicon {

// One phrase may have one entry of each kind ("pregnant" is a concept and a trait), and any number of cues.
enum class EntryKind : std::uint32_t { concept_id, cue, attribute, person, trait, pattern };
inline constexpr std::size_t kEntryKinds = 6;

struct Entry {
  EntryKind kind = EntryKind::concept_id;
  // ConceptId, kNoConcept for a look-alike that means nothing; or an index into Lexicon's cues, attributes, people, traits, patterns
  std::uint32_t value = 0;
  friend bool operator==(const Entry&, const Entry&) = default;
};

// Context cues (ConText). `none` is a look-alike that means nothing ("not only"); `end` stops the scope of all others ("but"),
// `clause` that of denial and doubt alone ("I have"): "last year I felt ill and I had a cough" is past throughout.
// `joiner` ("or") makes one list of what it joins. `definite` ("my") comes before what is there: nobody examined "the rash".
// What one `had` at a time gone by (`then`) is past: neither says so alone.
// `place` leads to a site ("in", "on"), `trigger` and `relief` to what brings a finding on or eases it.
enum class CueMeaning : std::uint8_t {
  none,
  end,
  clause,
  joiner,
  definite,
  absent,
  present,
  possible,
  past,
  had,
  then,
  current,
  hypothetical,
  family,
  resolved,
  trigger,
  relief,
  place
};
// An `answer` acts backward where nothing follows it, also upon a question before its sentence ("Fever? No."). What says that a
// thing is over may be followed by more, and needs no question ("I had a rash. It went away after a week.").
enum class CueReach : std::uint8_t { forward, backward, answer };

struct Cue {
  CueMeaning meaning = CueMeaning::none;
  CueReach reach = CueReach::forward;
  std::uint16_t within = 0;  // at most so many tokens away; 0: to the end of the clause
  bool soft = false;         // says how a thing is told of; rules take it to be so nevertheless
  std::uint8_t unused = 0;
};

struct AttributePhrase {
  ontology::AttributeId attribute = ontology::kNoAttribute;
  std::uint8_t unused[3] = {0, 0, 0};
  std::uint32_t bit = 0;
};

// Whom a word names. A pronoun stands for the last person of its sex; a role ("the patient") for whoever is asked about; a
// bystander (a dog, "the donor") has findings and is never the patient.
// `same` ("is a") names the one before it once more; `beside` ("with") makes the one after it, `tells` ("says") the one before
// it no subject of what follows; `joins` ("and") makes two of them one subject; `topic` ("asking for") says that the one after
// it is asked about.
struct PersonPhrase {
  enum class Who : std::uint8_t { relation, self, pronoun, bystander, same, beside, tells, joins, topic };
  Who who = Who::relation;
  std::string_view relation;  // child, parent, partner, sibling, grandparent, friend, other; empty for self and pronouns
  ontology::Sex sex = ontology::Sex::unknown;
  bool subject = true;  // can be the one who has a symptom; false for "my doctor"
  bool names = false;   // a name that follows is theirs: "I am a" leads to "father"
  bool owns = false;    // whoever is named next is theirs: "my", "his"
};

// What a word says of the patient. Ages in years, -1: not said.
struct TraitPhrase {
  double age_low = -1, age_high = -1;
  ontology::Sex sex = ontology::Sex::unknown;
  // maybe_pregnant: asks, fears or hopes; test_negative: a test was, of pregnancy where that is what the text is about.
  enum class State : std::uint8_t { none, pregnant, not_pregnant, maybe_pregnant, test_negative, postpartum, breastfeeding };
  State state = State::none;
  bool set_off = false;  // only where a sentence or a part of it begins with it, or beside a name: "In my forties, ..."
  std::uint8_t unused[5] = {0, 0, 0, 0, 0};
};

enum class QuantityKind : std::uint8_t {
  age,
  duration,
  ago,
  day_index,
  frequency,
  temperature,
  blood_pressure,
  heart_rate,
  respiratory_rate,
  oxygen_saturation,
  glucose,
  weight,
  height,
  weeks_pregnant,
  count,
  scale,
  asked_on,
  birth_year,
  year,
  episode
};
std::string_view name_of(QuantityKind kind);

// A way of saying a quantity: a phrase with slots {n} (a number or a range), {time}, {temperature}, {mass}, {length},
// {glucose} (a unit), {date}, {month}, {weekday}.
struct Pattern {
  QuantityKind kind = QuantityKind::count;
  double value = -1;                           // where the phrase has no {n}: "since yesterday" is 1 day
  std::string_view unit;                       // where the phrase has no unit slot
  ontology::Sex sex = ontology::Sex::unknown;  // "26f"
  bool open_end = false;                       // "over three months": at least
  bool ongoing = false;                        // of `ago`: the thing has gone on since ("since last week", "started two days ago")
  bool now = true;                             // false for an age of another time or of nobody ("when I was 16"), and for
                                               // weeks that tell only how far a pregnancy is that is told elsewhere ("at 20 weeks")
  bool coming = false;                         // of `age`: not yet reached ("turning 40")
  double low = -1, high = -1;                  // accepted bounds of the value in `unit`, -1: any ("temp of 102" is F, "of 38.5" is C)
};

}  // namespace anteroom::lexicon
