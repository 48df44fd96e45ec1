// A row is right when the same spans are found and nothing else, and every labelled value is met within 3%: months and years
// have no exact length.
#include <cmath>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/audit/score_spans.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using lexicon::QuantityKind;

constexpr double kTolerance = 0.03;
constexpr double kSecondsADay = 86400;

class QuantityScorer : public Scorer {
 public:
  QuantityScorer(std::shared_ptr<const Knowledge> knowledge, QuantityKind kind) : Scorer(std::move(knowledge)), kind_(kind) {}

  void add(const LabelledRow& row) override {
    std::vector<FoundSpan> found = find(row);
    const Pairing pairing = pair_spans(row.spans, found);
    spans_.right += pairing.right, spans_.missed += pairing.missed, spans_.found_right += pairing.found_right,
        spans_.wrong += pairing.wrong;
    bool values = true;
    for (std::size_t i = 0; i < row.spans.size(); ++i) {
      if (pairing.found_of[i] == Pairing::kNone) continue;
      const bool same = agree(row.spans[i], found[pairing.found_of[i]]);
      values_.add(same);
      values &= same;
    }
    rows_.add(pairing.exact() && values);
    const bool none = row.spans.empty();
    confusion_.add(none ? "none" : "some", found.empty() ? "none" : !pairing.exact() ? "other spans" : values ? "same" : "other value");
    if (!pairing.exact() || !values) miss(row, "found " + list_words(found));
  }

 private:
  bool counts(QuantityKind kind) const {
    // How long a bout lasts and how long one is pregnant are durations to others (as in engine/write_screening.cc).
    return kind == kind_ || (kind_ == QuantityKind::duration && (kind == QuantityKind::episode || kind == QuantityKind::weeks_pregnant));
  }

  std::vector<FoundSpan> find(const LabelledRow& row) {
    const Screening::Parts& parts = annotate(row);
    const auto& tokens = parts.text.tokens();
    std::vector<FoundSpan> found;
    for (const mention::Quantity& q : parts.mentions.quantities) {
      const text::Token& first = tokens[q.tokens.begin];
      if (!counts(q.kind) || first.part != text::Part::body) continue;
      const base::Span place{first.source.begin, tokens[q.tokens.end - 1].source.end};
      const double value = kind_ == QuantityKind::duration ? q.days_low() * kSecondsADay : q.low;
      found.push_back({{place.begin, place.end},
                       value,
                       std::string(q.unit),
                       std::string(parts.text.source(text::Part::body, place)) + " = " + std::to_string(value)});
    }
    return found;
  }

  bool agree(const GoldSpan& gold, const FoundSpan& found) const {
    // A unit that we have no word of ("Degree") is any; durations are both in seconds, whatever the unit of the words.
    const bool unit = gold.unit.empty() || gold.unit == found.unit || kind_ == QuantityKind::duration || gold.unit == "Degree";
    return unit && (!gold.value || std::abs(found.value - *gold.value) <= kTolerance * std::max(1e-9, std::abs(*gold.value)));
  }

  std::string figures() const override {
    return rows_.line("rows right") + spans_.line("spans") + values_.line("values right") + confusion_.table();
  }

  QuantityKind kind_;
  Share rows_, values_;
  Counts spans_;
  Confusion confusion_{"row"};
};

}  // namespace

std::unique_ptr<Scorer> make_quantity_scorer(std::shared_ptr<const Knowledge> knowledge, QuantityKind kind) {
  return std::make_unique<QuantityScorer>(std::move(knowledge), kind);
}

}  // namespace anteroom::audit
