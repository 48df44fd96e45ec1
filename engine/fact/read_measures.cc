// Vital signs and other numbers of the patient, in the units of Measure. The first of each that is of these days is taken.
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {

using lexicon::QuantityKind;

// "My pressure was 165/100 a year ago", "ring if it goes above 39": none of today, but "PMH COPD, SpO2 84%".
bool FactReader::of_another_time(const mention::Quantity& q) const {
  const context::Context words = context_->of(q.tokens);
  return words.dated || !(words.firm().now() || words.history);
}

void FactReader::read_measures(Facts& out) const {
  Patient& patient = out.patient;
  const auto set = [&](Measure measure, double low, double high, base::Span tokens) {
    if (patient[measure].known()) return;
    patient[measure] = {low, high};
    patient.measure_words[static_cast<std::size_t>(measure)] = words_of(tokens);
  };
  for (const mention::Quantity& q : mentions_->quantities) {
    if (!is_of_body(q.kind) || in_signature(q.tokens.begin)) continue;
    if (!is_patient(said_of(q.tokens.begin)) || of_another_time(q)) continue;
    switch (q.kind) {
      case QuantityKind::temperature:
        if (q.unit == "F")
          set(Measure::temperature, (q.low - 32) / 1.8, (q.high - 32) / 1.8, q.tokens);
        else if (q.unit == "C")
          set(Measure::temperature, q.low, q.high, q.tokens);
        break;
      case QuantityKind::blood_pressure:
        set(Measure::systolic, q.low, q.high, q.tokens);
        if (q.second >= 0) set(Measure::diastolic, q.second, q.second, q.tokens);
        break;
      case QuantityKind::heart_rate:
        set(Measure::heart_rate, q.low, q.high, q.tokens);
        break;
      case QuantityKind::respiratory_rate:
        set(Measure::respiratory_rate, q.low, q.high, q.tokens);
        break;
      case QuantityKind::oxygen_saturation:
        set(Measure::oxygen_saturation, q.low, q.high, q.tokens);
        break;
      case QuantityKind::glucose: {
        const double to_mg = q.unit == "mmol/L" ? 18.016 : 1;
        set(Measure::glucose, q.low * to_mg, q.high * to_mg, q.tokens);
        break;
      }
      case QuantityKind::weight:
        set(Measure::weight, q.low * q.factor, q.high * q.factor, q.tokens);
        break;
      case QuantityKind::height:
        set(Measure::height, q.low * q.factor, q.high * q.factor, q.tokens);
        break;
      case QuantityKind::peak_flow:
        set(Measure::peak_flow, q.low, q.high, q.tokens);
        break;
      default:
        break;
    }
  }
}

}  // namespace anteroom::fact
