#include "tests/bench/proof/native_z3.h"

#include <z3++.h>

namespace anteroom::bench {

using Kind = SyntheticPart::Kind;

struct NativeZ3::State {
  explicit State(const Synthetic& from) : made(from), solver(context), fired(context) {
    for (std::size_t i = 0; i < kNumbers; ++i) {
      low.push_back(context.int_const(("low" + std::to_string(i)).c_str()));
      high.push_back(context.int_const(("high" + std::to_string(i)).c_str()));
      known.push_back(context.bool_const(("known" + std::to_string(i)).c_str()));
      solver.add(low[i] >= 0 && low[i] <= high[i]);
    }
    for (std::size_t i = 0; i < made.rules.size(); ++i) fired.push_back(boolean("r", i));
    for (std::size_t i = 0; i < made.facts; ++i) {
      z3::expr_vector reasons(context);
      for (std::size_t r = 0; r < made.rules.size(); ++r)
        if (made.rules[r].concludes == static_cast<std::int32_t>(i)) reasons.push_back(fired[static_cast<unsigned>(r)]);
      solver.add(boolean("f", i) == z3::mk_or(reasons));
    }
    for (std::size_t i = 0; i < made.rules.size(); ++i) {
      z3::expr_vector parts(context);
      for (const SyntheticPart& part : made.rules[i].when) parts.push_back(expression(part));
      for (const SyntheticPart& part : made.rules[i].unless) parts.push_back(!expression(part));
      solver.add(fired[static_cast<unsigned>(i)] == z3::mk_and(parts));
    }
  }

  z3::expr boolean(const char* kind, std::size_t id) { return context.bool_const((kind + std::to_string(id)).c_str()); }

  z3::expr expression(const SyntheticPart& part) {
    const auto number = static_cast<std::size_t>(part.number);
    switch (part.kind) {
      case Kind::present:
        return boolean("c", part.id);
      case Kind::denied:
        return boolean("d", part.id) && !boolean("c", part.id);
      case Kind::derived:
        return boolean("f", part.id);
      case Kind::at_least:
        return known[number] && low[number] >= static_cast<int>(part.low);
      case Kind::below:
        return known[number] && high[number] < static_cast<int>(part.high);
      case Kind::within:
        return known[number] && low[number] >= static_cast<int>(part.low) && high[number] <= static_cast<int>(part.high);
    }
    return context.bool_val(false);
  }

  bool check(const z3::expr& goal) {
    solver.push();
    solver.add(goal);
    const bool result = solver.check() == z3::sat;
    solver.pop();
    return result;
  }

  const Synthetic& made;
  z3::context context;
  z3::solver solver;
  std::vector<z3::expr> low, high, known;
  z3::expr_vector fired;
};

NativeZ3::NativeZ3(const Synthetic& made) : state_(std::make_unique<State>(made)) {}
NativeZ3::~NativeZ3() = default;

bool NativeZ3::can_fire(std::size_t rule) { return state_->check(state_->fired[static_cast<unsigned>(rule)]); }

bool NativeZ3::can_fire_alone(std::size_t rule) {
  z3::expr_vector others(state_->context);
  for (std::size_t i = 0; i < state_->made.rules.size(); ++i)
    if (i != rule && state_->made.rules[i].urgency <= state_->made.rules[rule].urgency)
      others.push_back(state_->fired[static_cast<unsigned>(i)]);
  return state_->check(state_->fired[static_cast<unsigned>(rule)] && !z3::mk_or(others));
}

}  // namespace anteroom::bench
