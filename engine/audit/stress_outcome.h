// engine/audit/stress_outcome.h: what a screening came out as, and whether that of a changed text is what it must be.
//
//   const Outcome before(parts);
//   const std::string broken = compare(Must::same, before, variant, changed_parts);   // empty: it holds
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "engine/audit/stress_change.h"

namespace anteroom::audit {

struct Outcome {
  explicit Outcome(const Screening::Parts& parts);

  rule::Urgency urgency = rule::Urgency::none;
  std::vector<rule::DepartmentIndex> departments;  // in order
  std::vector<rule::StringId> red_flags;           // ascending, each once
  // What the patient has now: symptoms and conditions with their sites; ascending, each once.
  std::vector<std::pair<ontology::ConceptId, ontology::ConceptId>> has;
};

// What is not as it must be, in words for a person; empty where all is.
std::string compare(Must must, const Outcome& before, const Variant& variant, const Screening::Parts& after);

std::string_view name_of(Must must);  // "the same screening"

}  // namespace anteroom::audit
