// The pattern's parts, as ICU lists them, become a program of words; what is inside of a choice is compiled before its size is known,
// which is then filled in.
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include <optional>

#include "engine/reply/message.h"
#include "engine/reply/plurals.h"

namespace anteroom::reply {
namespace {

bool too_deep(std::string_view pattern) {
  std::size_t depth = 0;
  for (const char c : pattern) {
    if (c == '{' && ++depth > kMaxMessageDepth) return true;
    if (c == '}' && depth > 0) --depth;
  }
  return false;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::optional<std::uint32_t> argument_called(std::string_view name) {
  for (std::size_t i = 0; i < kArguments; ++i) {
    if (name_of(static_cast<Argument>(i)) == name) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

class MessageCompiler {
 public:
  MessageCompiler(const icu::MessagePattern& pattern, std::string_view language, MessageCode& code, std::string& error)
      : pattern_(pattern), language_(language), code_(code), error_(error) {}

  // The message that starts at part `start` (MSG_START).
  bool message(std::int32_t start) {
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    std::int32_t from = pattern_.getPart(start).getLimit();
    std::string text;
    for (std::int32_t i = start + 1; i <= limit; ++i) {
      const auto& part = pattern_.getPart(i);
      text += utf8(pattern_.getPatternString().tempSubStringBetween(from, part.getIndex()));
      from = part.getLimit();
      const bool argument_starts = part.getType() == UMSGPAT_PART_TYPE_ARG_START;
      if (!text.empty() && (argument_starts || i == limit)) {
        put(kText | code_.strings.add(text));
        text.clear();
      }
      if (!argument_starts) continue;
      if (!argument(i)) return false;
      i = pattern_.getLimitPartIndex(i);
      from = pattern_.getPart(i).getLimit();
    }
    return true;
  }

 private:
  bool argument(std::int32_t start) {
    const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    const std::optional<std::uint32_t> index = argument_called(name);
    if (!index) return fail("no argument '" + name + "'");
    switch (pattern_.getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        put(kArgument | *index);
        return true;
      case UMSGPAT_ARG_TYPE_SELECT:
        put(kSelect | *index);
        return variants(start);
      case UMSGPAT_ARG_TYPE_PLURAL:
        if (Plurals::of(language_) == nullptr) return fail("no plural rules for this language");
        put(kPlural | *index);
        return variants(start);
      default:
        return fail("'" + name + "' has a format other than select and plural");
    }
  }

  bool variants(std::int32_t start) {
    const std::size_t size = put_size();
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    for (std::int32_t i = start + 2; i < limit; ++i) {
      if (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
      put(code_.strings.add(utf8(pattern_.getSubstring(pattern_.getPart(i)))));
      const std::size_t inner_size = put_size();
      while (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) ++i;  // past an explicit number
      if (!message(i)) return false;
      fill_in(inner_size);
      i = pattern_.getLimitPartIndex(i);
    }
    fill_in(size);
    return true;
  }

  void put(std::uint32_t word) { code_.words.push_back(word); }
  std::size_t put_size() {
    put(0);
    return code_.words.size();
  }
  void fill_in(std::size_t from) { code_.words[from - 1] = static_cast<std::uint32_t>(code_.words.size() - from); }

  bool fail(std::string what) {
    error_ = std::move(what);
    return false;
  }

  const icu::MessagePattern& pattern_;
  std::string_view language_;
  MessageCode& code_;
  std::string& error_;
};

}  // namespace

bool compile_message(std::string_view pattern, std::string_view language, MessageCode& code, MessageRange& out, std::string& error) {
  if (too_deep(pattern)) {
    error = "braces nest deeper than " + std::to_string(kMaxMessageDepth);
    return false;
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern parsed(
      icu::UnicodeString::fromUTF8(icu::StringPiece(pattern.data(), static_cast<std::int32_t>(pattern.size()))), &where, status);
  if (U_FAILURE(status)) {
    icu::UnicodeString after(where.postContext);
    error = std::string(u_errorName(status)) + (after.isEmpty() ? "" : " before '" + utf8(after) + "'");
    return false;
  }
  const std::size_t begin = code.words.size();
  if (!MessageCompiler(parsed, language, code, error).message(0)) {
    code.words.resize(begin);
    return false;
  }
  out = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(code.words.size())};
  return true;
}

}  // namespace anteroom::reply
