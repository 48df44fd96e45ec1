// tools/anteroom/colours.h: colours for a person at a terminal, or none.
//
//   const Colours colours = Colours::of_output();
//   text += std::string(colours.bold) + "Urgency" + std::string(colours.plain);
#pragma once

#include <string_view>

namespace anteroom::command {

struct Colours {
  std::string_view plain, bold, faint, red, yellow, green, cyan;  // all empty: no colours

  // Of standard output: colours only on a terminal that is not `dumb`, and never when NO_COLOR is set (no-color.org).
  static Colours of_output();
  bool any() const { return !plain.empty(); }
};

// Columns of the terminal that standard output is, from 40 to 100; 100 where it is none.
int output_columns();

}  // namespace anteroom::command
