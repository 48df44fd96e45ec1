// engine/target_context.h: the context of any span of a text that was read, whether the lexicon knows its words or not.
//
//   context::Context c = target_context(parts, {.begin = 12, .end = 17});
#pragma once

#include "engine/screening_parts.h"

namespace anteroom {

// Of the tokens of the body that the span touches; of the next one where it lies between tokens. Nothing to say past the end.
context::Context target_context(const Screening::Parts& parts, const Target& target);

}  // namespace anteroom
