// tests/bench/proof/native_z3.h: the made-up rules in Z3's own terms: findings as booleans, numbers as integers, rules as definitions.
//
//   NativeZ3 z3(made);
//   z3.can_fire(rule);             // z3.can_fire_alone(rule): and no other rule says its urgency or a worse one
#pragma once

#include <memory>

#include "tests/bench/rules/synthetic.h"

namespace anteroom::bench {

class NativeZ3 {
 public:
  explicit NativeZ3(const Synthetic& made);
  ~NativeZ3();
  bool can_fire(std::size_t rule);
  bool can_fire_alone(std::size_t rule);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace anteroom::bench
