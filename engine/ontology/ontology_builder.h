// engine/ontology/ontology_builder.h: concepts and attributes as files state them, until an ontology is made of them.
//
//   OntologyBuilder builder;
//   read_concepts(source, builder, problems);  read_attributes(source2, builder, problems);
//   const Ontology ontology = builder.link(files, problems);
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/problem.h"
#include "engine/ontology/ontology.h"

namespace anteroom::ontology {

struct ConceptDraft {
  std::string id;
  std::string name;
  Kind kind = Kind::symptom;
  std::vector<ConceptId> is_a;                             // broader concepts, as written; filled by link()
  std::vector<std::pair<std::string, std::string>> codes;  // system, code: {"HP", "0002380"}
  std::vector<std::pair<ConceptId, ConceptId>> located;    // this is that symptom at that site; filled by link()
  bool paired = false, event = false, lasting = false;
  Sex sex = Sex::unknown;
  std::optional<Kind> about;  // of an intent: what a question about such a thing asks for
  std::string file;           // where it is defined
  base::Place place;
};

struct AttributeDraft {
  std::string name;
  std::vector<std::string> values;
  bool ordered = false;
};

struct UnresolvedName {  // in is_a or located, resolved by link()
  ConceptId owner;
  std::string first, second;  // is_a: first alone; located: symptom, site
  base::Place place;          // of first
  base::Place second_place;
};

class OntologyBuilder {
 public:
  ConceptId find(std::string_view id) const;  // kNoConcept where there is none
  const ConceptDraft& operator[](ConceptId id) const { return concepts_[id]; }
  bool has_attribute(std::string_view name) const;

  ConceptId add(ConceptDraft draft);  // kNoConcept for an id that is taken
  bool add(AttributeDraft draft);     // false for a name that is taken and where kMaxAttributes are there
  void add(UnresolvedName name) { unresolved_.push_back(std::move(name)); }

  // Resolves names and reports cycles and unknown ids; gives an ontology that is safe to use even then. Once.
  // `files`: name and text of the files read, to quote lines from; a file that is not among them is named without its line.
  Ontology link(const std::vector<std::pair<std::string, std::string>>& files, base::Problems& problems);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::vector<ConceptDraft> concepts_;
  std::unordered_map<std::string, ConceptId, Hash, std::equal_to<>> by_id_;
  std::vector<AttributeDraft> attributes_;
  std::vector<UnresolvedName> unresolved_;
};

// A file of `concepts:` (docs/lexicon.md) and the file of `attributes:`.
void read_concepts(const base::Source& source, OntologyBuilder& builder, base::Problems& problems);
void read_attributes(const base::Source& source, OntologyBuilder& builder, base::Problems& problems);

}  // namespace anteroom::ontology
