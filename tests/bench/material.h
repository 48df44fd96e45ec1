// tests/bench/material.h: what the benchmarks work on: the full knowledge, the worked example, questions of about 1 KB.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/anteroom.h"

namespace anteroom::bench {

// The repository's lexicon/ and rules/, or those of the folder $ANTEROOM_KNOWLEDGE, loaded once. Ends the program with all problems where it does not load.
const std::shared_ptr<const Knowledge>& knowledge();

const std::string& worked_example();                  // docs/examples/muscle_spasm.txt
const std::vector<std::string>& questions_of_1_kb();  // tests/bench/questions.txt

}  // namespace anteroom::bench
