// tests/bench/rules/synthetic.h: triage rules and questions of any number, made up from a seed, to measure engines with.
//
//   const Synthetic made(5000, 1);                             // 5,000 rules; the same for the same seed
//   write_yaml(made);  write_clips(made);                      // the same rules, each engine's way
//   for (const SyntheticQuestion& q : made.questions(1000)) ...
//
// Shaped as the real rule base is: 2 to 4 conditions a rule, of which some are denials, ages and other numbers; a quarter of the rules
// have an `unless` of findings or derived facts; three levels of chaining (7, 2 and 1 rules in 10). The number of concepts grows with
// the square root of the number of rules (25 times it, which is where the real rule base stands: 1,852 concepts and 3,230 rules),
// and some concepts are named much more often than others. A question has 15 facts: 12 findings, of which some are denied, and
// three numbers; its findings are those of two rules and of what they rest on, and others as often as they are named.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace anteroom::bench {

inline constexpr std::size_t kFindings = 12;  // a question
inline constexpr std::uint32_t kDepartments = 16;

enum class Number : std::uint8_t { age, temperature, heart_rate };  // years, C, a minute
inline constexpr std::size_t kNumbers = 3;
struct NumberWords {
  const char *name, *unit;  // as rules write them
};
inline constexpr std::array<NumberWords, kNumbers> kNumberWords{{{"age", " years"}, {"temperature", " C"}, {"heart_rate", ""}}};

struct SyntheticPart {
  enum class Kind : std::uint8_t { present, denied, derived, at_least, below, within };
  Kind kind = Kind::present;
  std::uint32_t id = 0;             // concept or derived fact
  Number number = Number::age;      // at_least, below, within
  std::uint32_t low = 0, high = 0;  // low <= x (at_least), x < high (below), low <= x <= high (within)
};

struct SyntheticRule {
  std::uint8_t level = 0, urgency = 0;  // urgency: 0 to 3, as rule::Urgency
  std::vector<SyntheticPart> when;      // all of these
  std::vector<SyntheticPart> unless;    // none of these
  std::int32_t concludes = -1;          // a derived fact
  std::uint32_t department = 0, weight = 1;
};

struct SyntheticQuestion {
  std::array<std::pair<std::uint32_t, bool>, kFindings> findings;  // concept; present, else denied
  std::array<std::uint32_t, kNumbers> numbers;
};

struct Synthetic {
  Synthetic(std::size_t rule_count, std::uint64_t seed);
  std::vector<SyntheticQuestion> questions(std::size_t count) const;

  std::size_t concepts = 0, facts = 0;
  std::vector<SyntheticRule> rules;
  std::uint64_t seed = 0;
};

// Files of 100 rules, as a folder of rules has them: name and text. Concept i is c<i>, derived fact i is f<i>.
std::vector<std::pair<std::string, std::string>> write_yaml(const Synthetic& made);
std::string rule_id(std::size_t rule);
std::string department_id(std::size_t department);  // ascending

// As someone who knows CLIPS would write them: facts hashed by what they name, the rarest first, what is held back by derived facts
// of less salience. The action calls (fired <rule>) and asserts the derived fact, nothing else.
std::string write_clips(const Synthetic& made);

}  // namespace anteroom::bench
