// tests/agreement/naive_chain.h: the slow twin of engine/infer: docs/rules.md put into code as directly as can be.
//
//   NaiveChain naive(rules, ontology, facts);
//   naive.fired();                            // sorted by id
//
// It shares nothing with the engine but the parsed conditions: its own logic, units, strata, rows. Never fast, never clever.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/rule_source.h"

namespace anteroom::tests {

enum class Value : int { no = -1, unknown = 0, yes = 1 };

struct NaiveFiring {
  std::string id;
  std::set<std::uint32_t> direct;  // findings behind its condition
  std::set<std::uint32_t> all;     // and behind the derived facts it rests on
  bool chief = false;              // a chief complaint is among `all`
  friend bool operator==(const NaiveFiring&, const NaiveFiring&) = default;
};

class NaiveChain {
 public:
  // Rules as they were read; all three must outlive it. They must be free of problems.
  NaiveChain(const std::vector<rule::RuleSource>& rules, const ontology::Ontology& ontology, const fact::Facts& facts);

  const std::vector<NaiveFiring>& fired() const { return fired_; }
  Value value(const rule::Condition& condition) const;

 private:
  Value finding_value(const rule::Condition& condition) const;
  Value said_of(const rule::Condition& condition, const fact::Finding& finding) const;
  Value test_value(const rule::Test& test, const fact::Finding& finding) const;
  Value word_test(const rule::Test& test, const fact::Finding& finding) const;
  Value comparison_value(const rule::Test& test) const;
  bool is_row(const rule::RuleSource& rule) const;
  bool row_counts(const rule::RuleSource& rule, const fact::Finding& finding) const;
  Value when_value(const rule::RuleSource& rule) const;
  std::set<std::uint32_t> when_support(const rule::RuleSource& rule) const;
  void support(const rule::Condition& condition, Value wanted, std::set<std::uint32_t>& findings) const;
  void facts_used(const rule::Condition& condition, std::set<std::string>& facts) const;
  std::map<std::string, int> fact_strata() const;
  int stratum(const rule::RuleSource& rule, const std::map<std::string, int>& strata) const;
  void run();
  void trace_back();

  std::vector<const rule::RuleSource*> rules_;
  const ontology::Ontology& ontology_;
  const fact::Facts& facts_;
  std::set<std::string> known_facts_;  // that some rule concludes
  std::set<std::string> concluded_;
  std::set<std::string> fired_ids_;
  std::vector<NaiveFiring> fired_;
};

}  // namespace anteroom::tests
