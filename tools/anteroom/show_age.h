// tools/anteroom/show_age.h: an age as people say it: a small child's in months, weeks or days.
//
//   show_age(34, 34)               // "34 years"
//   show_age(4.0 / 12, 4.0 / 12)   // "4 months"
#pragma once

#include <string>

namespace anteroom::command {

// From `low` to `high` years; one number where they are shown alike.
std::string show_age(double low, double high);

}  // namespace anteroom::command
