#include "engine/audit/probes.h"

namespace anteroom::audit {
namespace {

rule::RuleSource probe_rule(const std::string& id, rule::Condition when) {
  rule::RuleSource rule;
  rule.id = id;
  rule.when_text = rule::to_text(when);
  rule.when = std::move(when);
  rule.urgency = rule::Urgency::routine;
  rule.sources = {{"an invariant", "", ""}};
  rule.from_memory = true;
  return rule;
}

std::string probe_id(std::size_t index) { return "audit.probe.p" + std::to_string(index); }

}  // namespace

// A name that is no concept, but a fact of the rule base.
void Probes::note_facts(const rule::Condition& condition) {
  if (condition.kind == rule::Condition::Kind::finding && rules_.ontology().find(condition.name) == ontology::kNoConcept &&
      rules_.find_fact(condition.name) != rule::kNoFact)
    facts_.insert(condition.name);
  for (const rule::Condition& part : condition.parts) note_facts(part);
}

std::size_t Probes::add(const rule::Condition& condition) {
  note_facts(condition);
  conditions_.push_back(condition);
  return conditions_.size() - 1;
}

bool Probes::compile(base::Problems& problems) {
  std::vector<rule::RuleSource> sources;
  for (std::size_t i = 0; i < conditions_.size(); ++i) sources.push_back(probe_rule(probe_id(i), conditions_[i]));
  for (const std::string& fact : facts_) {  // a fact has to be concluded by something
    rule::Condition any;
    if (rule::parse_condition("pregnant", any)) continue;
    sources.push_back(probe_rule("audit.fact." + fact, std::move(any)));
    sources.back().conclude.push_back({fact, {}});
  }
  if (!rule::compile_rules(sources, rules_.ontology(), rules_.departments(), rules_.settings(), compiled_, problems)) return false;
  for (std::size_t i = 0; i < conditions_.size(); ++i) indexes_.push_back(compiled_.find(probe_id(i)));
  return true;
}

proof::Goal Probes::goal(std::size_t probe) const {
  return proof::Goal::program(compiled_.when(indexes_[probe]), [this](rule::LiteralId literal) {
    const rule::Atom& atom = compiled_.atom(literal / 2);
    if (atom.kind != rule::AtomKind::fact) return proof::Goal::literal(literal, {.base = 1, .patient = 0});
    return proof::Goal::concluded(rules_, rules_.find_fact(compiled_.fact_name(atom.name)));
  });
}

}  // namespace anteroom::audit
