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
// `place` leads to a site ("in", "on"), `trigger` and `relief` to what brings a finding on or eases it.
enum class CueMeaning : std::uint8_t {
  none,
  end,
  clause,
  absent,
  present,
  possible,
  past,
  current,
  hypothetical,
  family,
  resolved,
  trigger,
  relief,
  place
};
enum class CueReach : std::uint8_t { forward, backward, both };

struct Cue {
  CueMeaning meaning = CueMeaning::none;
  CueReach reach = CueReach::forward;
  std::uint16_t within = 0;  // at most so many tokens away; 0: to the end of the clause
};

struct AttributePhrase {
  ontology::AttributeId attribute = ontology::kNoAttribute;
  std::uint8_t unused[3] = {0, 0, 0};
  std::uint32_t bit = 0;
};

// Whom a word names. A pronoun stands for the last person of its sex; a role ("the patient") for whoever is asked about.
struct PersonPhrase {
  enum class Who : std::uint8_t { self, relation, pronoun };
  Who who = Who::relation;
  std::string_view relation;  // child, parent, partner, sibling, grandparent, friend, other; empty for self and pronouns
  ontology::Sex sex = ontology::Sex::unknown;
  bool subject = true;  // can be the one who has a symptom; false for "my doctor"
};

// What a word says of the patient. Ages in years, -1: not said.
struct TraitPhrase {
  double age_low = -1, age_high = -1;
  enum class State : std::uint8_t { none, pregnant, not_pregnant, postpartum, breastfeeding };
  State state = State::none;
  ontology::Sex sex = ontology::Sex::unknown;
  std::uint8_t unused[6] = {0, 0, 0, 0, 0, 0};
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
  double low = -1, high = -1;                  // accepted bounds of the value in `unit`, -1: any ("temp of 102" is F, "of 38.5" is C)
};

}  // namespace anteroom::lexicon
