// The level is one of those labelled, or too low (a danger) or too high (a cost): the two are counted apart.
#include <algorithm>
#include <array>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"

namespace anteroom::audit {
namespace {

constexpr std::array<std::string_view, 5> kLevels = {"emergency", "urgent", "soon", "routine", "self_care"};  // most pressing first

std::size_t rank(std::string_view level) {
  return static_cast<std::size_t>(std::find(kLevels.begin(), kLevels.end(), level) - kLevels.begin());
}

class UrgencyScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    if (row.urgency.empty()) return;
    const std::string found(screener_.screen(question_of(row)).urgency());
    const bool right = std::find(row.urgency.begin(), row.urgency.end(), found) != row.urgency.end();
    std::size_t top = kLevels.size();
    for (const std::string& level : row.urgency) top = std::min(top, rank(level));
    rows_.add(right), too_high_.add(!right && rank(found) < top), too_low_.add(!right && rank(found) > top);
    if (row.urgency.front() == kLevels.front()) sensitivity_.add(found == kLevels.front());
    emergency_.add(row.urgency.front() == kLevels.front(), found == kLevels.front());
    confusion_.add(row.urgency.front(), found);
    std::string labels;
    for (const std::string& level : row.urgency) labels += (labels.empty() ? "" : " or ") + level;
    if (!right) miss(row, labels + " read as " + found);
  }

 private:
  std::string figures() const override {
    return rows_.line("right") + too_low_.line("too low") + too_high_.line("too high") + sensitivity_.line("sensitivity") +
           emergency_.line("emergency") + confusion_.table();
  }

  Share rows_, too_low_, too_high_, sensitivity_;
  Counts emergency_;
  Confusion confusion_{"first level"};
};

}  // namespace

std::unique_ptr<Scorer> make_urgency_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<UrgencyScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
