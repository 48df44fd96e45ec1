// A proof as a tree: what was decided, the rules that say so, what each rests on, down to the words. A rule that stands in it already
// is named and not told again.
#include <string>
#include <vector>

#include "engine/explain/write_explanation.h"

namespace anteroom::explain {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kMostDepth = 12;  // a longer chain goes on at the left

std::string weight_text(const Decided::Because& because) {
  if (because.weight == 0) return {};
  const std::string text = " gives " + number_text(because.weight);
  return because.factor == 1 ? text : text + " x " + number_text(because.factor) + " for a chief complaint";
}

class ProofText {
 public:
  ProofText(const Proof& proof, const Evidence& evidence)
      : proof_(proof), evidence_(evidence), rules_(evidence.rules()), told_(proof.steps.size(), false) {
    const rule::Departments& departments = rules_.departments();
    emergency_ = departments[departments.find(rules_.settings().emergency_department)].answers;
  }

  std::string write() {
    for (const Decided& decided : proof_.decided) {
      line(0, headline(decided));
      for (const Decided::Because& because : decided.because) {
        const bool told = told_[because.step];
        tell(because.step, 1, weight_text(because) + (told ? " (above)" : ""));
      }
    }
    for (std::size_t i = 0; i < later_.size(); ++i) tell(later_[i], 1, "");
    return std::move(text_);
  }

 private:
  void line(std::size_t depth, const std::string& text) { text_ += std::string(kIndent * depth, ' ') + text + "\n"; }

  std::string headline(const Decided& decided) const {
    const bool none = decided.because.empty();
    switch (decided.kind) {
      case Decided::Kind::urgency:
        return "urgency: " + std::string(rule::name_of(decided.urgency)) + (none ? ", as no rule says how urgent it is" : "");
      case Decided::Kind::red_flag:
        return "red flag: " + std::string(rules_.string(decided.red_flag)) + ", " + std::string(rule::name_of(decided.urgency));
      case Decided::Kind::department:
        break;
    }
    const std::string& id = rules_.departments()[decided.department].id;
    if (none) return "department: " + id + ", as no rule names one";
    const bool first = decided.department == emergency_ && proof_.decided.front().urgency == rule::Urgency::emergency;
    return "department: " + id + (first ? ", first as it is an emergency" : "") +
           (decided.score > 0 ? ", " + number_text(decided.score) : "");
  }

  // One rule, and below it what it rests on.
  void tell(std::uint32_t index, std::size_t depth, const std::string& after) {
    const Step& step = proof_.steps[index];
    const bool told = told_[index];
    const std::string id(rules_.id(step.rule));
    line(depth, told ? id + after : id + after + ": " + evidence_.effects(step.rule));
    if (told) return;
    told_[index] = true;
    if (const std::string says = evidence_.says(step.rule); !says.empty()) line(depth + 1, says);
    for (const Support& support : step.supports) tell(support, depth + 1);
    absences(step, depth + 1);
    for (std::size_t i = 0; i < rules_.source_count(step.rule); ++i) line(depth + 1, "source: " + evidence_.source(step.rule, i));
  }

  void tell(const Support& support, std::size_t depth) {
    const std::string condition = "because " + rules_.literal_text(support.literal);
    if (support.steps.empty()) {
      const std::string behind = evidence_.behind(support.literal, support.findings);
      line(depth, condition + (behind.empty() ? "" : ": " + behind));
      return;
    }
    line(depth, condition + ", concluded by");
    for (const std::uint32_t step : support.steps) {
      if (depth < kMostDepth || told_[step]) {
        tell(step, depth + 1, told_[step] ? " (above)" : "");
      } else {
        line(depth + 1, std::string(rules_.id(proof_.steps[step].rule)) + " (below)");
        later_.push_back(step);
      }
    }
  }

  // What would have held it back: not said, or said not to be so.
  void absences(const Step& step, std::size_t depth) {
    std::string unsaid;
    for (const LiteralId literal : step.absences) {
      if (evidence_.inference().is_true(literal ^ 1))
        line(depth, "and " + evidence_.absence(literal));
      else
        unsaid += (unsaid.empty() ? "" : ", ") + rules_.literal_text(literal);
    }
    if (!unsaid.empty()) line(depth, "and nothing says " + unsaid);
  }

  const Proof& proof_;
  const Evidence& evidence_;
  const rule::RuleBase& rules_;
  rule::DepartmentIndex emergency_;
  std::vector<bool> told_;
  std::vector<std::uint32_t> later_;
  std::string text_;
};

}  // namespace

std::string to_text(const Proof& proof, const Evidence& evidence) { return ProofText(proof, evidence).write(); }

std::string to_text(const Trace& trace, const Evidence& evidence) {
  const rule::RuleBase& rules = evidence.rules();
  std::string text;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const Step& step = trace.steps[i];
    text += std::to_string(i + 1) + ". " + std::string(rules.id(step.rule)) + ": " + evidence.effects(step.rule) + "\n";
    for (const Support& support : step.supports) {
      text += "    because " + rules.literal_text(support.literal);
      const std::string behind = evidence.behind(support.literal, support.findings);
      if (!behind.empty()) text += ": " + behind;
      for (std::size_t s = 0; s < support.steps.size(); ++s) text += (s == 0 ? ", by " : ", ") + std::to_string(support.steps[s] + 1);
      text += "\n";
    }
    for (const LiteralId literal : step.absences) text += "    and " + evidence.absence(literal) + "\n";
  }
  return text.empty() ? "no rule fired\n" : text;
}

}  // namespace anteroom::explain
