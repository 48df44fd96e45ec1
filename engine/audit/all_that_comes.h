// engine/audit/all_that_comes.h: all that comes out of the rules for a patient, as what a case expects: no rule fires but these, and the
// urgency, the departments in order, the red flags and the advice are these. Nothing notices more mistakes.
#pragma once

#include <span>

#include "engine/audit/case.h"
#include "engine/audit/judge.h"

namespace anteroom::audit {

// `judge` has looked at the patient whose firings these are.
Expectation all_that_comes(Judge& judge, std::span<const Firing> firings);

}  // namespace anteroom::audit
