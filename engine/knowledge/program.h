// engine/knowledge/program.h: which program this is. Written when it is built (cmake/write_program.cmake).
#pragma once

#include <cstdint>

namespace anteroom::knowledge {

extern const char* const kProgramVersion;   // "0.1.0"
extern const std::uint64_t kProgramDigest;  // of the names and contents of all sources of the engine

}  // namespace anteroom::knowledge
