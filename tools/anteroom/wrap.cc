#include "tools/anteroom/wrap.h"

namespace anteroom::command {
namespace {

// Columns of a word: its code points, without escape sequences (ESC ... m).
std::size_t width_of(std::string_view word) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\x1b') {
      while (i < word.size() && word[i] != 'm') ++i;
    } else if ((static_cast<unsigned char>(word[i]) & 0xc0) != 0x80) {
      ++width;
    }
  }
  return width;
}

}  // namespace

void wrap(std::string_view text, const Layout& layout, std::string& out) {
  std::size_t column = layout.column;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(" \n");
    const std::string_view word = text.substr(0, end);
    if (!word.empty()) {
      const std::size_t width = width_of(word);
      if (column > layout.indent && column + 1 + width > layout.columns) {
        out += '\n';
        column = 0;
      }
      if (column < layout.indent) {
        out.append(layout.indent - column, ' ');
        column = layout.indent;
      } else if (column > layout.indent) {
        out += ' ';
        ++column;
      }
      out += word;
      column += width;
    }
    if (end == text.npos) break;
    if (text[end] == '\n') out += '\n', column = 0;
    text.remove_prefix(end + 1);
  }
  out += '\n';
}

}  // namespace anteroom::command
