# cmake/compiler.cmake: the language, the warnings, the flags of each build type, sanitizers, ccache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Assertions stay on in Release (no -DNDEBUG): they guard what a screening's correctness rests on, they stand outside the
# inner loops, and a program that stops is better than one that sends a patient to the wrong place. -O2, not -O3: smaller,
# as fast here. No link-time optimisation: the installed static libraries must link with any compiler.
if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
  endif()
  set(CMAKE_CXX_FLAGS_RELEASE "-O2")
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g -D_GLIBCXX_ASSERTIONS")
endif()

# A warning is an error; `cmake --compile-no-warning-as-error` for a compiler that we have not met.
if(NOT DEFINED CMAKE_COMPILE_WARNING_AS_ERROR)
  set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
endif()

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Every target of ours links this: the include root, the warnings, the sanitizers.
add_library(anteroom_options INTERFACE)
target_include_directories(anteroom_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(anteroom_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  # GCC warns of the fields that a designated initialiser leaves at their default, which is what it is for; clang does not.
  -Wno-missing-field-initializers
  # clang mistakes a Spirit grammar's `a >> b > c` for shifts and a comparison.
  $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Wno-overloaded-shift-op-parentheses>)
if(ANTEROOM_SANITIZE)
  # GCC 12 takes what a sanitizer adds to std::regex for uninitialised.
  target_compile_options(anteroom_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  set(sanitize -fsanitize=${ANTEROOM_SANITIZE} -fno-omit-frame-pointer)
  if(ANTEROOM_SANITIZE MATCHES "undefined")
    list(APPEND sanitize -fno-sanitize-recover=undefined)
  endif()
  target_compile_options(anteroom_options INTERFACE ${sanitize})
  target_link_options(anteroom_options INTERFACE -fsanitize=${ANTEROOM_SANITIZE})
endif()
if(ANTEROOM_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "ANTEROOM_FUZZ needs clang (libFuzzer); use: cmake --preset fuzz")
  endif()
  target_compile_options(anteroom_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
