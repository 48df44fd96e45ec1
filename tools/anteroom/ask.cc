// `anteroom ask`: one question, for a person; with --json the screening alone.
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/question_file.h"
#include "tools/anteroom/show_screening.h"

namespace anteroom::command {

int ask(const AskOptions& options) {
  QuestionFile file;
  if (!file.read(options)) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  Screener screener(knowledge);
  const Screening& screening = screener.screen(file.question());
  if (screener.failure() != nullptr) return fail(screener.failure()->message);
  Output output;
  output.write(options.json ? screening.json() + "\n"
                            : show_screening(screening, Colours::of_output(), static_cast<std::size_t>(output_columns())));
  return output.status(kDone);
}

}  // namespace anteroom::command
