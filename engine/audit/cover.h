// engine/audit/cover.h: what the cases show of each rule and each of its conditions.
//
//   Cover cover(rules);
//   for (const FactCase& one : cases) cover.look_at(one.facts);
//   for (RuleIndex rule = 0; rule < rules.size(); ++rule) use(cover.rule(rule));
//
// What is meant by each word stands in docs/audit.md, "Coverage". Only what rules fire counts here, not what cases expect: that is what
// mutants are for (kill.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/audit/probed_rules.h"
#include "engine/audit/rule_conditions.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {

// One number in a condition, and the sides of it that findings or patients in the cases lie on.
struct NumberCover {
  std::string text;  // "age >= 50 years"
  bool inside = false, outside = false;
};

struct ConditionCover {
  std::string text;                                                  // "not fever"
  bool seen_true = false, seen_false = false, seen_unknown = false;  // what it asks: of the leaf without its `not`
  bool can_be_false = true;                                          // false for a derived fact and a row of a table
  bool decided = false;   // two cases: no other condition differs, and the rule fires in one of them alone
  bool decisive = false;  // a case in which the rule would do otherwise if this condition alone did
};

struct RuleCover {
  bool fired = false;
  bool missed = false;      // in some case it does not fire, and would if one condition were otherwise
  std::uint32_t depth = 0;  // how many rules stand between it and what the patient says, at most
  std::vector<ConditionCover> conditions;
  std::vector<NumberCover> numbers;
};

// One thread.
class Cover {
 public:
  explicit Cover(const rule::RuleBase& rules);
  void look_at(const fact::Facts& facts);
  RuleCover rule(rule::RuleIndex rule) const;

  // For whoever looks for more cases.
  const ProbedRules& probed() const { return probed_; }
  const RuleConditions& conditions(rule::RuleIndex rule) const { return list_[rule].conditions; }
  // How the conditions of a rule held in the cases, each way once.
  std::set<Holding> seen(rule::RuleIndex rule) const;
  // Rules of probed().rules() that fire where a condition holds; where what it asks is true, is false; where a number is inside, is
  // outside. kNoRule where that never is.
  rule::RuleIndex holds(rule::RuleIndex rule, std::size_t condition) const;
  rule::RuleIndex is_true(rule::RuleIndex rule, std::size_t condition) const;
  rule::RuleIndex is_false(rule::RuleIndex rule, std::size_t condition) const;
  rule::RuleIndex inside(rule::RuleIndex rule, std::size_t number) const;
  rule::RuleIndex outside(rule::RuleIndex rule, std::size_t number) const;

 private:
  // A leaf of any rule, by its text: what was seen of it.
  struct Leaf {
    ProbedRules::Probe yes = 0, no = 0;
    bool can_be_false = false;
    bool seen_true = false, seen_false = false, seen_unknown = false;
    std::vector<rule::RuleIndex> users;
  };
  struct Number {
    std::string text;
    ProbedRules::Probe yes = 0, no = 0;
    bool inside = false, outside = false;
  };
  struct Rule {
    RuleConditions conditions;
    bool is_row = false;
    std::vector<std::uint32_t> leaves{};  // of each condition
    std::vector<std::uint32_t> numbers{};
    std::set<Holding> seen{};
    bool untouched = false;       // some case has nothing to do with it
    std::uint32_t looked_at = 0;  // the last case in which it was
  };

  std::uint32_t add_leaf(const rule::Condition& leaf, rule::RuleIndex rule);
  void add_numbers(const rule::Condition& leaf, Rule& rule);
  std::uint32_t add_number(rule::Condition probe, const rule::Test& test, rule::Op op, const rule::Value& bound);
  void look_at_leaves(const infer::Inference& inference);
  void look_at_numbers(const infer::Inference& inference);
  void look_at_rules(const infer::Inference& inference);
  std::uint32_t depth_of(rule::RuleIndex rule);

  const rule::RuleBase& rules_;
  ProbedRules probed_;
  std::vector<Rule> list_;
  std::map<std::string, std::uint32_t> leaf_of_, number_of_;
  std::vector<Leaf> leaves_;
  std::vector<Number> numbers_;
  std::vector<std::uint32_t> depths_;
  std::unique_ptr<infer::Chainer> chainer_;
  std::vector<std::uint32_t> leaf_of_probe_;  // of each probe that is a leaf's
  std::uint32_t cases_ = 0;
};

}  // namespace anteroom::audit
