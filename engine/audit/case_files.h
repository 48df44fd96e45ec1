// engine/audit/case_files.h: the cases of a knowledge folder.
//
//   for (const Case& one : read_rule_cases(folder, {}, problems)) runner.run(one);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/case.h"
#include "engine/audit/lexicon_case.h"
#include "engine/base/problem.h"

namespace anteroom::audit {

// Those below `folder`/rules, and those of words below `folder`/lexicon, whose file's path contains `filter` (empty: all), in the order of
// files and lines. Problems of the files go to `problems`.
std::vector<Case> read_rule_cases(const std::string& folder, std::string_view filter, base::Problems& problems);
std::vector<LexiconCase> read_word_cases(const std::string& folder, std::string_view filter, base::Problems& problems);

// `case.none-found`, for whoever has nothing to test without them.
base::Problem no_case_in(const std::string& folder);

}  // namespace anteroom::audit
