// tests/golden/json_schema.h: whether JSON is as the schemas in docs/ say.
//
//   EXPECT_EQ(against_schema("screening", json), "");
#pragma once

#include <string>
#include <string_view>

namespace anteroom {

// What does not fit, a line each; empty where all fits. `kind`: "screening" or a name under `definitions` of
// screening.schema.json; "explanation", or one of its kinds ("why", "trace", "why_not", "what_if", "no_such_rule"); "audit".
std::string against_schema(std::string_view kind, std::string_view json);

}  // namespace anteroom
