// engine/explain/why_not.h: why a rule did not fire: its condition with the answer to each part, and the least that is missing.
//
//   WhyNot answer = why_not(inference, rules.find("neurology.twitching.weak"));
//   std::cout << to_text(answer, {inference, words_of});      // write_explanation.h
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

using rule::LiteralId;
using rule::RuleIndex;

// A finding that a condition does not count, though it is of the concept that the condition names (or of a broader one), and why.
struct Near {
  enum class Reason : std::uint8_t {
    past,          // it was, and the condition asks for now
    hypothetical,  // "if I had"
    possible,      // "could it be"
    family,        // a relative has it
    other,         // someone else has it
    now,           // the patient has it now, and the condition asks for the past, for a relative, ...
    in_passing,    // it is no chief complaint
    broader,       // it may or may not be the narrower thing that is asked for
    tests,         // what the brackets ask of it is not said, or is otherwise
    part_denied,   // only a part of what is asked for is denied
    nearer_row,    // tables: a row nearer to its concept stands in for this one
  };
  Reason reason = Reason::past;
  std::uint32_t finding = 0;
  std::vector<const rule::AtomTest*> unknown, failed;  // tests
  RuleIndex row = rule::kNoRule;                       // nearer_row: the rule of that row
};
std::string_view name_of(Near::Reason reason);

// A rule that could conclude a derived fact and did not. (One that needs the fact itself for that is left out.)
struct Concluder {
  RuleIndex rule = 0;
  bool held_back = false;          // its `when` is true, and its `unless` too
  std::vector<LiteralId> missing;  // as WhyNot::missing, down through derived facts
};

// A part of a condition, and how it came out.
struct Part {
  enum class Kind : std::uint8_t { literal, all, any, at_least };
  Kind kind = Kind::literal;
  infer::Truth truth = infer::Truth::unknown;
  std::uint32_t count = 0;  // at_least
  std::vector<Part> parts;  // of all, any, at_least

  LiteralId literal = 0;
  std::vector<std::uint32_t> findings;  // behind a literal that is true or false
  std::vector<Near> near;               // of one that is not true
  std::vector<Concluder> concluders;    // of a derived fact that is not concluded
  std::vector<RuleIndex> concluded_by;  // of one that is
};

struct WhyNot {
  RuleIndex rule = 0;
  bool fired = false;
  bool held_back = false;  // `when` is true, and `unless` too
  bool has_unless = false;
  Part when, unless;                    // `unless` is meaningful where there is one
  std::vector<LiteralId> missing;       // the least that would make `when` true: its first literals that are false or unknown
  std::vector<LiteralId> holding_back;  // the true literals of a true `unless`
};

// `rule` is one of the rule base's.
WhyNot why_not(const infer::Inference& inference, RuleIndex rule);

}  // namespace anteroom::explain
