// A file is the text of a question, whole, unless its name says JSON; options of the command line win over what the file says.
#include "tools/anteroom/question_file.h"

#include <unistd.h>

#include "tools/anteroom/input.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

bool QuestionFile::read(const QuestionOptions& options) {
  std::optional<Input> input = Input::open(options.file);
  if (!input) return false;
  if (options.file == "-" && ::isatty(STDIN_FILENO) != 0) say("Write the question, then press Ctrl-D on a line of its own.\n");
  std::optional<std::string> bytes = input->read_all(kMostQuestionBytes);
  if (!bytes) return false;
  bytes_ = std::move(*bytes);
  question_ = {};
  if (options.file.ends_with(".json")) {
    if (!reader_.read(bytes_)) {
      for (const Problem& problem : reader_.problems())
        fail(input->name() + ": " + problem.message + (problem.hint.empty() ? "" : "; " + problem.hint));
      return false;
    }
    question_ = reader_.question();
  } else {
    question_.text = bytes_;
  }
  if (!options.title.empty()) question_.title = options.title;
  if (!options.age.empty()) question_.age = options.age, question_.age_years.reset();
  if (!options.sex.empty()) question_.sex = options.sex;
  if (!options.asked_on.empty()) question_.asked_on = options.asked_on;
  if (!options.language.empty()) question_.language = options.language;
  return true;
}

}  // namespace anteroom::command
