// engine/audit/text_of_report.h: the pieces that every form of a report shares. For write_*.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/report.h"

namespace anteroom::audit {

std::string_view name_of(Level level);  // error, warning, note
std::size_t count(const PartReport& part, Level level);
std::string counted(std::size_t count, std::string_view what);  // "1 error", "2 errors"
std::string place_text(const Finding& finding);                 // "file:line:column", as far as it is known

// A figure's value or gate as people read it: "97.2 %", "1200", "0.35". A share is rounded down: 99.999 % is not all.
std::string number_text(const Figure& figure, double value);
// What the figure must reach: "at least 95 %", "at most 0", "must be 0", "1 to 5"; empty without a gate.
std::string gate_text(const Figure& figure);
bool has_least(const Figure& figure);  // gated on this side
bool has_most(const Figure& figure);

// Invalid bytes replaced by U+FFFD; control characters stay.
std::string valid_utf8(std::string_view text);
// As text or attribute of HTML and XML 1.0: markup escaped; what XML cannot hold is U+FFFD. A line end stays.
std::string escaped(std::string_view text);

}  // namespace anteroom::audit
