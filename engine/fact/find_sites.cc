// Where a symptom is: the sites that the words give it, and of each site which side. "Left" right before a site is its side, whatever
// symptom stands nearer; a plural of what the body has twice is both sides where no side is said.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::CueMeaning;
using ontology::kNoConcept;

constexpr std::uint32_t kAfter = 7;      // tokens from a symptom to the site that follows it
constexpr std::uint32_t kBefore = 5;     // tokens from a site to the symptom that follows it
constexpr std::uint32_t kAdjoining = 2;  // small words between an adjective and its site
constexpr std::uint32_t kInList = 3;     // tokens between sites of one list
constexpr std::uint32_t kToSide = 5;     // tokens from "left" to its site: "left and right side of my"
constexpr std::size_t kMostSites = 16;   // of one symptom

}  // namespace

// Whether every symptom between this one and the token is in one list with it: "pain and swelling in my knee" share the knee,
// "anxious, I felt numbness in my hands" does not share the hands.
bool FactReader::shares_list(std::size_t index, std::uint32_t token) const {
  const auto& concepts = mentions_->concepts;
  for (std::size_t i = index; i + 1 < concepts.size() && concepts[i + 1].tokens.begin < token; ++i) {
    for (std::uint32_t t = concepts[i].tokens.end; t < concepts[i + 1].tokens.begin; ++t) {
      const lexicon::WordUse& use = *mentions_->words[t].use;
      const bool joins = use.filler || use.role == lexicon::NumberRole::joiner || use.role == lexicon::NumberRole::range;
      if (!joins && text_->tokens()[t].kind != text::TokenKind::punctuation && !is_place(t)) return false;
    }
  }
  return true;
}

// Whether a word of place stands here: the "around" of "numb around the scar on my knee".
bool FactReader::is_place(std::uint32_t token) const {
  const auto& cues = mentions_->links;
  const auto cue = base::holding(cues, token);
  return cue != cues.end() && lexicon_.cue(cue->value).meaning == CueMeaning::place;
}

// Whether nothing but small words stands between: "swollen left eyelid".
bool FactReader::adjoins(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (!mentions_->words[t].use->filler) return false;
  }
  return to - from <= kAdjoining;
}

// Whether a word of place stands right before the token, but for small words: "in my left" leads to "knee".
bool FactReader::led_by_place(std::uint32_t token, std::uint32_t from) const {
  const auto& cues = mentions_->links;
  while (token > from) {
    const auto after = base::first_reaching(cues, token);
    for (auto cue = after; cue != cues.end() && cue->tokens.end == token; ++cue) {
      if (lexicon_.cue(cue->value).meaning == CueMeaning::place) return cue->tokens.begin >= from;
    }
    // "in my 3 year old's tummy": whose it is may stand between, but no other: "in the same way as my legs".
    const auto& people = mentions_->people;
    const auto person = base::first_reaching(people, token);
    if (person != people.end() && person->tokens.end == token && lexicon_.person(person->value).who != lexicon::PersonPhrase::Who::same) {
      token = person->tokens.begin;
      continue;
    }
    const lexicon::WordUse& use = *mentions_->words[--token].use;
    const bool joins_sides = use.role == lexicon::NumberRole::joiner && is_side(token + 1);  // "in my left and right knee"
    if (!use.filler && !is_side(token) && !joins_sides) return false;
  }
  return false;
}

// Whether the word is of a side of some site: the "one" of "on one side of my head".
bool FactReader::is_side(std::uint32_t token) const {
  const auto& all = mentions_->attributes;
  const auto a = base::holding(all, token);
  return a != all.end() && says_side_[static_cast<std::size_t>(a - all.begin())] != 0;
}

// The sites of one symptom, as indexes into Mentions::sites: those that follow in a list after a word of place, else those before.
bool FactReader::sites_of(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const {
  sites.clear();
  sites_after(match, index, sites);
  if (sites.empty()) {
    sites_before(match, index, sites);
  } else if (const std::uint32_t named = site_right_before(match); named != kNone) {
    sites.insert(sites.begin(), named);  // "muscle pain in my thighs" is both
  }
  return !sites.empty();
}

// The site that names the symptom, as in "back pain".
std::uint32_t FactReader::site_right_before(const mention::Match& match) const {
  const auto& all = mentions_->sites;
  const auto site = base::first_reaching(all, match.tokens.begin);
  const bool named =
      site != all.end() && site->tokens.end == match.tokens.begin && ontology_.located(match.value, site->value) != kNoConcept;
  return named ? static_cast<std::uint32_t>(site - all.begin()) : kNone;
}

// Where the words end that stand right behind one another before a place: "a (swollen painful) knee", "(swollen) painful leg".
std::uint32_t FactReader::end_of_words_like(std::size_t index, base::Span site) const {
  const auto& all = mentions_->concepts;
  std::uint32_t end = all[index].tokens.end;
  for (std::size_t next = index + 1; next < all.size() && all[next].tokens.begin == end; ++next) {
    if (ontology_[all[next].value].kind != ontology::Kind::symptom) break;
    if (all[next].tokens.contains(site)) return site.begin;
    if (all[next].tokens.size() != 1) break;
    end = all[next].tokens.end;
  }
  return end;
}

void FactReader::sites_after(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const {
  const auto& all = mentions_->sites;
  const base::Span sentence = text_->sentences()[sentence_of(match.tokens.begin)].tokens;
  const auto first = base::first_from(all, match.tokens.end);
  std::uint32_t reached = match.tokens.end;
  for (auto it = first; it != all.end() && it->tokens.end <= sentence.end && sites.size() < kMostSites; ++it) {
    const bool list = !sites.empty();
    if (it->tokens.begin - reached > (list ? kInList : kAfter)) break;
    if (!list) {
      // "numb, and my knee hurts", "after walking my knee hurts": without a word of place the site belongs to what follows.
      const bool exposure = ontology_[match.value].kind == ontology::Kind::exposure;
      const bool led = led_by_place(it->tokens.begin, match.tokens.end) ||
                       (adjoins(end_of_words_like(index, it->tokens), it->tokens.begin) && !named_by_next(index, it->tokens));
      const bool alone =
          exposure && index + 1 < mentions_->concepts.size() && mentions_->concepts[index + 1].tokens.begin < it->tokens.begin;
      if (!led || alone || !shares_list(index, it->tokens.begin)) break;
    } else if (index + 1 < mentions_->concepts.size()) {
      // "a rash on my arm and my leg is swollen": the leg is what swells.
      if (mentions_->concepts[index + 1].tokens.begin < it->tokens.end || named_by_next(index, it->tokens)) break;
    }
    sites.push_back(static_cast<std::uint32_t>(it - all.begin()));
    reached = it->tokens.end;
  }
}

// Whether the next symptom follows the site right away: "my knee hurts", "my leg is swollen".
bool FactReader::named_by_next(std::size_t index, base::Span site) const {
  if (index + 1 >= mentions_->concepts.size()) return false;
  const mention::Match& next = mentions_->concepts[index + 1];
  return feels(next.value) && next.tokens.begin >= site.end && next.tokens.begin <= site.end + kAdjoining &&
         adjoins(site.end, next.tokens.begin);
}

void FactReader::sites_before(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const {
  const auto& all = mentions_->sites;
  const auto& tokens = text_->tokens();
  const std::uint32_t sentence_begin = text_->sentences()[sentence_of(match.tokens.begin)].tokens.begin;
  auto before = base::first_from(all, match.tokens.end);
  if (before == all.begin() || ontology_[match.value].kind == ontology::Kind::exposure) return;  // "arm since this morning"
  --before;
  const auto number = [&] { return static_cast<std::uint32_t>(before - all.begin()); };
  const std::uint32_t last = index > 0 ? mentions_->concepts[index - 1].tokens.end : 0;
  if (before->tokens.begin >= match.tokens.begin) {  // inside the phrase itself
    sites.push_back(number());
    return add_list_before(number(), std::max(last, sentence_begin), sites);
  }
  if (before->tokens.begin < sentence_begin || before->tokens.end + kBefore < match.tokens.begin) return;
  for (std::uint32_t t = before->tokens.end; t < match.tokens.begin; ++t) {
    if ((tokens[t].kind != text::TokenKind::word && text_->folded(tokens[t]) != "-") || link_begins(t)) return;
  }
  // "pain in her chest and short of breath": the chest is the pain's; "pain in my calf and swollen": it is both's.
  if (number() < sites_taken_ && ontology_.located(match.value, before->value) == kNoConcept) return;
  if (last > before->tokens.begin) {
    // "chest pain and sweating": the chest is the pain's. "My leg is swollen and painful", "red eyes and painful": it is shared.
    const bool taken = mentions_->concepts[index - 1].tokens.contains(before->tokens);
    if ((taken && ontology_.located(match.value, before->value) == kNoConcept) || !shares_list(index - 1, match.tokens.end)) return;
  }
  sites.push_back(number());
  add_list_before(number(), std::max(last, sentence_begin), sites);
}

// "Both my knees and my left hip ache", but not "I work on my feet and my hip aches".
void FactReader::add_list_before(std::uint32_t site, std::uint32_t from, std::vector<std::uint32_t>& sites) const {
  const auto& all = mentions_->sites;
  for (; site > sites_taken_ && sites.size() < kMostSites; --site) {
    const mention::Match& one = all[site - 1];
    if (one.tokens.begin < from || !in_list(one.tokens.end, all[site].tokens.begin) || clauses_.of(one.tokens.begin).own_words != 0 ||
        led_by_place(one.tokens.begin, from))
      break;
    sites.insert(sites.begin(), site - 1);
  }
}

// Whether only what holds a list together stands between: small words, sides, a comma, a joiner.
bool FactReader::in_list(std::uint32_t from, std::uint32_t to) const {
  bool joined = false;
  for (std::uint32_t t = from; t < to; ++t) {
    const lexicon::WordUse& use = *mentions_->words[t].use;
    const bool joins = clauses_.ends_at(t) || (!use.filler && use.role == lexicon::NumberRole::joiner);
    joined |= joins;
    if (!joins && clauses_.own_word(t)) return false;
  }
  return joined && to - from <= kInList;
}

// What lies inside a phrase, or was not taken by it, is that phrase's: the chest of "chest pain" is no site on its own.
void FactReader::own_sites_within(base::Span tokens, std::uint32_t finding, Facts& out) {
  const auto& all = mentions_->sites;
  for (auto s = base::first_beyond(all, tokens.begin); s != all.end() && s->tokens.begin < tokens.end; ++s) {
    std::uint32_t& owner = site_owner_[static_cast<std::size_t>(s - all.begin())];
    if (owner != kNone) continue;
    owner = finding;
    set_side(out.findings[finding], sides_[static_cast<std::size_t>(s - all.begin())]);
  }
}

// Of each site the sides that are said right before it ("both my", "left and right", "left side of the"), or as a part of it.
void FactReader::find_sides() {
  const auto& sites = mentions_->sites;
  const auto& attributes = mentions_->attributes;
  sides_.assign(sites.size(), 0);
  says_side_.assign(attributes.size(), 0);
  for (std::size_t i = attributes.size(); i-- > 0;) {
    const mention::Match& match = attributes[i];
    const lexicon::AttributePhrase& phrase = lexicon_.attribute(match.value);
    if (phrase.attribute != known_.laterality || is_lookalike(match.tokens)) continue;
    const auto site = base::first_beyond(sites, match.tokens.begin);
    if (site == sites.end() || site->tokens.begin > match.tokens.end + kToSide) continue;
    std::uint32_t t = match.tokens.end;
    while (t < site->tokens.begin && (mentions_->words[t].use->filler || is_side(t) ||
                                      (mentions_->words[t].use->role == lexicon::NumberRole::joiner && is_side(t + 1))))
      ++t;
    if (t < site->tokens.begin) continue;
    sides_[static_cast<std::size_t>(site - sites.begin())] |= phrase.bit;
    says_side_[i] = 1;
  }
}

// Left and right are both sides.
void FactReader::set_side(Finding& finding, std::uint32_t sides) const {
  if (known_.laterality == ontology::kNoAttribute || sides == 0) return;
  const std::uint32_t both = known_.left | known_.right;
  finding.values[known_.laterality] = (sides & both) == both ? known_.bilateral : sides;
}

// A form that is not the one the phrase was written in, and longer: the lexicon writes sites in the singular.
bool FactReader::is_plural(const mention::Match& site) const {
  const std::string_view last = text_->folded(text_->tokens()[site.tokens.end - 1]);
  return lexicon_.words().is_inflected(last) && last.find('\'') == last.npos;  // "my elbow's sore" is of one
}

}  // namespace anteroom::fact
