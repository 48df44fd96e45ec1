// Checks that need all rules at once: ids, derived facts, departments, placeholders, circles.
#include <algorithm>
#include <map>

#include "engine/ontology/identifier.h"
#include "engine/rule/draft.h"

namespace anteroom::rule {
namespace {

using base::quote;

void report(base::Problems& problems, const RuleSource& rule, base::Place place, std::string code, std::string message,
            std::string hint = {}) {
  problems.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, rule.source, place);
}

}  // namespace

void check_ids(const std::vector<const RuleSource*>& sources, base::Problems& problems) {
  for (std::size_t i = 1; i < sources.size(); ++i) {  // sorted by id, file, place
    const RuleSource &rule = *sources[i], &earlier = *sources[i - 1];
    if (rule.id != earlier.id) continue;
    report(problems, rule, rule.place, "rule.duplicate-id",
           "the id " + quote(rule.id) + " is also at " + std::string(earlier.source.file) + ":" + std::to_string(earlier.place.line) + ":" +
               std::to_string(earlier.place.column),
           rule.table.empty() ? "an id is never used again, not even that of a retired rule: choose another"
                              : "join the two rows, or leave one out");
  }
}

void check_facts(const Draft& draft, base::Problems& problems) {
  std::vector<bool> tested(draft.facts.size(), false);
  for (const auto& [key, id] : draft.atoms.by_key())
    if (key.kind == AtomKind::fact) tested[key.name] = true;
  bool all_resolved = true;  // a condition that could not be read may test any fact
  for (const DraftRule& rule : draft.rules) all_resolved &= rule.resolved;
  for (const DraftRule& rule : draft.rules) {
    for (const Named& fact : rule.source->conclude) {
      const RuleSource& source = *rule.source;
      if (!ontology::is_identifier(fact.text))
        report(problems, source, fact.place, "rule.bad-fact", quote(fact.text) + " is not the name of a fact",
               std::string(ontology::kIdentifierHint));
      else if (draft.ontology.find(fact.text) != ontology::kNoConcept)
        report(problems, source, fact.place, "rule.fact-is-concept",
               quote(fact.text) + " is a concept of the lexicon: what a patient says, not what follows",
               "give the fact a name of its own: likely_" + fact.text);
      else if (find_measure(fact.text) || find_patient_word(fact.text))
        report(problems, source, fact.place, "rule.bad-fact", quote(fact.text) + " is said of the patient, and cannot be concluded");
      else if (all_resolved && !tested[draft.facts.find(fact.text)->second])
        report(problems, source, fact.place, "rule.unused-fact", "no rule tests the fact " + quote(fact.text),
               "leave it out, or test it in a rule");
    }
  }
}

void check_departments(const Draft& draft, base::Problems& problems) {
  std::vector<std::string_view> ids;
  for (const Department& department : draft.departments.list()) ids.push_back(department.id);
  for (const DraftRule& rule : draft.rules)
    for (const Weight& weight : rule.source->route)
      if (draft.departments.find(weight.department) == kNoDepartment)
        report(problems, *rule.source, weight.place, "rule.unknown-department", "there is no department " + quote(weight.department),
               base::suggest(weight.department, ids));
  const auto check_setting = [&](const std::string& id, std::string_view setting) {
    if (draft.departments.find(id) == kNoDepartment)
      problems.add({.code = "settings.unknown-department",
                    .message = "there is no department " + quote(id) + ", which the setting " + std::string(setting) + " names",
                    .hint = base::suggest(id, ids)});
  };
  check_setting(draft.settings.default_department, "default_department");
  check_setting(draft.settings.emergency_department, "emergency_department");
}

// {finding:NAME} in `why`.
void check_reasons(const Draft& draft, base::Problems& problems) {
  constexpr std::string_view kOpen = "{finding:";
  for (const DraftRule& rule : draft.rules) {
    const std::string_view why = rule.source->why;
    for (std::size_t at = why.find(kOpen); at != std::string_view::npos; at = why.find(kOpen, at + 1)) {
      const std::string_view rest = why.substr(at + kOpen.size());
      const std::string_view name = rest.substr(0, rest.find('}'));
      if (draft.ontology.find(name) == ontology::kNoConcept)
        report(problems, *rule.source, rule.source->why_place, "rule.unknown-name",
               quote(name) + " in `why` is not a concept of the lexicon");
    }
  }
}

void check_circles(const Draft& draft, const std::vector<Circle>& circles, base::Problems& problems) {
  std::vector<std::string_view> names(draft.facts.size());
  for (const auto& [name, fact] : draft.facts) names[fact] = name;
  for (const Circle& circle : circles) {
    const RuleSource& first = *draft.rules[circle.rules.front()].source;
    std::string path = first.id + " holds unless " + quote(names[circle.facts.front()]);
    for (std::size_t i = 1; i < circle.rules.size(); ++i)
      path += ", which " + draft.rules[circle.rules[i]].source->id + " concludes from " + quote(names[circle.facts[i]]);
    path += ", which " + first.id + " concludes";
    report(problems, first, first.unless_place, "rule.circle", "this rule rests on its own absence: " + path,
           "break the circle: let `unless` name findings, or facts that do not rest on this rule");
  }
}

}  // namespace anteroom::rule
