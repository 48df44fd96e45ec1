// tools/anteroom/replay_questions.h: a log of questions, JSON Lines as for `batch`, screened with OLD and NEW knowledge on all cores.
#pragma once

#include <optional>
#include <string>

#include "engine/audit/replay.h"

namespace anteroom::command {

// Nothing, and one line on standard error, where the file cannot be read. Lines that are no question are counted there and left out.
std::optional<audit::Replay> replay_questions(const std::string& file, int threads, const std::shared_ptr<const Knowledge>& was,
                                              const std::shared_ptr<const Knowledge>& is);

}  // namespace anteroom::command
