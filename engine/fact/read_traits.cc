// Words that say who somebody is: "woman", "teenager", "in his forties".
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::TraitPhrase;
using ontology::Sex;

constexpr std::uint32_t kAgeReach = 2;  // tokens between "34 year old" and "woman"

}  // namespace

// The number that ends right before the token, in no quantity, or 0.
double FactReader::number_before(std::uint32_t token) const {
  const auto after = base::first_from(mentions_->numbers, token);
  if (after == mentions_->numbers.begin() || std::prev(after)->tokens.end != token) return 0;
  const auto quantity = base::first_beyond(mentions_->quantities, token - 1);
  return quantity != mentions_->quantities.end() && quantity->tokens.begin < token ? 0 : std::prev(after)->low;
}

// "I met a man", "it began in my forties": some words say who somebody is only where a part of a sentence begins with them, or
// beside a name, an age or another such word.
bool FactReader::says_who(std::size_t index) const {
  const auto& traits = mentions_->traits;
  const base::Span tokens = traits[index].tokens;
  if (number_before(tokens.begin) > 1 && lexicon_.trait(traits[index].value).age_high >= 0) return false;  // "20 babies"
  if (!lexicon_.trait(traits[index].value).set_off || in_signature(tokens.begin) || people_.describes(tokens.begin)) return true;
  if (index > 0 && people_.small_words(traits[index - 1].tokens.end, tokens.begin)) return true;
  std::uint32_t before = tokens.begin;  // "A woman"
  const std::uint32_t sentence = text_->sentences()[sentence_of(tokens.begin)].tokens.begin;
  while (before > sentence && people_.small_words(before - 1, before)) --before;
  if (before == sentence || text_->tokens()[before - 1].kind != text::TokenKind::word) return true;
  const auto& all = mentions_->quantities;
  const auto near = std::partition_point(all.begin(), all.end(), [&](const auto& q) { return q.tokens.end + kAgeReach < tokens.begin; });
  return near != all.end() && near->kind == lexicon::QuantityKind::age && near->tokens.begin <= tokens.end + kAgeReach;
}

void FactReader::read_traits() {
  for (std::size_t i = 0; i < mentions_->traits.size(); ++i) {
    const mention::Match& match = mentions_->traits[i];
    const TraitPhrase& trait = lexicon_.trait(match.value);
    // "My wife is breastfeeding our newborn": she is, and not whom the words lead to; but "our breastfed newborn".
    const bool nurses = trait.state == TraitPhrase::State::breastfeeding && !people_.owns_at(match.tokens.begin);
    const PersonId id = nurses ? said_of(match.tokens.begin) : person_of(match.tokens);
    if (!says_who(i)) continue;
    Person& person = id == kNobody ? unnamed_ : people_.list()[id];
    if (trait.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = trait.sex, person.sex_words = words_of(match.tokens);
    person.mentioned |= trait.state != TraitPhrase::State::none;
    person.expects |= id != kNobody && trait.state == TraitPhrase::State::pregnant;
    if (id == kAsker) person.asks |= trait.state == TraitPhrase::State::pregnant;  // "my son has measles and I'm pregnant"
    const bool no_infant = id == kAsker && trait.age_high < kYoungestAsker;        // "I'm thinking about a baby"
    if (trait.age_high >= 0 && !no_infant) give_age(id, {trait.age_low, trait.age_high}, match.tokens, false);
  }
}

}  // namespace anteroom::fact
