// With the same concepts the compiled rules are taken as they are; else they are compiled anew.
#include "engine/audit/shared_rules.h"

#include "engine/audit/canonical_rules.h"
#include "engine/knowledge/knowledge.h"
#include "engine/knowledge/sources.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

bool compile_over(const std::string& folder, const ontology::Ontology& concepts, rule::RuleBase& rules, base::Problems& problems) {
  const knowledge::Sources sources = knowledge::read_sources(folder, problems);
  rule::Departments departments;
  rule::Settings settings;
  std::vector<rule::RuleSource> read;
  for (const knowledge::SourceFile& file : sources.files) {
    if (file.path == "rules/common/departments.yaml") rule::read_departments(file.source(), departments, problems);
    if (file.path == "rules/common/settings.yaml") rule::read_settings(file.source(), settings, problems);
    if (file.path.ends_with(".rules.yaml")) rule::read_rules(file.source(), read, problems);
  }
  departments.link(problems);
  return rule::compile_rules(read, concepts, departments, settings, rules, problems) && problems.empty();
}

}  // namespace

bool over_concepts_of(const DiffedKnowledge& was, const DiffedKnowledge& is, rule::RuleBase& rules, base::Problems& problems) {
  const knowledge::Knowledge &before = *was.knowledge->parts().all, &now = *is.knowledge->parts().all;
  const rule::RuleBase& old = before.rules;
  if (same_concepts(before.ontology, now.ontology) &&
      rule::RuleBase::attach(old.image(), now.ontology, old.departments(), old.settings(), rules))
    return true;
  return knowledge::has_sources(was.path) && compile_over(was.path, now.ontology, rules, problems);
}

}  // namespace anteroom::audit
