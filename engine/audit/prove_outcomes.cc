// Of each outcome two questions: is there a patient whom NEW gives it and OLD does not, and one whom OLD gives it and NEW does not? Rules
// that fire alike in both are named once, so that a question is about what was edited and what could make up for it.
#include "engine/audit/prove_outcomes.h"

#include <algorithm>

#include "engine/audit/compare_weights.h"
#include "engine/audit/rule_chain.h"
#include "engine/audit/text_of_report.h"
#include "engine/decide/decision.h"
#include "engine/infer/inference.h"
#include "engine/proof/prover.h"

namespace anteroom::audit {
namespace {

using proof::Answer;
using proof::Goal;
using rule::RuleIndex;

constexpr proof::Budget kBudget{.conflicts = 50000, .rounds = 1000, .minimal = true, .certificate = false};

// One of the two rule bases at work on a patient.
struct Side {
  explicit Side(const ComparedRules& compared) : rules(compared.rules), chainer(rules), decider(rules) {}

  const infer::Inference& run(const fact::Facts& facts) { return *(inference = &chainer.run(facts)); }
  // "urgent, cardiology first"
  std::string decided(const fact::Facts& facts) {
    const decide::Decision& decision = decider.decide(run(facts));
    return std::string(rule::name_of(decision.urgency)) + ", " + rules.departments()[decision.departments.front().department].id + " first";
  }

  const rule::RuleBase& rules;
  infer::Chainer chainer;
  decide::Decider decider;
  const infer::Inference* inference = nullptr;
};

enum class Can : std::uint8_t { no, yes, undecided };
const char* text_of(Can can) { return can == Can::no ? "no, proved" : can == Can::yes ? "yes" : "undecided"; }

class OutcomeProver {
 public:
  OutcomeProver(const ComparedRules& was, const ComparedRules& is, PartReport& part)
      : prover_({&was.rules, &is.rules}), sides_{Side(was), Side(is)}, part_(part) {}

  void run(const OutcomeComparison& comparison) {
    for (const OutcomePair& pair : comparison.differing) pair.kind == OutcomeKind::department ? compare_department(pair) : compare(pair);
    const auto figure = [&](const char* name, const char* says, std::size_t value) {
      part_.figures.push_back({.name = name, .says = says, .value = static_cast<double>(value)});
    };
    figure("outcomes", "outcomes compared", comparison.compared);
    figure("outcomes_untouched", "outcomes behind which no rule changed", comparison.compared - comparison.differing.size());
    figure("outcomes_proved_same", "outcomes whose rules changed, proved to be the same for every patient", same_);
    figure("outcomes_changed", "outcomes that are not the same for every patient", changed_);
    figure("outcomes_undecided", "outcomes that could not be decided", undecided_);
    if (!table_.rows.empty()) part_.tables.push_back(std::move(table_));
  }

 private:
  // The causes of `from` without those that `other` has too, as rules of `from`; and all of `other`, for who may make up for them.
  Can can_differ(const OutcomePair& pair, std::uint8_t from) {
    const std::vector<Cause>&own = from == 0 ? pair.was : pair.is, &other = from == 0 ? pair.is : pair.was;
    std::vector<RuleIndex> only, all;
    auto at = other.begin();
    for (const Cause& cause : own) {
      while (at != other.end() && at->firing < cause.firing) ++at;
      if (at == other.end() || at->firing != cause.firing) only.push_back(cause.rule);
    }
    if (only.empty()) return Can::no;
    for (const Cause& cause : other) all.push_back(cause.rule);
    const std::uint8_t base_of_other = from == 0 ? 1 : 0;
    const Answer answer =
        prover_.ask(Goal::some_fired(only, {.base = from}) && !Goal::some_fired(std::move(all), {.base = base_of_other}), kBudget);
    if (answer.yes()) show(pair, from, only, answer.witness.facts);
    return answer.yes() ? Can::yes : answer.no() ? Can::no : Can::undecided;
  }

  void compare(const OutcomePair& pair) {
    const Can newly = can_differ(pair, 1), lost = can_differ(pair, 0);
    conclude(pair, newly, lost, "can newly come about", "can stop to");
  }

  void compare_department(const OutcomePair& pair) {
    const WeightAnswer answer = compare_weights(
        pair, [this](const Goal& goal) { return prover_.ask(goal, kBudget); },
        [this](RuleIndex rule, std::uint8_t base, const fact::Facts& facts) { return sides_[base].run(facts).fired(rule); });
    if (answer.more) show_weights(pair, *answer.more);
    if (answer.less) show_weights(pair, *answer.less);
    const auto can = [](bool found, bool never) { return found ? Can::yes : never ? Can::no : Can::undecided; };
    conclude(pair, can(answer.more.has_value(), answer.no_more), can(answer.less.has_value(), answer.no_less), "can get more weight",
             "can get less");
  }

  void conclude(const OutcomePair& pair, Can newly, Can lost, const char* newly_says, const char* lost_says) {
    const bool undecided = newly == Can::undecided || lost == Can::undecided;
    if (newly == Can::yes || lost == Can::yes)
      ++changed_;
    else
      ++(undecided ? undecided_ : same_);
    if (undecided)
      part_.findings.push_back({.kind = "outcome-undecided",
                                .level = Level::warning,
                                .of = outcome_text(pair.kind, pair.name),
                                .says = "rules behind it changed, and whether any patient can tell was not decided within the budget",
                                .action = "look at the replay of cases and questions"});
    table_.rows.push_back({outcome_text(pair.kind, pair.name), std::string(newly_says) + ": " + text_of(newly),
                           std::string(lost_says) + ": " + text_of(lost)});
  }

  Finding& add(const OutcomePair& pair, const char* kind, const fact::Facts& facts) {
    Finding& finding = part_.findings.emplace_back();
    finding.kind = kind, finding.level = Level::warning, finding.of = outcome_text(pair.kind, pair.name);
    finding.says = "was " + sides_[0].decided(facts) + "; is " + sides_[1].decided(facts);
    finding.action = "look whether that is what the edit is for";
    finding.witness = witness_text(facts);
    return finding;
  }

  void set_place(Finding& finding, RuleIndex rule, std::uint8_t base) const {
    const rule::RuleBase& rules = sides_[base].rules;
    const RuleIndex now = base == 1 ? rule : sides_[1].rules.find(rules.id(rule));
    if (now == rule::kNoRule) return;  // OLD's files are not what is being edited
    finding.file = sides_[1].rules.file(now), finding.place = sides_[1].rules.place(now);
  }

  void show(const OutcomePair& pair, std::uint8_t from, const std::vector<RuleIndex>& rules, const fact::Facts& facts) {
    const std::string text = outcome_text(pair.kind, pair.name);
    Finding& finding = add(pair, from == 1 ? "outcome-new" : "outcome-lost", facts);
    const infer::Inference& inference = sides_[from].run(facts);
    const auto fired = std::find_if(rules.begin(), rules.end(), [&](RuleIndex rule) { return inference.fired(rule); });
    if (fired == rules.end()) return;
    const std::string id(sides_[from].rules.id(*fired));
    finding.says = (from == 1 ? "can newly come about, by the rule " : "can stop to come about, as it did by the rule ") + id +
                   "; for the patient below, what " + finding.says;
    set_place(finding, *fired, from);
    finding.chain = chain_of(inference, {*fired}, from == 1 ? text : text + ": no longer");
  }

  void show_weights(const OutcomePair& pair, const fact::Facts& facts) {
    const auto weight_of = [&](const std::vector<Cause>& causes, std::uint8_t base, std::vector<RuleIndex>& fired) {
      const infer::Inference& inference = sides_[base].run(facts);
      int weight = 0;
      for (const Cause& cause : causes)
        if (inference.fired(cause.rule)) weight += cause.weight, fired.push_back(cause.rule);
      return weight;
    };
    std::vector<RuleIndex> before, now;
    const int was = weight_of(pair.was, 0, before), is = weight_of(pair.is, 1, now);
    Finding& finding = add(pair, "weight-differs", facts);
    const std::string weights = "weight " + std::to_string(was) + " before, " + std::to_string(is) + " now";
    finding.says = (is > was ? "can get more: " : "can get less: ") + weights + "; for the patient below, what " + finding.says;
    const std::uint8_t from = is > was ? 1 : 0;
    const std::vector<RuleIndex>& fired = from == 1 ? now : before;
    if (fired.empty()) return;
    set_place(finding, fired.front(), from);
    finding.chain = chain_of(sides_[from].run(facts), fired, finding.of + ": " + weights);
  }

  std::string witness_text(const fact::Facts&) { return {}; }

  proof::Prover prover_;
  Side sides_[2];
  PartReport& part_;
  std::size_t same_ = 0, changed_ = 0, undecided_ = 0;
  Table table_{.title = "Outcomes whose rules changed", .columns = {"outcome", "more", "less"}};
};

}  // namespace

void prove_outcomes(const ComparedRules& was, const ComparedRules& is, const OutcomeComparison& comparison, PartReport& part) {
  OutcomeProver(was, is, part).run(comparison);
}

}  // namespace anteroom::audit
