// engine/audit/fact_screener.h: screens a patient of whom facts are known, in place of words.
//
//   FactScreener screener(knowledge);
//   std::vector<std::string> wrong;
//   if (const Screening::Parts* parts = screener.screen(facts, wrong)) use(*parts->decision);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/rule/condition.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {

// One object a thread; the reply is in the knowledge's first language.
class FactScreener {
 public:
  explicit FactScreener(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  // Valid until the next call. Nothing, and what is wrong with each, where the knowledge cannot take one of the facts (case_facts.h).
  const Screening::Parts* screen(const std::vector<rule::Condition>& facts, std::vector<std::string>& wrong);

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  std::unique_ptr<Screening::Parts> parts_;  // made when first needed
};

}  // namespace anteroom::audit
