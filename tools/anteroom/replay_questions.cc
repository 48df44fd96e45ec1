// Whoever is free takes the next lines; what each found is put together at the end, in the order of lines. Memory is bounded by the
// lines at work and by what changed.
#include "tools/anteroom/replay_questions.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/base/problem.h"
#include "engine/request/read_question.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/progress.h"
#include "tools/anteroom/read_chunks.h"

namespace anteroom::command {
namespace {

class Log {
 public:
  explicit Log(Input& input) : reader_(input), progress_(input.size()) {}

  bool next(Chunk& chunk) {
    const std::lock_guard<std::mutex> lock(guard_);
    last_ = reader_.next(chunk, stop_);
    if (last_ != ChunkReader::Next::chunk) return false;
    bytes_ += chunk.bytes, lines_ += static_cast<std::uint64_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
    progress_.show(bytes_, lines_);
    return true;
  }
  void bad_line(std::uint64_t line) {
    const std::lock_guard<std::mutex> lock(guard_);
    first_bad_ = bad_++ == 0 ? line : std::min(first_bad_, line);
  }
  // False where the input could not be read to its end.
  bool end() {
    progress_.end(lines_);
    if (bad_ > 0)
      say("anteroom: " + with_commas(bad_) + (bad_ == 1 ? " line is" : " lines are") + " no question and left out; the first is line " +
          std::to_string(first_bad_) + "\n");
    return last_ == ChunkReader::Next::end;
  }

 private:
  std::mutex guard_;
  const std::atomic<bool> stop_ = false;
  ChunkReader reader_;
  Progress progress_;
  ChunkReader::Next last_ = ChunkReader::Next::end;
  std::uint64_t bytes_ = 0, lines_ = 0, bad_ = 0, first_bad_ = 0;
};

void replay_line(std::string_view line, std::uint64_t number, request::QuestionReader& reader, Log& log, audit::Replay& replay) {
  if (!reader.read(line)) return log.bad_line(number);
  const Question& question = reader.question();
  std::string name = "line " + std::to_string(number);
  if (!question.id.empty()) name.append(", ").append(question.id);
  replay.add(question, number, name + ": " + base::quote(question.title.empty() ? question.text : question.title));
}

void replay_all(Log& log, audit::Replay& replay) {
  request::QuestionReader reader;
  for (Chunk chunk; log.next(chunk);) {
    if (chunk.too_long) {
      log.bad_line(chunk.first_line);
      continue;
    }
    each_line(chunk, [&](std::string_view line, std::uint64_t number) { replay_line(line, number, reader, log, replay); });
  }
}

}  // namespace

bool replay_questions(const std::string& file, int threads, audit::Replay& replay) {
  std::optional<Input> input = Input::open(file);
  if (!input) return false;
  const std::size_t count = threads > 0 ? static_cast<std::size_t>(threads) : std::max(1U, std::thread::hardware_concurrency());
  Log log(*input);
  std::vector<audit::Replay> parts;
  for (std::size_t i = 0; i < count; ++i) parts.push_back(replay.fresh());
  std::vector<std::thread> workers;
  for (audit::Replay& part : parts) workers.emplace_back([&] { replay_all(log, part); });
  for (std::thread& worker : workers) worker.join();
  for (audit::Replay& part : parts) replay.take(std::move(part));
  return log.end();
}

}  // namespace anteroom::command
