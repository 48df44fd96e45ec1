// Changes of letters and marks, which a patient's phone makes and which mean nothing.
#include <algorithm>

#include "engine/audit/stress_change.h"
#include "engine/text/append_utf8.h"

namespace anteroom::audit {
namespace {

using text::Part;
using text::Token;
using text::TokenKind;

constexpr std::size_t kLongWord = 7;  // letters; the parser mends one slip in five, but short words are near each other
constexpr char32_t kCurly = 0x2019;

// Letters of ASCII alone: others may change their number ("ß").
std::string cased(std::string text, bool capitals) {
  for (char& c : text) {
    if (capitals && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!capitals && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void change_case(const Original& original, bool capitals, std::vector<Variant>& out) {
  const text::Text& text = original.parts.text;
  Variant one{cased(whole(text, Part::title), capitals), cased(whole(text, Part::body), capitals)};
  if (one.title != whole(text, Part::title) || one.text != whole(text, Part::body)) out.push_back(std::move(one));
}

// The last mark is left out, two spaces between words.
void change_marks(const Original& original, std::vector<Variant>& out) {
  const text::Text& text = original.parts.text;
  std::vector<Edit> edits;
  for (const Token& token : text.tokens()) {
    if (token.part == Part::body && token.after_space && token.source.begin > 0 && token.kind == TokenKind::word)
      edits.push_back({{token.source.begin, token.source.begin}, " "});
  }
  if (!text.tokens().empty()) {
    const Token& last = text.tokens().back();
    if (last.part == Part::body && last.kind == TokenKind::punctuation && text.folded(last) == ".") edits.push_back({last.source, ""});
  }
  if (!edits.empty()) out.push_back(variant(original, Part::body, edits));
}

// Calls change(word, edits of it) for each word with an apostrophe.
template <class Put>
void change_apostrophes(const Original& original, const Put& put, std::vector<Variant>& out) {
  const text::Text& text = original.parts.text;
  std::vector<Edit> edits;
  for (const Token& token : text.tokens()) {
    if (token.part != Part::body || token.kind != TokenKind::word || text.folded(token).find('\'') == std::string_view::npos) continue;
    const std::string_view word = text.source(token.part, token.source);
    std::string changed;
    for (const char c : word) {
      if (c == '\'')
        changed += put(text.folded(token));
      else
        changed += c;
    }
    if (changed != word) edits.push_back({token.source, std::move(changed)});
  }
  if (!edits.empty()) out.push_back(variant(original, Part::body, edits));
}

// One slip, another kind for each text: two letters swapped, one left out, one written twice.
std::string misspell(std::string word, std::size_t which) {
  const std::size_t at = word.size() / 2;
  if (which % 3 == 0) std::swap(word[at], word[at + 1]);
  if (which % 3 == 1) word.erase(at, 1);
  if (which % 3 == 2) word.insert(at, 1, word[at]);
  return word;
}

bool is_plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The longest word of each finding is misspelled, in a text of its own.
void misspell_findings(const Original& original, std::vector<Variant>& out) {
  const text::Text& text = original.parts.text;
  std::vector<base::Span> done;
  for (const fact::Finding& finding : original.parts.facts.findings) {
    const Token* longest = nullptr;
    for (const Token& token : text.tokens()) {
      const bool within = token.part == finding.words.part && finding.words.span.contains(token.source);
      if (within && (longest == nullptr || token.folded.size() > longest->folded.size())) longest = &token;
    }
    if (longest == nullptr || longest->folded.size() < kLongWord || !is_plain_word(text.folded(*longest))) continue;
    const std::string slip = misspell(std::string(text.folded(*longest)), original.index + done.size());
    // A word of the language is what it is.
    const lexicon::TokenWords read = original.parts.language->lexicon.words().look_up(slip);
    if (slip == text.folded(*longest) || (read.use->known && !read.corrected)) continue;
    if (std::find(done.begin(), done.end(), longest->source) != done.end()) continue;
    done.push_back(longest->source);
    out.push_back(variant(original, longest->part, {{longest->source, slip}}));
  }
}

}  // namespace

std::vector<Change> letter_changes(const StressWords& words) {
  const auto keeps = [&words](std::string_view word) {
    return std::find(words.apostrophes_kept.begin(), words.apostrophes_kept.end(), word) != words.apostrophes_kept.end();
  };
  return {
      {"capitals", Must::same, [](const Original& original, std::vector<Variant>& out) { change_case(original, true, out); }},
      {"small_letters", Must::same, [](const Original& original, std::vector<Variant>& out) { change_case(original, false, out); }},
      {"punctuation", Must::same, change_marks},
      {"curly_apostrophes", Must::same,
       [](const Original& original, std::vector<Variant>& out) {
         std::string curly;
         text::append_utf8(kCurly, curly);
         change_apostrophes(
             original, [&](std::string_view) { return curly; }, out);
       }},
      {"no_apostrophes", Must::same,
       [keeps](const Original& original, std::vector<Variant>& out) {
         change_apostrophes(
             original, [&](std::string_view word) { return keeps(word) ? "'" : ""; }, out);
       }},
      {"misspelled", Must::as_urgent, misspell_findings},
  };
}

}  // namespace anteroom::audit
