#include "engine/audit/plain_findings.h"

#include "engine/audit/plain_parts.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {

void add_plain_findings(const Knowledge& knowledge, const PlainOptions& options, PartReport& report) {
  const knowledge::Knowledge& all = *knowledge.parts().all;
  base::Problems problems;
  const WrittenNames names = read_written_names(options.folder, problems);
  for (const base::Problem& problem : problems.list()) report.findings.push_back(to_finding(problem));
  if (problems.empty()) {
    find_unused(all, names, report);
    find_unanswered(all, names, report);
  }
  find_sources(all.rules, options.today, report);
}

}  // namespace anteroom::audit
