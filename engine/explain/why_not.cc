// A condition with the answer to each of its parts, and the least that is missing.
#include <algorithm>

#include "engine/explain/explanation.h"

namespace anteroom::explain {
namespace {

using infer::Inference;
using infer::Truth;
using rule::AtomKind;

Truth opposite(Truth truth) { return truth == Truth::true_ ? Truth::false_ : truth == Truth::false_ ? Truth::true_ : truth; }

Truth truth_of_group(const Part& part) {
  std::size_t yes = 0, no = 0;
  for (const Part& inner : part.parts) yes += inner.truth == Truth::true_, no += inner.truth == Truth::false_;
  const std::size_t needed = part.kind == Part::Kind::all ? part.parts.size() : part.kind == Part::Kind::any ? 1 : part.count;
  if (yes >= needed) return Truth::true_;
  return part.parts.size() - no < needed ? Truth::false_ : Truth::unknown;
}

Part make_literal(const Inference& inference, LiteralId literal) {
  Part part;
  part.literal = literal;
  const Truth truth = inference.truth(literal / 2);
  part.truth = (literal & 1) == 0 ? truth : opposite(truth);
  if (truth != Truth::unknown) inference.findings_of(truth == Truth::true_ ? literal / 2 * 2 : literal / 2 * 2 + 1, part.findings);
  const rule::Atom& atom = inference.rules().atom(literal / 2);
  if (atom.kind == AtomKind::fact && truth != Truth::true_) {
    const auto concluders = inference.rules().concluders(atom.name);
    part.concluders.assign(concluders.begin(), concluders.end());
  }
  return part;
}

Part make_list(const Inference& inference, std::span<const std::uint32_t> program) {
  Part list;
  list.kind = Part::Kind::all;
  for (std::size_t at = 0; at < program.size();) {
    const std::uint32_t word = program[at++];
    if (word < rule::kAll) {
      list.parts.push_back(make_literal(inference, word));
      continue;
    }
    const std::uint32_t group = word & rule::kGroup, size = word & rule::kPayload;
    const std::size_t skip = group == rule::kAtLeast ? 1 : 0;
    Part part = make_list(inference, program.subspan(at + skip, size - skip));
    part.kind = group == rule::kAll ? Part::Kind::all : group == rule::kAny ? Part::Kind::any : Part::Kind::at_least;
    part.count = skip == 1 ? program[at] : 0;
    part.truth = truth_of_group(part);
    list.parts.push_back(std::move(part));
    at += size;
  }
  list.truth = truth_of_group(list);
  return list;
}

Part make_part(const Inference& inference, std::span<const std::uint32_t> program) {
  Part list = make_list(inference, program);
  if (list.parts.size() != 1) return list;
  Part only = std::move(list.parts.front());
  return only;
}

std::vector<LiteralId> find_missing(const Part& part) {
  if (part.truth == Truth::true_) return {};
  if (part.kind == Part::Kind::literal) return {part.literal};
  std::vector<std::vector<LiteralId>> parts;
  std::size_t held = 0;
  for (const Part& inner : part.parts) {
    if (inner.truth == Truth::true_)
      ++held;
    else
      parts.push_back(find_missing(inner));
  }
  const std::size_t needed = part.kind == Part::Kind::all ? part.parts.size() : part.kind == Part::Kind::any ? 1 : part.count;
  if (part.kind != Part::Kind::all)
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<LiteralId> missing;
  for (std::size_t i = 0; i < needed - held && i < parts.size(); ++i) missing.insert(missing.end(), parts[i].begin(), parts[i].end());
  return missing;
}

void find_holding(const Part& part, std::vector<LiteralId>& holding) {
  if (part.truth != Truth::true_) return;
  if (part.kind == Part::Kind::literal) holding.push_back(part.literal);
  for (const Part& inner : part.parts) find_holding(inner, holding);
}

}  // namespace

WhyNot why_not(const Inference& inference, RuleIndex rule) {
  WhyNot result;
  result.rule = rule;
  result.fired = inference.fired(rule);
  result.when = make_part(inference, inference.rules().when(rule));
  result.missing = find_missing(result.when);
  result.has_unless = !inference.rules().unless(rule).empty();
  if (!result.has_unless) return result;
  result.unless = make_part(inference, inference.rules().unless(rule));
  find_holding(result.unless, result.holding_back);
  result.held_back = result.when.truth == Truth::true_ && result.unless.truth == Truth::true_;
  return result;
}

}  // namespace anteroom::explain
