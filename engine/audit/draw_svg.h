// engine/audit/draw_svg.h: the drawings of the audit's page, as inline SVG. Their colours are classes of the page's style.
#pragma once

#include <string>
#include <vector>

#include "engine/audit/report.h"

namespace anteroom::audit {

// A share from 0 to 1 as a bar, with a line where its gate stands; `says` for whoever cannot see it.
std::string draw_bar(const Figure& figure, const std::string& says);
std::string draw_bar(double share);  // small, for a table

// Boxes from what the patient has, on the left, over the rules to what follows, on the right. Empty for an empty chain.
std::string draw_chain(const std::vector<Step>& chain);

}  // namespace anteroom::audit
