// tools/anteroom/input.h: a file or standard input, read as its bytes come.
//
//   std::optional<Input> input = Input::open(path);
//   if (!input) return kFailed;                          // why was said
//   std::optional<std::string> text = input->read_all(kMostQuestionBytes);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace anteroom::command {

// Far above any question: the engine reads 4 MiB of a text and says so. What comes after is not read into memory.
inline constexpr std::size_t kMostQuestionBytes = std::size_t{16} << 20;

class Input {
 public:
  // "-" is standard input. Nothing, and one line on standard error, where it cannot be opened or is a folder.
  static std::optional<Input> open(const std::string& path);
  Input(Input&& other) noexcept;
  Input& operator=(Input&&) = delete;
  ~Input();

  const std::string& name() const { return name_; }            // for messages
  std::optional<std::uint64_t> size() const { return size_; }  // bytes left to read; unknown for a pipe

  // Waits for bytes, at most so long; false where none came. True at the end and on an error: read() tells.
  bool wait(int milliseconds) const;
  // At most `room` bytes; 0 at the end; nothing, and one line on standard error, where it cannot be read.
  std::optional<std::size_t> read(char* into, std::size_t room);
  // Everything, cut after `most` bytes.
  std::optional<std::string> read_all(std::size_t most);

 private:
  Input(int file, std::string name) : file_(file), name_(std::move(name)) {}
  int file_;
  std::string name_;
  std::optional<std::uint64_t> size_;
};

}  // namespace anteroom::command
