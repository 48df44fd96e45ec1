// engine/base/json_writer.h: JSON appended to a string as it is produced, with no tree in between.
//
//   JsonWriter json(out);
//   json.open('{');  json.key("id").string("q-1");  json.key("days").number(91.3);  json.close('}');
//
// A screening is written once and read elsewhere, in a few microseconds and without an allocation; a tree of values would cost
// more than reading the question. The caller keeps brackets in balance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace anteroom::base {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open(char bracket);            // { or [
  JsonWriter& close(char bracket);
  JsonWriter& key(std::string_view name);    // plain ASCII, of the program
  JsonWriter& string(std::string_view text); // valid UTF-8
  JsonWriter& number(double value);          // at most four digits after the point; null where not finite
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

 private:
  void value() {                             // a comma where one is due
    if (comma_) out_ += ',';
    comma_ = true;
  }
  std::string& out_;
  bool comma_ = false;
};

}  // namespace anteroom::base
