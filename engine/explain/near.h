// engine/explain/near.h: findings that come near to what a condition asks for.
#pragma once

#include <string>
#include <vector>

#include "engine/explain/why_not.h"

namespace anteroom::explain {

// Those that neither make the atom true nor, by a plain denial, false. In the order of their words.
std::vector<Near> find_near(const infer::Inference& inference, rule::AtomId atom);

// What it is instead, after the finding's name: "is no chief complaint", "does not say whether severity >= severe".
std::string near_text(const Near& near, const rule::RuleBase& rules);

}  // namespace anteroom::explain
