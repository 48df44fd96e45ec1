// engine/screening_fragments.h: what a screening says of each concept and each rule, as JSON written once when knowledge is loaded.
#pragma once

#include <string>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/knowledge/knowledge.h"

namespace anteroom {

// Members of objects, without the brackets around them. Frozen; shared between threads.
struct ScreeningFragments {
  ScreeningFragments(const knowledge::Knowledge& all, const knowledge::Language& language);

  std::vector<std::string> concepts;     // "concept":...,"kind":...,"name":...,"codes":{...}
  std::vector<std::string> rules;        // "rule":...,"says":...,"why":...,"status":...
  std::vector<std::string> rule_ids;     // the id alone, as a value
  std::vector<std::string> conclusions;  // of each rule: "concluded":[...]
  // Of each attribute: "severity":null, then of each value, as its bits lie, "severity":"mild".
  std::vector<std::vector<std::string>> values;
  std::string no_values;  // all attributes of a finding that has none
  // "assertion":...,"temporality":...,"experiencer":... of each context.
  const std::string& context(const fact::Finding& finding) const {
    return contexts_[(static_cast<std::size_t>(finding.assertion) * kTemporalities + static_cast<std::size_t>(finding.temporality)) *
                         kExperiencers +
                     static_cast<std::size_t>(finding.experiencer)];
  }
  std::vector<std::string> departments;  // "id":...,"name":...

 private:
  static constexpr std::size_t kAssertions = 3, kTemporalities = 3, kExperiencers = 3;
  std::vector<std::string> contexts_;
};

}  // namespace anteroom
