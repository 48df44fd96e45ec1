// engine/clips/prelude.h: the part of a program that is the same for every rule base: what findings make true, false or unknown.
#pragma once

#include <string_view>

namespace anteroom::clips {

// After the deftemplate `finding`, before the rules.
extern const std::string_view kPrelude;

}  // namespace anteroom::clips
