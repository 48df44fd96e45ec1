// JSON is read by Boost.JSON into one block of memory that the next question uses again; the question's fields are views into it.
// All that is wrong with a line is said at once.
#include "engine/request/read_question.h"

#include <algorithm>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <limits>

#include "engine/base/problem.h"
#include "engine/base/utf8.h"

namespace anteroom::request {
namespace {

namespace json = boost::json;

constexpr std::size_t kBufferBytes = std::size_t{32} << 10;
constexpr std::size_t kMostDepth = 32;
constexpr std::string_view kExample = R"(write one JSON object, such as {"text": "I have a headache"})";

std::string_view name_of(json::kind kind) {
  switch (kind) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "true or false";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      return "a number";
    case json::kind::string:
      return "a text";
    case json::kind::array:
      return "a list";
    case json::kind::object:
      return "an object";
  }
  return "something else";
}

std::size_t first_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && base::utf8_valid_at(text, at)) at += base::utf8_length(text, at);
  return at;
}

// "character 17", or "line 3, character 5" where there are several lines.
std::string place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string character = "character " + std::to_string(base::code_points(before.substr(before.rfind('\n') + 1)) + 1);
  return text.find('\n') < text.size() - 1 ? "line " + std::to_string(lines + 1) + ", " + character : character;
}

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

}  // namespace

QuestionReader::QuestionReader(Targets targets)
    : targets_(targets), buffer_(std::make_unique<unsigned char[]>(kBufferBytes)), memory_(buffer_.get(), kBufferBytes), parser_({}, [] {
        json::parse_options options;
        options.max_depth = kMostDepth;
        return options;
      }()) {}

void QuestionReader::note(std::string code, std::string message, std::string hint) {
  problems_.push_back({.code = std::move(code), .message = std::move(message), .hint = std::move(hint), .file = {}, .text = {}});
}

void QuestionReader::wrong_type(std::string_view field, std::string_view needed, const json::value& value, std::string hint) {
  note("line.wrong-type", "'" + std::string(field) + "' must be " + std::string(needed) + ", and is " + std::string(name_of(value.kind())),
       std::move(hint));
}

bool QuestionReader::read(std::string_view json) {
  question_ = {};
  target_ = {};
  has_text_ = has_target_ = false;
  problems_.clear();
  if (!parse(json)) return false;
  const json::object* object = value_->if_object();
  if (object == nullptr) {
    note("line.not-object", "a question is a JSON object, and this is " + std::string(name_of(value_->kind())), std::string(kExample));
    return false;
  }
  for (const auto& [key, value] : *object) {
    if (!value.is_null()) read_field({key.data(), key.size()}, value);
  }
  if (!has_text_) note("line.no-text", "there is no 'text'", "put the patient's words under \"text\"");
  if (targets_ == Targets::require && !has_target_) {
    note("line.no-target", "there is no 'target'", R"(--targets needs "target": {"begin": 0, "end": 5} on each line)");
  }
  if (has_text_ && has_target_ && problems_.empty() && target_.end > base::code_points(question_.text)) {
    note("line.bad-target",
         "the target ends behind the text, which has " + std::to_string(base::code_points(question_.text)) + " characters",
         "count characters (Unicode code points) of 'text', not bytes");
  }
  return problems_.empty();
}

bool QuestionReader::parse(std::string_view json) {
  value_.reset();
  memory_.release();
  parser_.reset(&memory_);
  json::error_code error;
  std::size_t at = parser_.write_some(json.data(), json.size(), error);
  if (!error && at < json.size()) error = json::error::extra_data;
  if (!error) {
    value_ = parser_.release();
    return true;
  }
  if (const std::size_t bad = first_invalid(json); bad < json.size()) {
    note("line.invalid-utf8", "a byte at " + place_of(json, bad) + " is not valid UTF-8", "write JSON in UTF-8");
  } else if (error == json::error::too_deep) {
    note("line.too-deep", "the JSON is nested more than " + std::to_string(kMostDepth) + " levels deep", std::string(kExample));
  } else {
    note("line.not-json", "this is not JSON: " + error.message() + " at " + place_of(json, std::min(at, json.size())),
         std::string(kExample));
  }
  return false;
}

std::string_view QuestionReader::text_field(std::string_view name, const json::value& value, std::string hint) {
  if (const json::string* text = value.if_string()) return view(*text);
  wrong_type(name, "a text", value, std::move(hint));
  return {};
}

void QuestionReader::read_field(std::string_view name, const json::value& value) {
  if (name == "text") {
    has_text_ = true;
    question_.text = text_field(name, value, "write it in quotes");
  } else if (name == "id") {
    question_.id = text_field(name, value, "write it in quotes");
  } else if (name == "title") {
    question_.title = text_field(name, value, "write it in quotes");
  } else if (name == "language") {
    question_.language = text_field(name, value, R"(write a tag, such as "en")");
  } else if (name == "age") {
    question_.age = text_field(name, value, R"(write "age_years": 25, or a band: "age": "20~29")");
  } else if (name == "sex") {
    question_.sex = text_field(name, value, R"(write "female" or "male", or leave it out)");
  } else if (name == "asked_on") {
    question_.asked_on = text_field(name, value, R"(write a date, such as "2019-10-01")");
  } else if (name == "age_years") {
    if (value.is_number())
      question_.age_years = value.to_number<double>();
    else
      wrong_type(name, "a number", value, R"(write "age_years": 25, without quotes)");
  } else if (name == "known") {
    read_known(value);
  } else if (name == "target" && targets_ != Targets::ignore) {
    has_target_ = true;
    read_target(value);
  }
}

void QuestionReader::read_known(const json::value& value) {
  constexpr std::string_view kHint = R"(write "known": [{"concept": "fever", "assertion": "absent"}])";
  const json::array* list = value.if_array();
  if (list == nullptr) return wrong_type("known", "a list", value, std::string(kHint));
  for (const json::value& one : *list) {
    const json::object* object = one.if_object();
    if (object == nullptr) return wrong_type("known", "a list of objects", one, std::string(kHint));
    Question::Known known;
    for (const auto& [name, part] : {std::pair{"concept", &known.concept_id}, {"assertion", &known.assertion}}) {
      const json::value* given = object->if_contains(name);
      if (given == nullptr) return note("line.wrong-type", "an entry of 'known' has no '" + std::string(name) + "'", std::string(kHint));
      *part = text_field(name, *given, std::string(kHint));
    }
    question_.known.push_back(known);
  }
}

void QuestionReader::read_target(const json::value& value) {
  constexpr std::string_view kHint =
      R"(write "target": {"begin": 0, "end": 5}: characters of the text, counted from 0, the end not included)";
  const json::object* object = value.if_object();
  if (object == nullptr) return wrong_type("target", "an object", value, std::string(kHint));
  for (const auto& [name, place] : {std::pair{"begin", &target_.begin}, {"end", &target_.end}}) {
    const json::value* given = object->if_contains(name);
    json::error_code error;
    const auto number = given == nullptr || !given->is_number() ? 0 : given->to_number<std::uint32_t>(error);
    if (given == nullptr || !given->is_number() || error) {
      return note("line.bad-target", "'" + std::string(name) + "' of the target is not a whole number from 0", std::string(kHint));
    }
    *place = number;
  }
  if (target_.begin > target_.end) note("line.bad-target", "the target ends before it begins", std::string(kHint));
}

}  // namespace anteroom::request
