#include "engine/audit/fact_case.h"

#include <utility>

#include "engine/audit/case_facts.h"
#include "engine/audit/case_files.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {

std::vector<FactCase> read_fact_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter,
                                      base::Problems& problems) {
  std::vector<Case> cases = read_rule_cases(folder, filter, problems);
  if (cases.empty()) problems.add(no_case_in(folder + "/rules"));
  const ontology::Ontology& ontology = knowledge->parts().all->ontology;
  Screener screener(std::move(knowledge));
  std::vector<FactCase> read;
  for (Case& one : cases) {
    FactCase& now = read.emplace_back();
    if (one.facts) {
      std::vector<std::string> wrong;
      add_facts(*one.facts, ontology, now.facts, wrong);
      for (std::string& problem : wrong)
        problems.add({.code = "case.fact", .message = std::move(problem), .file = one.file, .place = one.place});
    } else {
      now.facts = screener.screen(question_of(one)).parts().facts;
    }
    now.said = std::move(one);
  }
  return read;
}

}  // namespace anteroom::audit
