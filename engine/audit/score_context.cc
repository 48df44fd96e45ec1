// Each axis that a row labels is compared. The classes that matter are those that are not the usual: absent, possible, past,
// hypothetical, another's. In sets that know no third value "possible" counts as present.
#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/target_context.h"

namespace anteroom::audit {
namespace {

class ContextScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    if (!row.target || row.target->end <= row.target->begin) return void(++without_target_);
    const context::Context c = target_context(annotate(row), *row.target);
    const std::string_view assertion = context::name_of(c.assertion), temporality = context::name_of(c.temporality),
                           experiencer = context::name_of(c.experiencer);
    std::string differs;
    const auto compare = [&](const std::string& gold, std::string_view found, Confusion& confusion) {
      if (gold.empty()) return;
      confusion.add(gold, found);
      if (gold != found) differs += (differs.empty() ? "" : ", ") + gold + " read as " + std::string(found);
    };
    compare(row.assertion, assertion, assertions_);
    compare(row.temporality, temporality, temporalities_);
    compare(row.experiencer, experiencer, experiencers_);
    if (!row.assertion.empty())
      absent_.add(row.assertion == "absent", assertion == "absent"), possible_.add(row.assertion == "possible", assertion == "possible");
    if (!row.temporality.empty())
      past_.add(row.temporality == "past", temporality == "past"),
          hypothetical_.add(row.temporality == "hypothetical", temporality == "hypothetical");
    if (!row.experiencer.empty()) other_.add(row.experiencer != "patient", experiencer != "patient");
    rows_.add(differs.empty());
    if (!differs.empty()) miss(row, differs + target_words(row, c));
  }

 private:
  std::string target_words(const LabelledRow& row, const context::Context& c) {
    const Screening::Parts& parts = screener_.screen(question_of(row)).parts();
    std::string out = " of '" + std::string(parts.text.source(text::Part::body, {row.target->begin, row.target->end})) + "'";
    if (c.cue.empty()) return out;
    const auto& tokens = parts.text.tokens();
    return out + " by '" +
           std::string(parts.text.source(tokens[c.cue.begin].part, {tokens[c.cue.begin].source.begin, tokens[c.cue.end - 1].source.end})) +
           "'";
  }

  std::string figures() const override {
    std::string out = rows_.line("rows right") + absent_.line("absent") + possible_.line("possible") + past_.line("past") +
                      hypothetical_.line("hypothetical") + other_.line("not patient") + assertions_.table() + temporalities_.table() +
                      experiencers_.table();
    if (without_target_ != 0) out += std::to_string(without_target_) + " rows without a target were left out\n";
    return out;
  }

  Share rows_;
  Counts absent_, possible_, past_, hypothetical_, other_;
  Confusion assertions_{"assertion"}, temporalities_{"temporality"}, experiencers_{"experiencer"};
  std::size_t without_target_ = 0;
};

}  // namespace

std::unique_ptr<Scorer> make_context_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<ContextScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
