// engine/clips/rule_writer.h: one rule as defrules.
//
//   RuleWriter writer(rules);
//   program += writer.write(rule);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::clips {

class RuleWriter {
 public:
  explicit RuleWriter(const rule::RuleBase& rules) : rules_(rules) {}
  std::string write(rule::RuleIndex rule);

 private:
  using Words = std::span<const std::uint32_t>;
  // A pattern (head what tail): those that differ in `what` alone can be one: (is plain fever|chills yes).
  struct Pattern {
    std::string head, what, tail;
    std::string text() const { return head + what + tail; }
  };

  Pattern pattern(rule::LiteralId literal) const;
  Pattern number_pattern(const rule::Atom& atom, bool positive) const;
  bool is_number(rule::LiteralId literal) const { return rules_.atom(literal / 2).kind == rule::AtomKind::number; }
  static bool all_literals(Words words);
  // Pieces of program are whole lines.
  std::string all_of(Words words);
  std::vector<std::string> alternatives(Words parts);  // of which some must be so; few, as alike literals are one
  std::string group(std::uint32_t head, Words parts);
  // So many of the alternatives, through facts (part ...), which defrules of their own assert.
  std::string some_part(const std::vector<std::string>& alternatives, std::uint32_t count);
  std::string none_of(Words unless);
  void add_rule(const std::string& name, int salience, const std::string& patterns, const std::string& actions);
  std::string actions(rule::RuleIndex rule) const;

  const rule::RuleBase& rules_;
  // Of the rule at hand.
  std::string id_, text_;
  int salience_ = 0;
  std::size_t parts_ = 0;  // groups that became facts
};

}  // namespace anteroom::clips
