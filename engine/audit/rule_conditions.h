// engine/audit/rule_conditions.h: the conditions of a rule, one by one, as a clinician wrote them, and what the rule does for each way
// in which they can hold.
//
//   const RuleConditions conditions = conditions_of(source);
//   Holding holding(conditions.size());                     // none of them holds
//   holding.set(3, true);
//   if (conditions.fires(holding)) ...
//
// A condition is a finding or a comparison with the `not`s before it: it holds or it does not (where what it asks is unknown, it does
// not). What stands twice in a rule is one condition.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/rule/rule_source.h"

namespace anteroom::audit {

// Which conditions of a rule hold.
class Holding {
 public:
  explicit Holding(std::size_t conditions) : words_(conditions / 64 + 1, 0) {}
  bool operator[](std::size_t i) const { return (words_[i >> 6] >> (i & 63) & 1) != 0; }
  void set(std::size_t i, bool value) {
    const std::uint64_t bit = std::uint64_t{1} << (i & 63);
    words_[i >> 6] = value ? words_[i >> 6] | bit : words_[i >> 6] & ~bit;
  }
  Holding flipped(std::size_t i) const {
    Holding other = *this;
    other.set(i, !other[i]);
    return other;
  }
  friend auto operator<=>(const Holding&, const Holding&) = default;  // NOLINT(modernize-use-nullptr): a mistake of clang-tidy 14

 private:
  std::vector<std::uint64_t> words_;
};

class RuleConditions {
 public:
  struct One {
    rule::Condition leaf;  // a finding or a comparison
    bool negated = false;  // holds where the leaf is false
    std::string text;      // "not fever"
  };
  explicit RuleConditions(const rule::RuleSource& source);

  std::size_t size() const { return list_.size(); }
  const One& operator[](std::size_t i) const { return list_[i]; }
  bool fires(const Holding& holding) const { return holds(when_, holding) && !(has_unless_ && holds(unless_, holding)); }

  // `not` pushed down, as when rules are compiled; a leaf is a condition by its index.
  struct Node {
    rule::Condition::Kind kind = rule::Condition::Kind::finding;  // all, any, at_least, or finding for a leaf
    std::uint32_t count = 0, leaf = 0;
    std::vector<Node> parts;
  };
  const Node& when() const { return when_; }
  const Node* unless() const { return has_unless_ ? &unless_ : nullptr; }

 private:
  Node build(const rule::Condition& condition, bool negated);
  static bool holds(const Node& node, const Holding& holding);

  std::vector<One> list_;
  Node when_, unless_;
  bool has_unless_ = false;
};

}  // namespace anteroom::audit
