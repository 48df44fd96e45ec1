# tests/fuzz/run.cmake: runs one fuzz target for FUZZ_SECONDS (environment; default 60) from its seeds.
# What it finds stays in SCRATCH: new inputs in corpus/, and on a failure the input that caused it.
#   cmake -D TARGET=<program> -D NAME=<name> -D FOLDER=<tests/fuzz> -D SCRATCH=<folder> -P run.cmake
set(seconds 60)
if("$ENV{FUZZ_SECONDS}" MATCHES "^[1-9][0-9]*$")
  set(seconds $ENV{FUZZ_SECONDS})
endif()
file(MAKE_DIRECTORY ${SCRATCH}/corpus)

# 2 GiB bounds memory; an input that takes longer than 20 s, far above any honest one, counts as a hang.
set(arguments -max_total_time=${seconds} -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 -verbosity=0
              -artifact_prefix=${SCRATCH}/ ${SCRATCH}/corpus)
if(IS_DIRECTORY ${FOLDER}/corpus/${NAME})
  list(APPEND arguments ${FOLDER}/corpus/${NAME})
endif()
if(EXISTS ${FOLDER}/${NAME}.dict)
  list(APPEND arguments -dict=${FOLDER}/${NAME}.dict)
endif()

execute_process(COMMAND ${TARGET} ${arguments} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "fuzz.${NAME} failed (${status}). The input is in ${SCRATCH}/; run it again with\n"
                      "  ${TARGET} <that file>\n${out}")
endif()
string(REGEX MATCH "number_of_executed_units: [0-9]+" executed "${out}")
message(STATUS "${NAME}: ${seconds} s, ${executed}")
