// engine/audit/replay.h: questions screened with OLD and with NEW knowledge, and every screening that changed.
//
//   Replay replay(was, is);                              // one a thread
//   for (...) replay.add(question, "line 12, q-12");
//   all.take(std::move(replay));  ...  all.report(part, "questions");
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

class Replay {
 public:
  Replay(std::shared_ptr<const Knowledge> was, std::shared_ptr<const Knowledge> is);

  // Screens it twice. `place` orders the rows of the report: a line, or a count; `name` says which question it is.
  void add(const Question& question, std::uint64_t place, std::string_view name);
  // What another replay of the same knowledge found.
  void take(Replay&& other);

  // Figures: <what>_replayed, <what>_changed, <what>_more_urgent, <what>_less_urgent, <what>_other_department, <what>_failed (either
  // knowledge could not screen it); and a table with a row for each change: question, what, was, is.
  void report(PartReport& part, const std::string& what) const;

 private:
  struct Change {
    std::uint64_t place;
    std::size_t aspect;
    std::string name, was, is;
  };

  Screener was_, is_;
  std::vector<Change> changes_;
  std::size_t replayed_ = 0, changed_ = 0, more_urgent_ = 0, less_urgent_ = 0, other_department_ = 0, failed_ = 0;
  std::string buffer_was_, buffer_is_;
};

// All cases of a folder (rules and words) that have words.
void replay_cases(const std::string& folder, Replay& replay, base::Problems& problems);

}  // namespace anteroom::audit
