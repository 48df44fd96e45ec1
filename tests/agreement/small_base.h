// tests/agreement/small_base.h: random small rule bases, one after the other, each with what all patients make of it.
//
//   SmallBases bases;
//   while (bases.next()) { SCOPED_TRACE(bases.text()); use(bases.rules(), bases.sources(), bases.run()); }
//
// ANTEROOM_SMALL_BASES sets how many (default 1000), ANTEROOM_SEED where to begin.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "engine/audit/probed_rules.h"
#include "tests/agreement/random_rules.h"
#include "tests/agreement/small_rules.h"

namespace anteroom::tests {

class SmallBases {
 public:
  SmallBases() {
    for (const Language& language : kLanguages) patients_.push_back(std::make_unique<AllPatients>(world_, language));
  }

  // Makes the next one; false after the last, and where a test has failed: one base is enough to look at.
  bool next() {
    if (done_ == many_ || testing::Test::HasFailure()) return false;
    while (true) {
      random_.seed(++seed_);
      base::Problems problems;
      if (!world_.compile(small_rules(all().language(), random_), rules_, problems)) continue;
      sources_ = audit::sources_of(rules_);
      run_ = std::make_unique<AllFired>(all(), sources_);
      ++done_;
      return true;
    }
  }

  std::uint64_t done() const { return done_; }
  const World& world() const { return world_; }
  AllPatients& all() { return *patients_[seed_ % patients_.size()]; }
  const rule::RuleBase& rules() const { return rules_; }
  const std::vector<rule::RuleSource>& sources() const { return sources_; }  // by the rules' indexes
  const AllFired& run() const { return *run_; }
  std::mt19937_64& random() { return random_; }

  std::string text() const {
    std::string text = "seed " + std::to_string(seed_) + "\n";
    for (const rule::RuleSource& rule : sources_) {
      text += "  " + rule.id + ": " + to_text(rule.when) + (rule.has_unless ? " UNLESS " + to_text(rule.unless) : "") + " => " +
              std::string(name_of(rule.urgency));
      for (const rule::Named& fact : rule.conclude) text += " " + fact.text;
      for (const rule::Weight& weight : rule.route) text += " " + weight.department;
      for (const rule::Named& advice : rule.advise) text += " " + advice.text;
      text += (rule.red_flag.text.empty() ? "" : " flag " + rule.red_flag.text) + "\n";
    }
    return text;
  }

 private:
  World world_;
  std::vector<std::unique_ptr<AllPatients>> patients_;
  std::mt19937_64 random_;
  const std::uint64_t many_ = number_from("ANTEROOM_SMALL_BASES", 1000);
  std::uint64_t seed_ = number_from("ANTEROOM_SEED", 1), done_ = 0;
  rule::RuleBase rules_;
  std::vector<rule::RuleSource> sources_;
  std::unique_ptr<AllFired> run_;
};

}  // namespace anteroom::tests
