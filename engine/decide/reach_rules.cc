// The atoms whose rules may be one literal away from firing: what is true, what is claimed with more to say about it, what is narrower
// than a chief complaint, and the facts that are near themselves.
#include <algorithm>

#include "engine/decide/question_finder.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {
namespace {

using ontology::ConceptId;
using rule::Scope;

constexpr std::size_t kNearLiterals = 4;  // kept for one derived fact

std::span<const std::uint32_t> entries(std::span<const std::uint32_t> begin, std::span<const std::uint32_t> list, std::uint32_t row,
                                       ConceptId id) {
  if (row == rule::kNoRow) return {};
  return list.subspan(begin[row + id], begin[row + id + 1] - begin[row + id]);
}

}  // namespace

void QuestionFinder::touch(AtomId atom, bool chief, bool urgent_only) {
  if (touched_atoms_[atom] == round_) return;
  touched_atoms_[atom] = round_;
  touched_[chief ? 1 : 0].push_back({atom, urgent_only});
}

// What is true, and what is claimed with attributes that are not known.
void QuestionFinder::touch_claims() {
  const rule::RuleArrays& arrays = rules_.arrays();
  const std::uint32_t row = arrays.claim_rows[rule::claim_row(Scope::plain)];
  const auto& findings = inference_->facts().findings;
  for (const bool chief : {true, false})  // chief complaints first: an atom that they claim is theirs
    for (const fact::Finding& finding : findings) {
      if (!finding.plain() || finding.chief != chief) continue;
      for (const std::uint32_t entry : entries(arrays.claim_begin, arrays.claims, row, finding.concept_id)) {
        const AtomId atom = entry & ~rule::kTested;
        if (chief) chief_atoms_[atom] = round_;
        if (!inference_->is_true(2 * atom + 1)) touch(atom, chief, false);
      }
    }
  for (std::size_t i = 0; i < inference_->fired().size(); ++i) {
    const auto conclusions = rules_.conclusions(inference_->fired()[i]);
    if (conclusions.empty() || !inference_->rests_on_chief(i)) continue;
    for (const rule::FactIndex fact : conclusions) {
      chief_atoms_[rules_.fact_atom(fact)] = round_;
      touch(rules_.fact_atom(fact), true, false);
    }
  }
  for (const LiteralId literal : inference_->true_literals())
    if (rule::is_positive(literal)) touch(rule::atom_of(literal), false, false);
}

void QuestionFinder::touch_narrower() {
  const rule::RuleArrays& arrays = rules_.arrays();
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!finding.plain() || !finding.chief) continue;
    for (const std::uint32_t entry : entries(arrays.denial_begin, arrays.denials, arrays.denial_rows[0], finding.concept_id))
      touch(entry & ~rule::kTested, true, true);
  }
}

// Facts that rules with one gap would conclude, over any number of steps.
void QuestionFinder::touch_near_facts() {
  for (const bool chief : {true, false})
    for (std::size_t i = 0; i < touched_[chief ? 1 : 0].size(); ++i)  // grows on the way
      for (const RuleIndex rule : rules_.steps_with(touched_[chief ? 1 : 0][i].atom)) {
        if (inference_->fired(rule) || !lacks_one(rule)) continue;
        for (const rule::FactIndex fact : rules_.conclusions(rule)) {
          if (near_[fact] == round_ || inference_->concluded(fact)) continue;
          near_[fact] = round_;
          const std::size_t count = std::min(lacking_.size(), kNearLiterals);
          near_literals_[fact].assign(lacking_.begin(), lacking_.begin() + static_cast<std::ptrdiff_t>(count));
          touch(rules_.fact_atom(fact), chief, false);
        }
      }
}

}  // namespace anteroom::decide
