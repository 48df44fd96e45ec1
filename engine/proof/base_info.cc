// Tarjan's components over the facts: fact to fact through the `when` of whatever concludes it. (`unless` never closes a circle.)
#include "engine/proof/base_info.h"

#include <algorithm>

#include "engine/infer/program.h"

namespace anteroom::proof {
namespace {

using rule::FactIndex;

class Components {
 public:
  explicit Components(const rule::RuleBase& rules) : rules_(rules), order_(rules.fact_count(), 0), low_(order_), component(order_) {
    for (FactIndex fact = 0; fact < rules.fact_count(); ++fact)
      if (order_[fact] == 0) visit(fact);
  }

 private:
  const rule::RuleBase& rules_;
  std::vector<std::uint32_t> order_, low_;
  std::vector<FactIndex> stack_;
  std::uint32_t next_ = 0;

 public:
  std::vector<std::uint32_t> component;  // of each fact; 0 where it is alone and does not rest on itself
  std::vector<std::uint32_t> sizes{0};

 private:
  void visit(FactIndex fact) {
    order_[fact] = low_[fact] = ++next_;
    const std::size_t start = stack_.size();
    stack_.push_back(fact);
    bool own = false;
    for (const rule::RuleIndex rule : rules_.concluders(fact))
      infer::visit_literals(rules_.when(rule), [&](rule::LiteralId literal) {
        const rule::Atom& atom = rules_.atom(literal / 2);
        if (atom.kind != rule::AtomKind::fact) return;
        own |= atom.name == fact;
        if (order_[atom.name] == 0) visit(atom.name);
        low_[fact] = std::min(low_[fact], low_[atom.name]);
      });
    if (low_[fact] != order_[fact]) return;
    const bool circle = own || stack_.size() - start > 1;
    if (circle) sizes.push_back(static_cast<std::uint32_t>(stack_.size() - start));
    for (std::size_t i = start; i < stack_.size(); ++i) {
      if (circle) component[stack_[i]] = static_cast<std::uint32_t>(sizes.size() - 1);
      low_[stack_[i]] = 0xffffffffU;  // done
    }
    stack_.resize(start);
  }
};

}  // namespace

BaseInfo::BaseInfo(const rule::RuleBase& rules) : rules_(&rules) {
  // Without a circle, what a rule rests on has a lower number; that is quick to see.
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) {
    bool circle = false;
    infer::visit_literals(rules.when(rule), [&](rule::LiteralId literal) {
      const rule::Atom& atom = rules.atom(literal / 2);
      if (atom.kind != rule::AtomKind::fact) return;
      for (const rule::RuleIndex other : rules.concluders(atom.name)) circle |= other >= rule;
    });
    if (!circle) continue;
    find_circles();
    return;
  }
}

void BaseInfo::find_circles() {
  Components components(*rules_);
  circles_ = std::move(components.component);
  sizes_ = std::move(components.sizes);
}

std::span<const ontology::ConceptId> BaseInfo::row_concepts(rule::AtomId row) const {
  const auto [known, isnew] = rows_.try_emplace(row);
  std::vector<ontology::ConceptId>& concepts = known->second;
  if (!isnew) return concepts;
  const rule::RuleArrays& arrays = rules_->arrays();
  for (const ontology::ConceptId id : rules_->ontology().descendants(rules_->atom(row).name)) {
    const std::size_t at = arrays.claim_rows[rule::claim_row(rule::Scope::plain)] + id;
    const auto claims = arrays.claims.subspan(arrays.claim_begin[at], arrays.claim_begin[at + 1] - arrays.claim_begin[at]);
    if (std::find(claims.begin(), claims.end(), row) != claims.end()) concepts.push_back(id);
  }
  std::sort(concepts.begin(), concepts.end());
  return concepts;
}

}  // namespace anteroom::proof
