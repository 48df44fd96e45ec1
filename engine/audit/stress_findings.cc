// Changes of what is said of a finding: it is denied, past, somebody else's, or only asked about.
#include <algorithm>
#include <optional>

#include "engine/audit/stress_change.h"
#include "engine/base/utf8.h"

namespace anteroom::audit {
namespace {

using text::Part;
using text::Text;
using text::Token;

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Symptoms and conditions that the patient has now and says so in the body.
bool can_change(const Original& original, const fact::Finding& finding) {
  const ontology::Kind kind = original.parts.all.ontology[finding.concept_id].kind;
  return finding.plain() && finding.words.part == Part::body && !finding.words.span.empty() &&
         (kind == ontology::Kind::symptom || kind == ontology::Kind::condition);
}

// The first token at or after a place of the body.
std::uint32_t token_at(const Text& text, std::uint32_t place) {
  const auto& tokens = text.tokens();
  const auto found = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const Token& token) { return token.part == Part::body && token.source.begin >= place; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

// Where the finding is a noun that something leads to ("have a headache"): the words from the article on.
std::optional<base::Span> noun_at(const Original& original, const fact::Finding& finding, const StressWords& words) {
  const Text& text = original.parts.text;
  const auto word = [&](std::uint32_t token) { return text.folded(text.tokens()[token]); };
  std::uint32_t at = token_at(text, finding.words.span.begin);
  for (std::uint32_t inner = at; inner < text.tokens().size() && text.tokens()[inner].source.begin < finding.words.span.end; ++inner) {
    if (contains(words.no_nouns, word(inner)) || contains(words.after, word(inner))) return {};
  }
  if (at > 0 && contains(words.articles, word(at - 1))) --at;
  if (at == 0 || at == text.tokens().size() || !contains(words.after, word(at - 1))) return {};
  return base::Span{text.tokens()[at].source.begin, finding.words.span.end};
}

// What a text names between two places.
std::vector<ontology::ConceptId> named(const Original& original, base::Span within) {
  std::vector<ontology::ConceptId> out;
  for (const fact::Finding& finding : original.parts.facts.findings) {
    if (finding.words.part == Part::body && within.contains(finding.words.span)) out.push_back(finding.concept_id);
  }
  return out;
}

void negate(const Original& original, const StressWords& words, std::vector<Variant>& out) {
  if (words.no.empty()) return;
  for (const fact::Finding& finding : original.parts.facts.findings) {
    const auto noun = can_change(original, finding) ? noun_at(original, finding, words) : std::nullopt;
    if (!noun) continue;
    const std::string put = words.no + " " + std::string(original.parts.text.source(Part::body, finding.words.span));
    Variant& one = out.emplace_back(variant(original, Part::body, {{*noun, put}}));
    one.gone = {noun->begin, noun->begin + static_cast<std::uint32_t>(base::code_points(put))};
    one.was = named(original, *noun);
  }
}

// What a finding is called in a sentence; empty where that is no noun ("cannot move an arm").
std::string_view called(const Original& original, const StressWords& words, ontology::ConceptId id) {
  std::string_view name = original.parts.all.find(original.parts.language->tag)->replies->lower_name(id);
  name = name.substr(0, name.find(" ("));  // "squint (crossed eyes)"
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (contains(words.no_nouns, name.substr(at, end - at))) return {};
    at = end + 1;
  }
  return name;
}

// The sentence of a finding gives way to a frame with what the finding is called.
void put_in_frame(const Original& original, const FramedSentences& framed, std::size_t which, base::Span place, std::string_view name,
                  std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  const std::string_view slot = "{finding}";
  std::string put = framed.say[which % framed.say.size()];
  const std::size_t at = put.find(slot);
  const auto before = place.begin + static_cast<std::uint32_t>(base::code_points(std::string_view(put).substr(0, at)));
  put.replace(at, slot.size(), name);
  Variant& one = out.emplace_back(variant(original, Part::body, {{place, put}}));
  if (framed.alone) one.title.clear();
  one.gone = {before, before + static_cast<std::uint32_t>(base::code_points(name))};
  one.was = named(original, framed.alone ? base::Span{0, text.source_size(Part::body)} : place);
}

void frame(const Original& original, const StressWords& words, const FramedSentences& framed, std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  const base::Span all = {0, text.source_size(Part::body)};
  for (const text::Sentence& sentence : text.sentences()) {
    if (sentence.part != Part::body || sentence.heading) continue;
    const base::Span place = {text.tokens()[sentence.tokens.begin].source.begin, text.tokens()[sentence.tokens.end - 1].source.end};
    for (const fact::Finding& finding : original.parts.facts.findings) {
      if (!can_change(original, finding) || !place.contains(finding.words.span)) continue;
      const std::string_view name = called(original, words, finding.concept_id);
      if (name.empty()) continue;
      put_in_frame(original, framed, original.index + out.size(), framed.alone ? all : place, name, out);
      break;  // one finding a sentence
    }
  }
}

}  // namespace

std::vector<Change> finding_changes(const StressWords& words) {
  std::vector<Change> changes;
  changes.push_back(
      {"negated", Must::gone, [&words](const Original& original, std::vector<Variant>& out) { negate(original, words, out); }});
  for (const FramedSentences& framed : words.framed) {
    changes.push_back({framed.name, Must::gone,
                       [&words, &framed](const Original& original, std::vector<Variant>& out) { frame(original, words, framed, out); }});
  }
  return changes;
}

}  // namespace anteroom::audit
