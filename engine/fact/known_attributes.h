// engine/fact/known_attributes.h: the attributes of lexicon/attributes.yaml by which findings are read, and their values, found once;
// and a few concepts.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/ontology/ontology.h"

namespace anteroom::fact {

// kNoAttribute and no bits for what a site's attributes.yaml lacks: then no phrase says it.
struct KnownAttributes {
  explicit KnownAttributes(const ontology::Ontology& ontology)
      : severity(ontology.find_attribute("severity")),
        laterality(ontology.find_attribute("laterality")),
        course(ontology.find_attribute("course")),
        character(ontology.find_attribute("character")),
        all_well(ontology.find("all_well")),
        injury(ontology.find("injury")),
        infection(ontology.find("infection")) {
    const auto bit = [&](ontology::AttributeId id, std::string_view value) {
      return id == ontology::kNoAttribute ? 0 : ontology.value_bit(id, value);
    };
    mild = bit(severity, "mild"), moderate = bit(severity, "moderate"), severe = bit(severity, "severe");
    left = bit(laterality, "left"), right = bit(laterality, "right"), bilateral = bit(laterality, "bilateral");
    improving = bit(course, "improving"), worsening = bit(course, "worsening");
    intermittent = bit(course, "intermittent"), recurrent = bit(course, "recurrent"), resolved = bit(course, "resolved");
  }

  ontology::AttributeId severity, laterality, course, character;
  ontology::ConceptId all_well;           // that somebody feeds well, is happy: no complaint
  ontology::ConceptId injury, infection;  // illnesses that pass
  std::uint32_t mild = 0, moderate = 0, severe = 0;
  std::uint32_t left = 0, right = 0, bilateral = 0;
  std::uint32_t improving = 0, worsening = 0, intermittent = 0, recurrent = 0, resolved = 0;
};

}  // namespace anteroom::fact
