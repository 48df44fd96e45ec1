// Who the patient is, as the text alone tells it: form fields of a row are labels, and are not shown to the screener.
#include <algorithm>
#include <cmath>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

constexpr double kTolerance = 0.03, kLeast = 0.1;  // of the value, but no less than this

bool near(double a, double b) { return std::abs(a - b) <= std::max(kLeast, kTolerance * std::abs(b)); }

// A number that is told or not: rows right, precision and recall where it is told, and what was taken for it where it is not.
class NumberScore {
 public:
  explicit NumberScore(std::string name) : name_(std::move(name)) {}

  bool add(const LabelledNumber& label, const fact::Range& found) {
    const bool same = label.told && found.known() && near(found.low, label.low) && near(found.high, label.high);
    told_.right += same, told_.found_right += same, told_.missed += label.told && !same, told_.wrong += found.known() && !same;
    if (label.told)
      misread_.add(found.known() && !same);
    else
      decoys_.add(found.known());
    const bool right = label.told ? same : !found.known();
    rows_.add(right);
    return right;
  }

  std::string lines() const {
    if (rows_.all == 0) return {};
    return rows_.line(name_ + " right") + told_.line(name_) + misread_.line(" told, wrong") + decoys_.line(" decoys taken");
  }

 private:
  std::string name_;
  Share rows_, misread_, decoys_;
  Counts told_;
};

std::string_view name_of(fact::Answer answer) {
  static constexpr std::string_view kNames[] = {"unknown", "no", "yes"};
  return kNames[static_cast<std::size_t>(answer)];
}

std::string shown(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

std::string shown(double low, double high) { return shown(low) + (low == high ? "" : ".." + shown(high)); }

class PatientScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    const fact::Patient& patient = annotate(row, false).facts.patient;
    differs_.clear();
    if (row.age_years) add_form_age(*row.age_years, patient[fact::Measure::age]);
    if (!row.sex.empty()) add_sex(row, ontology::name_of(patient.sex));
    const PatientLabels& labels = row.patient;
    if (labels.age_years) add_number(age_, *labels.age_years, patient[fact::Measure::age], "age");
    if (labels.weeks_pregnant) add_number(weeks_, *labels.weeks_pregnant, patient[fact::Measure::weeks_pregnant], "weeks");
    if (!labels.relation.empty()) {
      const std::string_view found = fact::name_of(patient.relation);
      relation_rows_.add(labels.relation == found), relations_.add(labels.relation, found);
      if (labels.relation != found) differ("relation", labels.relation, found);
    }
    if (!labels.pregnancy.empty()) {
      const std::string_view found = name_of(patient.pregnant);
      pregnancies_.add(labels.pregnancy, found);
      pregnant_.add(labels.pregnancy == "yes", found == "yes"), not_pregnant_.add(labels.pregnancy == "no", found == "no");
      if (labels.pregnancy != found) differ("pregnancy", labels.pregnancy, found);
    }
    add_flag(postpartum_, labels.postpartum, patient.postpartum == fact::Answer::yes, "postpartum");
    add_flag(breastfeeding_, labels.breastfeeding, patient.breastfeeding == fact::Answer::yes, "breastfeeding");
    rows_.add(differs_.empty());
    if (!differs_.empty()) miss(row, differs_ + (row.title.empty() ? "" : " [" + row.title + "]"));
  }

 private:
  void differ(std::string_view what, std::string_view label, std::string_view found) {
    differs_.append(differs_.empty() ? "" : ", ").append(what).append(" ").append(label).append(" read as ").append(found);
  }

  // The age of a form, which the text may not tell: a band holds it, and half a year is what a birthday may make.
  void add_form_age(double years, const fact::Range& age) {
    const bool right = age.known() && age.low - 0.5 <= years && years <= age.high + 1;
    form_ages_.right += right, form_ages_.found_right += right, form_ages_.wrong += age.known() && !right, form_ages_.missed += !right;
    if (age.known() && !right) differ("age", shown(years), shown(age.low, age.high));
  }

  void add_sex(const LabelledRow& row, std::string_view found) {
    sexes_.add(row.sex, found);
    sex_rows_.add(row.sex == found);
    female_.add(row.sex == "female", found == "female"), male_.add(row.sex == "male", found == "male");
    const bool may_miss = row.age_years.has_value();  // a form's sex need not be told
    if (found != row.sex && !(may_miss && found == "unknown")) differ("sex", row.sex, found);
  }

  void add_number(NumberScore& score, const LabelledNumber& label, const fact::Range& found, std::string_view what) {
    if (score.add(label, found)) return;
    differ(what, label.told ? shown(label.low, label.high) : "none", found.known() ? shown(found.low, found.high) : "none");
  }

  void add_flag(Counts& counts, std::optional<bool> label, bool found, std::string_view what) {
    if (!label) return;
    counts.add(*label, found);
    if (*label != found) differ(what, *label ? "yes" : "no", found ? "yes" : "no");
  }

  std::string figures() const override {
    std::string out = rows_.line("nothing wrong");
    if (form_ages_.right + form_ages_.missed != 0) out += form_ages_.line("age");
    out += age_.lines() + sex_rows_.line("sex right") + female_.line("female") + male_.line("male") + sexes_.table();
    if (relation_rows_.all != 0) out += relation_rows_.line("relation") + relations_.table();
    if (!pregnancies_.empty()) {
      out += pregnant_.line("pregnant") + not_pregnant_.line("not pregnant") + pregnancies_.table() + weeks_.lines() +
             postpartum_.line("postpartum") + breastfeeding_.line("breastfeeding");
    }
    return out;
  }

  std::string differs_;
  Share rows_, sex_rows_, relation_rows_;
  Counts form_ages_, female_, male_, pregnant_, not_pregnant_, postpartum_, breastfeeding_;
  NumberScore age_{"age"}, weeks_{"weeks"};
  Confusion sexes_{"sex"}, relations_{"relation"}, pregnancies_{"pregnancy"};
};

}  // namespace

std::unique_ptr<Scorer> make_patient_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<PatientScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
