// engine/audit/rivals.h: patients in whom it shows how much a rule weighs: something else draws to another department, about as much.
//
//   const Rivals rivals(rules);
//   for (const fact::Facts& one : rivals.beside(facts, firings, rule)) ...     // `facts` with a few complaints more
#pragma once

#include <set>
#include <span>
#include <vector>

#include "engine/audit/judge.h"
#include "engine/fact/facts.h"

namespace anteroom::audit {

// The facts with one more plain finding, which has no attributes.
fact::Facts with_finding(fact::Facts facts, ontology::ConceptId id, bool is_chief);

class Rivals {
 public:
  explicit Rivals(const rule::RuleBase& rules);

  // `firings` are of these facts, `of` is among them. Of each department that the rule does not draw to a few patients, in whom it has about
  // as much weight as one that the rule draws to: between what that has now, and would have if a chief complaint were behind the rule and is
  // not now, or the other way round. Other rules may fire of them, too.
  std::vector<fact::Facts> beside(const fact::Facts& facts, std::span<const Firing> firings, rule::RuleIndex of) const;

  // A row of a table of departments.
  struct Row {
    ontology::ConceptId concept_id = ontology::kNoConcept;
    rule::RuleIndex rule = 0;
  };
  const std::vector<Row>& rows() const { return rows_; }
  // The concepts of rows of tables of advice.
  const std::vector<ontology::ConceptId>& advised() const { return advised_; }

 private:
  struct Gap {  // weight that is wanted
    double least, most;
  };
  rule::DepartmentIndex answers(const rule::Route& route) const { return rules_.departments()[route.department].answers; }
  void add_between(const fact::Facts& facts, rule::DepartmentIndex rival, Gap gap, const std::set<rule::DepartmentIndex>& own,
                   std::vector<fact::Facts>& found) const;

  const rule::RuleBase& rules_;
  std::vector<Row> rows_;
  std::vector<ontology::ConceptId> advised_;
  std::vector<std::vector<Row>> to_;  // of each department: those that draw to it
};

}  // namespace anteroom::audit
