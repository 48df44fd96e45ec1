// The kinds by name, and what all of them share: from a row to what the stages made of it.
#include "engine/audit/score.h"

#include <algorithm>
#include <array>

#include "engine/audit/score_kinds.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

struct NamedKind {
  std::string_view name;
  std::unique_ptr<Scorer> (*make)(std::shared_ptr<const Knowledge>);
};
constexpr std::array<std::string_view, 7> kQuantities = {"duration", "ago", "frequency", "temperature", "age", "vitals", "quantities"};
constexpr std::array<NamedKind, 6> kKinds = {{
    {"context", make_context_scorer},
    {"symptoms", make_symptom_scorer},
    {"findings", make_finding_scorer},
    {"patients", make_patient_scorer},
    {"departments", make_department_scorer},
    {"urgency", make_urgency_scorer},
}};

}  // namespace

const GoldFinding::Label* GoldFinding::label(std::string_view name) const {
  const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& one) { return one.name == name; });
  return found == labels.end() ? nullptr : &*found;
}

Question Scorer::question_of(const LabelledRow& row, bool with_form) {
  Question question;
  question.id = row.id, question.title = row.title, question.text = row.text, question.language = row.language,
  question.asked_on = row.asked_on;
  if (with_form) question.age_years = row.age_years, question.sex = row.sex;
  return question;
}

const Screening::Parts& Scorer::annotate(const LabelledRow& row, bool with_form) {
  return screener_.screen(question_of(row, with_form)).parts();
}

std::string Scorer::report(std::size_t misses) const {
  std::string out = figures();
  misses = std::min(misses, misses_.size());
  if (misses == 0) return out;
  out += "misses: " + std::to_string(misses) + " of " + std::to_string(misses_.size()) + "\n";
  for (std::size_t i = 0; i < misses; ++i) out += "  " + misses_[i] + "\n";
  return out;
}

std::vector<std::string_view> score_kinds() {
  std::vector<std::string_view> names;
  for (const NamedKind& kind : kKinds) names.push_back(kind.name);
  names.insert(names.begin() + 1, kQuantities.begin(), kQuantities.end());
  return names;
}

std::unique_ptr<Scorer> make_scorer(std::string_view kind, std::shared_ptr<const Knowledge> knowledge) {
  if (std::find(kQuantities.begin(), kQuantities.end(), kind) != kQuantities.end()) return make_quantity_scorer(std::move(knowledge), kind);
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const NamedKind& one) { return one.name == kind; });
  return found == kKinds.end() ? nullptr : found->make(std::move(knowledge));
}

}  // namespace anteroom::audit
