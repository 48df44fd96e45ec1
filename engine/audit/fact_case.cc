#include "engine/audit/fact_case.h"

#include <utility>

#include "engine/audit/case_facts.h"
#include "engine/base/read_file.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {

std::vector<FactCase> read_fact_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter,
                                      base::Problems& problems) {
  std::vector<Case> cases;
  for (const std::string& path : base::list_files(folder + "/rules", ".cases.yaml", problems)) {
    if (path.find(filter) == path.npos) continue;
    if (const auto text = base::read_file(path, problems)) read_cases({path, *text}, cases, problems);
  }
  if (cases.empty())
    problems.add({.code = "case.none-found",
                  .message = "no case in " + folder + "/rules, so nothing was tested",
                  .hint = "cases are in files of lexicon/ and rules/ that end in .cases.yaml"});
  const ontology::Ontology& ontology = knowledge->parts().all->ontology;
  Screener screener(std::move(knowledge));
  std::vector<FactCase> read;
  for (Case& one : cases) {
    if (one.facts) {
      read.emplace_back();
      for (const rule::Condition& fact : *one.facts)
        if (const std::string problem = add_fact(fact, ontology, read.back().facts); !problem.empty())
          problems.add({.code = "case.fact", .message = problem, .file = one.file, .place = one.place});
      read.back().said = std::move(one);
      continue;
    }
    Question question;
    question.title = one.title, question.text = one.text, question.age = one.age, question.sex = one.sex, question.asked_on = one.asked_on;
    read.push_back({{}, screener.screen(question).parts().facts});
    read.back().said = std::move(one);
  }
  return read;
}

}  // namespace anteroom::audit
