// engine/ontology/ontology.h: the concepts that findings are made of, how they relate, and the attributes a finding can have.
//
//   Ontology ontology;
//   read_concepts(source, ontology, problems);  read_attributes(source2, ontology, problems);  ontology.link(problems);
//   ConceptId migraine = ontology.find("migraine");
//   ontology.is_a(migraine, ontology.find("headache"));   // true
//
// Free of any language: phrases are in lexicon/. Frozen after link(); then safe to share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::ontology {

using ConceptId = std::uint32_t;
inline constexpr ConceptId kNoConcept = 0xffffffffU;

enum class Kind : std::uint8_t { symptom, condition, medicine, procedure, test, exposure, intent, site };
inline constexpr std::size_t kKindCount = 8;
std::string_view name_of(Kind kind);

enum class Sex : std::uint8_t { unknown, female, male };
std::string_view name_of(Sex sex);

struct Concept {
  std::string id;
  std::string name;  // for a person, sentence case
  Kind kind = Kind::symptom;
  std::vector<ConceptId> is_a;                             // broader concepts, as written
  std::vector<std::pair<std::string, std::string>> codes;  // system, code: {"HP", "0002380"}
  std::vector<std::pair<ConceptId, ConceptId>> located;    // this is that symptom at that site
  bool paired = false;                                     // a site that a body has twice
  Sex sex = Sex::unknown;                                  // what the concept says of the patient's sex
  std::optional<Kind> about;                               // of an intent: what a question about such a thing asks for
  std::string file;                                        // where it is defined
  base::Place place;
};

// An attribute whose values are words: severity, onset, ... A finding holds a set of values, one bit each.
struct Attribute {
  std::string name;
  std::vector<std::string> values;  // at most 32; ascending where ordered
  bool ordered = false;
};
using AttributeId = std::uint8_t;
inline constexpr AttributeId kNoAttribute = 0xff;
inline constexpr std::size_t kMaxAttributes = 8;
using AttributeValues = std::array<std::uint32_t, kMaxAttributes>;  // a bit set of values for each attribute; 0: not given

class Ontology {
 public:
  // Concepts.
  ConceptId find(std::string_view id) const;  // kNoConcept where there is none
  const Concept& operator[](ConceptId id) const { return concepts_[id]; }
  std::size_t size() const { return concepts_.size(); }
  std::span<const ConceptId> ancestors(ConceptId id) const;    // itself first, then all broader ones, each once
  std::span<const ConceptId> descendants(ConceptId id) const;  // itself first, then all narrower ones, each once
  bool is_a(ConceptId narrow, ConceptId broad) const;
  // What `symptom` at `site` is called: {pain, navel} gives abdominal_pain. The nearest definition up the sites, then up
  // the symptoms, wins; kNoConcept where none is defined.
  ConceptId located(ConceptId symptom, ConceptId site) const;
  // The site that a located concept names (abdominal_pain: abdomen), else the one that its nearest ancestor names (migraine:
  // head, by headache), or kNoConcept.
  ConceptId site_of(ConceptId id) const;
  // The intent of a question about something of this kind whose words say nothing more definite, or kNoConcept.
  ConceptId asks_about(Kind kind) const { return asks_about_[static_cast<std::size_t>(kind)]; }

  // Attributes.
  AttributeId find_attribute(std::string_view name) const;  // kNoAttribute where there is none
  const Attribute& attribute(AttributeId id) const { return attributes_[id]; }
  std::size_t attribute_count() const { return attributes_.size(); }
  // The bit of a value, or 0 where the attribute has no such value.
  std::uint32_t value_bit(AttributeId id, std::string_view value) const;

  // Building. `add` gives kNoConcept for an id that is taken; `link` resolves names and reports cycles and unknown ids.
  // `add` of an attribute gives false for a name that is taken and where kMaxAttributes are there.
  ConceptId add(Concept concept_to_add);
  bool add(Attribute attribute);
  struct Unresolved {  // a name in is_a or located, resolved by link()
    ConceptId owner;
    std::string first, second;  // is_a: first alone; located: symptom, site
    base::Place place;          // of first
    base::Place second_place;
  };
  void add(Unresolved unresolved) { unresolved_.push_back(std::move(unresolved)); }
  // `files`: name and text of the files read, to quote lines from; a file that is not among them is named without its line.
  void link(const std::vector<std::pair<std::string, std::string>>& files, base::Problems& problems);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  static constexpr std::array<ConceptId, kKindCount> no_concepts() {
    std::array<ConceptId, kKindCount> none{};
    none.fill(kNoConcept);
    return none;
  }
  void build_closure();
  void build_located();

  std::vector<Concept> concepts_;
  std::unordered_map<std::string, ConceptId, Hash, std::equal_to<>> by_id_;
  std::array<ConceptId, kKindCount> asks_about_ = no_concepts();
  std::vector<Attribute> attributes_;
  std::vector<Unresolved> unresolved_;
  std::vector<ConceptId> ancestors_, descendants_;                  // all lists end to end
  std::vector<std::uint32_t> ancestors_begin_, descendants_begin_;  // one more than concepts
  std::vector<ConceptId> site_of_;
  // located(): a row for each symptom that some concept locates, a column for each site, inheritance up the sites done.
  std::vector<std::uint32_t> located_row_, located_column_;  // of a concept
  std::vector<ConceptId> located_;
  std::size_t located_columns_ = 0;
};

// A file of `concepts:` (docs/lexicon.md) and the file of `attributes:`.
void read_concepts(const base::Source& source, Ontology& ontology, base::Problems& problems);
void read_attributes(const base::Source& source, Ontology& ontology, base::Problems& problems);

}  // namespace anteroom::ontology
