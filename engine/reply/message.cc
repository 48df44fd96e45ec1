// The pattern's parts, as ICU lists them, become a tree of pieces: text, an argument, or a choice between variants. The choice
// of a select is by name; that of a plural by an explicit number or by the language's plural rules.
#include "engine/reply/message.h"

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

namespace anteroom::reply {
namespace {

constexpr std::string_view kNames[kArguments] = {"relation",         "sex",         "age_group",   "pregnant",
                                                 "emergency_number", "crisis_line", "poison_line", "finding",
                                                 "complaints",       "department",  "count",       "urgency"};

constexpr int kMaxDepth = 16;  // of braces: ICU's parser and ours recurse

bool too_deep(std::string_view pattern) {
  int depth = 0;
  for (const char c : pattern) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth > kMaxDepth) return true;
  }
  return false;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string_view name_of(Argument argument) { return kNames[static_cast<std::size_t>(argument)]; }

struct Message::Piece {
  enum class Kind : std::uint8_t { text, argument, select, plural };
  Kind kind = Kind::text;
  Argument argument = Argument::relation;
  std::string text;
  struct Variant {
    std::string name;  // "female", "one", "=1"
    std::vector<Piece> pieces;
  };
  std::vector<Variant> variants;
  std::shared_ptr<const icu::PluralRules> rules;
};

Message::Message() = default;
Message::~Message() = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(Message&&) noexcept = default;

class MessageCompiler {
 public:
  using Piece = Message::Piece;
  MessageCompiler(const icu::MessagePattern& pattern, std::string_view language, std::string& error)
      : pattern_(pattern), language_(language), error_(error) {}

  static void put(Message& message, std::vector<Piece> pieces) { message.pieces_ = std::move(pieces); }

  // The message that starts at part `start` (MSG_START).
  bool message(std::int32_t start, std::vector<Piece>& out) {
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    std::int32_t from = pattern_.getPart(start).getLimit();
    for (std::int32_t i = start + 1; i <= limit; ++i) {
      const auto& part = pattern_.getPart(i);
      if (part.getIndex() > from) text(from, part.getIndex(), out);
      from = part.getLimit();
      if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
      if (!argument(i, out)) return false;
      i = pattern_.getLimitPartIndex(i);
      from = pattern_.getPart(i).getLimit();
    }
    return true;
  }

 private:
  void text(std::int32_t from, std::int32_t to, std::vector<Piece>& out) {
    if (out.empty() || out.back().kind != Piece::Kind::text) out.emplace_back();
    out.back().text += utf8(pattern_.getPatternString().tempSubStringBetween(from, to));
  }

  bool argument(std::int32_t start, std::vector<Piece>& out) {
    const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    Piece piece;
    std::size_t index = 0;
    while (index < kArguments && kNames[index] != name) ++index;
    if (index == kArguments) return fail("no argument '" + name + "'");
    piece.argument = static_cast<Argument>(index);
    switch (pattern_.getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        piece.kind = Piece::Kind::argument;
        break;
      case UMSGPAT_ARG_TYPE_SELECT:
        piece.kind = Piece::Kind::select;
        break;
      case UMSGPAT_ARG_TYPE_PLURAL:
        piece.kind = Piece::Kind::plural;
        break;
      default:
        return fail("'" + name + "' has a format other than select and plural");
    }
    if (piece.kind == Piece::Kind::plural) {
      UErrorCode status = U_ZERO_ERROR;
      piece.rules.reset(icu::PluralRules::forLocale(icu::Locale(std::string(language_).c_str()), status));
      if (U_FAILURE(status)) return fail("no plural rules for this language");
    }
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    for (std::int32_t i = start + 2; i < limit; ++i) {
      if (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
      piece.variants.push_back({utf8(pattern_.getSubstring(pattern_.getPart(i))), {}});
      while (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) ++i;  // past an explicit number
      if (!message(i, piece.variants.back().pieces)) return false;
      i = pattern_.getLimitPartIndex(i);
    }
    out.push_back(std::move(piece));
    return true;
  }

  bool fail(std::string what) {
    error_ = std::move(what);
    return false;
  }

  const icu::MessagePattern& pattern_;
  std::string_view language_;
  std::string& error_;
};

bool compile_message(std::string_view pattern, std::string_view language, Message& out, std::string& error) {
  if (too_deep(pattern)) {
    error = "braces nest deeper than " + std::to_string(kMaxDepth);
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
  std::vector<MessageCompiler::Piece> pieces;
  if (!MessageCompiler(parsed, language, error).message(0, pieces)) return false;
  MessageCompiler::put(out, std::move(pieces));
  return true;
}

void Message::write(const Arguments& arguments, std::string& out) const {
  const auto walk = [&](const auto& self, const std::vector<Piece>& pieces) -> void {
    for (const Piece& piece : pieces) {
      const std::string_view value = arguments[static_cast<std::size_t>(piece.argument)];
      switch (piece.kind) {
        case Piece::Kind::text:
          out += piece.text;
          break;
        case Piece::Kind::argument:
          out += value;
          break;
        default: {
          std::string_view wanted = value;
          std::string name;
          if (piece.kind == Piece::Kind::plural) {
            double number = 0;
            std::from_chars(value.data(), value.data() + value.size(), number);
            name = "=" + std::string(value);
            const bool exact =
                std::any_of(piece.variants.begin(), piece.variants.end(), [&](const auto& variant) { return variant.name == name; });
            if (!exact) name = utf8(piece.rules->select(number));
            wanted = name;
          }
          const Piece::Variant* chosen = nullptr;
          for (const auto& variant : piece.variants) {
            if (variant.name == wanted || (chosen == nullptr && variant.name == "other")) chosen = &variant;
            if (variant.name == wanted) break;
          }
          if (chosen != nullptr) self(self, chosen->pieces);
        }
      }
    }
  };
  walk(walk, pieces_);
}

}  // namespace anteroom::reply
