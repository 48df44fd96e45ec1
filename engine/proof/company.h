// engine/proof/company.h: rules that one question had to look at together, for the next question that meets some of them.
//
// Where a rule waits for whatever else a patient may complain of, as rules of last resort do, each of these complaints has a rule of its
// own, and they are found one patient after the other. The next such question need not find them again.
#pragma once

#include <vector>

#include "engine/proof/evaluate.h"

namespace anteroom::proof {

class Company {
 public:
  // Adds to the rules that are looked at those that went with them, as far as the goal speaks of them.
  void bring(const Goal& goal, Included& included) const;
  // The rules that a `no` rests on.
  void remember(const Included& included);

 private:
  struct Group {
    std::uint8_t base;
    std::set<RuleIndex> rules;
  };
  static bool met(const Group& group, const Included& included);
  std::vector<Group> groups_;
};

}  // namespace anteroom::proof
