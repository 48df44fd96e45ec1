#include "engine/audit/mutate.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "engine/audit/attack.h"
#include "engine/audit/choose_pins.h"
#include "engine/audit/find_killers.h"
#include "engine/audit/gates.h"
#include "engine/audit/pinned_case.h"
#include "engine/audit/rule_case.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

struct Count {
  std::size_t mutants = 0, killed = 0, refused = 0, equivalent = 0;
  void add(Fate::Kind kind) {
    ++mutants;
    killed += kind == Fate::Kind::killed ? 1 : 0;
    refused += kind == Fate::Kind::refused ? 1 : 0;
    equivalent += kind == Fate::Kind::equivalent ? 1 : 0;
  }
  std::size_t survived() const { return mutants - killed - refused - equivalent; }
  double score() const {
    const std::size_t live = mutants - refused - equivalent;
    return live == 0 ? 1 : static_cast<double>(killed) / static_cast<double>(live);
  }
  std::vector<std::string> row(std::string name) const {
    char score_text[16];
    std::snprintf(score_text, sizeof score_text, "%.3f", score());
    return {std::move(name),
            std::to_string(mutants),
            std::to_string(killed),
            std::to_string(refused),
            std::to_string(equivalent),
            std::to_string(survived()),
            score_text};
  }
};

class Reporter {
 public:
  Reporter(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, PartReport& report)
      : rules_(rules), mutants_(mutants), report_(report) {}

  // `by_cases`: what the cases notice; `fates`: after looking for killers.
  void run(const std::vector<Fate>& by_cases, const Killers& killers, bool looked) {
    for (std::size_t i = 0; i < mutants_.size(); ++i) {
      const Mutant& mutant = mutants_[i];
      const Fate::Kind kind = by_cases[i].kind != Fate::Kind::survived          ? by_cases[i].kind
                              : killers.fates[i].kind == Fate::Kind::equivalent ? Fate::Kind::equivalent
                                                                                : Fate::Kind::survived;
      all_.add(kind), by_operator_[static_cast<std::size_t>(mutant.op)].add(kind);
      by_folder_[group_of(rules_, mutant.rule)].add(kind);
      if (kind != Fate::Kind::survived) continue;
      survivors_[mutant.rule].push_back(static_cast<std::uint32_t>(i));
      undecided_ += looked && killers.fates[i].kind == Fate::Kind::survived ? 1 : 0;
    }
    std::map<rule::RuleIndex, std::vector<Killer>> cases;
    for (const Killer& one : killers.found) cases[one.rule].push_back(one);
    for (const auto& [rule, list] : survivors_) add_finding(rule, list, killers, cases[rule], looked);
    add_tables();
    add_figures();
  }

 private:
  // One for all survivors of a rule.
  void add_finding(rule::RuleIndex rule, const std::vector<std::uint32_t>& list, const Killers& killers, const std::vector<Killer>& cases,
                   bool looked) {
    Finding finding{.kind = "mistake-unnoticed", .level = Level::warning};
    finding.of = rules_.id(rule), finding.file = rules_.file(rule), finding.place = rules_.place(rule);
    finding.says = std::to_string(list.size()) + (list.size() == 1 ? " mistake" : " mistakes") + " in this rule no case would notice:";
    std::size_t open = 0;
    for (const std::uint32_t mutant : list) {
      const bool undecided = looked && killers.fates[mutant].kind == Fate::Kind::survived;
      open += undecided ? 1 : 0;
      finding.says += "\n  " + std::string(name_of(mutants_[mutant].op)) + ": " + mutants_[mutant].change +
                      (undecided ? "; no patient was found who shows it" : "");
    }
    finding.action = looked ? "look at these cases; if they are right, add them"
                            : "add a case that comes out otherwise with the mistake, or run without --quick for one";
    if (looked && cases.empty()) finding.action = "look whether what is changed there matters at all";
    if (open != 0 && !cases.empty()) finding.action = "look at these cases, which show what can be shown; if they are right, add them";
    finding.witness = rule_case_text(cases, rules_);
    report_.findings.push_back(std::move(finding));
  }

  void add_tables() {
    const std::vector<std::string> columns{"", "mutants", "killed", "refused", "equivalent", "survived", "score"};
    Table operators{.title = "by operator", .columns = columns}, folders{.title = "by folder", .columns = columns};
    for (std::size_t op = 0; op < kOperators; ++op)
      if (by_operator_[op].mutants != 0) operators.rows.push_back(by_operator_[op].row(std::string(name_of(static_cast<Operator>(op)))));
    for (const auto& [name, count] : by_folder_) folders.rows.push_back(count.row(name));
    operators.rows.push_back(all_.row("all"));
    report_.tables = {std::move(operators), std::move(folders)};
  }

  void add_figures() {
    const auto figure = [this](std::string name, std::string says, std::size_t value) {
      report_.figures.push_back({.name = std::move(name), .says = std::move(says), .value = static_cast<double>(value)});
    };
    figure("mutants", "mistakes tried", all_.mutants);
    figure("killed", "mistakes that a case notices", all_.killed);
    figure("refused", "mistakes that loading refuses", all_.refused);
    figure("equivalent", "mistakes that are none: proved to change nothing", all_.equivalent);
    figure("survived", "mistakes that nothing notices", all_.survived());
    figure("undecided", "of these, mistakes that no patient was found to show", undecided_);
    report_.figures.push_back(
        {.name = "score", .says = "mistakes noticed, of those that load and change something", .value = all_.score(), .ratio = true});
  }

  const rule::RuleBase& rules_;
  const std::vector<Mutant>& mutants_;
  PartReport& report_;
  Count all_;
  std::array<Count, kOperators> by_operator_{};
  std::map<std::string, Count> by_folder_;
  std::map<rule::RuleIndex, std::vector<std::uint32_t>> survivors_;
  std::size_t undecided_ = 0;
};

// The record shows this much more than the gate of the score asks for, so that it does not close at the next edit. Without a gate it shows all
// that can be shown; more than is asked for would be many patients for few mistakes.
constexpr double kRoom = 0.007;

// Makes kPinnedFile anew, and puts what it says then in the place of what it said. What was found on the way is not looked for again.
Killers pin(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const MutantPlan& plan, const std::string& folder,
            std::vector<FactCase>& cases, base::Problems& problems) {
  const auto by_people = [](const FactCase& one) { return !one.said.file.ends_with(kPinnedFile); };
  const auto pinned = std::stable_partition(cases.begin(), cases.end(), by_people);
  std::vector<Pin> before;
  std::transform(pinned, cases.end(), std::back_inserter(before), pin_of);
  std::vector<FactCase> all{cases.begin(), pinned};
  std::vector<Fate> fates = kill(plan, all).fates;
  Killers killers = find_killers(rules, mutants, plan, fates, {});
  for (std::size_t i = 0; i < fates.size(); ++i)
    if (killers.fates[i].kind == Fate::Kind::equivalent) fates[i].kind = Fate::Kind::equivalent;
  const double enough = read_gates(folder, problems).least("mutate", "score").value_or(1) + kRoom;
  const std::vector<Pin> pins = choose_pins(rules, plan, fates, before, killers.found, enough);
  write_pinned_cases(pins, rules.ontology(), folder, problems);
  cases = std::move(all);
  for (const Pin& one : pins) {
    FactCase& now = cases.emplace_back();
    now.facts = one.facts, now.said.expect = one.outcome, now.said.file = kPinnedFile;
    if (!one.rule.empty()) now.said.expect = {}, (one.fires ? now.said.expect.fired : now.said.expect.not_fired) = {one.rule};
  }
  return killers;
}

}  // namespace

PartReport run_mutate(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const RuleOptions& options) {
  PartReport report{.name = "mutate"};
  base::Problems problems;
  std::vector<FactCase> cases = read_fact_cases(knowledge, folder, options.only, problems);
  const rule::RuleBase& rules = knowledge->parts().all->rules;
  std::vector<Mutant> mutants = mutants_of(rules);
  std::erase_if(mutants, [&](const Mutant& mutant) { return !rules.id(mutant.rule).starts_with(options.rules); });
  const MutantPlan plan(rules, mutants);
  std::optional<Killers> found;
  if (!options.write.empty()) found = pin(rules, mutants, plan, options.write, cases, problems);
  const Kills kills = kill(plan, cases);
  Killers killers{.fates = kills.fates};
  if (found)
    killers = *std::move(found);
  else if (!options.quick)
    killers = find_killers(rules, mutants, plan, kills.fates, {.cases = static_cast<std::uint32_t>(cases.size())});
  Reporter(rules, mutants, report).run(kills.fates, killers, !options.quick || !options.write.empty());
  const auto tell = [&](std::uint32_t index, const char* kind, Level level, const char* says, const char* action) {
    const Case& one = cases[index].said;
    report.findings.push_back(
        {.kind = kind, .level = level, .of = one.name, .file = one.file, .place = one.place, .says = says, .action = action});
  };
  for (const std::uint32_t index : kills.failing)
    tell(index, "case-fails", Level::error, "this case fails as it is, so it can notice no mistake", "run 'anteroom audit cases'");
  for (const std::uint32_t index : kills.left_out)
    tell(index, "case-left-out", Level::warning,
         "this case has more findings than are looked at here, so it is not asked whether it notices a mistake",
         "cut it into cases of fewer findings");
  for (const base::Problem& problem : problems.list()) report.findings.push_back(to_finding(problem));
  return report;
}

}  // namespace anteroom::audit
