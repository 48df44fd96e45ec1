// Each read gives one chunk: its lines but for the last, unfinished one, which begins the next chunk.
#include "tools/anteroom/read_chunks.h"

#include <algorithm>
#include <string_view>

namespace anteroom::command {
namespace {

// About two milliseconds of work for one thread: small beside a run, large beside the cost of handing it over.
constexpr std::size_t kReadBytes = std::size_t{32} << 10;
constexpr int kPollMilliseconds = 100;

}  // namespace

ChunkReader::Next ChunkReader::next(Chunk& chunk, const std::atomic<bool>& stop) {
  chunk = {};
  std::size_t looked = 0;
  for (;;) {
    const std::size_t end = std::string_view(rest_).substr(looked).rfind('\n');  // only in what is new
    if (end != std::string_view::npos) return take(looked + end + 1, chunk);
    if (at_end_) return rest_.empty() ? Next::end : take(rest_.size(), chunk);
    looked = rest_.size();
    if (looked > kMostQuestionBytes) return skip_line(chunk, stop);
    if (const Next filled = fill(stop); filled != Next::chunk) return filled;
  }
}

ChunkReader::Next ChunkReader::fill(const std::atomic<bool>& stop) {
  while (!input_.wait(kPollMilliseconds)) {
    if (stop) return Next::stopped;
  }
  if (stop) return Next::stopped;
  const std::size_t before = rest_.size();
  rest_.resize(before + kReadBytes);
  const std::optional<std::size_t> count = input_.read(rest_.data() + before, kReadBytes);
  rest_.resize(before + count.value_or(0));
  at_end_ = count == 0U;
  return count ? Next::chunk : Next::failed;
}

ChunkReader::Next ChunkReader::take(std::size_t size, Chunk& chunk) {
  chunk.first_line = line_;
  chunk.bytes = size;
  chunk.text.assign(rest_, 0, size);
  rest_.erase(0, size);
  line_ += static_cast<std::uint64_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
  return Next::chunk;
}

// The line goes on and on: it is read to its end and forgotten.
ChunkReader::Next ChunkReader::skip_line(Chunk& chunk, const std::atomic<bool>& stop) {
  chunk.first_line = line_++;
  chunk.too_long = true;
  while (!at_end_) {
    const std::size_t end = rest_.find('\n');
    chunk.bytes += end == rest_.npos ? rest_.size() : end + 1;
    rest_.erase(0, end == rest_.npos ? rest_.size() : end + 1);
    if (end != rest_.npos) break;
    if (const Next filled = fill(stop); filled != Next::chunk) return filled;
  }
  rest_.shrink_to_fit();
  return Next::chunk;
}

}  // namespace anteroom::command
