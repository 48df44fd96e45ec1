// engine/fact/facts.h: what is known of one patient: who they are, and what they have. All that rules can speak of.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "engine/base/span.h"
#include "engine/context/status.h"
#include "engine/ontology/ontology.h"
#include "engine/text/text.h"

namespace anteroom::fact {

// A number known within bounds, both inclusive; low == high where it was stated exactly. Not known: NaN bounds.
struct Range {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  bool known() const { return low == low; }
};

// Where words stand: code points of the title or of the body. Empty for what came from a form field.
struct Words {
  base::Span span;
  text::Part part = text::Part::body;
};

struct Finding {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  Words words;
  context::Assertion assertion = context::Assertion::present;
  context::Temporality temporality = context::Temporality::current;
  context::Experiencer experiencer = context::Experiencer::patient;
  ontology::ConceptId site = ontology::kNoConcept;
  ontology::ConceptId trigger = ontology::kNoConcept;  // none where only its words are known
  ontology::ConceptId relief = ontology::kNoConcept;
  ontology::AttributeValues values{};  // severity, onset, course, laterality, character
  Range duration_days;                 // how long it has been going on, or lasts each time where only that is said
  Range episode_days;                  // how long one bout lasts ("each lasting two seconds")
  Range ago_days;                      // how long ago it began, or was, for what is past
  Range per_day;                       // how often
  Words duration_words, episode_words, ago_words, frequency_words, trigger_words, relief_words, cue_words;  // empty where not said
  bool chief = false;                                                                                       // a chief complaint

  bool plain() const {  // the patient has it now: what a bare NAME in a rule means
    return assertion == context::Assertion::present && temporality == context::Temporality::current &&
           experiencer == context::Experiencer::patient;
  }
};

inline constexpr double kDaysAYear = 365.25;  // as rule/units.h has it

// A set of values as one: the highest of an ordered attribute, else the first that attributes.yaml lists; empty for none. And its place
// among the values, from 1; 0 for none.
std::size_t place_of(const ontology::Attribute& attribute, std::uint32_t values);
std::string_view value_of(const ontology::Attribute& attribute, std::uint32_t values);

enum class Answer : std::uint8_t { unknown, no, yes };

enum class Relation : std::uint8_t { self, child, parent, partner, sibling, grandparent, grandchild, friend_, other, unknown };
std::string_view name_of(Relation relation);  // friend_ is "friend"

// Numbers about the patient that rules may compare, in the unit given here.
enum class Measure : std::uint8_t {
  age,                // years
  weeks_pregnant,     // weeks
  temperature,        // degrees Celsius
  systolic,           // mmHg
  diastolic,          // mmHg
  heart_rate,         // a minute
  respiratory_rate,   // a minute
  oxygen_saturation,  // percent
  glucose,            // mg/dL
  weight,             // kg
  height,             // cm
  peak_flow,          // liters a minute
};
inline constexpr std::size_t kMeasureCount = 12;
std::string_view name_of(Measure measure);

struct Patient {
  std::array<Range, kMeasureCount> measures{};
  std::array<Words, kMeasureCount> measure_words{};
  ontology::Sex sex = ontology::Sex::unknown;
  Words sex_words;
  Answer pregnant = Answer::unknown;
  Answer postpartum = Answer::unknown;
  Answer breastfeeding = Answer::unknown;
  Relation relation = Relation::unknown;

  const Range& operator[](Measure measure) const { return measures[static_cast<std::size_t>(measure)]; }
  Range& operator[](Measure measure) { return measures[static_cast<std::size_t>(measure)]; }
};

// All that is known. Findings are in the order of their words (title first); `chief` indexes them, the main complaint first.
struct Facts {
  Patient patient;
  std::vector<Finding> findings;
  std::vector<std::uint32_t> chief;

  void clear();
};

}  // namespace anteroom::fact
