// engine/rule/resolve.h: conditions with their names looked up: concepts, derived facts, attributes, units.
//
//   Resolver resolver(ontology, facts, atoms, problems);
//   std::optional<Formula> when = resolver.when(rule);
//
// For compile_rules only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/atom_table.h"
#include "engine/rule/formula.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/units.h"

namespace anteroom::rule {

using FactsByName = std::map<std::string, FactIndex, std::less<>>;

class Resolver {
 public:
  Resolver(const ontology::Ontology& ontology, const FactsByName& facts, AtomTable& atoms, base::Problems& problems);

  // Nothing where a problem was found, and reported. `when` of a table row that is one plain concept asks for that row.
  std::optional<Formula> when(const RuleSource& rule);
  std::optional<Formula> unless(const RuleSource& rule);

 private:
  // The condition at hand, for places of problems.
  struct Text {
    const RuleSource* rule;
    const std::string* text;
    base::Place place;
  };

  std::optional<Formula> condition(const Condition& condition);
  Formula resolve(const Condition& condition, bool positive);
  Formula resolve_parts(const Condition& condition, bool positive);
  Formula resolve_finding(const Condition& condition, bool positive);
  Formula resolve_fact(const Condition& condition, FactIndex fact, bool positive);
  Formula resolve_comparison(const Condition& condition, bool positive);
  Formula compare_number(const Test& test, fact::Measure measure, bool positive);
  Formula compare_word(const Test& test, bool positive);
  void check_count(const Condition& condition, const std::vector<Formula>& parts);

  // resolve_attribute.cc
  std::optional<AtomTest> resolve_test(const Test& test);
  bool resolve_values(const Test& test, ontology::AttributeId attribute, AtomTest& result);
  bool resolve_concept(const Test& test, AtomTest& result);
  // The interval of a comparison with a quantity, ends included; `not_equal` gives the one of `=`.
  struct Interval {
    Fixed low = kFixedMin, high = kFixedMax;
    std::uint8_t open = 0;  // as AtomTest::open
  };
  std::optional<Interval> resolve_interval(const Test& test, Quantity quantity);
  std::optional<double> resolve_number(const Value& value, Quantity quantity);
  void check_together(const Condition& condition, std::vector<AtomTest>& tests);

  void report(base::Span place, std::string code, std::string message, std::string hint = {});

  const ontology::Ontology& ontology_;
  const FactsByName& facts_;
  AtomTable& atoms_;
  base::Problems& problems_;
  Text at_{};
  std::vector<std::string_view> names_;  // for suggestions: concepts that can be findings, facts
  std::vector<std::string_view> sites_;
  bool failed_ = false;
};

// The patient's numbers by name: "age", "temperature", ...
std::optional<fact::Measure> find_measure(std::string_view name);
// sex, pregnant, postpartum, breastfeeding
std::optional<AtomKind> find_patient_word(std::string_view name);

}  // namespace anteroom::rule
