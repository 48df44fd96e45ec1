// engine/reply/validate.h: whether arrays that came from outside refer to nothing outside of themselves.
#pragma once

#include <cstddef>

#include "engine/reply/replies_arrays.h"

namespace anteroom::reply {

// `has_plural` is set where some message needs plural rules.
bool validate(const RepliesArrays& arrays, std::size_t concepts, bool& has_plural);

}  // namespace anteroom::reply
