// tests/fuzz/fuzz_screen.cc: any bytes as a whole question, through every stage, with the golden tests' small knowledge: no crash,
// places in bounds, and the same answer from a screener that has seen other questions as from a fresh one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/anteroom.h"
#include "engine/screening_parts.h"

namespace {

using namespace anteroom;

void require(bool claim) {
  if (!claim) std::abort();
}

std::shared_ptr<const Knowledge> load() {
  std::vector<Problem> problems;
  return Knowledge::load(std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/knowledge", problems);
}

// The first byte says which fields there are and how long the title is.
Question question_of(std::string_view bytes) {
  Question question;
  if (bytes.empty()) return question;
  const auto first = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  const auto take = [&bytes](std::size_t size) {
    const std::string_view taken = bytes.substr(0, size);
    bytes.remove_prefix(taken.size());
    return taken;
  };
  if (first & 1) question.title = take(12);
  if (first & 2) question.age = take(5);
  if (first & 4) question.asked_on = take(10);
  if (first & 8) question.known.push_back({"muscle_weakness", first & 16 ? "present" : "absent"});
  if (first & 32) question.sex = first & 16 ? "female" : "male";
  question.text = bytes;
  return question;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const Knowledge> knowledge = load();
  require(knowledge != nullptr);
  static Screener used(knowledge);
  const Question question = question_of({reinterpret_cast<const char*>(data), size});

  const Screening& screening = used.screen(question);
  const std::string json = screening.json();
  require(!screening.departments().empty() && !screening.reply().empty());
  const Screening::Parts& parts = screening.parts();
  for (const fact::Finding& finding : parts.facts.findings) require(finding.words.span.end <= parts.text.source_size(finding.words.part));
  for (const std::uint32_t index : parts.facts.chief) require(index < parts.facts.findings.size());
  require(Screener(knowledge).screen(question).json() == json);

  require(used.failure() == nullptr);
  for (const Format format : {Format::text, Format::json, Format::dot}) {
    require(!used.why(format).empty() && !used.trace(format).empty() && !used.what_if(format).empty());
    require(!used.why_not("head.twitching.benign", format).empty() && !used.why_not(question.text, format).empty());
  }
  require(screening.json() == json);
  static_cast<void>(used.annotate(question, Target{static_cast<std::uint32_t>(size % 7), static_cast<std::uint32_t>(size % 50)}));
  return 0;
}
