// Mentions of symptoms and conditions that are not denied, against what people marked. Two findings of one mention (a wound of
// the hand) are one span; what lies inside another is part of it.
#include <algorithm>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/audit/score_spans.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

class SymptomScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    const std::vector<FoundSpan> found = find(row);
    const Pairing pairing = pair_spans(row.spans, found);
    mentions_.right += pairing.right, mentions_.missed += pairing.missed, mentions_.found_right += pairing.found_right,
        mentions_.wrong += pairing.wrong;
    rows_.add(pairing.exact());
    confusion_.add(row.spans.empty() ? "none" : "some", found.empty()         ? "none"
                                                        : pairing.exact()     ? "same"
                                                        : pairing.wrong == 0  ? "fewer"
                                                        : pairing.missed == 0 ? "more"
                                                                              : "fewer and more");
    if (!pairing.exact()) miss(row, "found " + list_words(found) + missing(row, pairing));
  }

 private:
  std::vector<FoundSpan> find(const LabelledRow& row) {
    const Screening::Parts& parts = annotate(row);
    const ontology::Ontology& ontology = parts.all.ontology;
    std::vector<FoundSpan> found;
    for (const fact::Finding& f : parts.facts.findings) {
      const ontology::Kind kind = ontology[f.concept_id].kind;
      const bool is_symptom = kind == ontology::Kind::symptom || kind == ontology::Kind::condition;
      if (!is_symptom || f.assertion == context::Assertion::absent || f.words.part != text::Part::body || f.words.span.empty()) continue;
      const Target place{f.words.span.begin, f.words.span.end};
      const bool inside = std::any_of(found.begin(), found.end(),
                                      [&](const FoundSpan& o) { return o.place.begin <= place.begin && place.end <= o.place.end; });
      if (!inside)
        found.push_back({place,
                         0,
                         {},
                         std::string(parts.text.source(text::Part::body, f.words.span)) + " = " + std::string(ontology[f.concept_id].id)});
    }
    return found;
  }

  static std::string missing(const LabelledRow& row, const Pairing& pairing) {
    std::string out;
    for (std::size_t i = 0; i < row.spans.size(); ++i) {
      if (pairing.found_of[i] != Pairing::kNone) continue;
      const Target& place = row.spans[i].place;
      out += (out.empty() ? "; not found: " : ", ") + std::to_string(place.begin) + "-" + std::to_string(place.end);
    }
    return out;
  }

  std::string figures() const override { return rows_.line("rows right") + mentions_.line("mentions") + confusion_.table(); }

  Share rows_;
  Counts mentions_;
  Confusion confusion_{"row"};
};

}  // namespace

std::unique_ptr<Scorer> make_symptom_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<SymptomScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
