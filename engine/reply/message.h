// engine/reply/message.h: an ICU MessageFormat text, compiled once, written many times.
//
//   Message message;
//   compile_message("{sex, select, female {She} other {They}} may rest.", "en", message, error);
//   message.write(arguments, out);
//
// ICU parses the pattern (icu::MessagePattern) and knows the plural rules; writing is then a walk over frozen pieces, so that a
// reply costs microseconds. Frozen once compiled; safe to share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace anteroom::reply {

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

class Message {
 public:
  Message();
  ~Message();
  Message(Message&&) noexcept;
  Message& operator=(Message&&) noexcept;

  bool empty() const { return pieces_.empty(); }
  // Appends the text to `out`. An argument that was not given is written as nothing, and selects `other`.
  void write(const Arguments& arguments, std::string& out) const;

 private:
  friend class MessageCompiler;
  struct Piece;
  std::vector<Piece> pieces_;
};

// False, with what is wrong in `error`, for a pattern that ICU refuses, an unknown argument, a format other than plain, select and
// plural, or a select without `other`.
bool compile_message(std::string_view pattern, std::string_view language, Message& out, std::string& error);

}  // namespace anteroom::reply
