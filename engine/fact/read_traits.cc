// Words that say who somebody is: "woman", "teenager", "in his forties".
#include <algorithm>

#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::TraitPhrase;
using ontology::Sex;

constexpr std::uint32_t kAgeReach = 2;  // tokens between "34 year old" and "woman"

}  // namespace

// "I met a man", "it began in my forties": a word says who somebody is only where it is set off, or beside a name, an age or
// another such word. Of others than the asker most do so anywhere.
bool FactReader::says_who(std::size_t index, PersonId id) const {
  const auto& traits = mentions_->traits;
  const base::Span tokens = traits[index].tokens;
  const bool anywhere = (id != kAsker || in_signature(tokens.begin)) && !lexicon_.trait(traits[index].value).set_off;
  const bool set_off = tokens.begin == text_->sentences()[sentence_of(tokens.begin)].tokens.begin ||
                       text_->tokens()[tokens.begin - 1].kind != text::TokenKind::word;
  if (anywhere || set_off || people_.describes(tokens.begin)) return true;
  if (index > 0 && people_.small_words(traits[index - 1].tokens.end, tokens.begin)) return true;
  const auto& all = mentions_->quantities;
  const auto near = std::partition_point(all.begin(), all.end(), [&](const auto& q) { return q.tokens.end + kAgeReach < tokens.begin; });
  return near != all.end() && near->kind == lexicon::QuantityKind::age && near->tokens.begin <= tokens.end + kAgeReach;
}

void FactReader::read_traits() {
  for (std::size_t i = 0; i < mentions_->traits.size(); ++i) {
    const mention::Match& match = mentions_->traits[i];
    const TraitPhrase& trait = lexicon_.trait(match.value);
    const PersonId id = person_of(match.tokens);
    if (!says_who(i, id)) continue;
    Person& person = id == kNobody ? unnamed_ : people_.list()[id];
    if (trait.sex != Sex::unknown && person.sex == Sex::unknown) person.sex = trait.sex, person.sex_words = words_of(match.tokens);
    if (trait.age_high >= 0) give_age(id, {trait.age_low, trait.age_high}, match.tokens, false);
  }
}

}  // namespace anteroom::fact
