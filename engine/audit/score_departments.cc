// The first department and the first three. The emergency department answers how soon, not who, so it is left aside, and so is a row
// labelled with it; internal and family medicine are the same door.
#include <algorithm>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"

namespace anteroom::audit {
namespace {

constexpr std::string_view kAside = "emergency", kGeneral = "internal_medicine", kAlsoGeneral = "family_medicine";

std::string_view door(std::string_view department) { return department == kAlsoGeneral ? kGeneral : department; }

class DepartmentScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    if (row.department.empty() || row.department == kAside) return;
    std::vector<std::string_view> found;
    for (const auto& department : screener_.screen(question_of(row)).departments()) {
      const std::string_view id = door(department.id);
      if (department.id != kAside && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
    if (found.size() > 3) found.resize(3);
    const std::string_view gold = door(row.department), first_found = found.empty() ? std::string_view("none") : found[0];
    const bool among = std::find(found.begin(), found.end(), gold) != found.end();
    first_.add(first_found == gold), first_three_.add(among);
    confusion_.add(gold, first_found);
    by_label_[std::string(gold)].add(true, first_found == gold);
    if (first_found != gold) by_label_[std::string(first_found)].add(false, true);
    if (first_found != gold)
      miss(row, row.department + " read as " + std::string(first_found) + (among ? ", and among the first three" : ""));
  }

 private:
  std::string figures() const override {
    std::string out = first_.line("first") + first_three_.line("first three");
    for (const auto& [label, counts] : by_label_) out += counts.line(label + " ");
    return out + confusion_.list();
  }

  Share first_, first_three_;
  std::map<std::string, Counts> by_label_;
  Confusion confusion_{"department"};
};

}  // namespace

std::unique_ptr<Scorer> make_department_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<DepartmentScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
