// engine/failure.h: what a screener answers when the machine, not the question, is what failed. Made when the program starts, so that
// it can be said when there is no memory left to say it with.
#pragma once

#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/base/problem.h"

namespace anteroom {

struct Failure {
  std::vector<Problem> problems;  // one
  std::string json;               // {"id":null,"problems":[...]}

  static const Failure no_memory;     // screening.no-memory
  static const Failure no_knowledge;  // screening.no-knowledge
  static const Failure internal;      // screening.internal

  // Runs `work`, and says what it threw; null where it threw nothing.
  template <class Work>
  static const Failure* of(const Work& work) noexcept {
    try {
      work();
      return nullptr;
    } catch (...) {
      return current();
    }
  }

 private:
  static const Failure* current() noexcept;  // in a handler
};

Problem to_public(const base::Problem& problem);

}  // namespace anteroom
