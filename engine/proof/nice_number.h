// engine/proof/nice_number.h: numbers for witnesses: of all that would do, one that people say.
#pragma once

#include "engine/rule/rule_arrays.h"

namespace anteroom::proof {

// A number of [low, end), not negative: the smallest whole one if there is one, else a half, a tenth, ... `end` is kFixedMax where there is none.
double nice_number(rule::Fixed low, rule::Fixed end);

}  // namespace anteroom::proof
