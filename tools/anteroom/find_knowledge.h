// tools/anteroom/find_knowledge.h: the folder with lexicon/ and rules/, or a snapshot of it, and what is in it.
//
//   const auto knowledge = load_knowledge(options.knowledge);
//   if (!knowledge) return kFailed;                      // why was said
#pragma once

#include <memory>
#include <string>

#include "engine/anteroom.h"

namespace anteroom::command {

// The first of: `given` (--knowledge), the environment's ANTEROOM_KNOWLEDGE, the folder beside the installed program, the
// source tree that the program was built from; of the first two also a snapshot's file. Empty, and one line on standard error,
// where there is none.
std::string find_knowledge(const std::string& given);

// The same for what a snapshot is not enough for: a folder, or empty.
std::string find_sources(const std::string& given);

// Found and loaded. Null where it cannot be; the first problems are then on standard error.
std::shared_ptr<const Knowledge> load_knowledge(const std::string& given);

}  // namespace anteroom::command
