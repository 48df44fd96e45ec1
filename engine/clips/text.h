// engine/clips/text.h: words and numbers as CLIPS writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/rule/rule_arrays.h"

namespace anteroom::clips {

// 38.5, 21.0, 1e+30: a float, exactly the number that the engine compares.
std::string number_text(rule::Fixed number);
// Between double quotes.
std::string quoted(std::string_view text);
// The words of a set: "severe worst_ever".
std::string words_text(const ontology::Attribute& attribute, std::uint32_t values);

// Calls visit(id, attribute) for each attribute whose values are words.
template <class Visit>
void each_attribute(const ontology::Ontology& ontology, const Visit& visit) {
  for (std::size_t i = 0; i < ontology.attribute_count(); ++i) {
    const auto id = static_cast<ontology::AttributeId>(i);
    visit(id, ontology.attribute(id));
  }
}

}  // namespace anteroom::clips
