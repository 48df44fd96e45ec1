// Changes of whole sentences: one more of them, another order, another asker.
#include <algorithm>
#include <cctype>

#include "engine/audit/stress_change.h"

namespace anteroom::audit {
namespace {

using text::Part;
using text::Sentence;
using text::Text;
using text::Token;
using text::TokenKind;

constexpr std::string_view kTextSlot = "{text}";

base::Span source_of(const Text& text, const Sentence& sentence) {
  return {text.tokens()[sentence.tokens.begin].source.begin, text.tokens()[sentence.tokens.end - 1].source.end};
}

bool has_heading(const Text& text) {
  return std::any_of(text.sentences().begin(), text.sentences().end(),
                     [](const Sentence& one) { return one.part == Part::body && one.heading; });
}

// Ends with a mark; what has none goes on in the next sentence.
bool is_closed(const Text& text) {
  return !text.tokens().empty() && text.tokens().back().part == Part::body && text.tokens().back().kind == TokenKind::punctuation;
}

// Whether there is a complaint, and whose it is is told. Who speaks of nobody and tells no age is only taken to ask for themselves.
bool tells_whose(const Original& original) {
  const fact::Facts& facts = original.parts.facts;
  const bool told = !original.parts.mentions.people.empty() || facts.patient[fact::Measure::age].known();
  return told && facts.patient.relation != fact::Relation::unknown && !facts.chief.empty();
}

// "No fever, {text}", "{text}, and the test was negative": what a text of one sentence stands in.
void set_in(const Original& original, const std::string& say, rule::Urgency at_least, std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  const auto in_body = [](const Sentence& one) { return one.part == Part::body; };
  const auto& sentences = text.sentences();
  if (std::count_if(sentences.begin(), sentences.end(), in_body) != 1 ||
      !text.source(Part::title, {0, text.source_size(Part::title)}).empty())
    return;
  const Sentence& only = *std::find_if(sentences.begin(), sentences.end(), in_body);
  if (only.question || only.heading || original.parts.language->facts.asked_on().year != 0) return;
  const std::size_t slot = say.find(kTextSlot);
  const Token &first = text.tokens()[only.tokens.begin], &last = text.tokens()[only.tokens.end - 1];
  const std::uint32_t end = last.kind == TokenKind::punctuation && text.folded(last) == "." ? last.source.begin : last.source.end;
  std::vector<Edit> edits = {{{0, 0}, say.substr(0, slot)}};
  // In the middle of a sentence a word has a small letter, unless it is one that never has, or a short form.
  const std::string word(text.source(Part::body, first.source));
  const bool small = slot > 0 && say[slot - 1] == ' ' && slot > 1 && say[slot - 2] != '.' && say[slot - 2] != ':';
  if (small && word.size() > 1 && std::isupper(static_cast<unsigned char>(word[0])) && std::islower(static_cast<unsigned char>(word[1]))) {
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
    edits.push_back({first.source, lower + word.substr(1)});
  }
  edits.push_back({{end, text.source_size(Part::body)}, say.substr(slot + kTextSlot.size())});
  Variant one = variant(original, Part::body, edits);
  one.at_least = at_least;
  out.push_back(std::move(one));
}

void add(const Original& original, const AddedSentences& added, std::vector<Variant>& out) {
  if (added.named && !tells_whose(original)) return;
  const Text& text = original.parts.text;
  if (const std::string& say = added.say[original.index % added.say.size()]; say.find(kTextSlot) != std::string::npos)
    return set_in(original, say, added.urgency.value_or(rule::Urgency::none), out);
  // A heading stays first, and a signature last. What is worse now is told after what was.
  const bool can_begin = !has_heading(text) && !added.urgency, can_end = original.parts.language->facts.asked_on().year == 0;
  if (!can_begin && !can_end) return;
  const std::string& say = added.say[original.index % added.say.size()];
  const bool first = can_begin && (!can_end || original.index / added.say.size() % 2 == 1);
  const std::uint32_t size = text.source_size(Part::body);
  Variant one = first ? variant(original, Part::body, {{{0, 0}, say + " "}})
                      : variant(original, Part::body, {{{size, size}, (is_closed(text) ? " " : ". ") + say}});
  one.at_least = added.urgency.value_or(rule::Urgency::none);
  out.push_back(std::move(one));
}

// A sentence that means the same wherever it stands: it names nobody and nothing told elsewhere.
bool is_free(const Text& text, const Sentence& sentence, const StressWords& words) {
  if (sentence.part != Part::body || sentence.question || sentence.heading) return false;
  const Token& last = text.tokens()[sentence.tokens.end - 1];
  if (last.kind != TokenKind::punctuation || text.folded(last) != ".") return false;
  for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
    if (std::find(words.refers.begin(), words.refers.end(), text.folded(text.tokens()[at])) != words.refers.end()) return false;
  }
  return true;
}

void reorder(const Original& original, const StressWords& words, std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  const std::vector<Sentence>& all = text.sentences();
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    if (!is_free(text, all[at], words) || !is_free(text, all[at + 1], words)) continue;
    const base::Span first = source_of(text, all[at]), second = source_of(text, all[at + 1]);
    out.push_back(variant(original, Part::body,
                          {{first, std::string(text.source(Part::body, second))}, {second, std::string(text.source(Part::body, first))}}));
    return;
  }
}

// Only where the asker asks for themselves and speaks of nobody else.
void ask_for_other(const Original& original, const StressWords& words, std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  if (words.asker_before.empty() || original.parts.facts.patient.relation != fact::Relation::self || has_heading(text)) return;
  for (const mention::Match& match : original.parts.mentions.people) {
    using Who = lexicon::PersonPhrase::Who;
    const Who who = original.parts.language->lexicon.person(match.value).who;
    if (who == Who::relation || who == Who::pronoun || who == Who::bystander) return;
  }
  std::vector<Edit> edits = {{{0, 0}, words.asker_before + " "}};
  for (const Token& token : text.tokens()) {
    const auto found = words.asker_words.find(text.folded(token));
    if (token.part == Part::body && found != words.asker_words.end()) edits.push_back({token.source, found->second});
  }
  if (edits.size() > 1) out.push_back(variant(original, Part::body, edits));
}

}  // namespace

std::vector<Change> sentence_changes(const StressWords& words) {
  std::vector<Change> changes;
  for (const AddedSentences& added : words.added) {
    changes.push_back(
        {added.name, added.must, [&added](const Original& original, std::vector<Variant>& out) { add(original, added, out); }});
  }
  changes.push_back(
      {"reordered", Must::as_urgent, [&words](const Original& original, std::vector<Variant>& out) { reorder(original, words, out); }});
  changes.push_back({"asked_for", Must::as_urgent,
                     [&words](const Original& original, std::vector<Variant>& out) { ask_for_other(original, words, out); }});
  return changes;
}

}  // namespace anteroom::audit
