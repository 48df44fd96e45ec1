// Rules that differ in one number only are the branches of a decision: "fever and age < 3 months", "fever and age in 3 .. 36 months". Where
// they leave out numbers between them, and nothing else says how urgent it is for a patient there, a branch was forgotten.
#include <algorithm>
#include <map>
#include <optional>

#include "engine/audit/rule_checks.h"
#include "engine/infer/program.h"
#include "engine/rule/units.h"

namespace anteroom::audit {

using proof::Goal;
using rule::AtomId;
using rule::RuleIndex;

// The numbers that one rule takes: at least `low` and below `end`; 0: no such bound.
struct RuleChecks::Band {
  RuleIndex rule = 0;
  AtomId low = 0, end = 0;
  std::uint32_t measure = 0;
  std::vector<std::uint32_t> rest;  // of its condition
};

namespace {

// The words of a program that stand at its top, as [begin, end).
template <class Visit>
void each_word(std::span<const std::uint32_t> program, const Visit& visit) {
  for (std::size_t at = 0; at < program.size();) {
    const std::size_t size = program[at] < rule::kAll ? 1 : 1 + (program[at] & rule::kPayload);
    visit(program.subspan(at, size));
    at += size;
  }
}

}  // namespace

void RuleChecks::check_bands(std::vector<Band> bands) {
  const auto bound = [this](AtomId atom, rule::Fixed otherwise) { return atom == 0 ? otherwise : rules_.atom(atom).bound; };
  std::sort(bands.begin(), bands.end(), [&](const Band& a, const Band& b) {
    return std::pair(bound(a.low, rule::kFixedMin), a.rule) < std::pair(bound(b.low, rule::kFixedMin), b.rule);
  });
  std::vector<RuleIndex> speaking;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
    if (rules_.urgency(rule) != rule::Urgency::none) speaking.push_back(rule);
  const Band* last = &bands.front();  // of those so far, the one that ends last
  for (const Band& band : bands) {
    const rule::Fixed covered = bound(last->end, rule::kFixedMax), next = bound(band.low, rule::kFixedMin);
    if (next > covered) {
      const Goal rest = Goal::program(band.rest, [](rule::LiteralId literal) { return Goal::literal(literal); });
      const Goal gap = rest && Goal::literal(2 * last->end) && Goal::literal(2 * band.low + 1) && !Goal::some_fired(speaking);
      const proof::Answer answer = ask(gap, id(band.rule), true);
      if (answer.yes()) {
        Finding& finding =
            report("band-uncovered", Level::warning, band.rule,
                   "Between this rule and " + id(last->rule) + " some numbers are left out: '" + rules_.literal_text(2 * last->end) +
                       "' and '" + rules_.literal_text(2 * band.low + 1) + "', where no rule says how urgent it is.",
                   "Add the branch, or move a bound.");
        finding.witness = witness(answer, id(band.rule) + " leaves a gap", {"urgency: routine  # nothing says so: put what is right"});
      }
    }
    if (bound(band.end, rule::kFixedMax) > covered) last = &band;
  }
}

void RuleChecks::gaps() {
  std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::vector<Band>> branches;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (!seen_[rule] || rules_.urgency(rule) == rule::Urgency::none) continue;
    std::optional<std::uint32_t> measure;
    bool one = true;
    infer::visit_literals(rules_.when(rule), [&](rule::LiteralId literal) {
      const rule::Atom& atom = rules_.atom(literal / 2);
      if (atom.kind != rule::AtomKind::number) return;
      one = one && (!measure || *measure == atom.name);
      measure = atom.name;
    });
    if (!measure || !one) continue;
    Band band{rule, 0, 0, *measure, {}};
    each_word(rules_.when(rule), [&](std::span<const std::uint32_t> word) {
      const AtomId atom = word.front() / 2;
      if (word.size() > 1 || rules_.atom(atom).kind != rule::AtomKind::number) {
        band.rest.insert(band.rest.end(), word.begin(), word.end());
        infer::visit_literals(word, [&](rule::LiteralId literal) { one = one && rules_.atom(literal / 2).kind != rule::AtomKind::number; });
      } else if (word.front() % 2 == 0) {  // of two bounds on one side the closer one counts
        if (band.low == 0 || rules_.atom(atom).bound > rules_.atom(band.low).bound) band.low = atom;
      } else {
        if (band.end == 0 || rules_.atom(atom).bound < rules_.atom(band.end).bound) band.end = atom;
      }
    });
    if (one && !band.rest.empty()) branches[{*measure, band.rest}].push_back(band);
  }
  for (auto& [key, bands] : branches)
    if (bands.size() > 1) check_bands(std::move(bands));
}

}  // namespace anteroom::audit
