// Goal to formula, formula to solver, model to patient. Where a goal says that none of many rules fires, the formula speaks of few of them
// at first; whichever fire all the same on the patient that comes out are added, until none does or there is no such patient.
#include "engine/proof/prover.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/proof/evaluate.h"
#include "engine/proof/finding_model.h"
#include "engine/proof/patient_model.h"
#include "engine/proof/rule_model.h"
#include "engine/proof/solve.h"

namespace anteroom::proof {
namespace {

// The formula of one goal.
class Encoding {
 public:
  Encoding(const std::vector<BaseInfo>& bases, const Change& change, const Included& included)
      : bases_(bases),
        change_(change),
        included_(included),
        questions_(bases),
        patient_(cnf_, change),
        findings_(cnf_, questions_, bases[0].rules().ontology(), change),
        rules_(2 * bases.size()) {}

  void require(const Goal& goal) {
    cnf_.require(of(goal, false));
    if (change_.kind == Change::Kind::finding && change_.makes_true != 0) findings_.make_true(questions_.of(0, change_.makes_true));
    patient_.close();
    findings_.close();
  }

  const Cnf& cnf() const { return cnf_; }
  Witness read(const Solution& solution) const {
    Witness witness;
    findings_.read(solution, witness);
    patient_.read(solution, witness);
    return witness;
  }
  std::vector<RuleIndex> cone() const {
    std::set<RuleIndex> cone;
    for (std::size_t i = 0; i < 2; ++i)
      if (rules_[i] != nullptr) cone.insert(rules_[i]->cone().begin(), rules_[i]->cone().end());
    return {cone.begin(), cone.end()};
  }

 private:
  RuleModel& rules(View view) {
    std::unique_ptr<RuleModel>& model = rules_[std::size_t{2} * view.base + view.patient];
    if (model == nullptr)
      model = std::make_unique<RuleModel>(cnf_, bases_[view.base], [this, view](const rule::Atom& atom, rule::AtomId id, bool positive) {
        if (atom.kind == rule::AtomKind::finding || atom.kind == rule::AtomKind::row)
          return findings_.literal(questions_.of(view.base, id), positive, view.patient);
        return patient_.literal(atom, positive, view.patient);
      });
    return *model;
  }

  Lit of(const Goal& goal, bool negated) {
    switch (goal.kind()) {
      case Goal::Kind::all:
      case Goal::Kind::any:
      case Goal::Kind::at_least: {
        std::vector<Lit> parts;
        for (const Goal& part : goal.parts()) parts.push_back(of(part, negated));
        if (goal.kind() == Goal::Kind::at_least) return cnf_.at_least(goal.index(), parts);
        return goal.kind() == Goal::Kind::all ? cnf_.all(std::move(parts)) : cnf_.any(std::move(parts));
      }
      case Goal::Kind::negation:
        return -of(goal.parts().front(), !negated);
      case Goal::Kind::fired:
        return rules(goal.view()).fired(goal.index());
      case Goal::Kind::when:
        return rules(goal.view()).when(goal.index());
      case Goal::Kind::unless:
        return rules(goal.view()).unless(goal.index());
      case Goal::Kind::literal:
        return rules(goal.view()).literal(goal.index());
      case Goal::Kind::mention:
        return findings_.literal(questions_.of_mention(goal.index()), true, goal.view().patient);
      case Goal::Kind::some_fired:
        break;
    }
    std::vector<Lit> fired;
    const auto found = included_.find(&goal);
    for (const RuleIndex rule : goal.rules())
      if (!negated || (found != included_.end() && found->second.contains(rule))) fired.push_back(rules(goal.view()).fired(rule));
    return cnf_.any(std::move(fired));
  }

  const std::vector<BaseInfo>& bases_;
  const Change& change_;
  const Included& included_;
  Cnf cnf_;
  Questions questions_;
  PatientModel patient_;
  FindingModel findings_;
  std::vector<std::unique_ptr<RuleModel>> rules_;  // by base and patient
};

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
    if (choice == nullptr) return ask_one(goal, budget, change);
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
      Encoding encoding(bases, change, included);
      encoding.require(goal);
      answer.cone = encoding.cone();
      Solution solution = solve(encoding.cnf(), budget.conflicts);
      if (solution.kind == Solution::Kind::gave_up) {
        answer.why_undecided = "more than " + std::to_string(budget.conflicts) + " conflicts";
        return answer;
      }
      if (!solution.found()) {
        answer.kind = Answer::Kind::no;
        std::set<RuleIndex> relied_on;
        for (const auto& [part, rules] : included) relied_on.insert(rules.begin(), rules.end());
        answer.relied_on.assign(relied_on.begin(), relied_on.end());
        if (budget.certificate) answer.certificates.push_back({dimacs(encoding.cnf()), solve(encoding.cnf(), 0x7fffffff, true).drat});
        return answer;
      }
      answer.witness = encoding.read(solution);
      if (!included.empty() || lazy(goal, false)) {  // the fewer things a patient has, the fewer rules fire that nobody asked about
        evaluator.count_only(&included);
        if (evaluator.holds(goal, answer.witness)) minimise(evaluator, goal, change, answer.witness);
        evaluator.count_only(nullptr);
      }
      if (evaluator.holds(goal, answer.witness)) {
        answer.kind = Answer::Kind::yes;
        if (budget.minimal) minimise(evaluator, goal, change, answer.witness);
        list_chief(answer.witness.facts), list_chief(answer.witness.changed);
        return answer;
      }
      if (!include_more(goal, false, evaluator, included)) {
        answer.why_undecided = "the patient that was found is not one of whom it is so";
        return answer;
      }
    }
    answer.why_undecided = "more than " + std::to_string(budget.rounds) + " rounds";
    return answer;
  }

  std::vector<BaseInfo> bases;
  Evaluator evaluator;
};

Prover::Prover(const rule::RuleBase& rules) : Prover(std::vector<const rule::RuleBase*>{&rules}) {}
Prover::Prover(const std::vector<const rule::RuleBase*>& bases) : state_(nullptr) { state_ = std::make_unique<State>(bases); }
Prover::~Prover() = default;
Prover::Prover(Prover&&) noexcept = default;
Prover& Prover::operator=(Prover&&) noexcept = default;

Answer Prover::ask(const Goal& goal, const Budget& budget, const Change& change) { return state_->ask(goal, budget, change); }
bool Prover::holds(const Goal& goal, const Witness& witness) { return state_->evaluator.holds(goal, witness); }

}  // namespace anteroom::proof
