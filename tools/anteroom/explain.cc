// `anteroom explain`: why the screening of a question came out as it did, for people who know the rules.
#include "engine/base/problem.h"
#include "engine/screening_parts.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/mark_words.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/question_file.h"

namespace anteroom::command {
namespace {

// "did you mean ...?", for an id that no rule has.
std::string suggest_rule(const rule::RuleBase& rules, std::string_view id) {
  std::vector<std::string_view> ids;
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) ids.push_back(rules.id(rule));
  return base::suggest(id, ids, "ids stand in rules/**/*.rules.yaml");
}

}  // namespace

int explain(const ExplainOptions& options) {
  QuestionFile file;
  if (!file.read(options)) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  const rule::RuleBase& rules = knowledge->parts().all->rules;
  if (!options.why_not.empty() && rules.find(options.why_not) == rule::kNoRule) {
    return fail("no rule is called " + base::quote(options.why_not) + "; " + suggest_rule(rules, options.why_not));
  }
  Screener screener(knowledge);
  screener.screen(file.question());
  Output output;
  output.write(safe(!options.why_not.empty() ? screener.why_not(options.why_not)
                    : options.what_if        ? screener.what_if()
                    : options.trace          ? screener.trace()
                                             : screener.why()));
  return output.status(kDone);
}

}  // namespace anteroom::command
