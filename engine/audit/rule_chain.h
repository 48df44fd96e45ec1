// engine/audit/rule_chain.h: how outcomes come about, as a chain to be drawn: what the patient has, the rules that fire on it, the facts
// that they conclude, the rules that rest on those, what follows.
//
//   finding.chain = chain_of(chainer.run(witness.facts), {rule}, "urgency emergency");
#pragma once

#include <string>
#include <vector>

#include "engine/audit/report.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {

// Of rules that fired (others are left out), with one rule for each derived fact behind them, and `outcome` last where it is not empty.
std::vector<Step> chain_of(const infer::Inference& inference, const std::vector<rule::RuleIndex>& rules, const std::string& outcome);

}  // namespace anteroom::audit
