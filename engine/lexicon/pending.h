// engine/lexicon/pending.h: what the files of a language said, before it is compiled. Private to this module.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/problem.h"
#include "engine/base/yaml.h"
#include "engine/lexicon/expand_phrase.h"
#include "engine/lexicon/lexicon.h"
#include "engine/lexicon/morphology.h"

namespace anteroom::lexicon {

struct PendingPhrase {
  std::string text;  // with its alternatives
  Entry entry;
  std::uint32_t file = 0;
  base::Place place;
};

struct PendingTogether {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  std::vector<std::uint32_t> sets;  // as numbered where first named
  std::uint16_t within = 0;
};

// "=cold" is taken in this very form.
inline bool is_exact(std::string_view piece) { return piece.size() > 1 && piece.front() == '='; }
// Whether phrases say "{name}" of a slot of the program's own.
bool is_slot_name(std::string_view name);

struct LexiconBuilder::Pending {
  std::string language;
  struct File {
    std::string name, text;
    base::Source source() const { return {name, text}; }
  };
  std::vector<File> files;  // kept, to quote the line of a problem that only compiling finds
  std::vector<PendingPhrase> phrases;
  PhraseGroups groups;
  std::vector<Cue> cues;
  std::vector<AttributePhrase> attributes;
  std::vector<PersonRow> people;
  std::vector<TraitPhrase> traits;
  std::vector<PatternRow> patterns;
  struct WordSet {
    std::string name;
    bool has_words = false;
    std::uint32_t file = 0;  // where it was first named
    base::Place place;
  };
  std::vector<std::string> word_slots;
  struct SlotWord {
    unsigned slot = 0;
    std::string word;
  };
  std::vector<SlotWord> slot_words;
  std::vector<WordSet> word_sets;
  std::vector<PendingTogether> together;
  std::vector<std::vector<ReadingRange>> readings;
  base::StringPool strings;                            // of people, patterns and names
  std::unordered_map<std::string, std::string> names;  // concept id, name
  std::vector<std::pair<std::string, WordUse>> uses;   // words by themselves
  std::vector<std::string> units{""};
  std::vector<std::string> common_words;
  MorphologyDraft morphology;
  bool broken = false;  // a file had a problem: compiling only looks for more
};

inline constexpr std::pair<std::string_view, ontology::Sex> kSexes[] = {{"female", ontology::Sex::female}, {"male", ontology::Sex::male}};

// Reads one section of a language file; several files may have the same section.
class SectionReader {
 public:
  SectionReader(const base::Source& source, const ontology::Ontology& ontology, LexiconBuilder::Pending& pending, base::Problems& problems);
  void read(const base::YamlNode& root);

 private:
  using Handler = void (SectionReader::*)(const base::YamlNode&);
  void phrases(const base::YamlNode& node);
  void look_alikes(const base::YamlNode& node);
  void groups(const base::YamlNode& node);
  void names(const base::YamlNode& node);
  void attributes(const base::YamlNode& node);
  void cues(const base::YamlNode& node);
  void people(const base::YamlNode& node);
  void traits(const base::YamlNode& node);
  void numbers(const base::YamlNode& node);
  void units(const base::YamlNode& node);
  void patterns(const base::YamlNode& node);
  void word_slots(const base::YamlNode& node);
  void word_sets(const base::YamlNode& node);
  void together(const base::YamlNode& node);
  void readings(const base::YamlNode& node);
  void reading_ranges(const base::YamlNode& means, std::vector<ReadingRange>& ranges);
  std::uint32_t word_set(const base::YamlNode& name);
  DayOfYear day_of_year(const base::YamlNode& node);
  void ordinals(const base::YamlNode& node, std::uint8_t WordUse::*field, std::uint8_t most);
  void months(const base::YamlNode& node) { ordinals(node, &WordUse::month, 12); }
  void weekdays(const base::YamlNode& node) { ordinals(node, &WordUse::weekday, 7); }
  void fillers(const base::YamlNode& node);
  void common_words(const base::YamlNode& node);
  void morphology(const base::YamlNode& node);

  void say(const base::YamlNode& list, Entry entry);  // a phrase or a list of them
  bool is_map(const base::YamlNode& node, std::string_view what);
  std::string word_of(const base::YamlNode& node);
  void report(const base::YamlNode& node, std::string code, std::string message, std::string hint = {});
  template <typename Enum>
  bool choice(const base::YamlNode& node, std::span<const std::pair<std::string_view, Enum>> choices, Enum& out);
  std::vector<const base::YamlNode*> items(const base::YamlNode& node);  // of a list, or the node itself

  const base::Source& source_;
  const ontology::Ontology& ontology_;
  LexiconBuilder::Pending& pending_;
  base::Problems& problems_;
};

template <typename Enum>
bool SectionReader::choice(const base::YamlNode& node, std::span<const std::pair<std::string_view, Enum>> choices, Enum& out) {
  std::string all;
  for (const auto& [name, value] : choices) {
    if (name == node.scalar) {
      out = value;
      return true;
    }
    all += (all.empty() ? "" : ", ") + std::string(name);
  }
  report(node, "lexicon.unknown-choice", "'" + node.scalar + "' is not known here", "one of: " + all);
  return false;
}

}  // namespace anteroom::lexicon
