// engine/ontology/ontology.h: the concepts that findings are made of, how they relate, and the attributes a finding can have.
//
//   OntologyBuilder builder;   // ontology_builder.h
//   read_concepts(source, builder, problems);  read_attributes(source2, builder, problems);
//   const Ontology ontology = builder.link(files, problems);
//   ontology.is_a(ontology.find("migraine"), ontology.find("headache"));   // true
//
// Free of any language: phrases are in lexicon/. Frozen; safe to share between threads. Every view that it gives lives as long as
// its image.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/base/image.h"
#include "engine/base/string_pool.h"
#include "engine/ontology/ontology_arrays.h"

namespace anteroom::ontology {

std::string_view name_of(Kind kind);
std::string_view name_of(Sex sex);

struct Concept {
  std::string_view id;
  std::string_view name;  // for a person, sentence case
  Kind kind = Kind::symptom;
  bool paired = false;     // a site that a body has twice
  bool event = false;      // a symptom that has happened even when it is over: a fit, a bleed
  bool lasting = false;    // a condition that is still there when one has a history of it: diabetes
  Sex sex = Sex::unknown;  // what the concept says of the patient's sex
};

// An attribute whose values are words: severity, onset, ... A finding holds a set of values, one bit each.
struct Attribute {
  std::string_view name;
  base::StringList values;  // at most kMaxValues; ascending where ordered
  bool ordered = false;
};
using AttributeId = std::uint8_t;
inline constexpr AttributeId kNoAttribute = 0xff;
inline constexpr std::size_t kMaxAttributes = 8, kMaxValues = 32;
using AttributeValues = std::array<std::uint32_t, kMaxAttributes>;  // a bit set of values for each attribute; 0: not given

class Ontology {
 public:
  // Concepts.
  ConceptId find(std::string_view id) const;  // kNoConcept where there is none
  Concept operator[](ConceptId id) const {
    const ConceptRow& row = view_.concepts[id];
    return {string(row.id), string(row.name), row.kind, row.paired, row.event, row.lasting, row.sex};
  }
  std::size_t size() const { return view_.concepts.empty() ? 0 : view_.concepts.size() - 1; }
  std::span<const ConceptId> ancestors(ConceptId id) const {  // itself first, then all broader ones, each once
    return view_.ancestors.subspan(view_.ancestors_begin[id], view_.ancestors_begin[id + 1] - view_.ancestors_begin[id]);
  }
  std::span<const ConceptId> descendants(ConceptId id) const {  // itself first, then all narrower ones, each once
    return view_.descendants.subspan(view_.descendants_begin[id], view_.descendants_begin[id + 1] - view_.descendants_begin[id]);
  }
  bool is_a(ConceptId narrow, ConceptId broad) const;
  // What `symptom` at `site` is called: {pain, navel} gives abdominal_pain. The nearest definition up the sites, then up
  // the symptoms, wins; kNoConcept where none is defined.
  ConceptId located(ConceptId symptom, ConceptId site) const;
  // The site that a located concept names (abdominal_pain: abdomen), else the one that its nearest ancestor names (migraine:
  // head, by headache), or kNoConcept.
  ConceptId site_of(ConceptId id) const { return view_.site_of[id]; }
  // The intent of a question about something of this kind whose words say nothing more definite, or kNoConcept.
  ConceptId asks_about(Kind kind) const { return view_.asks_about[static_cast<std::size_t>(kind)]; }
  std::span<const Code> codes(ConceptId id) const {  // string(...) of each
    return view_.codes.subspan(view_.concepts[id].codes, view_.concepts[id + 1].codes - view_.concepts[id].codes);
  }

  // Attributes.
  AttributeId find_attribute(std::string_view name) const;  // kNoAttribute where there is none
  Attribute attribute(AttributeId id) const;
  std::size_t attribute_count() const { return view_.attributes.empty() ? 0 : view_.attributes.size() - 1; }
  // The bit of a value, or 0 where the attribute has no such value.
  std::uint32_t value_bit(AttributeId id, std::string_view value) const;

  std::string_view string(base::StringId id) const { return base::string_at(view_.strings, id); }

  // All of it as one block of bytes, and an ontology over such a block: false where it is damaged. It is never trusted.
  const base::Image& image() const { return image_; }
  static bool attach(const base::Image& image, Ontology& ontology);

 private:
  OntologyArrays view_;
  base::Image image_;
};

}  // namespace anteroom::ontology
