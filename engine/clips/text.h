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

}  // namespace anteroom::clips
