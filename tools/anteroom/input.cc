// Bytes are taken as the system gives them: a question typed into a pipe is answered when its line ends, not when a buffer is full.
#include "tools/anteroom/input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/base/problem.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

std::optional<Input> Input::open(const std::string& path) {
  if (path == "-") return Input(STDIN_FILENO, "standard input");
  const std::string name = base::quote(path);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    fail(errno == ENOENT ? "there is no file " + name + "; give the path of a file, or - for standard input"
                         : "the file " + name + " cannot be opened: " + std::strerror(errno) + "; check its permissions");
    return std::nullopt;
  }
  Input input(file, name);
  struct stat about {};
  if (::fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
    fail(name + " is a folder; name a file in it");
    return std::nullopt;
  }
  if (S_ISREG(about.st_mode)) input.size_ = static_cast<std::uint64_t>(about.st_size);
  return input;
}

Input::Input(Input&& other) noexcept : file_(std::exchange(other.file_, -1)), name_(std::move(other.name_)), size_(other.size_) {}

Input::~Input() {
  if (file_ > STDERR_FILENO) ::close(file_);
}

bool Input::wait(int milliseconds) const {
  pollfd one{file_, POLLIN, 0};
  return ::poll(&one, 1, milliseconds) != 0;
}

std::optional<std::size_t> Input::read(char* into, std::size_t room) {
  for (;;) {
    const ssize_t count = ::read(file_, into, room);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    fail(name_ + " cannot be read: " + std::strerror(errno) + "; give a file that can be");
    return std::nullopt;
  }
}

std::optional<std::string> Input::read_all(std::size_t most) {
  std::string text;
  std::size_t used = 0;
  while (used < most) {
    if (used == text.size()) text.resize(std::min(most, std::max(std::size_t{64} << 10, 2 * used)));
    const std::optional<std::size_t> count = read(text.data() + used, text.size() - used);
    if (!count) return std::nullopt;
    if (*count == 0) break;
    used += *count;
  }
  text.resize(used);
  return text;
}

}  // namespace anteroom::command
