#include "engine/proof/encoding.h"

#include <algorithm>
#include <set>

namespace anteroom::proof {

Encoding::Encoding(const std::vector<BaseInfo>& bases, const Change& change, const Included& included, Guards guards)
    : bases_(bases),
      change_(change),
      included_(included),
      with_guards_(guards),
      questions_(bases),
      patient_(cnf_, change),
      findings_(cnf_, questions_, bases[0].rules().ontology(), change),
      rules_(2 * bases.size()) {}

void Encoding::require(const Goal& goal) { cnf_.require(of(goal, false)); }

void Encoding::close() {
  for (const MoreFinding& more : change_.more)
    more.makes_true == 0 ? findings_.add_more(more.concept_id) : findings_.add_more(more.concept_id, questions_.of(0, more.makes_true));
  patient_.close();
  findings_.close();
}

Included Encoding::rules_of(std::span<const Lit> guards) const {
  Included rules;
  for (const Lit guard : guards) {
    const auto& [goal, rule] = guarded_.at(guard);
    rules[goal].insert(rule);
  }
  return rules;
}

Witness Encoding::read(const Solution& solution) const {
  Witness witness;
  findings_.read(solution, witness);
  patient_.read(solution, witness);
  return witness;
}

std::vector<RuleIndex> Encoding::cone() const {
  std::set<RuleIndex> cone;
  for (std::size_t i = 0; i < 2; ++i)
    if (rules_[i] != nullptr) cone.insert(rules_[i]->cone().begin(), rules_[i]->cone().end());
  return {cone.begin(), cone.end()};
}

RuleModel& Encoding::rules(View view) {
  std::unique_ptr<RuleModel>& model = rules_[std::size_t{2} * view.base + view.patient];
  if (model == nullptr)
    model = std::make_unique<RuleModel>(cnf_, bases_[view.base], [this, view](const rule::Atom& atom, rule::AtomId id, bool positive) {
      if (atom.kind == rule::AtomKind::finding || atom.kind == rule::AtomKind::row)
        return findings_.literal(questions_.of(view.base, id), positive, view.patient);
      return patient_.literal(atom, positive, view.patient);
    });
  return *model;
}

Lit Encoding::of(const Goal& goal, bool negated) {
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
    case Goal::Kind::chief:
    case Goal::Kind::disease:
    case Goal::Kind::present:
      return behind(goal);
    case Goal::Kind::mention:
      return findings_.literal(questions_.of_mention(goal.index()), true, goal.view().patient);
    case Goal::Kind::some_fired:
      break;
  }
  return some_fired(goal, negated);
}

Lit Encoding::behind(const Goal& goal) {
  const rule::RuleBase& rules = bases_[goal.view().base].rules();
  const rule::Atom& atom = rules.atom(goal.index() / 2);
  const bool chief = goal.kind() == Goal::Kind::chief, disease = goal.kind() == Goal::Kind::disease, failing = goal.index() % 2 != 0;
  const bool finding = atom.kind == rule::AtomKind::finding || atom.kind == rule::AtomKind::row;
  if (!finding || (failing && rules.tests(atom).empty())) return kFalse;
  const auto is_disease = [&](ontology::ConceptId id) { return rules.ontology()[id].kind != ontology::Kind::symptom; };
  if (disease && std::ranges::none_of(rules.ontology().descendants(atom.name), is_disease)) return kFalse;
  if (chief && atom.scope != rule::Scope::plain && atom.scope != rule::Scope::chief) return kFalse;  // nobody complains of the past
  using Which = Questions::Which;
  const Which which = chief     ? (failing ? Which::chief_failing : Which::chief)
                      : disease ? (failing ? Which::disease_failing : Which::disease)
                                : (failing ? Which::all_failing : Which::all);
  return findings_.literal(questions_.of(goal.view().base, goal.index() / 2, which), true, goal.view().patient);
}

Lit Encoding::some_fired(const Goal& goal, bool negated) {
  std::vector<Lit> fired;
  const auto found = included_.find(&goal);
  for (const RuleIndex rule : goal.rules())
    if (!negated)
      fired.push_back(rules(goal.view()).fired(rule));
    else if (found != included_.end() && found->second.contains(rule))
      fired.push_back(guarded(goal, rule, rules(goal.view()).fired(rule)));
  return cnf_.any(std::move(fired));
}

Lit Encoding::guarded(const Goal& goal, RuleIndex rule, Lit fired) {
  if (with_guards_ == Guards::no) return fired;
  guards_.push_back(cnf_.fresh());
  guarded_[guards_.back()] = {&goal, rule};
  return cnf_.all({fired, guards_.back()});
}

}  // namespace anteroom::proof
