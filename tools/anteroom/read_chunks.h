// tools/anteroom/read_chunks.h: input cut into chunks of whole lines, as it comes.
//
//   ChunkReader reader(input);
//   for (Chunk chunk; reader.next(chunk, stopped) == ChunkReader::Next::chunk;) hand_out(std::move(chunk));
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "tools/anteroom/input.h"

namespace anteroom::command {

// Lines that are answered by one thread at one go.
struct Chunk {
  std::uint64_t first_line = 1;  // its number in the input
  std::string text;              // whole lines; the input's last one may have no line end
  std::uint64_t bytes = 0;       // of the input
  bool too_long = false;         // one line of more than kMostQuestionBytes, of which `text` has only the beginning
};

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
