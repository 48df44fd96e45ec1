// engine/proof/nice_number.h: numbers for witnesses: of all that would do, one that people say.
#pragma once

#include "engine/rule/rule_arrays.h"
#include "engine/rule/units.h"

namespace anteroom::proof {

// A number of [low, end) that a patient can have (rule::bounds_of): a whole one if there is one, else a half, a tenth, ..., next to
// the bound that there is. kFixedMin and kFixedMax where there is none.
double nice_number(rule::Fixed low, rule::Fixed end, rule::Bounds possible);

}  // namespace anteroom::proof
