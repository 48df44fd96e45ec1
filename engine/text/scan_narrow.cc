// With one byte a code point and no combining marks, folding looks at one byte at a time and a token is a run of one class,
// so that each token is found by running along its bytes: about ten times as fast as ICU's folding.
#include "engine/text/scan_narrow.h"

#include <cstdint>
#include <cstring>

#include "engine/text/append_utf8.h"
#include "engine/text/narrow.h"

namespace anteroom::text {
namespace {

using Class = CharacterClass;

const NarrowCharacter& at(std::string_view bytes, std::size_t i) { return kNarrow[static_cast<unsigned char>(bytes[i])]; }

// The end of a run of `cls` from `i`, with single `inner` marks inside it.
std::size_t run_end(std::string_view bytes, std::size_t i, Class cls, Class inner) {
  const auto is = [&](std::size_t place, Class wanted) { return place < bytes.size() && at(bytes, place).cls == wanted; };
  for (;;) {
    while (is(i, cls)) ++i;
    if (!is(i, inner) || !is(i + 1, cls)) return i;
    i += 2;
  }
}

// From a line end to the end of the last line end that only white space parts from it.
std::size_t line_break_end(std::string_view bytes, std::size_t i) {
  std::size_t end = i;
  for (; i < bytes.size(); ++i) {
    const Class cls = at(bytes, i).cls;
    if (cls == Class::line_end)
      end = i + 1;
    else if (cls != Class::space)
      break;
  }
  return end;
}

// `folded_at(i)`: where byte i is in the folded text; called with growing i.
template <class FoldedAt>
void scan(Part part, std::string_view bytes, const FoldedAt& folded_at, std::vector<Token>& tokens) {
  bool space = true;
  std::size_t end = 0;
  for (std::size_t i = 0; i < bytes.size(); i = end) {
    TokenKind kind = TokenKind::punctuation;
    bool capital = false;
    end = i + 1;
    switch (at(bytes, i).cls) {
      case Class::space:
        space = true;
        continue;
      case Class::letter:
        kind = TokenKind::word;
        capital = at(bytes, i).upper;
        end = run_end(bytes, end, Class::letter, Class::apostrophe);
        break;
      case Class::digit:
        kind = TokenKind::number;
        end = run_end(bytes, end, Class::digit, Class::decimal);
        break;
      case Class::line_end:
        kind = TokenKind::line_break;
        end = line_break_end(bytes, i);
        break;
      default:
        break;
    }
    const std::uint32_t begin = folded_at(i);
    tokens.push_back(
        {{begin, folded_at(end)}, {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, part, kind, space, capital});
    space = kind == TokenKind::line_break;
  }
  folded_at(bytes.size());
}

// ASCII in lower case, and NUL as a space: both set the bit 0x20. Eight bytes at a time; each byte is below 0x80, so that no
// sum carries into the next.
std::uint64_t fold_eight(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const std::uint64_t from_a = bytes + (0x80 - 'A') * kEach;
  const std::uint64_t past_z = bytes + (0x80 - 'Z' - 1) * kEach;
  const std::uint64_t not_nul = bytes + 0x7f * kEach;
  return bytes | ((((from_a & ~past_z) | ~not_nul) & kHigh) >> 2);
}

void fold_ascii(std::string_view words, char* folded) {
  for (std::size_t i = 0; i < words.size(); i += 8) {
    const std::size_t count = words.size() - i < 8 ? words.size() - i : 8;
    std::uint64_t eight = 0;
    std::memcpy(&eight, words.data() + i, count);
    eight = fold_eight(eight);
    std::memcpy(folded + i, &eight, count);
  }
}

}  // namespace

void scan_ascii(Part part, std::string_view words, std::string& folded, std::vector<Token>& tokens) {
  const std::size_t base = folded.size();
  folded.resize(base + words.size());
  fold_ascii(words, folded.data() + base);
  scan(
      part, words, [base](std::size_t i) { return static_cast<std::uint32_t>(base + i); }, tokens);
}

void scan_narrow(Part part, std::string_view bytes, std::string& folded, std::vector<Token>& tokens) {
  std::size_t done = 0;
  const auto folded_at = [&](std::size_t i) {
    for (; done < i; ++done) append_utf8(at(bytes, done).folded, folded);
    return static_cast<std::uint32_t>(folded.size());
  };
  scan(part, bytes, folded_at, tokens);
}

}  // namespace anteroom::text
