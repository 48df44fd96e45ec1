// tools/anteroom/answer_lines.h: JSON Lines in, JSON Lines out, in input order, on all cores, in bounded memory.
//
//   return answer_lines(options, QuestionReader::Targets::ignore, [](Screener& screener, const QuestionReader& reader, std::string& out) {
//     out += screener.screen(reader.question()).json();
//   });
//
// A line that is no question gives {"line": N, "id": ..., "problems": [...]} in its place, and the run goes on. Blank lines give
// nothing. Standard output gets nothing but JSON.
#pragma once

#include <functional>
#include <string>

#include "engine/anteroom.h"
#include "engine/request/read_question.h"
#include "tools/anteroom/commands.h"

namespace anteroom::command {

using request::QuestionReader;

// Appends the answer to the question that was read, without a line end. Called from several threads, each with its own
// screener; what it appended where the screener failed is taken back.
using Answer = std::function<void(Screener&, const QuestionReader&, std::string&)>;

// kDone; kProblems where a line was bad (their count is then on standard error); kFailed.
int answer_lines(const LinesOptions& options, QuestionReader::Targets targets, const Answer& answer);

}  // namespace anteroom::command
