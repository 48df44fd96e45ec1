#include "engine/audit/coverage.h"

#include <cstdio>
#include <map>
#include <utility>

#include "engine/audit/cover.h"
#include "engine/audit/fact_case.h"
#include "engine/audit/find_cover.h"
#include "engine/audit/rule_case.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

struct Share {
  std::size_t of = 0, seen = 0;
  void add(bool yes) { ++of, seen += yes ? 1 : 0; }
  double value() const { return of == 0 ? 1 : static_cast<double>(seen) / static_cast<double>(of); }
  std::string text() const {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%.1f %%", 100 * value());
    return of == 0 ? "-" : buffer;
  }
};

struct Shares {
  Share fired, missed, seen_true, seen_false, seen_unknown, decided, decisive, numbers;
  void add(const RuleCover& rule, const CoverSearch::Impossible& impossible) {
    if (!impossible.fired) fired.add(rule.fired), missed.add(rule.missed);
    for (std::size_t i = 0; i < rule.conditions.size(); ++i) {
      const ConditionCover& one = rule.conditions[i];
      if (!impossible.seen_true[i]) seen_true.add(one.seen_true);
      seen_unknown.add(one.seen_unknown);
      if (one.can_be_false && !impossible.seen_false[i]) seen_false.add(one.seen_false);
      if (!impossible.decided[i]) decided.add(one.decided);
      if (!impossible.decisive[i]) decisive.add(one.decisive);
    }
    for (std::size_t i = 0; i < rule.numbers.size(); ++i)
      if (!impossible.numbers[i]) numbers.add(rule.numbers[i].inside && rule.numbers[i].outside);
  }
  std::vector<std::string> row(std::string name) const {
    return {std::move(name),   std::to_string(fired.of), fired.text(),   missed.text(),   std::to_string(decided.of), seen_true.text(),
            seen_false.text(), seen_unknown.text(),      decided.text(), decisive.text(), std::to_string(numbers.of), numbers.text()};
  }
};

class Reporter {
 public:
  Reporter(const rule::RuleBase& rules, PartReport& report) : rules_(rules), report_(report) {}

  // `impossible`: what is proved that no patient can show. `cases`: of this rule, what would show the rest.
  void add(rule::RuleIndex rule, const RuleCover& cover, const CoverSearch::Impossible& impossible, const std::string& cases) {
    all_.add(cover, impossible);
    by_folder_[group_of(rules_, rule)].add(cover, impossible);
    by_depth_[cover.depth].add(cover, impossible);
    const std::size_t before = report_.findings.size();
    if (!cover.fired && !impossible.fired)
      find(rule, "rule-not-fired", Level::warning, "this rule fires in no case", "add a case in which it fires");
    else if (!cover.missed && !impossible.fired)
      find(rule, "rule-not-missed", Level::warning, "no case lacks just one condition of this rule",
           "add a case with all of its conditions but one");
    std::string undecided, unseen, useless;
    for (std::size_t i = 0; i < cover.conditions.size(); ++i) {
      const ConditionCover& one = cover.conditions[i];
      if (cover.fired && !one.decided && !impossible.decided[i]) list(undecided, one.text);
      if (!one.seen_true && !impossible.seen_true[i]) list(unseen, one.text + " never true");
      if (one.can_be_false && !one.seen_false && !impossible.seen_false[i]) list(unseen, one.text + " never false");
      if (impossible.adds_nothing[i]) list(useless, one.text);
    }
    if (!undecided.empty())
      find(rule, "condition-undecided", Level::warning,
           "no two cases differ in one of these alone and in whether the rule fires: " + undecided, "add a case with and one without");
    if (!unseen.empty()) find(rule, "condition-value-unseen", Level::note, "not in any case: " + unseen, "add a case that says so");
    std::string numbers;
    for (std::size_t i = 0; i < cover.numbers.size(); ++i)
      if (const NumberCover& one = cover.numbers[i]; !impossible.numbers[i] && (!one.inside || !one.outside))
        list(numbers, one.text + (one.inside ? " only true" : one.outside ? " only false" : " never known"));
    if (!numbers.empty())
      find(rule, "number-one-sided", Level::warning, "no case on the other side of a number: " + numbers,
           "add a case just below and one just above");
    if (report_.findings.size() > before) report_.findings[before].witness = cases;
    if (!useless.empty() && !impossible.fired) {  // of a rule that never fires 'check' tells
      find(rule, "condition-adds-nothing", Level::note, "the rule does the same without: " + useless,
           "leave it out, if it is not there to be read");
      report_.findings.back().certificate = "no patient for whom the rule fires otherwise with it than without";
    }
  }

  void finish() {
    const std::vector<std::string> columns{"",      "rules",   "fired",   "missed",   "conditions", "true",
                                           "false", "unknown", "decided", "decisive", "numbers",    "both sides"};
    Table folders{.title = "by folder", .columns = columns}, depths{.title = "by depth in chains", .columns = columns};
    for (const auto& [name, shares] : by_folder_) folders.rows.push_back(shares.row(name));
    folders.rows.push_back(all_.row("all"));
    for (const auto& [depth, shares] : by_depth_)
      depths.rows.push_back(shares.row(depth == 0 ? "on what the patient says" : "on facts, " + std::to_string(depth) + " deep"));
    report_.tables = {std::move(folders), std::move(depths)};
    const auto figure = [this](const char* name, const char* says, const Share& share) {
      report_.figures.push_back({.name = name, .says = says, .value = share.value(), .ratio = true});
    };
    figure("rules_fired", "rules that fire in a case", all_.fired);
    figure("rules_missed", "rules that a case misses by one condition", all_.missed);
    figure("conditions_true", "conditions seen true", all_.seen_true);
    figure("conditions_false", "conditions seen false, of those that can be", all_.seen_false);
    figure("conditions_unknown", "conditions seen unknown", all_.seen_unknown);
    figure("conditions_decided", "conditions that decide alone between two cases", all_.decided);
    figure("conditions_decisive", "conditions on which a case hangs", all_.decisive);
    figure("numbers_both_sides", "numbers with cases on both sides", all_.numbers);
  }

 private:
  static void list(std::string& text, const std::string& item) { text += (text.empty() ? "`" : ", `") + item + "`"; }

  void find(rule::RuleIndex rule, const char* kind, Level level, std::string says, std::string action) {
    report_.findings.push_back({.kind = kind,
                                .level = level,
                                .of = std::string(rules_.id(rule)),
                                .file = std::string(rules_.file(rule)),
                                .place = rules_.place(rule),
                                .says = std::move(says),
                                .action = std::move(action)});
  }

  const rule::RuleBase& rules_;
  PartReport& report_;
  Shares all_;
  std::map<std::string, Shares> by_folder_;
  std::map<std::uint32_t, Shares> by_depth_;
};

CoverSearch nothing_impossible(const std::vector<RuleCover>& covers) {
  CoverSearch search;
  for (const RuleCover& cover : covers) {
    const std::vector<bool> none(cover.conditions.size(), false);
    search.impossible.push_back({false, none, none, none, none, none, std::vector<bool>(cover.numbers.size(), false)});
  }
  return search;
}

}  // namespace

PartReport run_coverage(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder, const RuleOptions& options) {
  PartReport report{.name = "coverage"};
  base::Problems problems;
  const std::vector<FactCase> cases = read_fact_cases(knowledge, folder, options.only, problems);
  const rule::RuleBase& rules = knowledge->parts().all->rules;
  Cover cover(rules);
  for (const FactCase& one : cases) cover.look_at(one.facts);
  std::vector<RuleCover> covers;
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) covers.push_back(cover.rule(rule));
  const CoverSearch search = options.quick ? nothing_impossible(covers) : find_cover(rules, cover, {.rules = options.rules});
  std::map<rule::RuleIndex, std::vector<Killer>> found;
  for (const Killer& one : search.found) found[one.rule].push_back(one);
  Reporter reporter(rules, report);
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule)
    if (rules.id(rule).starts_with(options.rules))
      reporter.add(rule, covers[rule], search.impossible[rule], rule_case_text(found[rule], rules));
  for (const base::Problem& problem : problems.list()) report.findings.push_back(to_finding(problem));
  reporter.finish();
  return report;
}

}  // namespace anteroom::audit
