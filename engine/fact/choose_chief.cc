// What the question is about. A title names it; a question asks about it; the first thing told, and what is told again, is it
// more likely than what is mentioned in passing. At most three, the main one first.
#include <algorithm>
#include <array>
#include <span>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

constexpr std::size_t kMost = 3;
constexpr std::size_t kMostCandidates = 64;
constexpr double kInTitle = 5, kInQuestion = 2, kFirst = 2, kAgain = 1, kCondition = -1, kTrigger = -2;
constexpr int kMostDescribed = 3;
constexpr double kShareOfBest = 0.5;  // what scores less than this share of the best is in passing

}  // namespace

void FactReader::choose_chief(Facts& out) const {
  struct Candidate {
    std::uint32_t finding;
    double score;
    std::size_t order;  // of telling
  };
  std::array<Candidate, kMostCandidates> places;
  auto candidates = std::span(places).first(0);
  const auto kind_of = [&](const Finding& f) { return ontology_[f.concept_id].kind; };
  // A bounded number of findings: a question is about what is told first, not about the 500th thing.
  const std::uint32_t count = static_cast<std::uint32_t>(std::min(out.findings.size(), kMostCandidates));
  const auto is_trigger = [&](const Finding& finding) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (out.findings[i].trigger == finding.concept_id) return true;
    }
    return false;
  };
  bool first = true;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Finding& f = out.findings[i];
    if (!f.plain() || kind_of(f) == ontology::Kind::exposure) continue;
    const text::Sentence& sentence = text_->sentences()[places_[i].sentence];
    double score = 1;
    if (sentence.heading) score += kInTitle;
    if (sentence.question) score += kInQuestion;
    score += std::min(described(f), kMostDescribed);
    if (is_trigger(f)) score += kTrigger;  // what brings it on is not what it is about
    if (first && !sentence.heading && kind_of(f) == ontology::Kind::symptom) score += kFirst, first = false;
    if (kind_of(f) == ontology::Kind::condition) score += kCondition;
    if (kind_of(f) != ontology::Kind::symptom && kind_of(f) != ontology::Kind::condition) score += 2 * kCondition;
    const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
      const ontology::ConceptId other = out.findings[c.finding].concept_id;
      return ontology_.is_a(other, f.concept_id) || ontology_.is_a(f.concept_id, other);
    });
    if (same == candidates.end()) {
      places[candidates.size()] = {i, score, candidates.size()};
      candidates = std::span(places).first(candidates.size() + 1);
      continue;
    }
    same->score += kAgain + (sentence.heading ? kInTitle : 0) + (sentence.question ? kInQuestion : 0);
    // The narrower name says more: "twitching" in the text over "muscle problem" in the title.
    if (ontology_.is_a(f.concept_id, out.findings[same->finding].concept_id)) same->finding = i;
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.score != b.score ? a.score > b.score : a.order < b.order; });
  for (const Candidate& c : candidates) {
    if (out.chief.size() == kMost || c.score < kShareOfBest * candidates.front().score) break;
    out.chief.push_back(c.finding);
    // Every mention of a chief complaint is one: rules look at the finding that they match.
    for (Finding& f : out.findings) {
      if (f.plain() && f.concept_id == out.findings[c.finding].concept_id) f.chief = true;
    }
  }
}

}  // namespace anteroom::fact
