// engine/explain/write_explanation.h: explanations as text for a person who knows the rules, as JSON, and as a drawing for Graphviz.
//
//   Evidence evidence(inference, words_of);
//   std::cout << to_text(why(inference, decision), evidence);
//   std::cout << to_dot(why_not(inference, rule), evidence);      // | dot -Tsvg
//
// docs/explain.md describes all three; docs/explanation.schema.json fixes the JSON. Text and drawing end with a line end, JSON has none.
#pragma once

#include <string>

#include "engine/explain/evidence.h"
#include "engine/explain/proof.h"
#include "engine/explain/what_if.h"
#include "engine/explain/why_not.h"

namespace anteroom::explain {

std::string to_text(const Proof& proof, const Evidence& evidence);
std::string to_text(const Trace& trace, const Evidence& evidence);
std::string to_text(const WhyNot& why_not, const Evidence& evidence);
std::string to_text(const WhatIf& what_if, const Evidence& evidence);

std::string to_json(const Proof& proof, const Evidence& evidence);
std::string to_json(const Trace& trace, const Evidence& evidence);
std::string to_json(const WhyNot& why_not, const Evidence& evidence);
std::string to_json(const WhatIf& what_if, const Evidence& evidence);

std::string to_dot(const Proof& proof, const Evidence& evidence);
std::string to_dot(const Trace& trace, const Evidence& evidence);
std::string to_dot(const WhyNot& why_not, const Evidence& evidence);
std::string to_dot(const WhatIf& what_if, const Evidence& evidence);

}  // namespace anteroom::explain
