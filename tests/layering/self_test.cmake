# tests/layering/self_test.cmake: proves that the layering check finds what it is for. Plants one line at a time into a tree
# that is otherwise clean, and expects the check to name the planted file; then expects the clean tree to pass.

function(plant path line)
  file(REMOVE_RECURSE "${SCRATCH}")
  file(WRITE "${SCRATCH}/engine/modules.txt" "base:\ntext: base\nrule: base\naudit: base\nanteroom: base text rule\n")
  file(WRITE "${SCRATCH}/engine/base/span.h" "#include <vector>\n")
  file(WRITE "${SCRATCH}/engine/text/fold.cc" "#include <unicode/uchar.h>\n#include \"engine/base/span.h\"\n")
  file(WRITE "${SCRATCH}/engine/rule/condition_grammar.cc" "#include <boost/spirit/home/x3.hpp>\n")
  file(WRITE "${SCRATCH}/engine/anteroom.h" "#include <string_view>\n")
  file(WRITE "${SCRATCH}/engine/anteroom.cc" "#include \"engine/anteroom.h\"\n#include \"engine/rule/rule.h\"\n")
  file(WRITE "${SCRATCH}/tools/serve.cc" "#include <sqlite3.h>\n#include \"engine/anteroom.h\"\n")
  if(path)
    file(APPEND "${SCRATCH}/${path}" "${line}\n")
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${SCRATCH} -P ${CHECK}
                  RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
  set(status "${status}" PARENT_SCOPE)
  set(out "${out}" PARENT_SCOPE)
endfunction()

set(caught 0)
function(expect_caught path line)
  plant("${path}" "${line}")
  string(FIND "${out}" "${path}" named)
  if(status EQUAL 0 OR named EQUAL -1)
    message(FATAL_ERROR "not caught: '${line}' in ${path}; the check said:\n${out}")
  endif()
  math(EXPR caught "${caught} + 1")
  set(caught ${caught} PARENT_SCOPE)
endfunction()

plant("" "")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the clean tree does not pass:\n${out}")
endif()

expect_caught(engine/base/span.h "#include \"engine/text/text.h\"")        # upwards
expect_caught(engine/rule/rule.cc "#include \"engine/text/text.h\"")       # sideways
expect_caught(engine/text/fold.cc "  #  include \"engine/rule/rule.h\"")   # however it is spaced
expect_caught(engine/text/fold.cc "#include \"../rule/rule.h\"")           # around the check
expect_caught(engine/text/fold.cc "#include \"fold.h\"")                   # not from the root
expect_caught(engine/text/fold.cc "#include \"tools/serve.h\"")
expect_caught(engine/text/fold.cc "#include \"engine/anteroom.h\"")        # a module on top of it all
expect_caught(engine/text/fold.cc "#include HEADER")                       # what cannot be read
expect_caught(engine/extra/new.cc "#include <vector>")                     # a folder without a line
expect_caught(engine/anteroom.h "#include \"engine/base/span.h\"")         # the public header
expect_caught(engine/anteroom.h "#include <boost/json.hpp>")
expect_caught(engine/base/span.h "#include <unicode/uchar.h>")
expect_caught(engine/rule/rule.cc "#include <yaml-cpp/yaml.h>")
expect_caught(engine/rule/rule.cc "#include <openssl/sha.h>")
expect_caught(engine/rule/rule.cc "#include <boost/spirit/home/x3.hpp>")
expect_caught(engine/rule/rule.cc "#include \"boost/spirit/home/x3.hpp\"")
expect_caught(engine/rule/rule.cc "#include <cadical.hpp>")
expect_caught(engine/text/fold.cc "#include <z3++.h>")
expect_caught(engine/rule/rule.cc "#include <xapian.h>")
expect_caught(engine/audit/prove.cc "#include <sys/socket.h>")
expect_caught(engine/audit/prove.cc "#include <boost/asio.hpp>")
expect_caught(engine/audit/prove.cc "#include <sqlite3.h>")
expect_caught(engine/audit/prove.cc "#include <nats/nats.h>")
expect_caught(tools/serve.cc "#include <unicode/uchar.h>")
expect_caught(engine/modules.txt "late: later")                            # below itself
message(STATUS "${caught} planted violations, each found")
