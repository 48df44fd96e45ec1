// `anteroom batch`: a screening a line.
#include "tools/anteroom/answer_lines.h"
#include "tools/anteroom/commands.h"

namespace anteroom::command {

int batch(const LinesOptions& options) {
  return answer_lines(options, QuestionReader::Targets::ignore, [](Screener& screener, const QuestionReader& reader, std::string& out) {
    out += screener.screen(reader.question()).json();
  });
}

}  // namespace anteroom::command
