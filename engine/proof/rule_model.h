// engine/proof/rule_model.h: rules as formulas: when each fires, and which facts are concluded, by completion over the strata.
//
//   RuleModel model(cnf, facts, info, 0, 0);
//   const Lit fires = model.fired(rule);
//
// Conditions are monotone over literals (rule_base.h), and a fact is true just when some rule that concludes it fires. Facts that rest on
// each other in a circle are unrolled: nothing is true at level 0, and after as many levels as the circle has facts all is that will be.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "engine/proof/base_info.h"
#include "engine/proof/cnf.h"

namespace anteroom::proof {

class RuleModel {
 public:
  using Literal = std::function<Lit(const rule::Atom&, rule::AtomId, bool positive)>;  // of whatever is not a derived fact

  RuleModel(Cnf& cnf, const BaseInfo& info, Literal outside) : cnf_(cnf), info_(info), rules_(info.rules()), outside_(std::move(outside)) {}

  Lit fired(rule::RuleIndex rule);
  Lit when(rule::RuleIndex rule) { return list(rules_.when(rule), {}); }
  Lit unless(rule::RuleIndex rule);
  Lit literal(rule::LiteralId literal) { return this->literal(literal, {}); }
  const std::set<rule::RuleIndex>& cone() const { return cone_; }  // the rules that were looked at

 private:
  struct Level {  // inside of a circle: its facts are taken as they are at this level
    std::uint32_t circle = 0, level = 0;
  };
  Lit list(std::span<const std::uint32_t> program, Level level);
  Lit part(const std::uint32_t*& at, Level level);
  Lit literal(rule::LiteralId literal, Level level);
  Lit fact(rule::FactIndex fact);
  Lit fact_at(rule::FactIndex fact, Level level);
  Lit fired_at(rule::RuleIndex rule, Level level);

  Cnf& cnf_;
  const BaseInfo& info_;
  const rule::RuleBase& rules_;
  Literal outside_;
  std::map<rule::RuleIndex, Lit> fired_;
  std::map<rule::FactIndex, Lit> facts_;
  std::map<std::pair<rule::FactIndex, std::uint32_t>, Lit> levels_;
  std::set<rule::RuleIndex> cone_;
};

}  // namespace anteroom::proof
