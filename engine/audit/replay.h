// engine/audit/replay.h: questions screened with OLD and with NEW knowledge, and every screening that changed.
//
//   Replay replay(was, is, renamed);                            // one a thread
//   for (...) replay.add(question, "line 12, q-12");
//   all.take(std::move(replay));  ...  all.report(part, "questions");
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/audit/fact_screener.h"
#include "engine/audit/report.h"
#include "engine/rule/condition.h"

namespace anteroom::audit {

// Derived facts that have another name now: was, is. No difference.
using RenamedFacts = std::map<std::string, std::string, std::less<>>;

class Replay {
 public:
  Replay(std::shared_ptr<const Knowledge> was, std::shared_ptr<const Knowledge> is, std::shared_ptr<const RenamedFacts> renamed);
  Replay(Replay&&) noexcept;
  Replay& operator=(Replay&&) noexcept;
  ~Replay();

  // Another of the same knowledge, which has seen nothing yet: for another thread.
  Replay fresh() const { return {was_.knowledge(), is_.knowledge(), renamed_}; }

  // Screens it twice. `place` orders the rows of the report: a line, or a count; `name` says which question it is.
  void add(const Question& question, std::uint64_t place, std::string_view name);
  // Likewise facts: as conditions (case_facts.h).
  void add(const std::vector<rule::Condition>& facts, std::uint64_t place, std::string_view name);
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

  void compare(const Screening::Parts& before, const Screening::Parts& now, std::uint64_t place, std::string_view name);

  Screener was_, is_;
  FactScreener facts_were_, facts_are_;
  std::shared_ptr<const RenamedFacts> renamed_;
  std::vector<Change> changes_;
  std::size_t replayed_ = 0, changed_ = 0, more_urgent_ = 0, less_urgent_ = 0, other_department_ = 0, failed_ = 0;
  std::string buffer_was_, buffer_is_;
};

// All cases of a folder, of rules and of words.
void replay_cases(const std::string& folder, Replay& replay, base::Problems& problems);

}  // namespace anteroom::audit
