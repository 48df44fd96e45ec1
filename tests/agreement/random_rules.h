// tests/agreement/random_rules.h: random rules and random facts over the world of world.h, the same for the same seed.
//
//   RandomRules random(world, seed);
//   std::vector<rule::RuleSource> rules = random.rules();     // may have problems: compile and try again
//   fact::Facts facts = random.facts();
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/agreement/world.h"

namespace anteroom::tests {

// Of an environment variable, for a longer run or another seed.
inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

class RandomRules {
 public:
  RandomRules(const World& world, std::uint64_t seed) : world_(world), random_(seed) {}

  std::vector<rule::RuleSource> rules();
  fact::Facts facts();
  fact::Facts possible_facts();  // of a patient of whom the prover speaks (engine/proof/prover.h)

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <std::size_t N>
  std::string one_of(const char* const (&list)[N]) {
    return list[below(N)];
  }

  std::string symptom();
  std::string condition(int depth, bool facts, bool positive);
  std::string leaf(bool facts, bool positive);
  std::string test();
  std::string comparison();
  std::string mention();

  const World& world_;
  std::mt19937_64 random_;
  std::size_t facts_in_use_ = 0;
};

}  // namespace anteroom::tests
