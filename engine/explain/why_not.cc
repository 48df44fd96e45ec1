// A condition with the answer to each of its parts, and the least that is missing: of several ways to make it true, the one with the
// fewest literals that are known to be otherwise, then the shortest.
#include "engine/explain/why_not.h"

#include <algorithm>
#include <tuple>

#include "engine/explain/near.h"

namespace anteroom::explain {
namespace {

using infer::Inference;
using infer::Truth;
using rule::AtomKind;

Truth opposite(Truth truth) { return truth == Truth::true_ ? Truth::false_ : truth == Truth::false_ ? Truth::true_ : truth; }

Truth truth_of(const Inference& inference, LiteralId literal) {
  const Truth truth = inference.truth(literal / 2);
  return (literal & 1) == 0 ? truth : opposite(truth);
}

Truth truth_of_group(const Part& part) {
  std::size_t yes = 0, no = 0;
  for (const Part& inner : part.parts) yes += inner.truth == Truth::true_, no += inner.truth == Truth::false_;
  const std::size_t needed = part.kind == Part::Kind::all ? part.parts.size() : part.kind == Part::Kind::any ? 1 : part.count;
  if (yes >= needed) return Truth::true_;
  return part.parts.size() - no < needed ? Truth::false_ : Truth::unknown;
}

// The condition's program as a tree, with truths alone.
Part read_list(const Inference& inference, std::span<const std::uint32_t> program) {
  Part list;
  list.kind = Part::Kind::all;
  for (std::size_t at = 0; at < program.size();) {
    const std::uint32_t word = program[at++];
    Part part;
    if (word < rule::kAll) {
      part.literal = word;
      part.truth = truth_of(inference, word);
    } else {
      const std::uint32_t group = word & rule::kGroup, size = word & rule::kPayload;
      const std::size_t skip = group == rule::kAtLeast ? 1 : 0;
      part = read_list(inference, program.subspan(at + skip, size - skip));
      part.kind = group == rule::kAll ? Part::Kind::all : group == rule::kAny ? Part::Kind::any : Part::Kind::at_least;
      part.count = skip == 1 ? program[at] : 0;
      part.truth = truth_of_group(part);
      at += size;
    }
    list.parts.push_back(std::move(part));
  }
  list.truth = truth_of_group(list);
  return list;
}

Part read_condition(const Inference& inference, std::span<const std::uint32_t> program) {
  Part list = read_list(inference, program);
  if (list.parts.size() != 1) return list;
  Part only = std::move(list.parts.front());
  return only;
}

// What would make conditions true.
class Missing {
 public:
  explicit Missing(const Inference& inference) : inference_(inference) {}
  // What the rules lack that could conclude a derived fact, without that fact itself.
  Missing(const Inference& inference, LiteralId fact) : inference_(inference), open_{fact} {}

  // `through_facts`: in place of a derived fact, what its easiest rule lacks.
  std::vector<LiteralId> of(const Part& part, bool through_facts) {
    if (part.truth == Truth::true_) return {};
    if (part.kind == Part::Kind::literal) return through_facts ? of_literal(part.literal) : std::vector<LiteralId>{part.literal};
    std::vector<std::vector<LiteralId>> parts;
    std::size_t held = 0;
    for (const Part& inner : part.parts) {
      if (inner.truth == Truth::true_)
        ++held;
      else
        parts.push_back(of(inner, through_facts));
    }
    const std::size_t needed = part.kind == Part::Kind::all ? part.parts.size() : part.kind == Part::Kind::any ? 1 : part.count;
    if (part.kind != Part::Kind::all)
      std::stable_sort(parts.begin(), parts.end(), [this](const auto& a, const auto& b) { return effort(a) < effort(b); });
    std::vector<LiteralId> missing;
    for (std::size_t i = 0; i < needed - held && i < parts.size(); ++i)
      for (const LiteralId literal : parts[i])
        if (std::find(missing.begin(), missing.end(), literal) == missing.end()) missing.push_back(literal);
    return missing;
  }

  Concluder of_rule(RuleIndex rule) {
    const rule::RuleBase& rules = inference_.rules();
    const Part when = read_condition(inference_, rules.when(rule));
    Concluder concluder;
    concluder.rule = rule;
    concluder.held_back = when.truth == Truth::true_;  // and it did not fire
    concluder.missing = of(when, true);
    return concluder;
  }

 private:
  std::vector<LiteralId> of_literal(LiteralId literal) {
    const rule::Atom& atom = inference_.rules().atom(literal / 2);
    std::vector<LiteralId> best{literal};
    const bool circle = std::find(open_.begin(), open_.end(), literal) != open_.end();
    if (atom.kind != AtomKind::fact || circle || open_.size() >= kMostSteps) return best;
    bool found = false;
    open_.push_back(literal);
    for (const RuleIndex rule : inference_.rules().concluders(atom.name)) {
      Concluder concluder = of_rule(rule);
      if (concluder.held_back || (found && effort(best) <= effort(concluder.missing))) continue;
      best = std::move(concluder.missing);
      found = true;
    }
    open_.pop_back();
    return best;
  }

  std::tuple<std::size_t, std::size_t> effort(const std::vector<LiteralId>& missing) const {
    const auto otherwise =
        std::count_if(missing.begin(), missing.end(), [this](LiteralId literal) { return truth_of(inference_, literal) == Truth::false_; });
    return {static_cast<std::size_t>(otherwise), missing.size()};
  }

  static constexpr std::size_t kMostSteps = 4;  // down a chain; each step multiplies the ways
  const Inference& inference_;
  std::vector<LiteralId> open_;  // derived facts that are being looked into
};

// What is behind each literal; with `why`, also why those that are not true are not.
void fill_in(const Inference& inference, bool why, Part& part) {
  for (Part& inner : part.parts) fill_in(inference, why, inner);
  if (part.kind != Part::Kind::literal) return;
  const rule::RuleBase& rules = inference.rules();
  const rule::AtomId id = part.literal / 2;
  const rule::Atom& atom = rules.atom(id);
  if (const Truth truth = inference.truth(id); truth != Truth::unknown)
    inference.findings_of(truth == Truth::true_ ? 2 * id : 2 * id + 1, part.findings);
  if (why && part.truth != Truth::true_ && (part.literal & 1) == 0) part.near = find_near(inference, id);
  if (atom.kind != AtomKind::fact) return;
  for (const RuleIndex rule : rules.concluders(atom.name)) {
    if (inference.fired(rule)) part.concluded_by.push_back(rule);
    if (!why || part.truth == Truth::true_) continue;
    Concluder one = Missing(inference, part.literal).of_rule(rule);
    const bool circle = std::find(one.missing.begin(), one.missing.end(), part.literal) != one.missing.end();
    if (!circle) part.concluders.push_back(std::move(one));
  }
}

void find_holding(const Part& part, std::vector<LiteralId>& holding) {
  if (part.truth != Truth::true_) return;
  if (part.kind == Part::Kind::literal) holding.push_back(part.literal);
  for (const Part& inner : part.parts) find_holding(inner, holding);
}

}  // namespace

WhyNot why_not(const Inference& inference, RuleIndex rule) {
  const rule::RuleBase& rules = inference.rules();
  WhyNot result;
  result.rule = rule;
  result.fired = inference.fired(rule);
  result.when = read_condition(inference, rules.when(rule));
  result.missing = Missing(inference).of(result.when, false);
  fill_in(inference, true, result.when);
  result.has_unless = !rules.unless(rule).empty();
  if (!result.has_unless) return result;
  result.unless = read_condition(inference, rules.unless(rule));
  fill_in(inference, false, result.unless);
  find_holding(result.unless, result.holding_back);
  result.held_back = result.when.truth == Truth::true_ && result.unless.truth == Truth::true_;
  return result;
}

}  // namespace anteroom::explain
