// tests/bench/rules/contest.h: one made-up rule base in both engines, and the same questions for both.
//
//   Contest contest(5000);
//   if (contest.difference().empty()) print(contest.measure(25));
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/bench/rules/synthetic.h"

namespace anteroom::bench {

struct Measured {
  double clips_us = 0, plain_us = 0, reasons_us = 0;  // a question: facts in, fired rules, urgency and department out
  double fired = 0;                                   // rules a question
  double allocations = 0;                             // a question, with reasons
  double two_threads = 0;                             // questions of two threads against those of one in the same time
  double hot_bytes = 0, bytes = 0;                    // a rule
  double read_ms = 0;                                 // from YAML in memory to rules that run
  double map_ms = 0;                                  // from a file of the compiled rules to rules that run
};

class Contest {
 public:
  explicit Contest(std::size_t rules);
  ~Contest();
  std::string difference();  // empty: both conclude the same on every question
  Measured measure(int turns);

 private:
  struct Worker;
  struct Ours;
  struct Theirs;

  std::uint32_t answer_all(Worker& worker) const;
  std::uint32_t answer_all_with_reasons(Worker& worker) const;
  double two_threads() const;
  void measure_once(Measured& result);
  void measure_loading(Measured& result);

  Synthetic made_;
  std::vector<SyntheticQuestion> questions_;
  std::unique_ptr<Ours> ours_;
  std::unique_ptr<Theirs> theirs_;
};

}  // namespace anteroom::bench
