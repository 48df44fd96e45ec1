// engine/reply/message.h: an ICU MessageFormat text, compiled once, written many times.
//
//   MessageCode code;
//   MessageRange range;
//   compile_message("{sex, select, female {She} other {They}} may rest.", "en", code, range, error);
//   Message(std::span(code.words).subspan(range.begin, range.size()), code.strings.bytes(), nullptr).write(arguments, out);
//
// ICU parses the pattern (icu::MessagePattern) and knows the plural rules; writing is then a walk over a program of words, so that
// a reply costs microseconds. A message is a view; safe to share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"
#include "engine/base/string_pool.h"

namespace anteroom::reply {

class Plurals;

// What a text may ask for by name.
enum class Argument : std::uint8_t {
  relation,
  sex,
  age_group,
  pregnant,
  emergency_number,
  crisis_line,
  poison_line,
  finding,
  complaints,
  department,
  count,
  urgency
};
inline constexpr std::size_t kArguments = 12;
std::string_view name_of(Argument argument);

using Arguments = std::array<std::string_view, kArguments>;  // by Argument; `count` is digits

// A message is a list of words, written one after the other:
//   kText | string           that text
//   kArgument | argument     its value
//   kSelect | argument, n    n words of variants, of which one is chosen by name
//   kPlural | argument, n    n words of variants, of which one is chosen by an explicit number or the language's plural rules
// A variant is: its name ("female", "one", "=1": a string), n, and n words, a message again.
inline constexpr std::uint32_t kText = 0, kArgument = 1U << 30, kSelect = 2U << 30, kPlural = 3U << 30;
inline constexpr std::uint32_t kOperand = (1U << 30) - 1;
inline constexpr std::size_t kMaxMessageDepth = 16;  // of braces: ICU's parser, ours and the walk recurse

using MessageRange = base::Span;  // of words

class Message {
 public:
  Message() = default;
  // `plurals` may be null where `words` has no kPlural.
  Message(std::span<const std::uint32_t> words, std::span<const char> strings, const Plurals* plurals)
      : words_(words), strings_(strings), plurals_(plurals) {}

  bool empty() const { return words_.empty(); }
  // Appends the text to `out`. An argument that was not given is written as nothing, and selects `other`.
  void write(const Arguments& arguments, std::string& out) const;

 private:
  std::span<const std::uint32_t> words_;
  std::span<const char> strings_;
  const Plurals* plurals_ = nullptr;
};

struct MessageCode {
  std::vector<std::uint32_t> words;
  base::StringPool strings;
};

// Appends the message's words to `code`. False, with what is wrong in `error`, for a pattern that ICU refuses, an unknown argument,
// a format other than plain, select and plural, or a select without `other`.
bool compile_message(std::string_view pattern, std::string_view language, MessageCode& code, MessageRange& out, std::string& error);

// Whether words from outside are a message whose strings are in `strings`; `has_plural` is set where it has a plural.
bool validate_message(std::span<const std::uint32_t> words, std::span<const char> strings, bool& has_plural);

}  // namespace anteroom::reply
