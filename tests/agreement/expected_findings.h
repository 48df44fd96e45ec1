// tests/agreement/expected_findings.h: what `audit check` must find of a small rule base, from what all its patients make of it.
#pragma once

#include <string>
#include <vector>

#include "tests/agreement/small_base.h"

namespace anteroom::tests {

// "kind: rule" of each finding, in no order.
std::vector<std::string> expected_findings(SmallBases& bases);

}  // namespace anteroom::tests
