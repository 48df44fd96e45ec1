// tests/unit/lexicon/small_english.h: a little English for the tests of the parser's stages, and lexicons built from snippets.
//
//   const TestLanguage language = small_english("cues:\n  - {means: absent, say: [minus]}");   // with more of one's own
//   language.ontology.find("cough"); language.lexicon->words();
//
// Small on purpose: a test says what it needs, and does not change when lexicon/ does.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::lexicon {

struct TestLanguage {
  ontology::Ontology ontology;
  std::unique_ptr<const Lexicon> lexicon;  // null where there are problems
  base::Problems problems;

  std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const base::Problem& problem : problems.list()) result.push_back(problem.code);
    return result;
  }
};

// From files of attributes, concepts and a language; problems are for the caller to look at.
inline std::unique_ptr<TestLanguage> make_language(std::string_view attributes, std::string_view concepts,
                                                   const std::vector<std::string_view>& files) {
  auto made = std::make_unique<TestLanguage>();
  ontology::OntologyBuilder ontology;
  read_attributes({"attributes.yaml", attributes}, ontology, made->problems);
  read_concepts({"concepts.yaml", concepts}, ontology, made->problems);
  made->ontology = ontology.link({{"concepts.yaml", std::string(concepts)}}, made->problems);
  LexiconBuilder builder("en", made->ontology);
  int number = 0;
  for (const std::string_view file : files) builder.read({"words" + std::to_string(++number) + ".yaml", file}, made->problems);
  made->lexicon = builder.build(made->problems);
  return made;
}

inline constexpr std::string_view kAttributes = R"(
attributes:
  severity: {values: [mild, moderate, severe, worst_ever], ordered: true}
  onset: {values: [sudden, gradual]}
  course: {values: [worsening, improving, constant, intermittent, resolved]}
  laterality: {values: [left, right, bilateral, one_sided]}
  character: {values: [throbbing, burning]}
)";

inline constexpr std::string_view kConcepts = R"(
concepts:
  body: {name: Body, kind: site}
  head: {name: Head, kind: site, is_a: [body]}
  neck: {name: Neck, kind: site, is_a: [body]}
  chest: {name: Chest, kind: site, is_a: [body]}
  abdomen: {name: Abdomen, kind: site, is_a: [body]}
  arm: {name: Arm, kind: site, is_a: [body], paired: true}
  hand: {name: Hand, kind: site, is_a: [arm], paired: true}
  leg: {name: Leg, kind: site, is_a: [body], paired: true}
  thigh: {name: Thigh, kind: site, is_a: [leg], paired: true}
  knee: {name: Knee, kind: site, is_a: [leg], paired: true}
  ankle: {name: Ankle, kind: site, is_a: [leg], paired: true}
  foot: {name: Foot, kind: site, is_a: [leg], paired: true}
  testicle: {name: Testicle, kind: site, is_a: [body], paired: true, sex: male}
  pain: {name: Pain, kind: symptom}
  abdominal_pain: {name: Abdominal pain, kind: symptom, is_a: [pain], located: {pain: abdomen}}
  headache: {name: Headache, kind: symptom, is_a: [pain], located: {pain: head}}
  knee_pain: {name: Knee pain, kind: symptom, is_a: [pain], located: {pain: knee}}
  chest_pain: {name: Chest pain, kind: symptom, is_a: [pain], located: {pain: chest}}
  migraine: {name: Migraine, kind: condition, is_a: [headache]}
  fever: {name: Fever, kind: symptom}
  seizure: {name: Seizure, kind: symptom, event: true}
  first_seizure: {name: First seizure, kind: symptom, is_a: [seizure]}
  cough: {name: Cough, kind: symptom}
  rash: {name: Rash, kind: symptom}
  swelling: {name: Swelling, kind: symptom}
  numbness: {name: Numbness, kind: symptom}
  muscle_twitching: {name: Muscle twitching, kind: symptom}
  insomnia: {name: Insomnia, kind: symptom}
  common_cold: {name: Common cold, kind: condition}
  diarrhea: {name: Diarrhea, kind: symptom}
  period_pain: {name: Period pain, kind: symptom, sex: female}
  anxiety: {name: Anxiety, kind: symptom}
  diabetes: {name: Diabetes, kind: condition, lasting: true}
  stroke: {name: Stroke, kind: condition}
  exertion: {name: Exertion, kind: exposure}
  rest: {name: Rest, kind: exposure}
  all_well: {name: All is well, kind: exposure}
  feeds_well: {name: Feeds well, kind: exposure, is_a: [all_well]}
  ibuprofen: {name: Ibuprofen, kind: medicine}
  pregnancy: {name: Pregnancy, kind: condition}
)";

// Each quantity, cue, person and trait once or twice: what the stages do with them is what is tested.
inline constexpr std::string_view kWords = R"(
morphology:
  vowels: aeiouy
  least_stem: 3
  undouble: bdfgmnprt
  suffixes:
    - - {cut: "'s"}
    - - {cut: ies, put: "y"}
      - {cut: ches, put: ch}
      - {cut: ss, put: ss}
      - {cut: s}
    - - {cut: eed, put: eed}
      - {cut: ing, undouble: true}
      - {cut: ed, undouble: true}
    - - {cut: ee, put: ee}
      - {cut: e}
  irregular: {foot: [feet], swell: [swollen], have: [has, had], be: [is, are, was, were, am]}
  spellings: {rrhoea: rrhea, oedem: edem}
fillers: [a, an, the, my, his, her, this, very, really, bit, left, right]
common_words: [the of to have had days minutes weeks years hours who went gone away will fewer coughs fever's]
numbers:
  unit: {zero: 0, one: 1, two: 2, three: 3, five: 5, six: 6, ten: 10, fifteen: 15}
  ten: {twenty: 20, thirty: 30}
  multiplier: {hundred: 100, thousand: 1000, dozen: 12}
  fraction: {half: 0.5, quarter: 0.25}
  vague: {couple: 2, few: 3, several: 4}
  article: [a, an]
  joiner: [and, of]
  range: [to, or, "~"]
months: [january, february, march, april, may, june, july, august, september, october, november, december]
weekdays: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
units:
  time:
    second: {factor: 0.000011574074, say: [second, s]}
    minute: {factor: 0.000694444444, say: [minute, min]}
    hour: {factor: 0.0416666666667, say: [hour, h]}
    day: {factor: 1, say: [day]}
    week: {factor: 7, say: [week]}
    month: {factor: 30.4375, say: [month]}
    year: {factor: 365.25, say: [year]}
  temperature:
    C: {factor: 1, say: [c, celsius]}
    F: {factor: 1, say: [f, fahrenheit]}
  mass: {kg: {factor: 1, say: [kg]}, lb: {factor: 0.45359237, say: [lb, pound]}}
  length: {cm: {factor: 1, say: [cm]}, foot: {factor: 30.48, say: [foot, ft]}, inch: {factor: 2.54, say: [inch]}}
  glucose: {mg/dL: {factor: 1, say: [mgdl]}, mmol/L: {factor: 18.016, say: [mmol]}}
)";

inline constexpr std::string_view kPhrases = R"(
phrases:
  head: [head]
  neck: [neck]
  chest: [chest]
  abdomen: [stomach, "tummy"]
  arm: [arm]
  hand: [hand]
  leg: [leg]
  thigh: [thigh]
  knee: [knee]
  ankle: [ankle]
  foot: [foot]
  testicle: [testicle]
  pain: [pain, hurt, sore]
  headache: [headache]
  feeds_well: [feeds well]
  chest_pain: [chest pain]
  migraine: [migraine]
  fever: [fever, temperature is up]
  cough: [cough]
  rash: [rash]
  swelling: [swelling, swell]
  numbness: [numb, numbness]
  muscle_twitching: [muscle (twitching|twitch), twitching]
  insomnia: [can't sleep]
  common_cold: ["have a cold", "=colds"]
  diarrhea: [diarrhea]
  period_pain: [period pain]
  anxiety: [anxious, anxiety, tense]
  diabetes: [diabetes, diabetic]
  stroke: [stroke]
  exertion: ["=running"]
  rest: [resting]
  ibuprofen: [ibuprofen]
  pregnancy: [pregnant]
attributes:
  severity: {mild: [mild], severe: [severe, terrible], worst_ever: [worst of my life]}
  onset: {sudden: [suddenly, out of the blue], gradual: [gradually]}
  course: {worsening: [getting worse], intermittent: [comes and goes]}
  laterality: {left: [left], right: [right]}
  character: {throbbing: [throbbing], burning: [burning]}
)";

inline constexpr std::string_view kCues = R"(
cues:
  - {means: absent, say: ["=no", denies, without]}
  - {means: absent, within: 4, say: ["=not", "isn't"]}
  - {means: absent, reach: backward, within: 4, say: [": no", "is absent"]}
  - {means: none, say: ["not only", "no improvement", "can't stop"]}
  - {means: present, within: 6, say: ["can't deny"]}
  - {means: end, say: [but, however, ";"]}
  - {means: clause, say: ["i have", because]}
  - {means: possible, within: 10, say: ["could it be", worried about]}
  - {means: possible, reach: backward, within: 4, say: ["?"]}
  - {means: past, history: true, say: [history of]}
  - {means: past, say: [used to have]}
  - {means: past, reach: backward, within: 5, say: [years ago]}
  - {means: resolved, reach: backward, within: 6, say: [went away, are gone]}
  - {means: current, within: 6, say: ["still have"]}
  - {means: hypothetical, within: 12, say: [if i get, "in case of"]}
  - {means: family, say: ["family history of"]}
  - {means: family, reach: backward, within: 6, say: ["runs in my family"]}
  - {means: told, say: ["=it", "it is"]}
  - {means: place, say: ["=in", "=on", around, "radiating to"]}
  - {means: trigger, within: 6, say: ["when i am", after, when]}
  - {means: relief, within: 6, say: [better with]}
)";

inline constexpr std::string_view kPeople = R"(
people:
  - {who: self, say: [i, me, "i'm"]}
  - {who: self, owns: true, say: ["=my"]}
  - {who: self, names: true, say: ["i am a", "i'm a"]}
  - {who: pronoun, sex: male, say: ["=he", "=him"]}
  - {who: pronoun, sex: male, owns: true, say: ["=his"]}
  - {who: pronoun, sex: female, say: ["=she"]}
  - {who: pronoun, sex: female, owns: true, say: ["=her"]}
  - {relation: child, sex: male, say: [son]}
  - {relation: child, sex: female, say: [daughter]}
  - {relation: child, say: ["my baby"]}
  - {relation: parent, sex: female, say: [mother, mom]}
  - {relation: parent, sex: male, say: [father]}
  - {relation: partner, sex: male, say: [husband]}
  - {relation: friend, say: ["my friend"]}
  - {subject: false, relation: other, say: ["my doctor"]}
traits:
  - {sex: female, say: [woman, female, "i'm a mom"]}
  - {sex: male, say: [man, male]}
  - {age: [13, 19], say: [teenager]}
  - {state: pregnant, say: [pregnant]}
  - {state: not_pregnant, say: [negative pregnancy test]}
  - {state: postpartum, say: [gave birth]}
  - {state: breastfeeding, say: [breastfeeding]}
)";

inline constexpr std::string_view kPatterns = R"(
patterns:
  - {kind: age, say: ["{n} {time} old", "{n} - {time} - old"]}
  - {kind: age, unit: year, say: ["aged {n}", "in my {n} s"]}
  - {kind: age, unit: year, sex: female, say: ["{n} =f"]}
  - {kind: age, unit: year, sex: male, say: ["{n} / =m"]}
  - {kind: birth_year, low: 1900, high: 2100, say: ["born in {n}"]}
  - {kind: duration, say: ["for {n} {time}", "{n} {time}", "for the past {n} {time}"]}
  - {kind: duration, open_end: true, say: ["for over {n} {time}"]}
  - {kind: duration, value: 1, unit: day, say: [all day]}
  - {kind: episode, say: ["lasts {n} {time}"]}
  - {kind: ago, say: ["{n} {time} ago"]}
  - {kind: ago, value: 1, unit: day, ongoing: true, say: [since yesterday]}
  - {kind: ago, ongoing: true, say: ["since {date}", "since {month}", "since {weekday}"]}
  - {kind: day_index, unit: day, say: ["day {n}"]}
  - {kind: frequency, say: ["{n} times a {time}"]}
  - {kind: frequency, value: 1, unit: day, say: [every night]}
  - {kind: temperature, back: 1, say: ["minus {n} {temperature}", "{n} {temperature} below zero"]}
  - {kind: temperature, say: ["{n} {temperature}", "{n} degrees", "(temp|temperature|fever) (of|is|) {n}", "(temp|temperature|fever) (of|is|) {n} {temperature}"]}
  - {kind: blood_pressure, say: ["{n} / {n}", "{n} over {n}", "bp {n} / {n}"]}
  - {kind: heart_rate, say: ["pulse {n}"]}
  - {kind: oxygen_saturation, say: ["spo2 {n}"]}
  - {kind: peak_flow, say: ["peak flow {n}"]}
  - {kind: glucose, say: ["sugar (is|) {n}", "sugar (is|) {n} {glucose}"]}
  - {kind: weight, unit: kg, say: ["i weigh {n}", "{n} {mass}"]}
  - {kind: height, say: ["{n} {length}"]}
  - {kind: height, unit: foot, second_unit: inch, say: ["{n} foot {n}"]}
  - {kind: weeks_pregnant, say: ["{n} {time} pregnant"]}
  - {kind: scale, say: ["{n} / 10", "{n} out of 10"]}
  - {kind: count, value: 12, say: ["{n} dozen sneezes"]}
  - {kind: count, say: ["{n} sneezes"]}
  - {kind: asked_on, say: ["ask date : {date}"]}
)";

// All of the above and `more`, without problems.
inline std::unique_ptr<TestLanguage> small_english(std::string_view more = "") {
  auto made = make_language(kAttributes, kConcepts, {kWords, kPhrases, kCues, kPeople, kPatterns, more});
  EXPECT_TRUE(made->problems.empty()) << to_text(made->problems);
  EXPECT_NE(made->lexicon, nullptr);
  return made;
}

}  // namespace anteroom::lexicon
