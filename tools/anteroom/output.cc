// write(2) directly: what is written is whole, and a failure is known at once, not when the program ends.
#include "tools/anteroom/output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "tools/anteroom/commands.h"

namespace anteroom::command {
namespace {

// 0, or why not all was written.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

Output::Output() { std::signal(SIGPIPE, SIG_IGN); }

bool Output::write(std::string_view text) {
  if (error_ == 0) error_ = write_all(STDOUT_FILENO, text);
  return error_ == 0;
}

int Output::status(int status) const {
  if (error_ == 0 || error_ == EPIPE) return status;
  return fail("the output could not be written: " + std::string(std::strerror(error_)) + "; what was printed is not complete");
}

void say(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

int fail(std::string_view message) {
  say("anteroom: " + std::string(message) + "\n");
  return kFailed;
}

}  // namespace anteroom::command
