// tests/fuzz/fuzz_request.cc: any bytes as a question in JSON: no crash, and either a question or problems, each with a code and a text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/request/read_question.h"

namespace {

void require(bool claim) {
  if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using anteroom::request::QuestionReader;
  static QuestionReader plain, targets(QuestionReader::Targets::require);
  for (QuestionReader* reader : {&plain, &targets}) {
    const bool good = reader->read({reinterpret_cast<const char*>(data), size});
    require(good == reader->problems().empty());
    for (const anteroom::Problem& problem : reader->problems()) require(!problem.code.empty() && !problem.message.empty());
    if (good && reader == &targets) require(reader->target()->begin <= reader->target()->end);
  }
  return 0;
}
