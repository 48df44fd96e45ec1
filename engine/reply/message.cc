// Writing a message: text and arguments as they come; of a choice, the one variant that is wanted.
#include "engine/reply/message.h"

#include <charconv>

#include "engine/reply/plurals.h"

namespace anteroom::reply {
namespace {

constexpr std::string_view kNames[kArguments] = {"relation",         "sex",         "age_group",   "pregnant",
                                                 "emergency_number", "crisis_line", "poison_line", "finding",
                                                 "complaints",       "department",  "count",       "urgency"};

using Words = std::span<const std::uint32_t>;

struct Variant {
  base::StringId name = base::kNoString;
  Words message;
};

// Takes the first variant off the front of `variants`.
Variant take(Words& variants) {
  const Variant variant{variants[0], variants.subspan(2, variants[1])};
  variants = variants.subspan(2 + variant.message.size());
  return variant;
}

class Writer {
 public:
  Writer(std::span<const char> strings, const Plurals* plurals, const Arguments& arguments, std::string& out)
      : strings_(strings), plurals_(plurals), arguments_(arguments), out_(out) {}

  void write(Words words) {
    while (!words.empty()) {
      const std::uint32_t operation = words[0] & ~kOperand, operand = words[0] & kOperand;
      if (operation == kText) {
        out_ += base::string_at(strings_, operand);
        words = words.subspan(1);
      } else if (operation == kArgument) {
        out_ += arguments_[operand];
        words = words.subspan(1);
      } else {
        const Words variants = words.subspan(2, words[1]);
        words = words.subspan(2 + variants.size());
        const std::string_view value = arguments_[operand];
        write(operation == kSelect ? choose(variants, value) : choose(variants, plural_name(value, variants)));
      }
    }
  }

 private:
  Words choose(Words variants, std::string_view wanted) const {
    Words other;
    bool has_other = false;
    while (!variants.empty()) {
      const Variant variant = take(variants);
      const std::string_view name = base::string_at(strings_, variant.name);
      if (name == wanted) return variant.message;
      if (!has_other && name == "other") other = variant.message, has_other = true;
    }
    return other;
  }

  std::string plural_name(std::string_view digits, Words variants) const {
    std::string exact = "=" + std::string(digits);
    while (!variants.empty()) {
      if (base::string_at(strings_, take(variants).name) == exact) return exact;
    }
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return plurals_->form(number);
  }

  std::span<const char> strings_;
  const Plurals* plurals_;
  const Arguments& arguments_;
  std::string& out_;
};

// Each list of words lies inside of the one around it, so that a walk comes to its end after as many steps as there are words.
class Validator {
 public:
  explicit Validator(std::span<const char> strings) : strings_(strings) {}

  bool message(Words words, std::size_t depth) {
    if (depth > kMaxMessageDepth) return false;
    while (!words.empty()) {
      const std::uint32_t operation = words[0] & ~kOperand, operand = words[0] & kOperand;
      std::size_t size = 1;
      if (operation == kText) {
        if (!base::is_string(strings_, operand)) return false;
      } else {
        if (operand >= kArguments) return false;
        if (operation != kArgument) {
          if (words.size() < 2 || words[1] > words.size() - 2 || !variants(words.subspan(2, words[1]), depth + 1)) return false;
          size = 2 + std::size_t{words[1]};
          has_plural |= operation == kPlural;
        }
      }
      words = words.subspan(size);
    }
    return true;
  }

  bool has_plural = false;

 private:
  bool variants(Words words, std::size_t depth) {
    while (!words.empty()) {
      if (words.size() < 2 || words[1] > words.size() - 2 || !base::is_string(strings_, words[0])) return false;
      if (!message(take(words).message, depth)) return false;
    }
    return true;
  }

  std::span<const char> strings_;
};

}  // namespace

std::string_view name_of(Argument argument) { return kNames[static_cast<std::size_t>(argument)]; }

void Message::write(const Arguments& arguments, std::string& out) const { Writer(strings_, plurals_, arguments, out).write(words_); }

bool validate_message(std::span<const std::uint32_t> words, std::span<const char> strings, bool& has_plural) {
  Validator validator(strings);
  const bool sound = validator.message(words, 0);
  has_plural |= validator.has_plural;
  return sound;
}

}  // namespace anteroom::reply
