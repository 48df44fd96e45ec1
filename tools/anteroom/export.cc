// `anteroom export --clips`: the rules for an engine that others trust. The program goes to standard output, what it leaves out to
// standard error, so that nobody takes it for the whole.
#include "engine/clips/program.h"
#include "engine/screening_parts.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/question_file.h"

namespace anteroom::command {

int export_rules(const ExportOptions& options) {
  QuestionFile file;
  if (!options.file.empty() && !file.read(options)) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  const knowledge::Knowledge& all = *knowledge->parts().all;
  Output output;
  output.write(clips::write_program(all.rules));
  if (!options.file.empty()) {
    Screener screener(knowledge);
    output.write(clips::write_question(screener.screen(file.question()).parts().facts, all.ontology));
  }
  for (const std::string_view one : clips::left_out()) say("not exported: " + std::string(one) + "\n");
  return output.status(kDone);
}

}  // namespace anteroom::command
