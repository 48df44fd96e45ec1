// tools/anteroom/progress.h: a line on the terminal that says how far a run is, how fast, and how long it will take.
//
//   Progress progress(input.size());
//   progress.show(bytes, lines);      // often; draws ten times a second
//   progress.end(lines, bad);
//
// Draws only where standard error is a terminal. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace anteroom::command {

// What a run has done so far.
struct Done {
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;                 // of the input
  std::optional<std::uint64_t> all_bytes;  // unknown for a pipe: then there is no bar and no time left
  double seconds = 0;
};

// "  42 %  [########            ]  12,345 questions  16,200/s  0:12 left"
std::string progress_text(const Done& done);

class Progress {
 public:
  explicit Progress(std::optional<std::uint64_t> all_bytes);
  void show(std::uint64_t bytes, std::uint64_t lines);
  void end(std::uint64_t lines);  // replaces the line by what was done, in how long

 private:
  double seconds() const;
  const bool visible_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::optional<std::uint64_t> all_bytes_;
  double drawn_ = -1;  // seconds
};

// 1234567 as "1,234,567".
std::string with_commas(std::uint64_t number);

}  // namespace anteroom::command
