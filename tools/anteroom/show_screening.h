// tools/anteroom/show_screening.h: a screening for a person at a terminal.
//
//   std::cout << show_screening(screener.screen(question), Colours::of_output(), output_columns());
#pragma once

#include <cstddef>
#include <string>

#include "engine/anteroom.h"
#include "tools/anteroom/colours.h"

namespace anteroom::command {

// The words marked, then who, how urgent, red flags, departments with their reasons, the reply, what to ask, problems.
std::string show_screening(const Screening& screening, const Colours& colours, std::size_t columns);

}  // namespace anteroom::command
