// Age and sex as the text alone tells them: the form fields of a row are what is right, and are not shown to the screener.
#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

class PatientScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    const fact::Patient& patient = annotate(row, false).facts.patient;
    std::string differs;
    if (row.age_years) {
      const fact::Range& age = patient[fact::Measure::age];
      // A band holds the age; half a year is what a birthday may make.
      const bool right = age.known() && age.low - 0.5 <= *row.age_years && *row.age_years <= age.high + 1;
      ages_.right += right, ages_.found_right += right, ages_.wrong += age.known() && !right, ages_.missed += !right;
      if (age.known() && !right) differs = "age " + std::to_string(*row.age_years) + " read as " + std::to_string(age.low);
    }
    if (!row.sex.empty()) {
      const std::string_view found = ontology::name_of(patient.sex);
      const bool known = patient.sex != ontology::Sex::unknown;
      sexes_.add(row.sex, known ? found : "unknown");
      female_.add(row.sex == "female", found == "female"), male_.add(row.sex == "male", found == "male");
      if (known && found != row.sex) differs += (differs.empty() ? "" : ", ") + row.sex + " read as " + std::string(found);
    }
    rows_.add(differs.empty());
    if (!differs.empty()) miss(row, differs);
  }

 private:
  std::string figures() const override {
    return rows_.line("nothing wrong") + ages_.line("age") + female_.line("female") + male_.line("male") + sexes_.table();
  }

  Share rows_;
  Counts ages_, female_, male_;
  Confusion sexes_{"sex"};
};

}  // namespace

std::unique_ptr<Scorer> make_patient_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<PatientScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
