// tools/anteroom/window.h: the chunks between reader and writer: taken by any worker, given back in the order of the input.
//
//   reader: while (window.add(std::move(chunk))) ...  window.close();
//   worker: while (Work* work = window.take()) { answer(*work); window.answered(*work); }
//   writer: while (Work* work = window.next()) { write(work->out); window.release(); }
//
// All calls are safe from several threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tools/anteroom/read_chunks.h"

namespace anteroom::command {

struct Work {
  Chunk chunk;
  std::string out;                   // the answers
  std::uint64_t lines = 0, bad = 0;  // blank lines do not count
  std::uint64_t first_bad = 0;       // its line; 0: none
  bool done = false;
};

// Holds at most `most` chunks and about `most_bytes` of input, so memory does not grow with the input.
class Window {
 public:
  Window(std::size_t most, std::uint64_t most_bytes) : most_(most), most_bytes_(most_bytes) {}

  bool add(Chunk chunk);  // waits for room; false after stop()
  void close();           // nothing more will be added
  void stop();            // everyone is to leave at once
  Work* take();           // the next one to answer; null when there is none any more
  void answered(Work& work);
  Work* next();    // the oldest, answered; null when all are written
  void release();  // of what next() gave

 private:
  const std::size_t most_;
  const std::uint64_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable room_, work_, answer_;
  std::deque<std::unique_ptr<Work>> works_;   // in order
  std::vector<std::unique_ptr<Work>> spare_;  // written; their memory is used again
  std::size_t taken_ = 0;                     // the first so many of works_
  std::uint64_t bytes_ = 0;
  bool closed_ = false, stopped_ = false;
};

}  // namespace anteroom::command
