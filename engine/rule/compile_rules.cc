// The compiler in order: what takes part, which facts there are, names, checks, strata, arrays. Each step reports all that it finds;
// arrays are built only where nothing was found.
#include <algorithm>
#include <tuple>

#include "engine/rule/draft.h"

namespace anteroom::rule {
namespace {

FactsByName find_facts(const std::vector<const RuleSource*>& rules) {
  FactsByName facts;
  for (const RuleSource* rule : rules)
    for (const Named& fact : rule->conclude) facts.emplace(fact.text, 0);
  FactIndex next = 0;
  for (auto& [name, index] : facts) index = next++;
  return facts;
}

void collect_facts(const Formula& formula, const AtomTable& atoms, std::vector<FactIndex>& facts) {
  formula.each_literal([&](LiteralId literal) {
    const AtomKey& key = atoms.key(atom_of(literal));
    if (key.kind == AtomKind::fact) facts.push_back(key.name);
  });
}

DraftRule resolve(const RuleSource& source, Draft& draft, Resolver& resolver) {
  DraftRule rule;
  rule.source = &source;
  std::optional<Formula> when = resolver.when(source), unless;
  if (source.has_unless) unless = resolver.unless(source);
  rule.resolved = when && (unless || !source.has_unless);
  if (when) collect_facts(*when, draft.atoms, rule.links.tests), rule.when = *std::move(when);
  if (unless) collect_facts(*unless, draft.atoms, rule.links.denies), rule.unless = *std::move(unless);
  for (const Named& fact : source.conclude) rule.links.concludes.push_back(draft.facts.find(fact.text)->second);
  return rule;
}

}  // namespace

bool compile_rules(const std::vector<RuleSource>& sources, const ontology::Ontology& ontology, const Departments& departments,
                   const Settings& settings, RuleBase& rules, base::Problems& problems) {
  const std::size_t before = problems.size();
  std::vector<const RuleSource*> all, live;
  for (const RuleSource& source : sources) all.push_back(&source);
  std::sort(all.begin(), all.end(), [](const RuleSource* a, const RuleSource* b) {
    return std::tie(a->id, a->source.file, a->place) < std::tie(b->id, b->source.file, b->place);
  });
  for (const RuleSource* source : all)
    if (source->status != Status::retired) live.push_back(source);

  Draft draft{ontology, departments, settings, find_facts(live), {}, {}};
  Resolver resolver(ontology, draft.facts, draft.atoms, problems);
  for (const RuleSource* source : live) draft.rules.push_back(resolve(*source, draft, resolver));

  check_ids(all, problems);
  check_facts(draft, problems);
  check_departments(draft, problems);
  check_reasons(draft, problems);
  check_conditions(draft, problems);
  std::vector<RuleLinks> links;
  for (const DraftRule& rule : draft.rules) links.push_back(rule.links);
  const Strata strata = stratify(links, draft.facts.size());
  check_circles(draft, strata.circles, problems);
  if (problems.size() != before) return false;

  for (RuleIndex i = 0; i < draft.rules.size(); ++i) draft.rules[i].layer = strata.layers[i], draft.rules[i].rank = i;
  RuleBaseBuilder::build(draft, rules);
  return true;
}

}  // namespace anteroom::rule
