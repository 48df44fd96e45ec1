// A rule that concludes nothing changes nothing but itself. One that does may change the rules that test its facts, and so on: its cone.
// Facts that a rule of the cone can conclude are forgotten and concluded again, stratum by stratum, by whatever still fires.
#include "engine/audit/rerun.h"

#include <algorithm>
#include <utility>

#include "engine/infer/program.h"

namespace anteroom::audit {
namespace {

using infer::is_set;
using rule::AtomKind;
using rule::LiteralId;
using rule::RuleIndex;

void set(std::vector<std::uint64_t>& bits, LiteralId literal) { bits[literal >> 6] |= std::uint64_t{1} << (literal & 63); }
void clear(std::vector<std::uint64_t>& bits, LiteralId literal) { bits[literal >> 6] &= ~(std::uint64_t{1} << (literal & 63)); }

bool rests_on_findings(AtomKind kind) { return kind == AtomKind::finding || kind == AtomKind::row || kind == AtomKind::fact; }

}  // namespace

Rerun::Rerun(const ProbedRules& probed, const Judge& judge)
    : probed_(probed), rules_(probed.rules()), chainer_(rules_), in_circle_(rules_.size(), false), users_(rules_.fact_count()) {
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    effects_.push_back(judge.effect_of(rule));
    if (probed.origin(rule).is_probe) continue;
    const auto use = [&](LiteralId literal) {
      const rule::Atom& atom = rules_.atom(literal / 2);
      if (atom.kind != AtomKind::fact) return;
      std::vector<RuleIndex>& users = users_[atom.name];
      if (users.empty() || users.back() != rule) users.push_back(rule);
    };
    infer::visit_literals(rules_.when(rule), use), infer::visit_literals(rules_.unless(rule), use);
  }
  cones_.resize(rules_.size());
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
    if (!rules_.conclusions(rule).empty()) in_circle_[rule] = std::binary_search(cone_of(rule).begin(), cone_of(rule).end(), rule);
  masks_.assign(rules_.size(), 0);
  support_.assign(2 * rules_.atom_count(), 0);
}

Rerun::~Rerun() = default;

// The rules that rest on what `rule` concludes, ascending; itself only where it lies in a circle.
const std::vector<RuleIndex>& Rerun::cone_of(RuleIndex rule) {
  std::unique_ptr<std::vector<RuleIndex>>& cone = cones_[rule];
  if (cone != nullptr) return *cone;
  cone = std::make_unique<std::vector<RuleIndex>>();
  std::vector<RuleIndex> open{rule};
  while (!open.empty()) {
    const RuleIndex at = open.back();
    open.pop_back();
    for (const rule::FactIndex fact : rules_.conclusions(at))
      for (const RuleIndex user : users_[fact]) {
        if (std::find(cone->begin(), cone->end(), user) != cone->end()) continue;
        cone->push_back(user), open.push_back(user);
      }
  }
  std::sort(cone->begin(), cone->end());
  return *cone;
}

void Rerun::look_at(const fact::Facts& facts) {
  facts_ = &facts;
  inference_ = &chainer_.run(facts);
  supported_ = false;
  firings_.clear();
  std::vector<std::uint32_t> findings;
  for (std::size_t i = 0; i < inference_->fired().size(); ++i) {
    const RuleIndex rule = inference_->fired()[i];
    findings.clear();
    inference_->findings(i, true, findings);
    std::uint64_t mask = 0;
    for (const std::uint32_t finding : findings) mask |= std::uint64_t{1} << finding;
    masks_[rule] = mask;
    if (!probed_.origin(rule).is_probe) firings_.push_back({rule, mask, &effects_[rule]});
  }
}

bool Rerun::differs(const RuleChange& change) const {
  const bool fired = inference_->fired(change.rule);
  if (change.condition == rule::kNoRule) return fired;
  const bool fires = inference_->fired(change.condition);
  if (fired != fires) return true;
  return fired && (change.effect != &effects_[change.rule] || masks_[change.rule] != masks_[change.condition] ||
                   (in_circle_[change.rule] && change.condition != change.rule));
}

// The findings behind each true literal, as Inference has them for itself.
void Rerun::collect_support() {
  if (supported_) return;
  supported_ = true;
  bits_.assign(inference_->true_bits(), inference_->true_bits() + 2 * rules_.atom_count() / 64 + 1);
  std::vector<std::uint32_t> findings;
  for (const LiteralId literal : inference_->true_literals()) {
    support_[literal] = 0;
    if (rules_.atom(literal / 2).kind == AtomKind::fact) continue;
    findings.clear();
    inference_->findings_of(literal, findings);
    for (const std::uint32_t finding : findings) support_[literal] |= std::uint64_t{1} << finding;
  }
  for (const Firing& firing : firings_)
    for (const rule::FactIndex fact : firing.effect->conclusions) support_[std::size_t{2} * rules_.fact_atom(fact)] |= firing.findings;
}

// Where a row is not there any more, findings count for the next broader rows of its kind.
void Rerun::add_rows(const RuleChange& change) {
  rows_.clear();
  const auto when = rules_.when(change.rule);
  if (!change.deleted || when.size() != 1 || when[0] >= rule::kAll) return;
  const rule::Atom& row = rules_.atom(when[0] / 2);
  if (row.kind != AtomKind::row) return;
  const auto others = rules_.rules_with(when[0] / 2);
  if (std::any_of(others.begin(), others.end(), [&](RuleIndex other) { return other != change.rule && !probed_.origin(other).is_probe; }))
    return;
  const ontology::Ontology& ontology = rules_.ontology();
  const auto row_of = [&](ontology::ConceptId id) {  // another row of this kind; 0 where there is none
    const auto claims = rules_.arrays().claim_begin;
    const std::size_t at = rules_.arrays().claim_rows[rule::claim_row(rule::Scope::plain)] + id;
    for (std::uint32_t i = claims[at]; i < claims[at + 1]; ++i) {
      const std::uint32_t atom = rules_.arrays().claims[i] & ~rule::kTested;
      const rule::Atom& other = rules_.atom(atom);
      if (other.kind == AtomKind::row && other.table == row.table && other.name == id && id != row.name) return atom;
    }
    return rule::AtomId{0};
  };
  for (std::size_t f = 0; f < facts_->findings.size(); ++f) {
    const fact::Finding& finding = facts_->findings[f];
    if (!finding.plain() || infer::truth_of_finding(rules_, row, finding) != infer::Truth::true_) continue;
    std::vector<std::pair<ontology::ConceptId, rule::AtomId>> candidates;
    for (const ontology::ConceptId broad : ontology.ancestors(finding.concept_id))
      if (const rule::AtomId atom = row_of(broad); atom != 0) candidates.emplace_back(broad, atom);
    for (const auto& [broad, atom] : candidates) {
      const bool replaced = std::any_of(candidates.begin(), candidates.end(),
                                        [&, b = broad](const auto& other) { return other.first != b && ontology.is_a(other.first, b); });
      if (replaced) continue;
      const LiteralId literal = 2 * atom;
      const bool is_true = is_set(bits_.data(), literal);
      if (std::find(rows_.begin(), rows_.end(), literal) == rows_.end()) {
        rows_.push_back(literal);
        support_before_.emplace_back(literal, support_[literal]);
      }
      if (!is_true) set(bits_, literal), support_[literal] = 0;
      support_[literal] |= std::uint64_t{1} << f;
    }
  }
}

std::span<const Firing> Rerun::with(const RuleChange& change) {
  const bool fires = change.condition != rule::kNoRule && inference_->fired(change.condition);
  const bool concludes = !effects_[change.rule].conclusions.empty() || (fires && !change.effect->conclusions.empty());
  changed_.clear();
  if (concludes || change.deleted) {
    run_again(change);
    return changed_;
  }
  bool placed = !fires;
  const Firing firing{change.rule, fires ? masks_[change.condition] : 0, change.effect};
  for (const Firing& each : firings_) {
    if (!placed && each.rule >= change.rule) changed_.push_back(firing), placed = true;
    if (each.rule != change.rule) changed_.push_back(each);
  }
  if (!placed) changed_.push_back(firing);
  return changed_;
}

void Rerun::run_again(const RuleChange& change) {
  collect_support();
  const std::vector<std::uint64_t> before = bits_;
  support_before_.clear();
  add_rows(change);

  again_.assign(cone_of(change.rule).begin(), cone_of(change.rule).end());
  again_.push_back(change.rule);
  for (const LiteralId row : rows_)
    for (const RuleIndex rule : rules_.rules_with(row / 2)) {
      if (probed_.origin(rule).is_probe) continue;
      again_.push_back(rule);
      again_.insert(again_.end(), cone_of(rule).begin(), cone_of(rule).end());
    }
  std::sort(again_.begin(), again_.end());
  again_.erase(std::unique(again_.begin(), again_.end()), again_.end());

  // Forget what these concluded; keep what others did.
  std::vector<rule::FactIndex> open;
  for (const RuleIndex rule : again_) {
    open.insert(open.end(), effects_[rule].conclusions.begin(), effects_[rule].conclusions.end());
    if (rule == change.rule && change.effect != nullptr)
      open.insert(open.end(), change.effect->conclusions.begin(), change.effect->conclusions.end());
  }
  std::sort(open.begin(), open.end());
  open.erase(std::unique(open.begin(), open.end()), open.end());
  for (const rule::FactIndex fact : open) {
    const LiteralId literal = 2 * rules_.fact_atom(fact);
    support_before_.emplace_back(literal, support_[literal]);
    clear(bits_, literal), support_[literal] = 0;
  }
  const auto conclude = [this](const Firing& firing) {
    for (const rule::FactIndex fact : firing.effect->conclusions) {
      const LiteralId literal = 2 * rules_.fact_atom(fact);
      set(bits_, literal), support_[literal] |= firing.findings;
    }
  };
  for (const Firing& firing : firings_)
    if (!std::binary_search(again_.begin(), again_.end(), firing.rule)) changed_.push_back(firing), conclude(firing);

  // Stratum by stratum, to a fixed point in each; a stratum is a stretch of `again_`.
  tried_.clear();
  const auto condition_of = [&](RuleIndex rule) { return rule == change.rule ? change.condition : rule; };
  for (std::size_t begin = 0; begin < again_.size();) {
    std::size_t end = begin;
    while (end < again_.size() && rules_.stratum(again_[end]) == rules_.stratum(again_[begin])) ++end;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = begin; i < end; ++i) {
        const RuleIndex rule = again_[i], condition = condition_of(rule);
        if (condition == rule::kNoRule ||
            std::any_of(tried_.begin(), tried_.end(), [rule](const Firing& firing) { return firing.rule == rule; }))
          continue;
        const auto unless = rules_.unless(condition);
        if (!infer::holds(rules_.when(condition), bits_.data()) || (!unless.empty() && infer::holds(unless, bits_.data()))) continue;
        tried_.push_back({rule, 0, rule == change.rule ? change.effect : &effects_[rule]});
        conclude(tried_.back());
        more = true;
      }
    }
    begin = end;
  }
  std::sort(tried_.begin(), tried_.end(), [](const Firing& a, const Firing& b) { return a.rule < b.rule; });
  for (bool more = true; more;) {
    more = false;
    for (Firing& firing : tried_) {
      const auto when = rules_.when(condition_of(firing.rule));
      std::uint64_t mask = 0;
      infer::visit_support(when.data(), when.data() + when.size(), bits_.data(), [&](LiteralId literal) {
        if (rests_on_findings(rules_.atom(literal / 2).kind)) mask |= support_[literal];
      });
      if (mask == firing.findings) continue;
      firing.findings = mask, more = true;
      conclude(firing);
    }
  }
  changed_.insert(changed_.end(), tried_.begin(), tried_.end());
  std::sort(changed_.begin(), changed_.end(), [](const Firing& a, const Firing& b) { return a.rule < b.rule; });
  bits_ = before;
  for (const auto& [literal, support] : support_before_) support_[literal] = support;
}

}  // namespace anteroom::audit
