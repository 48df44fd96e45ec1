#include "engine/audit/rule_conditions.h"

#include <algorithm>
#include <utility>

namespace anteroom::audit {

using rule::Condition;
using Kind = Condition::Kind;

RuleConditions::RuleConditions(const rule::RuleSource& source) : has_unless_(source.has_unless) {
  when_ = build(source.when, false);
  if (has_unless_) unless_ = build(source.unless, false);
}

RuleConditions::Node RuleConditions::build(const Condition& condition, bool negated) {
  Node node;
  switch (condition.kind) {
    case Kind::negation:
      return build(condition.parts.front(), !negated);
    case Kind::finding:
    case Kind::comparison: {
      std::string text = (negated ? "not " : "") + to_text(condition);
      const auto found = std::find_if(list_.begin(), list_.end(), [&](const One& one) { return one.text == text; });
      node.leaf = static_cast<std::uint32_t>(found - list_.begin());
      if (found == list_.end()) list_.push_back({condition, negated, std::move(text)});
      return node;
    }
    case Kind::at_least:
      node.kind = Kind::at_least;
      node.count = negated ? static_cast<std::uint32_t>(condition.parts.size()) - condition.count + 1 : condition.count;
      break;
    default:
      node.kind = (condition.kind == Kind::all) == !negated ? Kind::all : Kind::any;
  }
  for (const Condition& part : condition.parts) node.parts.push_back(build(part, negated));
  return node;
}

bool RuleConditions::holds(const Node& node, const Holding& holding) {
  const auto part = [&holding](const Node& one) { return holds(one, holding); };
  switch (node.kind) {
    case Kind::all:
      return std::all_of(node.parts.begin(), node.parts.end(), part);
    case Kind::any:
      return std::any_of(node.parts.begin(), node.parts.end(), part);
    case Kind::at_least:
      return std::count_if(node.parts.begin(), node.parts.end(), part) >= static_cast<std::ptrdiff_t>(node.count);
    default:
      return holding[node.leaf];
  }
}

}  // namespace anteroom::audit
