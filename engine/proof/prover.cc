// Goal to formula, formula to solver, model to patient. Where a goal says that none of many rules fires, the formula speaks of few of them
// at first; whichever fire all the same on the patient that comes out are added, until none does or there is no such patient.
#include "engine/proof/prover.h"

#include <algorithm>
#include <set>

#include "engine/proof/company.h"
#include "engine/proof/encoding.h"
#include "engine/proof/evaluate.h"

namespace anteroom::proof {
namespace {

// Whether some part is looked at little by little.
bool lazy(const Goal& goal, bool negated) {
  if (goal.kind() == Goal::Kind::some_fired) return negated;
  return std::any_of(goal.parts().begin(), goal.parts().end(),
                     [&](const Goal& part) { return lazy(part, negated != (goal.kind() == Goal::Kind::negation)); });
}

// All rules that the goal says do not fire.
void include_all(const Goal& goal, bool negated, Included& included) {
  for (const Goal& part : goal.parts()) include_all(part, negated != (goal.kind() == Goal::Kind::negation), included);
  if (goal.kind() == Goal::Kind::some_fired && negated) included[&goal].insert(goal.rules().begin(), goal.rules().end());
}

// Adds the rules that fired although the goal says that none does. False where there is none to add.
bool include_more(const Goal& goal, bool negated, const Evaluator& evaluator, Included& included) {
  bool more = false;
  for (const Goal& part : goal.parts()) more |= include_more(part, negated != (goal.kind() == Goal::Kind::negation), evaluator, included);
  if (goal.kind() == Goal::Kind::some_fired && negated)
    for (const RuleIndex rule : goal.rules())
      if (evaluator.inference(goal.view()).fired(rule)) more |= included[&goal].insert(rule).second;
  return more;
}

void list_chief(fact::Facts& facts) {
  facts.chief.clear();
  for (std::uint32_t i = 0; i < facts.findings.size(); ++i)
    if (facts.findings[i].chief) facts.chief.push_back(i);
}

}  // namespace

struct Prover::State {
  explicit State(const std::vector<const rule::RuleBase*>& list) : evaluator(list) {
    for (const rule::RuleBase* rules : list) bases.emplace_back(*rules);
  }

  // A goal that asks for any of many rules is asked of each in turn: many small formulas are easier than a large one.
  Answer ask(const Goal& goal, const Budget& budget, const Change& change) {
    const Goal* const choice = goal.choice();
    if (choice == nullptr || budget.eager) return ask_one(goal, budget, change);
    Goal rest = goal;  // what is asked besides
    while (const Goal* each = rest.choice()) rest = rest.with(each, Goal::constant(true));
    if (Answer without = ask_one(rest, budget, change); without.no()) return without;
    Answer all;
    all.kind = Answer::Kind::no;
    std::set<RuleIndex> cone, relied_on;
    for (const RuleIndex rule : choice->rules()) {
      Answer answer = ask(goal.with(choice, Goal::fired(rule, choice->view())), budget, change);
      if (answer.yes()) return answer;
      if (!answer.no()) all.kind = Answer::Kind::undecided, all.why_undecided = answer.why_undecided;
      cone.insert(answer.cone.begin(), answer.cone.end());
      relied_on.insert(answer.relied_on.begin(), answer.relied_on.end());
      for (Certificate& certificate : answer.certificates) all.certificates.push_back(std::move(certificate));
    }
    all.cone.assign(cone.begin(), cone.end()), all.relied_on.assign(relied_on.begin(), relied_on.end());
    return all;
  }

  Answer ask_one(const Goal& goal, const Budget& budget, const Change& change) {
    Included included;
    Answer answer;
    if (budget.eager) include_all(goal, false, included);
    for (std::uint32_t round = 0; round < budget.rounds; ++round) {
      Encoding encoding(bases, change, included, Encoding::Guards::yes);
      encoding.require(goal), encoding.close();
      Solver solver(encoding.cnf());
      const Solution solution = solver.solve(encoding.guards(), budget.conflicts);
      if (solution.kind == Solution::Kind::gave_up) {
        answer.why_undecided = "more than " + std::to_string(budget.conflicts) + " conflicts";
        return answer;
      }
      if (!solution.found()) {
        Included needed = encoding.rules_of(solver.core());
        if (budget.few) keep_few(goal, budget, change, needed);
        if (round > 2) company.remember(needed);
        refuted(needed, answer);
        if (needed == included && !budget.certificate)
          answer.cone = encoding.cone();
        else
          look_again(goal, budget, change, needed, answer);
        return answer;
      }
      answer.witness = encoding.read(solution);
      const bool relaxed = !included.empty() || lazy(goal, false);
      if (relaxed) {  // the fewer things a patient has, the fewer rules fire that nobody asked about
        evaluator.count_only(&included);
        if (evaluator.holds(goal, answer.witness)) minimise(evaluator, goal, change, answer.witness);
        evaluator.count_only(nullptr);
      }
      if (evaluator.holds(goal, answer.witness)) {
        answer.kind = Answer::Kind::yes;
        if (budget.minimal && !relaxed) minimise(evaluator, goal, change, answer.witness);
        list_chief(answer.witness.facts), list_chief(answer.witness.changed);
        return answer;
      }
      if (!include_more(goal, false, evaluator, included)) {
        answer.why_undecided = "the patient that was found is not one of whom it is so";
        return answer;
      }
      if (round > 1) company.bring(goal, included);
    }
    answer.why_undecided = "more than " + std::to_string(budget.rounds) + " rounds";
    return answer;
  }

  // Takes away rules that nobody need look at, the last ones first.
  void keep_few(const Goal& goal, const Budget& budget, const Change& change, Included& included) const {
    std::size_t rules = 0;
    for (const auto& [part, list] : included) rules += list.size();
    if (rules < 2) return;
    Encoding encoding(bases, change, included, Encoding::Guards::yes);
    encoding.require(goal), encoding.close();
    Solver solver(encoding.cnf());
    std::vector<Lit> needed = encoding.guards();
    for (std::size_t i = needed.size(); i-- > 0 && needed.size() > 1;) {
      std::vector<Lit> fewer = needed;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (solver.solve(fewer, budget.conflicts).kind == Solution::Kind::none) needed = std::move(fewer);
    }
    included = encoding.rules_of(needed);
  }

  static void refuted(const Included& needed, Answer& answer) {
    answer.kind = Answer::Kind::no;
    std::set<RuleIndex> relied_on;
    for (const auto& [part, rules] : needed) relied_on.insert(rules.begin(), rules.end());
    answer.relied_on.assign(relied_on.begin(), relied_on.end());
  }

  // The formula with those rules alone that a `no` rests on.
  void look_again(const Goal& goal, const Budget& budget, const Change& change, const Included& needed, Answer& answer) const {
    Encoding encoding(bases, change, needed, Encoding::Guards::no);
    encoding.require(goal);
    answer.cone = encoding.cone();
    if (!budget.certificate) return;
    encoding.close();
    answer.certificates.push_back({dimacs(encoding.cnf()), refutation(encoding.cnf())});
  }

  std::vector<BaseInfo> bases;
  Evaluator evaluator;
  Company company;
};

Prover::Prover(const rule::RuleBase& rules) : Prover(std::vector<const rule::RuleBase*>{&rules}) {}
Prover::Prover(const std::vector<const rule::RuleBase*>& bases) : state_(nullptr) { state_ = std::make_unique<State>(bases); }
Prover::~Prover() = default;
Prover::Prover(Prover&&) noexcept = default;
Prover& Prover::operator=(Prover&&) noexcept = default;

Answer Prover::ask(const Goal& goal, const Budget& budget, const Change& change) { return state_->ask(goal, budget, change); }
bool Prover::holds(const Goal& goal, const Witness& witness) { return state_->evaluator.holds(goal, witness); }

}  // namespace anteroom::proof
