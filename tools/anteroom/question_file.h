// tools/anteroom/question_file.h: the one question that `ask` and `explain` are about: a file and the command line's options.
//
//   QuestionFile file;
//   if (!file.read(options)) return kFailed;             // why was said
//   screener.screen(file.question());
#pragma once

#include <string>

#include "engine/anteroom.h"
#include "engine/request/read_question.h"
#include "tools/anteroom/commands.h"

namespace anteroom::command {

class QuestionFile {
 public:
  // False, and one line on standard error, where the file cannot be read or is *.json and no question.
  bool read(const QuestionOptions& options);
  const Question& question() const { return question_; }  // views into this object and into the options

 private:
  std::string bytes_;
  request::QuestionReader reader_;
  Question question_;
};

}  // namespace anteroom::command
