// What a word beside findings belongs to. In its own clause: the finding right after an adjective, else the last one before, else
// the next one. In a clause without a finding ("came on suddenly", "it lasts ten minutes"): what the clauses before spoke of, then
// the clauses after, then the sentences before; unless the clause has words of its own, for then it speaks of something else.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using context::Assertion;
using lexicon::CueMeaning;
using ontology::Kind;

constexpr int kClearlyMore = 2;       // things said
constexpr std::uint32_t kToNoun = 8;  // tokens from an adjective to what it describes, over other adjectives

}  // namespace

// Whether the words are those of a time: the morning of "since this morning"; with `often` also of how often, such as "at night".
bool FactReader::part_of_time(base::Span tokens, bool often) const {
  const auto& all = mentions_->quantities;
  const auto q = base::first_beyond(all, tokens.begin);
  if (q == all.end() || !q->tokens.contains(tokens)) return false;
  return often || (q->kind != lexicon::QuantityKind::frequency && q->kind != lexicon::QuantityKind::occasion);
}

// Whether a longer phrase says that the words mean something else: "not getting better", "right now I have".
bool FactReader::is_lookalike(base::Span tokens) const {
  for (const auto* cues : {&mentions_->cues, &mentions_->links}) {
    for (auto cue = base::first_beyond(*cues, tokens.begin); cue != cues->end() && cue->tokens.begin < tokens.end; ++cue) {
      const CueMeaning meaning = lexicon_.cue(cue->value).meaning;
      const bool nothing = meaning == CueMeaning::none || meaning == CueMeaning::plain;
      const bool opens = (meaning == CueMeaning::current || meaning == CueMeaning::place) && cue->tokens.begin == tokens.begin;
      if ((nothing || opens) && cue->tokens.contains(tokens) && cue->tokens != tokens) return true;
    }
  }
  return false;
}

// Findings by their own words and by their sites: "back" is where "my back is dull" finds the pain in the back told of before.
void FactReader::find_anchors() {
  anchors_.clear();
  std::size_t s = 0;
  const auto add_sites_before = [&](std::uint32_t token) {  // both lists are in the order of the text
    for (; s < site_owner_.size() && mentions_->sites[s].tokens.begin < token; ++s) {
      if (site_owner_[s] != kNone) anchors_.push_back({mentions_->sites[s].tokens, site_owner_[s]});
    }
  };
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (i > 0 && places_[i].tokens == places_[i - 1].tokens) continue;
    add_sites_before(places_[i].tokens.begin);
    anchors_.push_back({places_[i].tokens, i});
  }
  add_sites_before(static_cast<std::uint32_t>(text_->tokens().size()));
}

bool FactReader::can_own(const Anchor& anchor, Owned what, const Facts& facts) const {
  if (feels(facts.findings[anchor.finding])) return true;
  if (what == Owned::attribute) return false;
  return !in_link(anchor.tokens) && !part_of_time(anchor.tokens, true);  // the walk of "when I walk", the morning of "since this morning"
}

// The finding that an adjective stands before, over small words and other adjectives: "a new, moderate headache". Several words
// ("came on suddenly") are said of what came before them, if anything did.
std::uint32_t FactReader::described_next(base::Span tokens, const Facts& facts) const {
  const bool after_another = last_in_clause(clauses_.of(tokens.begin), tokens.begin, Owned::attribute, facts) != kNone;
  if (after_another && tokens.size() > 1 && !clauses_.small_word(tokens.end - 1)) return kNone;
  const auto& attributes = mentions_->attributes;
  const auto anchor_at = [&](std::uint32_t t) {
    const auto a = base::first_from(anchors_, t);
    return a != anchors_.end() && a->tokens.begin == t && !part_of_time(a->tokens) ? a->finding : kNone;
  };
  const auto attribute_end = [&](std::uint32_t t) {
    const auto a = base::first_from(attributes, t);
    return a != attributes.end() && a->tokens.begin == t ? a->tokens.end : t;
  };
  const base::Span sentence = text_->sentences()[sentence_of(tokens.begin)].tokens;
  const std::uint32_t end = std::min(sentence.end, tokens.end + kToNoun);
  bool joined = false;  // a comma or a joiner was passed, and no adjective since
  bool own = false;     // a word of the patient's own was passed
  for (std::uint32_t t = tokens.end; t < end;) {
    const bool begins = clauses_.at(t) != clauses_.at(t - 1) && !joined;  // "came back gradually after my mum died"
    if (begins && mentions_->words[t].use->role != lexicon::NumberRole::joiner) return kNone;
    if (const std::uint32_t finding = anchor_at(t); finding != kNone) {
      const bool other = !feels(facts.findings[finding]) && (after_another || tokens.size() > 1);  // "the itch is intense at night"
      const bool apart = joined || other || link_begins(t);
      return apart ? kNone : finding;
    }
    const lexicon::WordUse& use = *mentions_->words[t].use;
    if (const std::uint32_t next = attribute_end(t); next != t) {
      t = next, joined = false;
    } else if (clauses_.ends_at(t) || (use.role == lexicon::NumberRole::joiner && !use.filler)) {
      if (own) return kNone;  // "a sudden pop and a pain"
      ++t, joined = true;
    } else if (use.filler || (clauses_.own_word(t) && !own)) {  // "mild pulling discomfort"
      own |= clauses_.own_word(t);
      ++t;
    } else {
      return kNone;
    }
  }
  return kNone;
}

// A symptom rather than a condition: "twinges in my pregnancy, they come and go".
std::uint32_t FactReader::last_in_clause(const Clause& clause, std::uint32_t before, Owned what, const Facts& facts) const {
  std::uint32_t looked = 0, condition = kNone;
  for (auto it = base::first_from(anchors_, before); it != anchors_.begin() && looked++ < kMostLooked;) {
    --it;
    if (it->tokens.begin < clause.tokens.begin) break;
    if (!can_own(*it, what, facts)) continue;
    if (ontology_[facts.findings[it->finding].concept_id].kind != Kind::condition) return it->finding;
    if (condition == kNone) condition = it->finding;
  }
  return condition;
}

std::uint32_t FactReader::owner_in_clause(base::Span tokens, Owned what, const Facts& facts) const {
  const Clause& clause = clauses_.of(tokens.begin);
  const std::uint32_t last = last_in_clause(clause, tokens.begin, what, facts);
  if (last != kNone) return last;
  std::uint32_t looked = 0;
  for (auto it = base::first_from(anchors_, tokens.begin);
       it != anchors_.end() && it->tokens.begin < clause.tokens.end && looked++ < kMostLooked; ++it) {
    const bool same = it->tokens == tokens;  // the "tearing" of "tearing pain" is no owner of itself
    if (!same && can_own(*it, what, facts)) return it->finding;
  }
  return kNone;
}

// Of a clause that says nothing of its own.
std::uint32_t FactReader::owner_beyond_clause(base::Span tokens, Owned what, const Facts& facts) const {
  const Clause& clause = clauses_.of(tokens.begin);
  if (clause.own_words != 0) return kNone;
  const base::Span sentence = text_->sentences()[clause.sentence].tokens;
  const std::uint32_t next = next_owner(clause.tokens.end, sentence.end, what, facts);
  const auto is_exposure = [&](std::uint32_t finding) { return ontology_[facts.findings[finding].concept_id].kind == Kind::exposure; };
  const auto owns = [&](std::uint32_t finding) {  // a walk has the times of its own clause alone
    return finding != kNone && facts.findings[finding].assertion != Assertion::absent && !is_exposure(finding);
  };
  const auto has_others = [&](const Clause& c) {
    if (c.own_words != 0) return true;
    const auto first = base::first_from(anchors_, c.tokens.begin);
    if (first == anchors_.end() || first->tokens.begin >= c.tokens.end) return false;
    // "At the gym, an hour ago, my arm went weak": where one was when it began; "an itch, every evening, for a month".
    const bool setting = next != kNone && c.tokens.begin == sentence.begin && is_exposure(first->finding);
    return !setting && !in_link(first->tokens) && !part_of_time(first->tokens, true);
  };
  std::uint32_t looked = 0;
  for (std::uint32_t c = clauses_.at(tokens.begin); c-- > 0 && clauses_[c].sentence == clause.sentence && looked++ < kMostLooked;) {
    const std::uint32_t last = last_in_clause(clauses_[c], clauses_[c].tokens.end, what, facts);
    if (owns(last)) return last;
    if (has_others(clauses_[c]) && !clause.refers) return kNone;  // what was said last is something else
  }
  const std::uint32_t told = told_so_far(sentence.begin, facts);
  if (clause.refers && told != kNone) return told;
  if (next != kNone) return next;
  if (told != kNone || clause.sentence + 1 >= text_->sentences().size()) return told;
  // "It feels like a weight on me. The pain ...": nothing was told yet.
  return next_owner(sentence.end, text_->sentences()[clause.sentence + 1].tokens.end, what, facts);
}

// Whether a site is told of at which nothing is: the other knee.
bool FactReader::has_other_site(const Clause& clause) const {
  const auto& all = mentions_->sites;
  std::uint32_t looked = 0;
  for (auto s = base::first_from(all, clause.tokens.begin); s != all.end() && s->tokens.begin < clause.tokens.end && looked++ < kMostLooked;
       ++s) {
    if (site_owner_[static_cast<std::size_t>(s - all.begin())] == kNone && !in_link(s->tokens)) return true;
  }
  return false;
}

std::uint32_t FactReader::next_owner(std::uint32_t begin, std::uint32_t end, Owned what, const Facts& facts) const {
  std::uint32_t looked = 0;
  for (auto next = base::first_from(anchors_, begin); next != anchors_.end() && next->tokens.begin < end && looked++ < kMostLooked;
       ++next) {
    if (can_own(*next, what, facts) && !in_link(next->tokens) && facts.findings[next->finding].assertion != Assertion::absent)
      return next->finding;
  }
  return kNone;
}

std::uint32_t FactReader::owner_of(base::Span tokens, Owned what, const Facts& facts) const {
  const std::uint32_t owner = owner_in_clause(tokens, what, facts);
  return owner != kNone || has_other_site(clauses_.of(tokens.begin)) ? owner : owner_beyond_clause(tokens, what, facts);
}

// What a sentence without a finding of its own speaks of ("It lasts ten minutes"): of the last sentence that told of any, the symptom
// of which most was said, the first of two; one of a sentence before only where clearly more was said of it ("I also feel cold"
// is no change of subject).
std::uint32_t FactReader::told_so_far(std::uint32_t token, const Facts& facts) const {
  const auto after = base::first_beyond(places_, token);
  const auto weight = [&](const Finding& f) { return described(f) + 2 * (ontology_[f.concept_id].kind == Kind::symptom); };
  std::uint32_t best = kNone, looked = 0;
  for (auto i = static_cast<std::uint32_t>(after - places_.begin()); i-- > 0 && looked++ < kMostLooked;) {
    const Finding& finding = facts.findings[i];
    if (sentence_of(token) - places_[i].sentence > kSentencesBack) break;
    if (!feels(finding) || finding.assertion == Assertion::absent) continue;
    const int more = best == kNone || places_[best].sentence == places_[i].sentence ? 0 : kClearlyMore;
    if (best == kNone || weight(finding) >= weight(facts.findings[best]) + more) best = i;
  }
  return best;
}

// All findings of one mention: "pain in my knee and hip" is two.
base::Span FactReader::mention_of(std::uint32_t finding) const {
  base::Span all{finding, finding + 1};
  while (all.begin > 0 && places_[all.begin - 1].tokens == places_[finding].tokens) --all.begin;
  while (all.end < places_.size() && places_[all.end].tokens == places_[finding].tokens) ++all.end;
  return all;
}

}  // namespace anteroom::fact
