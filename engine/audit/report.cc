#include "engine/audit/report.h"

#include <algorithm>

namespace anteroom::audit {

Finding to_finding(const base::Problem& problem) {
  return {.kind = problem.code,
          .level = Level::error,
          .of = {},
          .file = problem.file,
          .place = problem.place,
          .says = problem.message,
          .action = problem.hint,
          .witness = {},
          .certificate = {},
          .chain = {}};
}

bool PartReport::passes() const {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.level == Level::error; }) &&
         std::all_of(figures.begin(), figures.end(), [](const Figure& one) { return one.passes(); });
}

}  // namespace anteroom::audit
