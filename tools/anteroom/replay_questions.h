// tools/anteroom/replay_questions.h: a log of questions, JSON Lines as for `batch`, screened with OLD and NEW knowledge on all cores.
#pragma once

#include <string>

#include "engine/audit/replay.h"

namespace anteroom::command {

// Adds to `replay`. False, and one line on standard error, where the file cannot be read. Lines that are no question are counted there and
// left out.
bool replay_questions(const std::string& file, int threads, audit::Replay& replay);

}  // namespace anteroom::command
