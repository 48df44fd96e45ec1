// engine/audit/score_kinds.h: one maker for each way of scoring; each is a file score_<what>.cc. For score.cc alone.
#pragma once

#include <memory>
#include <string_view>

#include "engine/audit/score.h"

namespace anteroom::audit {

std::unique_ptr<Scorer> make_context_scorer(std::shared_ptr<const Knowledge> knowledge);
// Of one kind of quantity by its name, or of "vitals" (all that is measured but the temperature), or "quantities": of each row
// those that it labels.
std::unique_ptr<Scorer> make_quantity_scorer(std::shared_ptr<const Knowledge> knowledge, std::string_view kind);
std::unique_ptr<Scorer> make_symptom_scorer(std::shared_ptr<const Knowledge> knowledge);
std::unique_ptr<Scorer> make_finding_scorer(std::shared_ptr<const Knowledge> knowledge);
std::unique_ptr<Scorer> make_patient_scorer(std::shared_ptr<const Knowledge> knowledge);
std::unique_ptr<Scorer> make_department_scorer(std::shared_ptr<const Knowledge> knowledge);
std::unique_ptr<Scorer> make_urgency_scorer(std::shared_ptr<const Knowledge> knowledge);

}  // namespace anteroom::audit
