// engine/audit/fact_case.h: cases as the rules see them: the facts that the parser made of each, read once for many runs of the rules.
//
//   std::vector<FactCase> cases = read_fact_cases(knowledge, folder, {}, problems);
//   infer::Chainer chainer(rules);
//   for (const FactCase& one : cases) use(chainer.run(one.facts), one.said.expect);
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anteroom.h"
#include "engine/audit/case.h"
#include "engine/fact/facts.h"

namespace anteroom::audit {

struct FactCase {
  Case said;
  fact::Facts facts;
};

// All cases below `folder`/rules whose file's path contains `filter` (empty: all), in the order of files and lines. Problems of the
// files go to `problems`; no case at all is the problem `case.none-found`. Cases of the lexicon expect nothing of rules and are left out.
std::vector<FactCase> read_fact_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter,
                                      base::Problems& problems);

}  // namespace anteroom::audit
