#include "engine/audit/mutate.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <utility>

#include "engine/audit/kill.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

struct Count {
  std::size_t mutants = 0, killed = 0, refused = 0;
  void add(const Fate& fate) {
    ++mutants;
    killed += fate.kind == Fate::Kind::killed ? 1 : 0;
    refused += fate.kind == Fate::Kind::refused ? 1 : 0;
  }
  std::size_t survived() const { return mutants - killed - refused; }
  double score() const {
    const std::size_t live = mutants - refused;
    return live == 0 ? 1 : static_cast<double>(killed) / static_cast<double>(live);
  }
  std::vector<std::string> row(std::string name) const {
    char score_text[16];
    std::snprintf(score_text, sizeof score_text, "%.3f", score());
    return {std::move(name),         std::to_string(mutants),    std::to_string(killed),
            std::to_string(refused), std::to_string(survived()), score_text};
  }
};

std::string folder_of(std::string_view id) { return std::string(id.substr(0, id.find('.'))); }

// One finding for all survivors of a rule.
Finding survivors_of(const rule::RuleBase& rules, rule::RuleIndex rule, const std::vector<const Mutant*>& survivors) {
  Finding finding{.kind = "mistake-unnoticed", .level = Level::warning};
  finding.of = rules.id(rule), finding.file = rules.file(rule), finding.place = rules.place(rule);
  finding.says = std::to_string(survivors.size()) + (survivors.size() == 1 ? " mistake" : " mistakes") + " in " + finding.of +
                 " would be noticed by no case:";
  for (const Mutant* mutant : survivors) finding.says += "\n  " + std::string(name_of(mutant->op)) + ": " + mutant->change;
  finding.action = "add a case that comes out otherwise with the mistake";
  return finding;
}

}  // namespace

PartReport run_mutate(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, const MutateOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  PartReport report{.name = "mutate"};
  base::Problems problems;
  const std::vector<FactCase> cases = read_fact_cases(knowledge, folder, options.only, problems);
  for (const base::Problem& problem : problems.list()) report.findings.push_back(to_finding(problem));

  const rule::RuleBase& rules = knowledge->parts().all->rules;
  std::vector<Mutant> mutants = mutants_of(rules);
  std::erase_if(mutants, [&](const Mutant& mutant) { return !rules.id(mutant.rule).starts_with(options.rules); });
  const Kills kills = kill(rules, mutants, cases, {options.threads});

  Count all;
  std::array<Count, kOperators> by_operator{};
  std::map<std::string, Count> by_folder;
  std::map<rule::RuleIndex, std::vector<const Mutant*>> survivors;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    const Mutant& mutant = mutants[i];
    all.add(kills.fates[i]), by_operator[static_cast<std::size_t>(mutant.op)].add(kills.fates[i]);
    by_folder[folder_of(rules.id(mutant.rule)) + (rules.table(mutant.rule).empty() ? "" : " (tables)")].add(kills.fates[i]);
    if (kills.fates[i].kind == Fate::Kind::survived) survivors[mutant.rule].push_back(&mutant);
  }
  for (const auto& [rule, list] : survivors) report.findings.push_back(survivors_of(rules, rule, list));
  const std::vector<std::string> columns{"", "mutants", "killed", "refused", "survived", "score"};
  Table operators{.title = "by operator", .columns = columns}, folders{.title = "by folder", .columns = columns};
  for (std::size_t op = 0; op < kOperators; ++op)
    if (by_operator[op].mutants != 0) operators.rows.push_back(by_operator[op].row(std::string(name_of(static_cast<Operator>(op)))));
  for (const auto& [name, count] : by_folder) folders.rows.push_back(count.row(name));
  operators.rows.push_back(all.row("all"));
  report.tables = {std::move(operators), std::move(folders)};

  const auto figure = [&report](std::string name, std::string says, std::size_t value) {
    report.figures.push_back({.name = std::move(name), .says = std::move(says), .value = static_cast<double>(value)});
  };
  figure("mutants", "mistakes tried", all.mutants);
  figure("killed", "mistakes that a case notices", all.killed);
  figure("refused", "mistakes that loading refuses", all.refused);
  figure("survived", "mistakes that nothing notices", all.survived());
  figure("cases_failing", "cases that fail as it is, and notice nothing", kills.failing.size());
  figure("cases_left_out", "cases with more than 64 findings, which were not used", kills.left_out.size());
  report.figures.push_back({.name = "score", .says = "mistakes noticed, of those that load", .value = all.score(), .ratio = true});
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace anteroom::audit
