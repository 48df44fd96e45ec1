// A row is right when the same spans are found and nothing else, and every labelled value is met within 3%: months and years
// have no exact length.
#include <algorithm>
#include <cmath>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/audit/score_spans.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using lexicon::QuantityKind;

constexpr double kTolerance = 0.03;
constexpr double kHalfADay = 0.5;  // of what is counted in whole days
constexpr double kSecondsADay = 86400;

// The name under which others count a quantity; empty for those that only steer reading.
std::string_view label_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::episode:
      return name_of(QuantityKind::duration);
    case QuantityKind::occasion:
    case QuantityKind::day_index:
    case QuantityKind::count:
    case QuantityKind::asked_on:
    case QuantityKind::birth_year:
    case QuantityKind::age_gap:
    case QuantityKind::none:
      return {};
    default:
      return name_of(kind);
  }
}

bool is_vital(std::string_view label) {
  static constexpr QuantityKind kOthers[] = {QuantityKind::age, QuantityKind::duration, QuantityKind::ago, QuantityKind::frequency,
                                             QuantityKind::temperature};
  return std::none_of(std::begin(kOthers), std::end(kOthers), [&](QuantityKind other) { return label == name_of(other); });
}

class QuantityScorer : public Scorer {
 public:
  QuantityScorer(std::shared_ptr<const Knowledge> knowledge, std::string_view kind) : Scorer(std::move(knowledge)), kind_(kind) {}

  void add(const LabelledRow& row) override {
    const std::vector<FoundSpan> found = find(row);
    const Pairing pairing = pair_spans(row.spans, found);
    spans_.right += pairing.right, spans_.missed += pairing.missed, spans_.found_right += pairing.found_right,
        spans_.wrong += pairing.wrong;
    bool values = true;
    for (std::size_t i = 0; i < row.spans.size(); ++i) {
      const bool none_found = pairing.found_of[i] == Pairing::kNone;
      if (!row.spans[i].kind.empty())
        kinds_.add(row.spans[i].kind, none_found ? "nothing" : std::string_view(found[pairing.found_of[i]].kind)), has_kinds_ = true;
      if (none_found) continue;
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
  // Whether the row says where all of this kind are.
  bool is_labelled(const LabelledRow& row, std::string_view label) const {
    if (kind_ == "vitals") return is_vital(label);
    if (kind_ != "quantities") return label == kind_;
    if (row.label == "set") return label == name_of(QuantityKind::frequency);
    const bool known = !row.label.empty() && row.label != "none";
    const bool none = !known && row.spans.empty();
    return none || (known && label == row.label) || std::any_of(row.spans.begin(), row.spans.end(), [&](const GoldSpan& span) {
             return span.kind == label || (!span.kind.empty() && is_vital(span.kind) && is_vital(label));
           });
  }

  std::vector<FoundSpan> find(const LabelledRow& row) {
    const Screening::Parts& parts = annotate(row);
    const auto& tokens = parts.text.tokens();
    std::vector<FoundSpan> found;
    for (const mention::Quantity& q : parts.mentions.quantities) {
      const text::Token& first = tokens[q.tokens.begin];
      const std::string_view label = label_of(q.kind);
      if (label.empty() || !is_labelled(row, label) || first.part != text::Part::body) continue;
      FoundSpan& span = found.emplace_back();
      span.place = {first.source.begin, tokens[q.tokens.end - 1].source.end};
      span.unit = q.unit, span.second = q.second, span.ongoing = q.ongoing, span.kind = label;
      const double in_unit = to_label(q);
      span.value = q.low * in_unit, span.high = q.high * in_unit;
      span.words = std::string(parts.text.source(text::Part::body, {span.place.begin, span.place.end})) + " = " +
                   std::to_string(span.value) + (span.high > span.value ? ".." + std::to_string(span.high) : "");
    }
    return found;
  }

  // From the unit that was said to that of the labels.
  static double to_label(const mention::Quantity& q) {
    switch (q.kind) {
      case QuantityKind::duration:
      case QuantityKind::episode:
        return q.factor * kSecondsADay;
      case QuantityKind::ago:
      case QuantityKind::weight:
      case QuantityKind::height:
        return q.factor;
      case QuantityKind::weeks_pregnant:
        return q.factor / 7;
      case QuantityKind::frequency:
        return 1 / q.factor;
      default:
        return 1;
    }
  }

  static bool close(std::optional<double> gold, double found) {
    if (!gold) return true;
    const double off = std::abs(found - *gold);
    return off <= kTolerance * std::max(1e-9, std::abs(*gold));
  }

  static bool agree(const GoldSpan& gold, const FoundSpan& found) {
    if (!gold.kind.empty() && gold.kind != found.kind) return false;
    if (gold.ongoing && *gold.ongoing != found.ongoing) return false;
    if (found.kind == name_of(QuantityKind::ago) && gold.value && gold.high) {
      const auto same_day = [](double wanted, double days) {
        return close(wanted, days) || (wanted == std::floor(wanted) && std::abs(days - wanted) <= kHalfADay);
      };
      return same_day(*gold.value, found.value) && same_day(*gold.high, found.high);
    }
    // A unit that we have no word of ("Degree") is any; what is converted has the unit of the labels.
    const bool converted = found.kind == name_of(QuantityKind::duration) || found.kind == name_of(QuantityKind::frequency);
    const bool unit = gold.unit.empty() || gold.unit == found.unit || converted || gold.unit == "Degree";
    return unit && close(gold.value, found.value) && close(gold.high, found.high) && close(gold.second, found.second);
  }

  std::string figures() const override {
    return rows_.line("rows right") + spans_.line("spans") + values_.line("values right") + confusion_.table() +
           (has_kinds_ ? kinds_.list() : std::string());
  }

  std::string kind_;
  Share rows_, values_;
  Counts spans_;
  Confusion confusion_{"row"}, kinds_{"kind"};
  bool has_kinds_ = false;  // some sets tell the kind of each span
};

}  // namespace

std::unique_ptr<Scorer> make_quantity_scorer(std::shared_ptr<const Knowledge> knowledge, std::string_view kind) {
  return std::make_unique<QuantityScorer>(std::move(knowledge), kind);
}

}  // namespace anteroom::audit
