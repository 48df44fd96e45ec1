#include "tools/anteroom/colours.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace anteroom::command {

Colours Colours::of_output() {
  const char* none = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool forbidden = none != nullptr && *none != '\0';
  if (forbidden || ::isatty(STDOUT_FILENO) == 0 || (terminal != nullptr && std::string_view(terminal) == "dumb")) return {};
  // The sixteen colours alone: the terminal's own scheme decides how they look, on light and on dark.
  return {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[33m", "\x1b[32m", "\x1b[1;36m"};
}

int output_columns() {
  constexpr int kWidest = 100;  // longer lines are hard to read
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kWidest;
  return std::clamp<int>(size.ws_col, 40, kWidest);
}

}  // namespace anteroom::command
