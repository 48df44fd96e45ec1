// tests/bench/tenfold_lexicon.h: the repository's knowledge with ten times the phrases, to see what a growing lexicon costs.
#pragma once

#include <memory>

#include "engine/anteroom.h"

namespace anteroom::bench {

// Made once, in a temporary folder that is removed again; the same on every run. Ends the program where it does not load.
const std::shared_ptr<const Knowledge>& tenfold_knowledge();

}  // namespace anteroom::bench
