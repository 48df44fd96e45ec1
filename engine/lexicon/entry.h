// engine/lexicon/entry.h: what a phrase of the lexicon can mean: a concept, a cue, a value, a person, a trait, a quantity, or a part of a
// concept whose words stand apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/ontology/ontology.h"

namespace anteroom::lexicon {

// One phrase may have one entry of each kind ("pregnant" is a concept and a trait), and any number of cues and of word sets.
enum class EntryKind : std::uint32_t { concept_id, cue, attribute, person, trait, pattern, word_set, reading };
inline constexpr std::size_t kEntryKinds = 8;
constexpr bool may_be_several(EntryKind kind) { return kind == EntryKind::cue || kind == EntryKind::word_set; }

struct Entry {
  EntryKind kind = EntryKind::concept_id;
  // ConceptId, kNoConcept for a look-alike that means nothing; or an index into Lexicon's cues, attributes, people, traits, patterns, word
  // sets, readings
  std::uint32_t value = 0;
  friend bool operator==(const Entry&, const Entry&) = default;
};

// Context cues (ConText). `none` is a look-alike that means nothing ("not only"); `end` stops the scope of all others ("but"),
// `clause` that of denial and doubt alone ("I have"): "last year I felt ill and I had a cough" is past throughout.
// `joiner` ("or") makes one list of what it joins. `definite` ("my") comes before what is there: nobody examined "the rash".
// What one `had` at a time gone by (`then`) is past: neither says so alone; at one that is `long_ago` ("in the navy") it is over.
// `effect` ("would") asks what a medicine named next brings.
// `planned` ("having it done on Friday") says that something is to come: what a question beside it asks of may come with it.
// The last five link a finding to what is said beside it and take no part in scopes: `place` leads to a site ("in", "on"), `trigger`
// and `relief` to what brings a finding on or eases it; `told` stands for what was told of before ("it"); `plain` says nothing.
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
  long_ago,
  current,
  hypothetical,
  family,
  resolved,
  effect,
  planned,
  trigger,
  relief,
  place,
  told,
  plain,
  another
};
inline constexpr CueMeaning kLastCueMeaning = CueMeaning::another;
inline bool leads_to_cause(CueMeaning meaning) { return meaning == CueMeaning::trigger || meaning == CueMeaning::relief; }
inline bool is_link(CueMeaning meaning) { return meaning >= CueMeaning::trigger; }
// An `answer` acts backward where nothing follows it, also upon a question before its sentence ("Fever? No."). What says that a
// thing is over may be followed by more, and needs no question ("I had a rash. It went away after a week.").
enum class CueReach : std::uint8_t { forward, backward, answer };

struct Cue {
  CueMeaning meaning = CueMeaning::none;
  CueReach reach = CueReach::forward;
  std::uint16_t within = 0;  // at most so many tokens away; 0: to the end of the clause
  bool soft = false;         // says how a thing is told of; rules take it to be so nevertheless
  bool illness = false;      // acts on conditions alone: what "my aunt says" doubts a cancer, not a cough
  bool history = false;      // tells what somebody has a history of: a lasting illness is still there
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
// it is asked about, a `which` that `asks` ("whom I'm asking about") the one right before it; `died` that that one is no patient,
// `alike` ("has the same") that they are told of beside whoever has it, `also` ("as well") that what was told right before it is.
struct PersonPhrase {
  enum class Who : std::uint8_t {
    relation,
    self,
    pronoun,
    bystander,
    same,
    beside,
    tells,
    joins,
    topic,
    which,
    turns,
    cares,
    during,
    died,
    alike,
    also
  };
  static constexpr Who kLastWho = Who::also;
  Who who = Who::relation;
  // child, parent, partner, sibling, grandparent, grandchild, relative, friend, other; empty for self and pronouns
  std::string_view relation;
  ontology::Sex sex = ontology::Sex::unknown;
  bool subject = true;  // can be the one who has a symptom; false for "my doctor"
  bool names = false;   // a name that follows is theirs: "I am a" leads to "father"
  bool asks = false;    // the asker asks for themselves: "do I need a jab", "I have no symptoms"
  bool owns = false;    // whoever is named next is theirs: "my", "his"
  bool twin = false;    // of the asker's age
};

inline constexpr std::size_t kMostSets = 4;
inline constexpr std::uint16_t kMostWithin = 20;

// A concept that is said by words of one sentence in any order, one of each of its word sets, none further than `within` tokens from
// the first set's, which carries the finding: {black} and {stool} are black stool in "when I went to the loo it was all black".
struct Together {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  std::uint32_t place = 0;             // among all rows, by their first sets
  std::uint16_t sets[kMostSets] = {};  // the first is that of the row; a row of fewer ends in more of its last
  std::uint16_t set_count = 0, within = 0;
};
inline constexpr std::size_t kMostWordSets = 50'000;  // one phrase may be of all of them; a number fits 16 bits

// What the figure behind the name of a test means ("platelets 61"): the concept of the range that holds it, if any.
struct ReadingRange {
  double low = 0, high = 0;  // from `low` to below `high`
  ontology::ConceptId concept_id = ontology::kNoConcept;
  std::uint32_t unused = 0;
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
  peak_flow,
  weeks_pregnant,
  count,
  scale,
  asked_on,
  birth_year,
  episode,   // how long one bout lasts
  occasion,  // when it happens, but not how often: "mostly before sleep"
  onset,     // "started": the time told beside it is when something began that still is
  age_gap,   // by how much somebody is older than another, or with `back` younger
  none       // a look-alike that means nothing: "a second opinion"
};
inline constexpr std::size_t kQuantityKinds = 24;
// What is measured of somebody's body.
constexpr bool is_of_body(QuantityKind kind) { return kind >= QuantityKind::temperature && kind <= QuantityKind::weeks_pregnant; }
std::string_view name_of(QuantityKind kind);

// A day without its year: of a month (month 0: of the month that is said), so many days from Easter Sunday, or of the week.
struct DayOfYear {
  enum class Count : std::int32_t { none, date, easter, weekday };
  Count count = Count::none;
  std::int32_t month = 0, day = 0;  // Easter: days after it; weekday: 1 (Monday) to 7
};
inline constexpr std::int32_t kLeastDay = -100, kMostDay = 60;  // of any count
inline constexpr std::int32_t kMostBack = 1000;

// A way of saying a quantity: a phrase with slots {n} (a number or a range), {times} ("twice"), {nth} ("third", "3rd"), {time},
// {temperature}, {mass}, {length}, {glucose} (a unit), {date}, {month}, {weekday}. One of a measure, or of `none`, without slots
// and without a value is its name, and numbers beside it are its values.
struct Pattern {
  QuantityKind kind = QuantityKind::count;
  double value = -1;                           // where the phrase has no {n}: "since yesterday" is 1 day
  std::string_view unit;                       // where the phrase has no unit slot
  std::string_view second_unit;                // of the second number, which is added: "5 foot 4", "1 h 30"
  ontology::Sex sex = ontology::Sex::unknown;  // "26f"
  bool open_end = false;                       // "over three months": at least
  bool ongoing = false;                        // of `ago`: the thing has gone on since ("since last week", "started two days ago")
  bool every = false;                          // the last number counts units: "every 3 days", "twice in 3 days"
  int back = -1;                               // so many whole units of the calendar before this one: 1 in "last week"
  DayOfYear from, to;                          // of what has a place in the year: "since Christmas", "early {month}"
  bool now = true;                             // false for an age of another time or of nobody ("when I was 16"), and for
                                               // weeks that tell only how far a pregnancy is that is told elsewhere ("at 20 weeks")
  bool coming = false;                         // of `age`: not yet reached ("turning 40")
  double low = -1, high = -1;                  // accepted bounds of the value in `unit`, else in days, kg, cm; -1: any
};

}  // namespace anteroom::lexicon
