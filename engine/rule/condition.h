// engine/rule/condition.h: the condition of a rule as a tree in which every part knows its place.
//
//   Condition when;
//   std::optional<SyntaxError> error = parse_condition("headache[onset = sudden] and age >= 50 years", when);
//
// The language is that of docs/rules.md. Names are not looked up here: that is done when rules are compiled (rule_base.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace anteroom::rule {

// Which mentions a finding in a condition asks for. `plain` is a bare NAME: the patient has it now.
enum class Scope : std::uint8_t { plain, past, family, possible, denied, chief };
inline constexpr std::size_t kScopeCount = 6;
std::string_view name_of(Scope scope);  // `plain` is empty

enum class Op : std::uint8_t { equal, not_equal, less, at_most, greater, at_least, in };
std::string_view name_of(Op op);  // as written: "=", "!=", "<", "<=", ">", ">=", "in"

// A value as written: a number with its unit (empty where none stands there), or a word.
struct Value {
  bool is_number = false;
  double number = 0;  // finite
  std::string unit;   // "weeks", "C", "mg/dL", "a day"
  std::string word;   // where it is not a number
  base::Span place;
};

// `attribute op value`, in brackets after a finding or alone about the patient. `high` only with `in`.
// `pregnant` alone is `pregnant = yes`.
struct Test {
  std::string attribute;
  Op op = Op::equal;
  Value low, high;
  base::Span place;
};

// Places are bytes of the condition's text.
struct Condition {
  enum class Kind : std::uint8_t {
    all,         // every part:        a and b, all(a, b)
    any,         // some part:         a or b, any(a, b)
    at_least,    // `count` parts:     at_least(2, a, b, c)
    negation,    // not the one part:  not a
    finding,     // scope(name[tests])
    comparison,  // tests[0], about the patient
  };
  Kind kind = Kind::all;
  std::uint32_t count = 0;
  Scope scope = Scope::plain;
  std::string name;
  std::vector<Test> tests;
  std::vector<Condition> parts;
  base::Span place;
};

// What is wrong with a condition, and at which byte of it.
struct SyntaxError {
  std::uint32_t at = 0;
  std::string code;     // "rule.syntax", "rule.too-deep", "rule.too-long" or "rule.number"
  std::string message;  // "expected a finding or a comparison here"
  std::string hint;     // may be empty
};

inline constexpr std::size_t kMaxConditionDepth = 24;  // nested parentheses, lists and `not`s
inline constexpr std::size_t kMaxConditionBytes = 16384;

// Nothing where all is well; else the first error, and `condition` is unspecified. Any bytes are accepted.
std::optional<SyntaxError> parse_condition(std::string_view text, Condition& condition);

// The condition written out again, in one fixed style; parses back to the same tree.
std::string to_text(const Condition& condition);
std::string to_text(const Test& test);

}  // namespace anteroom::rule
