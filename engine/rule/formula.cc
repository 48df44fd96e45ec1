// Formulas are kept in negation normal form: `not all` is `any not`, `not at_least k of n` is `at_least n - k + 1 not`. In Kleene's
// logic these laws hold as they do with two values.
#include "engine/rule/formula.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace anteroom::rule {

using Kind = Formula::Kind;

Formula Formula::of(LiteralId literal) {
  Formula formula;
  formula.literal = literal;
  return formula;
}

Formula Formula::of(Kind kind, std::vector<Formula> parts, std::uint32_t count) {
  if (kind == Kind::at_least && count <= 1) kind = Kind::any;
  if (kind == Kind::at_least && count >= parts.size()) kind = Kind::all;
  Formula formula;
  formula.kind = kind;
  if (kind == Kind::at_least) {
    formula.count = count;
    formula.parts = std::move(parts);
    return formula;
  }
  const auto add = [&formula](Formula&& part) {
    if (part.kind == Kind::literal)
      for (const Formula& earlier : formula.parts)
        if (earlier.kind == Kind::literal && earlier.literal == part.literal) return;
    formula.parts.push_back(std::move(part));
  };
  for (Formula& part : parts) {
    if (part.kind == kind)
      for (Formula& inner : part.parts) add(std::move(inner));
    else
      add(std::move(part));
  }
  if (formula.parts.size() != 1) return formula;
  Formula only = std::move(formula.parts.front());
  return only;
}

Formula negation_of(const Formula& formula) {
  if (formula.kind == Kind::literal) return Formula::of(negation_of(formula.literal));
  std::vector<Formula> parts;
  for (const Formula& part : formula.parts) parts.push_back(negation_of(part));
  switch (formula.kind) {
    case Kind::all:
      return Formula::of(Kind::any, std::move(parts));
    case Kind::any:
      return Formula::of(Kind::all, std::move(parts));
    default: {
      const auto count = static_cast<std::uint32_t>(formula.parts.size()) - formula.count + 1;
      return Formula::of(Kind::at_least, std::move(parts), count);
    }
  }
}

std::vector<LiteralId> necessary_literals(const Formula& formula) {
  if (formula.kind == Kind::literal) return {formula.literal};
  if (formula.kind == Kind::at_least) return {};
  std::vector<LiteralId> result;
  bool first = true;
  for (const Formula& part : formula.parts) {
    std::vector<LiteralId> of_part = necessary_literals(part), merged;
    if (formula.kind == Kind::all || first)
      std::set_union(result.begin(), result.end(), of_part.begin(), of_part.end(), std::back_inserter(merged));
    else
      std::set_intersection(result.begin(), result.end(), of_part.begin(), of_part.end(), std::back_inserter(merged));
    result = std::move(merged);
    first = false;
  }
  return result;
}

void append_code(const Formula& formula, bool outermost, std::vector<std::uint32_t>& code) {
  if (formula.kind == Kind::literal) {
    code.push_back(formula.literal);
    return;
  }
  const std::size_t head = code.size();
  const bool listed = outermost && formula.kind == Kind::all;  // the outermost list is an `all` already
  if (!listed) code.push_back(0);
  if (formula.kind == Kind::at_least) code.push_back(formula.count);
  for (const Formula& part : formula.parts) append_code(part, false, code);
  if (listed) return;
  const std::uint32_t group = formula.kind == Kind::all ? kAll : formula.kind == Kind::any ? kAny : kAtLeast;
  code[head] = group | static_cast<std::uint32_t>(code.size() - head - 1);
}

}  // namespace anteroom::rule
