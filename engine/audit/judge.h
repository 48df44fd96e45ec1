// engine/audit/judge.h: whether what a case expects of the rules is so, given which rules fired: what CaseRunner checks, in numbers and
// without a screening, so that one case can be held against many changed rules.
//
//   Judge judge(rules);
//   const Wanted wanted = judge.resolve(one.expect);
//   judge.look_at(facts);
//   if (!judge.meets(wanted, firings)) ...
//
// What the parser reads (findings, patient) cannot change with a rule and is not looked at; nor are `ask_next`, `reply_has` and
// `reply_lacks`: a mutant that only those would notice counts as not noticed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/audit/case.h"
#include "engine/fact/facts.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

// What follows from a rule: of the base, or changed.
struct Effect {
  rule::Urgency urgency = rule::Urgency::none;
  rule::StringId red_flag = rule::kNoString;
  std::span<const rule::Route> routes{};
  std::span<const rule::StringId> advise{};
  std::span<const rule::FactIndex> conclusions{};
};

// A rule that fired, and the findings behind it, through derived facts too (Inference::findings): one bit each.
struct Firing {
  rule::RuleIndex rule = 0;
  std::uint64_t findings = 0;
  const Effect* effect = nullptr;
};
inline constexpr std::size_t kMostFindings = 64;  // of one question

// An Expectation in the numbers of a rule base.
struct Wanted {
  std::uint32_t urgencies = 0;  // bits; none: not asked
  std::vector<rule::DepartmentIndex> departments{}, first_three{};
  std::optional<std::vector<rule::StringId>> red_flags{};
  std::vector<rule::RuleIndex> fired{}, not_fired{};
  bool fired_alone = false;
  std::vector<rule::StringId> advice{};
  bool fails = false;  // asks for a rule, department, red flag or advice that there is not
  bool asks() const {  // anything of the rules
    return fails || urgencies != 0 || !departments.empty() || !first_three.empty() || red_flags || !fired.empty() || !not_fired.empty() ||
           fired_alone || !advice.empty();
  }
};

// Not for use from several threads at once.
class Judge {
 public:
  explicit Judge(const rule::RuleBase& rules);

  const rule::RuleBase& rules() const { return rules_; }
  Wanted resolve(const Expectation& expect) const;
  Effect effect_of(rule::RuleIndex rule) const;
  rule::StringId find_string(std::string_view advice_or_flag) const;  // kNoString: no rule names it

  // The facts of the firings to come: no more than kMostFindings. They live until the next call.
  void look_at(const fact::Facts& facts);
  // `firings` ascending by rule.
  bool meets(const Wanted& wanted, std::span<const Firing> firings);

  // Parts of the decision (decide/decision.h) on the same facts.
  rule::Urgency urgency(std::span<const Firing> firings) const;
  // Offered departments, first to last.
  std::span<const rule::DepartmentIndex> departments(std::span<const Firing> firings);
  std::vector<rule::StringId> advice(std::span<const Firing> firings) const;

 private:
  const rule::RuleBase& rules_;
  std::unordered_map<std::string_view, rule::StringId> strings_;
  rule::DepartmentIndex default_ = rule::kNoDepartment, emergency_ = rule::kNoDepartment;
  const fact::Facts* facts_ = nullptr;
  std::uint64_t chief_ = 0, complaints_ = 0, diseases_ = 0;  // findings
  std::vector<double> scores_;
  std::vector<rule::DepartmentIndex> ranked_;
};

}  // namespace anteroom::audit
