#include "engine/audit/report.h"

#include <algorithm>

namespace anteroom::audit {

bool PartReport::passes() const {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.level == Level::error; }) &&
         std::all_of(figures.begin(), figures.end(), [](const Figure& one) { return one.passes(); });
}

}  // namespace anteroom::audit
