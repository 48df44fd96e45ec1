// One thread reads chunks of lines, each worker answers whole chunks with a screener of its own, one thread writes them in order.
// What stops the writer (a closed pipe, a full disk) stops everyone.
#include "tools/anteroom/answer_lines.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <thread>
#include <vector>

#include "engine/base/json_writer.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/input.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/progress.h"
#include "tools/anteroom/read_chunks.h"
#include "tools/anteroom/window.h"

namespace anteroom::command {
namespace {

constexpr std::size_t kChunksPerThread = 4;
constexpr std::uint64_t kMostBytes = std::uint64_t{32} << 20;  // of input between reader and writer

void write_bad_line(std::uint64_t line, std::string_view id, const std::vector<Problem>& problems, std::string& out) {
  base::JsonWriter json(out);
  json.open('{').key("line").integer(static_cast<std::int64_t>(line));
  if (!id.empty()) json.key("id").string(id);
  json.key("problems").open('[');
  for (const Problem& problem : problems) {
    json.open('{').key("code").string(problem.code).key("message").string(problem.message);
    if (!problem.hint.empty()) json.key("hint").string(problem.hint);
    json.close('}');
  }
  json.close(']').close('}').finish();
}

// Answers the lines of one chunk after the other.
class Worker {
 public:
  Worker(std::shared_ptr<const Knowledge> knowledge, QuestionReader::Targets targets, const Answer& answer)
      : screener_(std::move(knowledge)), reader_(targets), answer_(answer) {}

  void run(Window& window) {
    while (Work* work = window.take()) {
      answer_chunk(*work);
      window.answered(*work);
    }
  }

 private:
  void answer_chunk(Work& work) {
    if (work.chunk.too_long) {
      const std::string most = std::to_string(kMostQuestionBytes >> 20);
      bad_line(work, work.chunk.first_line, {},
               {{.code = "line.too-long",
                 .message = "the line is longer than " + most + " MiB",
                 .hint = "is each question on a line of its own?",
                 .file = {},
                 .text = {}}});
      return;
    }
    each_line(work.chunk, [&](std::string_view line, std::uint64_t number) { answer_line(line, number, work); });
  }

  void answer_line(std::string_view line, std::uint64_t number, Work& work) {
    const std::size_t before = work.out.size();
    try {
      if (!reader_.read(line)) return bad_line(work, number, reader_.id(), reader_.problems());
      answer_(screener_, reader_, work.out);
      if (const Problem* failure = screener_.failure()) {
        work.out.resize(before);
        return bad_line(work, number, reader_.id(), {*failure});
      }
      work.out += '\n';
      ++work.lines;
    } catch (const std::bad_alloc&) {
      work.out.resize(before);
      bad_line(work, number, {},
               {{.code = "line.no-memory",
                 .message = "there was not enough memory for this question",
                 .hint = "run it with fewer --threads",
                 .file = {},
                 .text = {}}});
    }
  }

  static void bad_line(Work& work, std::uint64_t number, std::string_view id, const std::vector<Problem>& problems) {
    write_bad_line(number, id, problems, work.out);
    work.out += '\n';
    ++work.lines;
    ++work.bad;
    if (work.first_bad == 0) work.first_bad = number;
  }

  Screener screener_;
  QuestionReader reader_;
  const Answer& answer_;
};

struct Counts {
  std::uint64_t lines = 0, bytes = 0, bad = 0, first_bad = 0;
};

void write_answers(Window& window, Output& output, Progress& progress, Counts& counts, std::atomic<bool>& stop) {
  while (Work* work = window.next()) {
    if (!output.write(work->out)) {
      stop = true;
      window.stop();
      return;
    }
    counts.lines += work->lines, counts.bad += work->bad, counts.bytes += work->chunk.bytes;
    if (counts.first_bad == 0) counts.first_bad = work->first_bad;
    window.release();
    progress.show(counts.bytes, counts.lines);
  }
}

}  // namespace

int answer_lines(const LinesOptions& options, QuestionReader::Targets targets, const Answer& answer) {
  std::optional<Input> input = Input::open(options.file);
  if (!input) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;

  const auto threads =
      options.threads > 0 ? static_cast<std::size_t>(options.threads) : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  Output output;
  Progress progress(input->size());
  Counts counts;
  std::atomic<bool> stop = false;
  Window window(kChunksPerThread * threads + 2, kMostBytes);
  std::thread writer([&] { write_answers(window, output, progress, counts, stop); });
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([&] { Worker(knowledge, targets, answer).run(window); });

  ChunkReader reader(*input);
  Chunk chunk;
  ChunkReader::Next next;
  while ((next = reader.next(chunk, stop)) == ChunkReader::Next::chunk && window.add(std::move(chunk))) {
  }
  window.close();
  for (std::thread& worker : workers) worker.join();
  writer.join();

  progress.end(counts.lines);
  if (counts.bad > 0) {
    say("anteroom: " + with_commas(counts.bad) + " of " + with_commas(counts.lines) + (counts.lines == 1 ? " line" : " lines") +
        " could not be answered; the first is line " + std::to_string(counts.first_bad) + "\n");
  }
  if (next == ChunkReader::Next::failed) return kFailed;
  return output.status(counts.bad > 0 ? kProblems : kDone);
}

}  // namespace anteroom::command
