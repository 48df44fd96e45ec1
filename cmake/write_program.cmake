# cmake/write_program.cmake: writes what engine/knowledge/program.h declares: the program's version, and a digest of the names and
# contents of all sources under FOLDER.
#   cmake -D FOLDER=<engine> -D VERSION=0.1.0 -D OUTPUT=<program.cc> -P cmake/write_program.cmake
file(GLOB_RECURSE paths RELATIVE ${FOLDER} ${FOLDER}/*.h ${FOLDER}/*.cc)
if(NOT paths)
  message(FATAL_ERROR "no source under ${FOLDER}")
endif()
list(SORT paths)
set(all "")
foreach(path IN LISTS paths)
  file(SHA256 ${FOLDER}/${path} digest)
  string(APPEND all "${path} ${digest}\n")
endforeach()
string(SHA256 digest "${all}")
string(SUBSTRING ${digest} 0 16 digest)
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[// Written by cmake/write_program.cmake.
#include "engine/knowledge/program.h"

namespace anteroom::knowledge {

const char* const kProgramVersion = "@VERSION@";
const std::uint64_t kProgramDigest = 0x@digest@ULL;

}  // namespace anteroom::knowledge
]])
