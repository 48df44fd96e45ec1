#include "engine/audit/difference.h"

#include <algorithm>

#include "engine/audit/edited_rules.h"
#include "engine/audit/outcomes.h"
#include "engine/audit/prove_outcomes.h"
#include "engine/audit/replay.h"
#include "engine/audit/shared_rules.h"
#include "engine/audit/text_of_report.h"
#include "engine/knowledge/knowledge.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using rule::RuleBase;

std::string plain(double value) { return number_text({.value = value}, value); }

// Settings and departments that rules do not state, but decisions rest on.
void compare_settings(const RuleBase& was, const RuleBase& is, PartReport& part) {
  const auto differ = [&](const std::string& of, const std::string& before, const std::string& now) {
    if (before == now) return;
    part.findings.push_back({.kind = "settings-differ",
                             .level = Level::warning,
                             .of = of,
                             .says = "was " + (before.empty() ? "not set" : before) + ", is " + (now.empty() ? "not set" : now)});
  };
  const rule::Settings &a = was.settings(), &b = is.settings();
  differ("chief_factor", plain(a.chief_factor), plain(b.chief_factor));
  differ("ask_next_limit", std::to_string(a.ask_next_limit), std::to_string(b.ask_next_limit));
  differ("default_department", a.default_department, b.default_department);
  differ("emergency_department", a.emergency_department, b.emergency_department);
  for (const rule::Department& one : was.departments().list()) {
    const rule::DepartmentIndex now = is.departments().find(one.id);
    const auto answers = [](const RuleBase& rules, rule::DepartmentIndex at) {
      return at == rule::kNoDepartment ? std::string() : "answered by " + rules.departments()[rules.departments()[at].answers].id;
    };
    differ("department " + one.id, answers(was, was.departments().find(one.id)), answers(is, now));
  }
}

void compare_rules(const DiffedKnowledge& old, const DiffedKnowledge& current, PartReport& part, RenamedFacts& renamed) {
  const knowledge::Knowledge &before = *old.knowledge->parts().all, &now = *current.knowledge->parts().all;
  if (!same_concepts(before.ontology, now.ontology)) {
    part.findings.push_back(
        {.kind = "concepts-differ",
         .level = Level::warning,
         .of = "lexicon/concepts",
         .says = "concepts or their order changed: OLD's rules are compared over NEW's concepts, so what the changed concepts "
                 "themselves change is seen in the replay alone"});
  }
  RuleBase old_rules;
  base::Problems problems;
  if (!over_concepts_of(old, current, old_rules, problems)) {
    part.findings.push_back({.kind = "not-comparable",
                             .level = Level::warning,
                             .says = "OLD's rules cannot be taken over NEW's concepts, so nothing is proved: only the replay was made",
                             .action = problems.empty() ? "give OLD as a folder, not as a snapshot" : problems.list().front().message});
    return;
  }
  CanonicalTerms terms;
  const CanonicalRules canonical_was(old_rules, terms), canonical_is(now.rules, terms);
  const ComparedRules was{old_rules, canonical_was}, is{now.rules, canonical_is};
  const OutcomeComparison comparison = compare_outcomes(was, is);
  renamed.insert(comparison.renamed_facts.begin(), comparison.renamed_facts.end());
  compare_settings(old_rules, now.rules, part);
  prove_outcomes(was, is, comparison, part);
  Table edits = edited_rules(was, is, comparison.renamed_facts);
  part.figures.push_back({.name = "rules_edited", .says = "edits of rules", .value = static_cast<double>(edits.rows.size())});
  if (!edits.rows.empty()) part.tables.push_back(std::move(edits));
}

}  // namespace

Difference find_difference(const DiffedKnowledge& was, const DiffedKnowledge& is) {
  PartReport part;
  part.name = "diff";
  const auto renamed = std::make_shared<RenamedFacts>();
  compare_rules(was, is, part, *renamed);
  Replay replay(was.knowledge, is.knowledge, renamed);
  base::Problems problems;
  replay_cases(is.path, replay, problems);
  for (const base::Problem& problem : problems.list()) part.findings.push_back(to_finding(problem));
  replay.report(part, "cases");
  return {std::move(part), renamed};
}

}  // namespace anteroom::audit
