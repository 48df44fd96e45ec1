// Each invariant comes to goals that nobody may make true. Where there are many (every complaint, every alarm), each is its own small
// question, and the first patients that are found are told.
#include "engine/audit/invariant_prover.h"

#include <algorithm>

#include "engine/audit/case_facts.h"

namespace anteroom::audit {

using proof::Answer;
using proof::Change;
using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

constexpr std::size_t kManyRules = 50;  // so many small questions take longer than a large one

Finding& InvariantProver::report(std::string kind, Level level, std::string says, std::string action) {
  findings_.push_back({.kind = std::move(kind),
                       .level = level,
                       .of = invariant_->name,
                       .file = invariant_->file,
                       .place = invariant_->place,
                       .says = std::move(says),
                       .action = std::move(action)});
  return findings_.back();
}

void InvariantProver::unknown(const std::string& what, base::Place place) {
  known_ = false;
  report("invariant-unknown", Level::error, "This invariant names " + what + ", which there is not.", "Correct the name.").place = place;
}

ontology::ConceptId InvariantProver::concept_named(const std::string& name) {
  const ontology::ConceptId id = rules_.ontology().find(name);
  if (id == ontology::kNoConcept) unknown("the concept '" + name + "'", invariant_->place);
  return id;
}

Goal InvariantProver::goal_of(const Saying& saying, std::size_t& probe) {
  switch (saying.kind) {
    case Saying::Kind::condition:
      return probes_.goal(probe++);
    case Saying::Kind::urgency_at_least:
      return Goal::urgency(rules_, saying.worst);
    case Saying::Kind::urgency: {
      if (saying.worst == Urgency::emergency) return Goal::urgency(rules_, saying.worst);
      const auto worse = static_cast<Urgency>(static_cast<int>(saying.worst) - 1);
      return Goal::urgency(rules_, saying.worst) && !Goal::urgency(rules_, worse);
    }
    case Saying::Kind::red_flag: {
      if (saying.name.empty()) return Goal::red_flag(rules_);
      for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
        if (rules_.string(rules_.red_flag(rule)) == saying.name) return Goal::red_flag(rules_, rules_.red_flag(rule));
      break;
    }
    case Saying::Kind::department: {
      if (saying.name.empty()) return Goal::department(rules_);
      const rule::DepartmentIndex department = rules_.departments().find(saying.name);
      if (department != rule::kNoDepartment) return Goal::department(rules_, rules_.departments()[department].answers);
      break;
    }
    case Saying::Kind::rule:
      if (const RuleIndex rule = rules_.find(saying.name); rule != rule::kNoRule) return Goal::fired(rule);
      break;
  }
  unknown("'" + saying.text + "'", saying.place);
  return Goal::constant(false);
}

Goal InvariantProver::all_of(const std::vector<Saying>& sayings, std::size_t& probe) {
  std::vector<Goal> parts;
  for (const Saying& saying : sayings) parts.push_back(goal_of(saying, probe));
  return Goal::all(std::move(parts));
}

std::string InvariantProver::fired_by(const fact::Facts& facts) {
  std::string list;
  for (const RuleIndex rule : chainer_.run(facts).fired()) list += (list.empty() ? "" : ", ") + std::string(rules_.id(rule));
  return "fired: [" + list + "]";
}

// The patient, or both of them, as cases that pass today: whoever pastes one says there what should come out instead.
std::string InvariantProver::cases_of(const Answer& answer, const Change& change) {
  const bool two = change.kind != Change::Kind::none;
  std::string text = case_text("against " + invariant_->name + (two ? ", before" : ""), answer.witness.facts, rules_.ontology(),
                               {fired_by(answer.witness.facts)});
  if (two)
    text +=
        case_text("against " + invariant_->name + ", after", answer.witness.changed, rules_.ontology(), {fired_by(answer.witness.changed)});
  return text;
}

InvariantProver::Outcome InvariantProver::ask(const Goal& goal, const std::string& about, const Change& change) {
  proof::Budget budget = options_.budget;
  budget.certificate = static_cast<bool>(options_.certificate);
  const Answer answer = prover_.ask(goal, budget, change);
  if (take(answer)) return Outcome::holds;
  if (!answer.yes()) {
    open_ = true;
    report("invariant-undecided", Level::error, "It could not be decided whether this holds" + about + ": " + answer.why_undecided + ".",
           "Give more time, or say less in one invariant.");
    return Outcome::open;
  }
  holds_ = false;
  report("invariant-refuted", Level::error, "This does not hold" + about + ": " + invariant_->says,
         "Correct the rules that fire for this patient, or the invariant.")
      .witness = cases_of(answer, change);
  return Outcome::broken;
}

// Of what ought to hold of all rules: looks at them all at once, and gives up where that takes a long search. Nothing is told.
Answer InvariantProver::ask_at_once(const Goal& goal, const Change& change) {
  proof::Budget budget = options_.budget;
  budget.conflicts = std::min<std::uint32_t>(budget.conflicts, 40000);
  budget.eager = true, budget.minimal = false, budget.certificate = static_cast<bool>(options_.certificate);
  return prover_.ask(goal, budget, change);
}

// Keeps what a `no` rests on.
bool InvariantProver::take(const Answer& answer) {
  ++questions, ++asked_;
  if (!answer.no()) return false;
  cone_.insert(answer.cone.begin(), answer.cone.end());
  for (const proof::Certificate& certificate : answer.certificates) options_.certificate(invariant_->name, certificate);
  return true;
}

void InvariantProver::implies(std::size_t probe) {
  const Goal premises = all_of(invariant_->premises, probe);
  const Goal conclusions = all_of(invariant_->conclusions, probe);
  if (!known_) return;
  const Goal broken = invariant_->kind == Invariant::Kind::implies ? premises && !conclusions : premises;
  const Goal* const choice = broken.choice();  // each of its rules would be a question
  if (choice == nullptr || choice->rules().size() < kManyRules || !take(ask_at_once(broken))) ask(broken, "");
}

// For each symptom and condition: some plain finding of just that concept, and no rule that says how urgent it is, or who answers.
void InvariantProver::complaints() {
  const ontology::Ontology& ontology = rules_.ontology();
  std::set<ontology::ConceptId> except;
  for (const std::string& name : invariant_->except) except.insert(concept_named(name));
  if (!known_) return;
  std::vector<ontology::ConceptId> complaints;
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id) {
    const ontology::Kind kind = ontology[id].kind;
    if ((kind == ontology::Kind::symptom || kind == ontology::Kind::condition) && !except.contains(id)) complaints.push_back(id);
  }
  if (invariant_->urgency) each_gets(complaints, Goal::urgency(rules_, Urgency::self_care), "urgency");
  if (invariant_->department) each_gets(complaints, Goal::department(rules_), "department");
}

// All of them at once; whichever get none are told one by one.
void InvariantProver::each_gets(const std::vector<ontology::ConceptId>& complaints, const Goal& what, const std::string& name) {
  std::set<ontology::ConceptId> open(complaints.begin(), complaints.end()), unanswered;
  for (;;) {
    std::vector<Goal> some;
    for (const ontology::ConceptId id : open) some.push_back(Goal::mention(id));
    const Answer answer = ask_at_once(Goal::any(std::move(some)) && !what);
    if (take(answer)) break;
    const std::size_t before = open.size();
    for (const fact::Finding& finding : answer.witness.facts.findings)
      if (finding.plain() && open.erase(finding.concept_id) != 0) unanswered.insert(finding.concept_id);
    if (open.size() == before) {  // undecided
      unanswered.merge(open);
      break;
    }
  }
  for (const ontology::ConceptId id : unanswered)
    ask(Goal::mention(id) && !what, " of " + std::string(rules_.ontology()[id].id) + ", which gets no " + name);
}

void InvariantProver::prove(const Invariant& invariant, std::size_t first_probe) {
  invariant_ = &invariant;
  cone_.clear();
  holds_ = known_ = true, open_ = false, asked_ = 0;
  switch (invariant.kind) {
    case Invariant::Kind::never_together:
    case Invariant::Kind::implies:
      implies(first_probe);
      break;
    case Invariant::Kind::complaints:
      complaints();
      break;
    case Invariant::Kind::finding:
      with_finding();
      break;
    case Invariant::Kind::older:
    case Invariant::Kind::younger:
      with_age();
      break;
  }
  if (!known_) return;
  ++(!holds_ ? refuted : open_ ? undecided : proved);
  if (!holds_ || open_) return;
  std::string rules;
  for (const RuleIndex rule : cone_) rules += (rules.empty() ? "" : ", ") + std::string(rules_.id(rule));
  report("invariant-proved", Level::note, "Proved of all possible patients: " + invariant.says, "").certificate =
      "refuted by the solver: " + std::to_string(asked_) + (asked_ == 1 ? " question" : " questions") + "; from the rules: " + rules;
}

}  // namespace anteroom::audit
