// tests/fuzz/fuzz_text.cc: any bytes, read by both paths of engine/text, which must agree and keep every place in bounds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/text/text.h"

namespace {

// assert() would do as well, but says less of intent: a false claim is what the fuzzer is looking for.
void require(bool claim) {
  if (!claim) std::abort();
}

}  // namespace

// The first byte says how much of the rest is the title.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace anteroom::text;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t title = 0;
  if (!bytes.empty()) {
    title = static_cast<unsigned char>(bytes[0]) % 16;
    bytes.remove_prefix(1);
  }
  static Text fast, slow;
  fast.read(bytes.substr(0, title), bytes.substr(title < bytes.size() ? title : bytes.size()));
  slow.read_without_fast_path(bytes.substr(0, title), bytes.substr(title < bytes.size() ? title : bytes.size()));

  require(fast.folded() == slow.folded());
  require(fast.tokens().size() == slow.tokens().size());
  require(fast.sentences().size() == slow.sentences().size());
  for (std::size_t i = 0; i < fast.tokens().size(); ++i) {
    const Token& token = fast.tokens()[i];
    require(token.folded == slow.tokens()[i].folded && token.source == slow.tokens()[i].source);
    require(token.kind == slow.tokens()[i].kind && token.after_space == slow.tokens()[i].after_space);
    require(!token.folded.empty() && token.folded.end <= fast.folded().size());
    require(!token.source.empty() && token.source.end <= fast.source_size(token.part));
    require(!fast.source(token.part, token.source).empty());
  }
  for (const Sentence& sentence : fast.sentences()) {
    require(!sentence.tokens.empty() && sentence.tokens.end <= fast.tokens().size());
  }
  return 0;
}
