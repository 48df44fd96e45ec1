// tools/anteroom/wrap.h: text broken into lines of a width, at spaces.
//
//   wrap("Rest first and relax.", {.columns = 80, .indent = 2}, out);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace anteroom::command {

struct Layout {
  std::size_t columns = 100;
  std::size_t indent = 0;  // spaces before every line but the first
  std::size_t column = 0;  // where the first line begins: what is before it in `out` already
};

// Appends `text`, valid UTF-8, and a line end. Line ends in it stay; escape sequences for colours have no width; a code point
// counts as one column, so a word is never cut, and a line of wide characters may be longer.
void wrap(std::string_view text, const Layout& layout, std::string& out);

}  // namespace anteroom::command
