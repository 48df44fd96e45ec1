// tools/anteroom/read_labels.h: labelled questions out of JSON Lines, as `anteroom score` takes them (docs/parser.md).
//
//   LabelledRow row;
//   std::string problem = read_labels(line, row);   // empty: read
#pragma once

#include <string>
#include <string_view>

#include "engine/audit/score.h"

namespace anteroom::command {

// What is wrong with the line, or nothing. Fields that are not known are ignored; fields of the wrong type count as not there.
std::string read_labels(std::string_view json, audit::LabelledRow& row);

}  // namespace anteroom::command
