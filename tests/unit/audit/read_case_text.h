// tests/unit/audit/read_case_text.h: cases from a text, with the codes of what is wrong in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/case.h"

namespace anteroom::audit {

inline std::vector<Case> read_case_text(std::string_view text, std::vector<std::string>& codes) {
  std::vector<Case> cases;
  base::Problems problems;
  read_cases({"x.cases.yaml", text}, cases, problems);
  for (const base::Problem& problem : problems.list()) codes.push_back(problem.code);
  return cases;
}

}  // namespace anteroom::audit
