// engine/audit/score.h: how well labelled questions are read: precision, recall, F1, a confusion table and the misses.
//
//   std::unique_ptr<Scorer> scorer = make_scorer("context", knowledge);   // null: no such kind
//   for (const LabelledRow& row : rows) scorer->add(row);
//   std::cout << scorer->report(20);
//
// How a row counts is said once, in docs/parser.md.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anteroom.h"

namespace anteroom::audit {

// A span that a person marked; code points of the text, end exclusive. Only what is labelled is compared.
struct GoldSpan {
  Target place;
  std::optional<double> value;         // in `unit`; of a duration in seconds, of `ago` in days, of a frequency times a day; in kg and cm
  std::string unit;                    // "C", "F", "year", "mg/dL"; empty or not one of ours: any
  std::optional<double> high, second;  // of a range; diastolic
  std::optional<bool> ongoing;         // of `ago`: what began then still is
  std::string kind;                    // of a quantity
};

// A finding that a person marked, with what the text says of it: "severity" severe, "site" chest, "per_day" 2.
struct GoldFinding {
  struct Label {
    std::string name, text;
    std::optional<double> number;
  };
  Target place;
  std::string words;
  std::vector<Label> labels;
  const Label* label(std::string_view name) const;  // null where there is none
};

// A number about the patient that a person read in the text, within bounds; or that the text tells none.
struct LabelledNumber {
  bool told = false;
  double low = 0, high = 0;
};

// Who the patient is, as the text alone tells it. "unknown" is a label; what is empty was not labelled.
struct PatientLabels {
  std::optional<LabelledNumber> age_years, weeks_pregnant;
  std::string relation, pregnancy;  // pregnancy: yes, no, unknown
  std::optional<bool> postpartum, breastfeeding;
};

// One question and what is right of it. Empty fields were not labelled.
struct LabelledRow {
  std::string id, title, text, language, asked_on;
  std::string label;                // kind of all its spans: duration, set, age, temperature
  std::optional<double> age_years;  // a form field; kind `patients` compares it and screens without it
  std::string sex;
  PatientLabels patient;
  std::optional<Target> target;  // of context
  std::string assertion, temporality, experiencer;
  std::vector<GoldSpan> spans;
  std::vector<GoldFinding> findings;
  std::vector<std::string> urgency;  // the levels that are right
  std::string department;
};

// Takes rows one after the other. One object a thread.
class Scorer {
 public:
  explicit Scorer(std::shared_ptr<const Knowledge> knowledge) : screener_(std::move(knowledge)) {}
  virtual ~Scorer() = default;
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;

  virtual void add(const LabelledRow& row) = 0;
  // The figures, and at most so many misses; ends with a line break.
  std::string report(std::size_t misses) const;

 protected:
  virtual std::string figures() const = 0;
  void miss(const LabelledRow& row, const std::string& what) { misses_.push_back(row.id + ": " + what + "\n    " + row.text); }
  static Question question_of(const LabelledRow& row, bool with_form = true);
  // Text to facts, no rules run; gives what was made of the row.
  const Screening::Parts& annotate(const LabelledRow& row, bool with_form = true);

  Screener screener_;

 private:
  std::vector<std::string> misses_;
};

// The kinds of measure, in the order of docs/parser.md.
std::vector<std::string_view> score_kinds();
std::unique_ptr<Scorer> make_scorer(std::string_view kind, std::shared_ptr<const Knowledge> knowledge);

}  // namespace anteroom::audit
