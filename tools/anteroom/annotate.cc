// `anteroom annotate`: what was understood, without rules: patient, findings and quantities, and the context of a target.
#include "tools/anteroom/answer_lines.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/question_file.h"

namespace anteroom::command {
namespace {

int annotate_text(const AnnotateOptions& options) {
  QuestionOptions question;
  question.file = options.file;
  QuestionFile file;
  if (!file.read(question)) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  Screener screener(knowledge);
  const std::string& annotation = screener.annotate(file.question());
  if (screener.failure() != nullptr) return fail(screener.failure()->message);
  Output output;
  output.write(annotation + "\n");
  return output.status(kDone);
}

}  // namespace

int annotate(const AnnotateOptions& options) {
  if (options.text) return annotate_text(options);
  const auto targets = options.targets ? QuestionReader::Targets::require : QuestionReader::Targets::ignore;
  return answer_lines(options, targets, [](Screener& screener, const QuestionReader& reader, std::string& out) {
    out += screener.annotate(reader.question(), reader.target());
  });
}

}  // namespace anteroom::command
