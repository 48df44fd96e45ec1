// What a form said wins over the text, and says so where the two differ.
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

bool agree(const Range& a, const Range& b) { return !a.known() || !b.known() || (a.low <= b.high + 1 && b.low <= a.high + 1); }

}  // namespace

void FactReader::apply_form(const Form& form, Facts& out, std::vector<base::Problem>& problems) const {
  Patient& patient = out.patient;
  const auto contradiction = [&](std::string what) {
    problems.push_back({.code = "form.contradicts-text",
                        .message = "the form and the text differ on the patient's " + std::move(what) + "; the form was used"});
  };
  if (form.age_years.known()) {
    if (!agree(form.age_years, patient[Measure::age])) contradiction("age");
    patient[Measure::age] = form.age_years;
    patient.measure_words[static_cast<std::size_t>(Measure::age)] = {};
  }
  if (form.sex != ontology::Sex::unknown) {
    if (patient.sex != ontology::Sex::unknown && patient.sex != form.sex) contradiction("sex");
    patient.sex = form.sex;
    patient.sex_words = {};
  }
  for (const Form::Known& known : form.known) {
    Finding finding;
    finding.concept_id = known.concept_id;
    finding.assertion = known.assertion;
    out.findings.push_back(finding);
  }
}

}  // namespace anteroom::fact
