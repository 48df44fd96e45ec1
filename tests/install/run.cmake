# tests/install/run.cmake: what a user of the library does. Installs BUILD under SCRATCH/prefix, takes the README's first
# ```cpp block as a program, builds it with tests/install/example and runs it with the installed knowledge's folder as its
# argument (and as its working directory).
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${SCRATCH})

function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${what} failed (${status}):\n${out}")
  endif()
  message(STATUS "${what}: done")
  set(out "${out}" PARENT_SCOPE)
endfunction()

# The example. Lists would be split at ';', so the text is cut by searching, not by lines.
if(NOT EXISTS ${ROOT}/README.md)
  message(FATAL_ERROR "no README.md, so no example to compile")
endif()
file(READ ${ROOT}/README.md readme)
string(FIND "${readme}" "```cpp\n" begin)
if(begin EQUAL -1)
  message(FATAL_ERROR "README.md has no ```cpp block; its first one must be a whole program that uses the library")
endif()
math(EXPR begin "${begin} + 7")
string(SUBSTRING "${readme}" ${begin} -1 program)
string(FIND "${program}" "\n```" end)
string(SUBSTRING "${program}" 0 ${end} program)
file(WRITE ${SCRATCH}/example/main.cc "${program}\n")
file(COPY ${CMAKE_CURRENT_LIST_DIR}/example/CMakeLists.txt DESTINATION ${SCRATCH}/example)

step("install" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${SCRATCH}/prefix)
step("configure the example" ${CMAKE_COMMAND} -S ${SCRATCH}/example -B ${SCRATCH}/build -G ${GENERATOR}
     -D CMAKE_PREFIX_PATH=${SCRATCH}/prefix -D CMAKE_CXX_COMPILER=${COMPILER} -D SANITIZE=${SANITIZE}
     -D "CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}")
step("build the example" ${CMAKE_COMMAND} --build ${SCRATCH}/build)
set(knowledge ${SCRATCH}/prefix/share/anteroom)
step("run the example" ${CMAKE_COMMAND} -E chdir ${knowledge} ${SCRATCH}/build/example ${knowledge})
if(out STREQUAL "")
  message(FATAL_ERROR "the example printed nothing")
endif()
message(STATUS "it printed:\n${out}")

if(EXISTS ${SCRATCH}/prefix/bin/anteroom)
  step("the installed program" ${CMAKE_COMMAND} -E chdir ${SCRATCH} ${SCRATCH}/prefix/bin/anteroom
       ask ${ROOT}/docs/examples/muscle_spasm.txt)
endif()
