// engine/request/read_question.h: a question out of JSON: one input object, as docs/output.md describes it.
//
//   QuestionReader reader;
//   if (reader.read(line)) screener.screen(reader.question());
//   else report(reader.id(), reader.problems());
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anteroom.h"

namespace anteroom::request {

// Reads one question after the other, reusing its memory. One object a thread.
class QuestionReader {
 public:
  enum class Targets : std::uint8_t { ignore, allow, require };
  explicit QuestionReader(Targets targets = Targets::ignore);

  // False where `json` is not a question; problems() then says all that is wrong with it. Fields that are not known are ignored,
  // and null is the same as nothing.
  bool read(std::string_view json);

  const Question& question() const { return question_; }  // views live until the next call
  std::optional<Target> target() const { return has_target_ ? std::optional<Target>(target_) : std::nullopt; }  // where it is not ignored
  std::string_view id() const { return question_.id; }  // also of a bad line, where it could be read
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void note(std::string code, std::string message, std::string hint);
  void wrong_type(std::string_view field, std::string_view needed, const boost::json::value& value, std::string hint);
  bool parse(std::string_view json);
  void read_field(std::string_view name, const boost::json::value& value);
  std::string_view text_field(std::string_view name, const boost::json::value& value, std::string hint);
  void read_known(const boost::json::value& value);
  void read_target(const boost::json::value& value);

  const Targets targets_;
  std::unique_ptr<unsigned char[]> buffer_;  // of memory_, so that a usual question allocates nothing
  boost::json::monotonic_resource memory_;
  boost::json::parser parser_;
  std::optional<boost::json::value> value_;
  Question question_;
  bool has_text_ = false, has_target_ = false;
  Target target_;
  std::vector<Problem> problems_;
};

}  // namespace anteroom::request
