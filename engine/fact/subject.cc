// Whose the words at a token are, once all people are placed.
#include <algorithm>
#include <iterator>

#include "engine/base/in_order.h"
#include "engine/fact/people.h"

namespace anteroom::fact {

bool People::small_words(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (!mentions_->words[t].use->filler) return false;
  }
  return from <= to;
}

// Whether nothing but what says that somebody has or had something stands between: "has", "was diagnosed with".
bool People::only_has(std::uint32_t from, std::uint32_t to) const {
  const auto& all = mentions_->cues;
  auto cue = base::first_from(all, from);
  for (std::uint32_t t = from; t < to; ++t) {
    while (cue != all.end() && cue->tokens.end <= t) ++cue;
    const bool within = cue != all.end() && cue->tokens.begin <= t;
    const lexicon::CueMeaning meaning = within ? lexicon_.cue(cue->value).meaning : lexicon::CueMeaning::none;
    if (meaning == lexicon::CueMeaning::had || meaning == lexicon::CueMeaning::current) continue;
    if (!mentions_->words[t].use->filler) return false;
  }
  return true;
}

// Whether one phrase may go on from one token to the other: no mark and no "and" between.
bool People::parted(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    const text::TokenKind kind = text_->tokens()[t].kind;
    const bool hyphen = kind == text::TokenKind::punctuation && text_->folded(text_->tokens()[t]) == "-";
    if ((kind != text::TokenKind::word && kind != text::TokenKind::number && !hyphen) ||
        mentions_->words[t].use->role == lexicon::NumberRole::joiner)
      return true;
  }
  return false;
}

// What each token of the sentence at hand needs to know, once its places are settled.
void People::look_back(base::Span sentence) {
  const auto s = static_cast<std::uint32_t>(carried_.size() - 1);
  auto place = static_cast<std::uint32_t>(first_place_);
  behind_.resize(sentence.begin, {0, s});  // none, where sentences adjoin
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    while (place < places_.size() && places_[place].tokens.begin <= t) ++place;
    behind_.push_back({place == first_place_ ? 0 : place, s});
  }
}

// Of the last token where there is no such token; of no text the first sentence.
People::Behind People::behind(std::uint32_t token) const {
  return behind_.empty() ? Behind{} : behind_[std::min<std::size_t>(token, behind_.size() - 1)];
}

// The last place in the sentence of the token that begins before it, or null.
const People::Place* People::place_before(std::uint32_t token) const {
  const std::uint32_t place = behind(token).place;
  return place == 0 ? nullptr : &places_[place - 1];
}

PersonId People::subject_at(std::uint32_t token) const {
  const auto [place, sentence] = behind(token);
  const Place* last = place == 0 ? nullptr : &places_[place - 1];
  // What begins with a name, as a phrase for "my husband has it", is not said of that one.
  if (last != nullptr && token < last->tokens.end && last->person != kAsker) {
    const bool another = place > 1 && places_[place - 2].tokens.begin >= text_->sentences()[sentence].tokens.begin;
    last = another ? last - 1 : nullptr;
  }
  if (last != nullptr) return last->subject;
  return carried_.empty() ? kNobody : carried_[sentence];
}

bool People::implied_at(std::uint32_t token) const {
  const Place* place = place_before(token);
  return place == nullptr || (place->implied && place->tokens.end <= token);
}

PersonId People::subject_of(const mention::Match& finding) const {
  const std::uint32_t token = finding.tokens.begin;
  const ontology::Kind kind = ontology_[finding.value].kind;
  const Place* place = place_before(token);
  const bool whole = place != nullptr && place->tokens.begin <= token && finding.tokens.size() == 1;  // "tia", an aunt
  const bool named = place != nullptr && (place->kind == Place::Kind::subject || place->kind == Place::Kind::beside);
  const bool within =
      named && !whole && token < place->tokens.end && place->person != kAsker && !people_[place->person].minor;  // "dog tore my face"
  const bool theirs = within && (kind == ontology::Kind::symptom || kind == ontology::Kind::condition);
  // "My teacher has measles", "because of my sister's melanoma"; but "my teacher saw a rash", "saw my doctor, shingles".
  const bool beside = place != nullptr && place->kind == Place::Kind::beside && place->person != kAsker && token >= place->tokens.end;
  if (beside && kind == ontology::Kind::condition) {
    const bool works = people_[place->person].works, has = works && token > place->tokens.end && only_has(place->tokens.end, token);
    if (has || (!people_[place->person].minor && token == place->tokens.end)) return place->person;
  }
  return theirs ? place->person : subject_at(token);
}

PersonId People::done_to(const mention::Match& finding) const {
  const base::Span tokens = finding.tokens;
  const auto next = base::first_from(places_, tokens.begin + 1);
  if (next == places_.end() || next->tokens.end > tokens.end) return kNobody;
  const ontology::Kind kind = ontology_[finding.value].kind;
  const bool ill = kind == ontology::Kind::symptom || kind == ontology::Kind::condition;
  const auto site = base::first_beyond(mentions_->sites, next->tokens.end);
  const bool body = site != mentions_->sites.end() && site->tokens.end <= tokens.end;  // "scratched my eye", but not "forgot my birthday"
  if (ill && body && next->person == kAsker && next->owns) return kAsker;
  const bool meant = next->kind == Place::Kind::subject && !next->owns && !people_[next->person].minor;  // "a dog bit ..."
  return meant ? next->person : kNobody;
}

PersonId People::spoken_of_at(std::uint32_t token) const {
  const Place* place = place_before(token);
  const bool named = place != nullptr && (place->kind != Place::Kind::open || place->subject == kNobody);
  return named ? place->person : subject_at(token);
}

bool People::beside_at(std::uint32_t token) const {
  const Place* place = place_before(token);
  return place != nullptr && place->kind == Place::Kind::beside;
}

bool People::noun_at(std::uint32_t token) const {
  const auto name = base::first_from(mentions_->people, token);
  if (name == mentions_->people.end() || name->tokens.begin != token) return false;
  const lexicon::PersonPhrase::Who who = lexicon_.person(name->value).who;
  return who == lexicon::PersonPhrase::Who::relation || who == lexicon::PersonPhrase::Who::bystander;
}

bool People::describes(std::uint32_t token) const {
  const Place* place = place_before(token);
  if (place == nullptr) return false;
  const std::uint32_t end = place->tokens.end;
  return token < end || small_words(end, token) || (place->names && token < end + kNamingReach + 2);
}

// From just before the name, or within the same part of the sentence after it: "my back hurts now".
bool People::turns_at(std::uint32_t token) const {
  if (behind_.empty()) return false;
  const Place* place = place_before(token);
  const base::Span sentence = text_->sentences()[behind(token).sentence].tokens;
  const std::uint32_t from = place == nullptr ? sentence.begin : std::max(sentence.begin + kTurnReach, place->tokens.begin) - kTurnReach;
  const auto turn = std::lower_bound(turns_.begin(), turns_.end(), from);
  return turn != turns_.end() && *turn < sentence.end && (*turn < token || !parted(token, *turn));
}

// Behind it in the same part of the sentence, or before it but not right before: "too weak" is no "weak, too".
bool People::also_at(base::Span tokens) const {
  const auto after = std::lower_bound(alsos_.begin(), alsos_.end(), tokens.end);
  if (after != alsos_.end() && *after <= tokens.end + kTurnReach && !parted(tokens.end, *after)) return true;
  if (after == alsos_.begin()) return false;
  const std::uint32_t before = *std::prev(after);
  return before + kTurnReach >= tokens.begin && before + 1 < tokens.begin && !parted(before, tokens.begin);
}

bool People::cares_at(base::Span tokens) const {
  const auto phrase = std::partition_point(cares_.begin(), cares_.end(), [&](base::Span s) { return s.end <= tokens.begin; });
  return phrase != cares_.end() && phrase->contains(tokens);
}

PersonId People::named_at(base::Span tokens, std::uint32_t reach) const {
  if (tagged_ != kNobody && tokens == tag_) return tagged_;
  const bool set_off = !tokens.empty() && text_->folded(text_->tokens()[tokens.end - 1]) == ",";  // "Nan, who is 78, says he"
  for (auto it = base::first_beyond(places_, tokens.begin); it != places_.end(); ++it) {
    if ((set_off && it->tokens.begin >= tokens.end) || it->tokens.begin > tokens.end + reach ||
        (it->tokens.begin > tokens.end && parted(tokens.end, it->tokens.begin)))
      break;
    if (it->person == kAsker && it->tokens.begin >= tokens.end) break;             // "26f, my boyfriend is 28"
    if (it->kind == Place::Kind::teller && it->tokens.begin >= tokens.end) break;  // "female 66 but my wife says"
    if (const auto next = std::next(it); it->person == kAsker && next != places_.end() && next->tokens.begin < tokens.end) continue;
    return it->person;
  }
  return kNobody;
}

PersonId People::other_from(std::uint32_t token, std::uint32_t before, PersonId not_this) const {
  for (auto it = base::first_from(places_, token); it != places_.end() && it->tokens.begin < before; ++it) {
    if (it->person != not_this && it->person != kNobody) return it->person;
  }
  return kNobody;
}

PersonId People::owner_after(std::uint32_t token, std::uint32_t reach, std::uint32_t& at) const {
  const auto next = base::first_from(places_, token);
  if (next == places_.end() || !next->owns || next->tokens.begin > token + reach) return kNobody;
  at = next->tokens.begin;
  return next->person;
}

}  // namespace anteroom::fact
