// Reading the arrays by name.
#include "engine/lexicon/lexicon.h"

#include "engine/lexicon/validate.h"

namespace anteroom::lexicon {

std::string_view name_of(QuantityKind kind) {
  static constexpr std::string_view kNames[] = {"age",
                                                "duration",
                                                "ago",
                                                "day_index",
                                                "frequency",
                                                "temperature",
                                                "blood_pressure",
                                                "heart_rate",
                                                "respiratory_rate",
                                                "oxygen_saturation",
                                                "glucose",
                                                "weight",
                                                "height",
                                                "peak_flow",
                                                "weeks_pregnant",
                                                "count",
                                                "scale",
                                                "asked_on",
                                                "birth_year",
                                                "episode",
                                                "occasion",
                                                "onset",
                                                "age_gap",
                                                "none"};
  static_assert(std::size(kNames) == kQuantityKinds);
  return kNames[static_cast<std::size_t>(kind)];
}

PersonPhrase Lexicon::person(std::uint32_t index) const {
  const PersonRow& row = view_.people[index];
  return {row.who, string(row.relation), row.sex, row.subject, row.names, row.asks, row.owns, row.twin};
}

Pattern Lexicon::pattern(std::uint32_t index) const {
  const PatternRow& row = view_.patterns[index];
  return {row.kind,   row.value,    string(row.unit), string(row.second_unit),
          row.sex,    row.open_end, row.ongoing,      row.every,
          row.back,   row.from,     row.to,           row.now,
          row.coming, row.low,      row.high};
}

double Lexicon::factor(std::string_view unit) const {
  for (const FactorRow& row : view_.factors) {
    if (string(row.unit) == unit) return row.factor;
  }
  return 1;
}

bool Lexicon::attach(const base::Image& image, const ontology::Ontology& ontology, Lexicon& lexicon) {
  LexiconArrays arrays;
  if (!base::unpack(image, arrays) || !validate(arrays, ontology)) return false;
  lexicon.view_ = arrays;
  lexicon.image_ = image;
  lexicon.words_ = WordTable(arrays.words, Morphology(arrays.morphology));
  lexicon.phrases_ = PhraseIndex(arrays.phrases);
  return true;
}

}  // namespace anteroom::lexicon
