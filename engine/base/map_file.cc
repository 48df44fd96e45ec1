// Mapping needs the system's own calls, and so does replacing a file in one step: write another one beside it, make sure that it is on the
// disk, rename it.
#include "engine/base/map_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/file_problem.h"

namespace anteroom::base {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  bool close() {  // a disk may tell only now that it is full
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

std::error_code last_error() { return {errno, std::generic_category()}; }

bool write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

// Opens a new file beside `path`, whose name it gives. Another writer may have taken a name, or have died and left it: process numbers
// come again, in a container with each start.
int open_beside(const std::string& path, std::string& name) {
  static std::atomic<unsigned> count = 0;
  int file = -1;
  do {
    name = path + ".new-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (file < 0 && errno == EEXIST);
  return file;
}

// As a whole, or not at all and errno says why.
bool replace(const std::string& path, std::span<const std::byte> bytes) {
  std::string beside;
  Descriptor file(open_beside(path, beside));
  if (!file.is_open()) return false;
  if (write_all(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close() && ::rename(beside.c_str(), path.c_str()) == 0)
    return true;
  const int why = errno;
  file.close();
  ::unlink(beside.c_str());
  errno = why;
  return false;
}

}  // namespace

std::optional<Image> map_file(const std::string& path, Problems& problems) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // a pipe must not keep us waiting
  struct stat about {};
  if (!file.is_open() || ::fstat(file.number(), &about) != 0) {
    report_unreadable(path, last_error(), problems);
    return std::nullopt;
  }
  if (!S_ISREG(about.st_mode)) {
    if (S_ISDIR(about.st_mode))
      report_folder_as_file(path, problems);
    else
      report_file(path, "file.unreadable", "cannot be read: it is no regular file", "name a file on a disk", problems);
    return std::nullopt;
  }
  if (about.st_size == 0) return Image{};
  const auto size = static_cast<std::size_t>(about.st_size);
  // Populated at once: all of it is about to be read, and one call is cheaper than a fault every few pages.
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
  if (at == MAP_FAILED) {
    report_unreadable(path, last_error(), problems);
    return std::nullopt;
  }
  return Image{{static_cast<const std::byte*>(at), size}, std::shared_ptr<void>(at, [size](void* mapped) { ::munmap(mapped, size); })};
}

bool write_file(const std::string& path, std::span<const std::byte> bytes, Problems& problems) {
  std::error_code error;
  const fs::path at = fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::path(path);  // the file, not the link to it
  if (fs::is_directory(at, error)) {
    report_folder_as_file(path, problems);
    return false;
  }
  const auto fail = [&](const std::string& why) {
    report_file(path, "file.unwritable", "cannot be written: " + why, "check that its folder is there, may be written and has room",
                problems);
    return false;
  };
  if (fs::exists(at, error) && !fs::is_regular_file(at, error)) return fail("it is no regular file");
  return replace(at.string(), bytes) || fail(last_error().message());
}

}  // namespace anteroom::base
