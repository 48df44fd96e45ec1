// tests/unit/anteroom/load_small.h: the golden tests' small knowledge, loaded once.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "engine/anteroom.h"

namespace anteroom {

inline const std::string kSmallKnowledge = std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/knowledge";

inline const std::shared_ptr<const Knowledge>& small_knowledge() {
  static const std::shared_ptr<const Knowledge> knowledge = [] {
    std::vector<Problem> problems;
    std::shared_ptr<const Knowledge> loaded = Knowledge::load(kSmallKnowledge, problems);
    for (const Problem& problem : problems) ADD_FAILURE() << problem.text;
    return loaded;
  }();
  return knowledge;
}

// Whether the JSON of a screening or an annotation lists a problem of this code.
inline bool lists(const std::string& json, const std::string& code) { return json.find("\"code\":\"" + code + "\"") != std::string::npos; }

}  // namespace anteroom
