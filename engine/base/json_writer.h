// engine/base/json_writer.h: JSON appended to a string as it is produced, with no tree in between.
//
//   JsonWriter json(out);
//   json.open('{');  json.key("id").string("q-1");  json.key("days").number(91.3);  json.close('}');
//   json.finish();   // out = {"id":"q-1","days":91.3}
//
// A screening is written once and read elsewhere, in a few microseconds and without an allocation; a tree of values would cost
// more than reading the question. So the small pieces are inline: a key is one copy of known length. The caller keeps brackets
// in balance.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace anteroom::base {

class JsonWriter {
 public:
  // Appends to `out`, which holds room to spare until finish().
  explicit JsonWriter(std::string& out) : out_(out), used_(out.size()) {}

  JsonWriter& open(char bracket) {  // { or [
    comma();
    put(bracket);
    comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    reserve(kSmall);
    put(bracket);
    comma_ = true;
    return *this;
  }
  // A key that needs no escape, of the program.
  template <std::size_t N>
  JsonWriter& key(const char (&name)[N]) {
    return key(std::string_view(name, N - 1));
  }
  JsonWriter& key(std::string_view name) {
    reserve(name.size() + kSmall);
    if (comma_) put(',');
    put('"');
    put(name);
    put('"');
    put(':');
    comma_ = false;
    return *this;
  }
  JsonWriter& string(std::string_view text);  // valid UTF-8
  JsonWriter& number(double value);           // at most four digits after the point; null where not finite
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  // JSON written before: one value, or several members without the brackets around them.
  JsonWriter& raw(std::string_view json) {
    reserve(json.size() + kSmall);
    if (comma_) put(',');
    put(json);
    comma_ = true;
    return *this;
  }
  // After raw members that end with a key.
  void value_follows() { comma_ = false; }
  // Cuts `out` to what was written. Nothing may be written after it.
  void finish() { out_.resize(used_); }

 private:
  static constexpr std::size_t kSmall = 8;       // a comma, quotes, a colon
  static constexpr std::size_t kFirst = 1024;    // of room that is asked for at first
  static constexpr std::size_t kAtOnce = 32768;  // of room that is there already

  void comma() {
    reserve(kSmall);
    if (comma_) put(',');
    comma_ = true;
  }
  void reserve(std::size_t more) {
    if (out_.size() - used_ < more) grow(more);
  }
  void grow(std::size_t more);
  void put(char c) { out_[used_++] = c; }
  void put(std::string_view text) {
    std::memcpy(out_.data() + used_, text.data(), text.size());
    used_ += text.size();
  }

  std::string& out_;
  std::size_t used_;
  bool comma_ = false;
};

}  // namespace anteroom::base
