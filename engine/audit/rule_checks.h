// engine/audit/rule_checks.h: what the checks of check_rules.h share: the prover, patients that were seen, and findings so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/audit/check_rules.h"
#include "engine/audit/same_support.h"
#include "engine/infer/inference.h"
#include "engine/proof/base_info.h"

namespace anteroom::audit {

class RuleChecks {
 public:
  RuleChecks(const rule::RuleBase& rules, const CheckOptions& options)
      : rules_(rules),
        options_(options),
        info_(rules),
        support_(rules),
        prover_(rules),
        chainer_(rules),
        seen_(rules.size(), false),
        needed_(rules.size(), false),
        signatures_(rules.size(), 0),
        contradicted_(rules.size(), false),
        redundant_(rules.size(), false) {
    find_broader_rows();
  }

  void reach();       // never fires, never true; goes first: the patients it finds tell the others where not to look
  void conflicts();   // contradicting conclusions
  void redundancy();  // subsumed, redundant
  void gaps();        // bands that nothing covers

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  // One thing that a rule says of a patient.
  struct Saying {
    enum class Kind : std::uint8_t { fact, urgency, red_flag, advice };
    Kind kind = Kind::fact;
    std::uint32_t what = 0;
  };
  void add_sayings(rule::RuleIndex rule, std::vector<Saying>& list) const;
  std::vector<Saying> sayings(rule::RuleIndex rule) const;
  std::vector<rule::RuleIndex> others_saying(rule::RuleIndex rule, const Saying& saying) const;
  bool says(rule::RuleIndex rule, const Saying& saying) const;
  void find_broader_rows();
  bool may_be_redundant(rule::RuleIndex rule) const;
  std::optional<proof::Goal> never_accounts_alone(rule::RuleIndex rule);
  bool adds(rule::RuleIndex rule, const std::vector<rule::RuleIndex>& fired) const;
  proof::Goal adds_goal(rule::RuleIndex rule, const std::vector<rule::RuleIndex>& only) const;
  std::vector<rule::RuleIndex> fewest(rule::RuleIndex rule, std::vector<rule::RuleIndex> others, const fact::Facts& fires);

  void see(const fact::Facts& facts);
  proof::Answer ask(const proof::Goal& goal, const std::string& of, bool minimal);
  Finding& report(std::string kind, Level level, rule::RuleIndex rule, std::string says, std::string action);
  void prove(Finding& finding, const std::vector<proof::Goal>& goals);
  std::string witness(const proof::Answer& answer, const std::string& name, const std::vector<std::string>& expect) const;
  std::string id(rule::RuleIndex rule) const { return std::string(rules_.id(rule)); }
  std::string why_never(rule::RuleIndex rule);
  struct Band;
  void check_bands(std::vector<Band> bands);

  const rule::RuleBase& rules_;
  const CheckOptions& options_;
  const proof::BaseInfo info_;
  const SameSupport support_;
  proof::Prover prover_;
  infer::Chainer chainer_;
  std::vector<bool> seen_;                 // a patient was seen with whom the rule fires
  std::vector<bool> needed_;               // ... and nothing else says all that it says
  std::vector<std::uint64_t> signatures_;  // of each rule, a digest of the patients with whom it fired
  std::uint64_t patients_ = 0;
  std::vector<bool> contradicted_, redundant_;              // were told; what is redundant speaks for no other rule
  std::vector<std::vector<rule::RuleIndex>> broader_rows_;  // of each row: those that count for its patients without it
  std::vector<Finding> findings_;
};

std::string join_ids(const rule::RuleBase& rules, const std::vector<rule::RuleIndex>& list);

}  // namespace anteroom::audit
