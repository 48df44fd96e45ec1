# cmake/anteroom_tests.cmake: how a folder of *.cc becomes a test.
find_package(GTest 1.12 REQUIRED)

# anteroom_add_suite(NAME LIBRARY FILES...): one gtest program from all files, run as one ctest test from the repository's
# root. Data files are found by the test when it runs, from ANTEROOM_SOURCE_DIR, never listed when it is built.
function(anteroom_add_suite name library)
  string(REPLACE "." "_" target "test_${name}")
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE
    anteroom_options ${library} GTest::gtest_main GTest::gmock Boost::json Threads::Threads)
  target_compile_definitions(${target} PRIVATE
    ANTEROOM_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ANTEROOM_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(TARGET anteroom_cli)
    target_compile_definitions(${target} PRIVATE ANTEROOM_PROGRAM="$<TARGET_FILE:anteroom_cli>")
  endif()
  add_test(NAME ${name} COMMAND ${target} --gtest_brief=1 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  set_property(GLOBAL APPEND PROPERTY ANTEROOM_TEST_TARGETS ${target})
endfunction()
