// engine/rule/formula.h: a condition while it is compiled: names looked up, `not` pushed down to the literals.
//
//   Formula when = Formula::of(Formula::Kind::all, {Formula::of(fever), Formula::of(negation_of(cough))});
#pragma once

#include <cstdint>
#include <vector>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

inline LiteralId literal_of(AtomId atom, bool positive = true) { return 2 * atom + (positive ? 0 : 1); }
inline AtomId atom_of(LiteralId literal) { return literal / 2; }
inline bool is_positive(LiteralId literal) { return (literal & 1) == 0; }
inline LiteralId negation_of(LiteralId literal) { return literal ^ 1; }

struct Formula {
  enum class Kind : std::uint8_t { literal, all, any, at_least };
  Kind kind = Kind::literal;
  LiteralId literal = 0;    // 0: always true
  std::uint32_t count = 0;  // at_least
  std::vector<Formula> parts;

  static Formula of(LiteralId literal);
  // Flattened: no `all` in an `all`, no group of one, no literal twice in an `all` or `any`.
  static Formula of(Kind kind, std::vector<Formula> parts, std::uint32_t count = 0);

  template <class Visit>
  void each_literal(const Visit& visit) const {
    if (kind == Kind::literal) visit(literal);
    for (const Formula& part : parts) part.each_literal(visit);
  }
};

// The formula that is true where this one is false.
Formula negation_of(const Formula& formula);

// Literals without which it cannot be true, ascending. (Not all of them where an at_least hides one.)
std::vector<LiteralId> necessary_literals(const Formula& formula);

// Appends the words of rule_arrays.h; `outermost`: a list of words that must all hold.
void append_code(const Formula& formula, bool outermost, std::vector<std::uint32_t>& code);

}  // namespace anteroom::rule
