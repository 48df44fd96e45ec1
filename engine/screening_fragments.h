// engine/screening_fragments.h: what a screening says of each concept and each rule, as JSON written once when knowledge is loaded.
#pragma once

#include <string>
#include <vector>

#include "engine/knowledge/knowledge.h"

namespace anteroom {

// Members of objects, without the brackets around them. Frozen; shared between threads.
struct ScreeningFragments {
  ScreeningFragments(const knowledge::Knowledge& all, const knowledge::Language& language);

  std::vector<std::string> concepts;     // "concept":...,"kind":...,"name":...,"codes":{...}
  std::vector<std::string> rules;        // "rule":...,"says":...,"why":...,"status":...
  std::vector<std::string> rule_ids;     // the id alone, as a value
  std::vector<std::string> conclusions;  // of each rule: "concluded":[...]
  std::string no_values;                 // "severity":null, and so on, of a finding without attributes
  std::vector<std::string> departments;  // "id":...,"name":...
};

}  // namespace anteroom
