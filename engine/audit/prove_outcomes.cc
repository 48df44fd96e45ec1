// Of each outcome two questions: is there a patient whom NEW gives it and OLD does not, and one whom OLD gives it and NEW does not? First
// of patients whose numbers are known exactly, then of all. Rules that fire alike in both are named once, so that a question is about what
// was edited and what could make up for it.
#include "engine/audit/prove_outcomes.h"

#include <algorithm>

#include "engine/audit/compare_weights.h"
#include "engine/audit/show_difference.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {
namespace {

using proof::Answer;
using proof::Goal;
using rule::RuleIndex;

constexpr proof::Budget kBudget{.conflicts = 50000, .rounds = 1000, .minimal = true, .certificate = false};

// `roughly`: only for patients of whom a number is known within bounds alone ("70 to 90 years"), as where a range was split at 80.
enum class Can : std::uint8_t { no, yes, roughly, undecided };
const char* text_of(Can can) {
  return can == Can::no        ? "no, proved"
         : can == Can::yes     ? "yes"
         : can == Can::roughly ? "only where a number is known roughly"
                               : "undecided";
}

class OutcomeProver {
 public:
  OutcomeProver(const rule::RuleBase& was, const rule::RuleBase& is, PartReport& part)
      : prover_({&was, &is}), shown_(was, is), part_(part) {}

  void run(const OutcomeComparison& comparison) {
    for (const OutcomePair& pair : comparison.differing)
      pair.kind == OutcomeKind::department ? compare_weights_of(pair) : conclude(pair, can_differ(pair, 1), can_differ(pair, 0));
    for (Finding& finding : shown_.findings()) part_.findings.push_back(std::move(finding));
    const auto figure = [&](const char* name, const char* says, std::size_t value) {
      part_.figures.push_back({.name = name, .says = says, .value = static_cast<double>(value)});
    };
    figure("outcomes", "outcomes compared", comparison.compared);
    figure("outcomes_untouched", "outcomes behind which no rule changed", comparison.compared - comparison.differing.size());
    figure("outcomes_proved_same", "outcomes whose rules changed, proved to be the same for every patient", same_);
    figure("outcomes_changed_roughly", "outcomes that change only for patients of whom a number is known roughly (--notes)", roughly_);
    figure("outcomes_changed", "outcomes that are not the same for every patient", changed_);
    figure("outcomes_undecided", "outcomes that could not be decided", undecided_);
    if (!table_.rows.empty()) part_.tables.push_back(std::move(table_));
  }

 private:
  Answer ask(const Goal& goal, bool exact_numbers) { return prover_.ask(goal, kBudget, {.exact_numbers = exact_numbers}); }

  // Whether some patient has the outcome by the rules of `from` and not by the other's.
  Can can_differ(const OutcomePair& pair, std::uint8_t from) {
    const std::vector<Cause>&own = from == 0 ? pair.was : pair.is, &other = from == 0 ? pair.is : pair.was;
    const std::vector<RuleIndex> only = differing_rules(own, other);
    if (only.empty()) return Can::no;
    std::vector<RuleIndex> all;
    for (const Cause& cause : other) all.push_back(cause.rule);
    const std::uint8_t base_of_other = from == 0 ? 1 : 0;
    const Goal goal = Goal::some_fired(only, {.base = from}) && !Goal::some_fired(std::move(all), {.base = base_of_other});
    for (const bool exact : {true, false}) {
      const Answer answer = ask(goal, exact);
      if (answer.yes()) shown_.outcome(pair, from, only, answer.witness.facts, exact);
      if (answer.yes()) return exact ? Can::yes : Can::roughly;
      if (!answer.no()) return Can::undecided;
    }
    return Can::no;
  }

  void compare_weights_of(const OutcomePair& pair) {
    Can more = Can::no, less = Can::no;
    for (const bool exact : {true, false}) {
      if (more != Can::no && less != Can::no) break;
      const WeightAnswer answer = compare_weights(
          pair, [&](const Goal& goal) { return ask(goal, exact); },
          [this](RuleIndex rule, std::uint8_t base, const fact::Facts& facts) { return shown_.fires(rule, base, facts); });
      const auto settle = [&](Can& can, const std::optional<fact::Facts>& found, bool never) {
        if (can != Can::no) return;
        if (found) shown_.weights(pair, *found, exact);
        can = found ? (exact ? Can::yes : Can::roughly) : never ? Can::no : Can::undecided;
      };
      settle(more, answer.more, answer.no_more), settle(less, answer.less, answer.no_less);
    }
    conclude(pair, more, less);
  }

  void conclude(const OutcomePair& pair, Can more, Can less) {
    const auto either = [&](Can can) { return more == can || less == can; };
    ++(either(Can::yes) ? changed_ : either(Can::undecided) ? undecided_ : either(Can::roughly) ? roughly_ : same_);
    if (either(Can::undecided))
      part_.findings.push_back({.kind = "outcome-undecided",
                                .level = Level::warning,
                                .of = outcome_text(pair.kind, pair.name),
                                .says = "rules behind it changed, and whether any patient can tell was not decided within the budget",
                                .action = "look at the replay of cases and questions"});
    table_.rows.push_back({outcome_text(pair.kind, pair.name), text_of(more), text_of(less)});
  }

  proof::Prover prover_;
  DifferencesShown shown_;
  PartReport& part_;
  std::size_t same_ = 0, roughly_ = 0, changed_ = 0, undecided_ = 0;
  Table table_{.title = "Outcomes whose rules changed", .columns = {"outcome", "newly, or more", "no longer, or less"}};
};

}  // namespace

void prove_outcomes(const ComparedRules& was, const ComparedRules& is, const OutcomeComparison& comparison, PartReport& part) {
  OutcomeProver(was.rules, is.rules, part).run(comparison);
}

}  // namespace anteroom::audit
