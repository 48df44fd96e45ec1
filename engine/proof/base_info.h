// engine/proof/base_info.h: what a prover keeps of one rule base: its circles of facts, and which concepts count for which row.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::proof {

class BaseInfo {
 public:
  explicit BaseInfo(const rule::RuleBase& rules);

  const rule::RuleBase& rules() const { return *rules_; }
  // Facts that rest on each other, directly or not, are of one circle; 0: the fact is of none.
  std::uint32_t circle(rule::FactIndex fact) const { return circles_.empty() ? 0 : circles_[fact]; }
  std::uint32_t circle_size(std::uint32_t circle) const { return sizes_[circle]; }
  // The concepts a plain finding of which makes this row's atom true, ascending.
  std::span<const ontology::ConceptId> row_concepts(rule::AtomId row) const;

 private:
  void find_circles();

  const rule::RuleBase* rules_;
  std::vector<std::uint32_t> circles_, sizes_;                             // empty where there is no circle
  mutable std::map<rule::AtomId, std::vector<ontology::ConceptId>> rows_;  // those that were asked for
};

}  // namespace anteroom::proof
