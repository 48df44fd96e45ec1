// engine/clips/write_tests.h: the defrules that say what findings make of an atom with tests: headache[onset = sudden].
#pragma once

#include <string>

#include "engine/rule/rule_base.h"

namespace anteroom::clips {

// Two defrules: what a claim says (yes, no, unknown), and what a denial does to it.
std::string write_tested_atom(const rule::RuleBase& rules, rule::AtomId id);

}  // namespace anteroom::clips
