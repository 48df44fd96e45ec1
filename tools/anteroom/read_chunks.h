// tools/anteroom/read_chunks.h: input cut into chunks of whole lines, as it comes.
//
//   ChunkReader reader(input);
//   for (Chunk chunk; reader.next(chunk, stopped) == ChunkReader::Next::chunk;) hand_out(std::move(chunk));
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/anteroom/input.h"

namespace anteroom::command {

// Lines that are answered by one thread at one go.
struct Chunk {
  std::uint64_t first_line = 1;  // its number in the input
  std::string text;              // whole lines; the input's last one may have no line end
  std::uint64_t bytes = 0;       // of the input
  bool too_long = false;         // one line of more than kMostQuestionBytes, of which `text` has only the beginning
};

// Calls visit(line, number) for each line that is not empty; a byte order mark before the first is left out.
template <typename Visit>
void each_line(const Chunk& chunk, const Visit& visit) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  std::string_view rest = chunk.text;
  if (chunk.first_line == 1 && rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  for (std::uint64_t number = chunk.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.find_first_not_of(" \t\r") != line.npos) visit(line, number);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// Memory is bounded by one chunk, or by the longest line that is allowed.
class ChunkReader {
 public:
  enum class Next { chunk, end, failed, stopped };
  explicit ChunkReader(Input& input) : input_(input) {}

  // A slow writer into a pipe is not waited for: what lines there are come at once. `stop` is looked at while waiting.
  Next next(Chunk& chunk, const std::atomic<bool>& stop);

 private:
  Next fill(const std::atomic<bool>& stop);
  Next take(std::size_t size, Chunk& chunk);
  Next skip_line(Chunk& chunk, const std::atomic<bool>& stop);

  Input& input_;
  std::string rest_;        // read, and not given out yet
  std::uint64_t line_ = 1;  // number of the first line in rest_
  bool at_end_ = false;
};

}  // namespace anteroom::command
