// `anteroom explain`: why the screening of a question came out as it did, for people who know the rules.
#include "engine/anteroom.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/mark_words.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/question_file.h"

namespace anteroom::command {
namespace {

std::string explanation(const Screener& screener, const ExplainOptions& options, Format format) {
  if (!options.why_not.empty()) return screener.why_not(options.why_not, format);
  if (options.what_if) return screener.what_if(format);
  return options.trace ? screener.trace(format) : screener.why(format);
}

}  // namespace

int explain(const ExplainOptions& options) {
  QuestionFile file;
  if (!file.read(options)) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  Screener screener(knowledge);
  screener.screen(file.question());
  if (screener.failure() != nullptr) return fail(screener.failure()->message);
  if (!options.why_not.empty() && !knowledge->has_rule(options.why_not)) {
    std::string message = screener.why_not(options.why_not);
    message.pop_back();  // its line end
    return fail(message);
  }
  const std::string text = explanation(screener, options, options.json ? Format::json : options.dot ? Format::dot : Format::text);
  Output output;
  output.write(options.json ? text + "\n" : safe(text));
  return output.status(kDone);
}

}  // namespace anteroom::command
