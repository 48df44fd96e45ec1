// `(a|b c|)` stands for any of its alternatives, the empty one included; groups multiply and may nest a little. A phrase of
// thousands of alternatives is a slip of the pen, and refused before it eats memory.
#include "engine/lexicon/expand_phrase.h"

namespace anteroom::lexicon {
namespace {

class Expander {
 public:
  Expander(std::string_view rest, std::string& error) : rest_(rest), error_(error) {}

  bool all(std::vector<std::string>& out) {
    if (!alternatives(0, out)) return false;
    return rest_.empty() || fail("')' without '('");
  }

 private:
  // a|b|c up to a closing parenthesis or the end.
  bool alternatives(std::size_t depth, std::vector<std::string>& out) {
    for (;;) {
      std::vector<std::string> one{""};
      if (!sequence(depth, one)) return false;
      out.insert(out.end(), one.begin(), one.end());
      if (rest_.empty() || rest_.front() != '|' || depth == 0) return out.size() <= kMaxExpansions || too_many();
      rest_.remove_prefix(1);
    }
  }

  bool sequence(std::size_t depth, std::vector<std::string>& done) {
    while (!rest_.empty() && rest_.front() != ')' && !(rest_.front() == '|' && depth > 0)) {
      if (rest_.front() != '(') {
        const std::size_t end = std::min(rest_.find_first_of(depth > 0 ? "()|" : "()"), rest_.size());
        for (std::string& text : done) text += rest_.substr(0, end);
        rest_.remove_prefix(end);
        continue;
      }
      if (depth == kMaxGroupDepth) return fail("parentheses inside parentheses, too deep");
      rest_.remove_prefix(1);
      std::vector<std::string> choices;
      if (!alternatives(depth + 1, choices)) return false;
      if (rest_.empty()) return fail("'(' without ')'");
      rest_.remove_prefix(1);
      if (done.size() * choices.size() > kMaxExpansions) return too_many();
      std::vector<std::string> next;
      for (const std::string& text : done) {
        for (const std::string& choice : choices) next.push_back(text + choice);
      }
      done = std::move(next);
    }
    return true;
  }

  bool too_many() { return fail("more than " + std::to_string(kMaxExpansions) + " phrases in one"); }
  bool fail(std::string reason) {
    error_ = std::move(reason);
    return false;
  }

  std::string_view rest_;
  std::string& error_;
};

}  // namespace

bool expand_phrase(std::string_view phrase, std::vector<std::string>& out, std::string& error) {
  std::vector<std::string> plain;
  if (!Expander(phrase, error).all(plain)) return false;
  out.insert(out.end(), plain.begin(), plain.end());
  return true;
}

std::string replace_groups(std::string_view phrase, const PhraseGroups& groups, std::string& error) {
  std::string out;
  for (std::string_view rest = phrase; !rest.empty();) {
    const std::size_t open = std::min(rest.find('<'), rest.size());
    out += rest.substr(0, open);
    rest.remove_prefix(open);
    if (rest.empty()) break;
    const std::size_t close = std::min(rest.find('>'), rest.size());
    const std::string name(rest.substr(1, close - 1));
    const auto found = groups.find(name);
    if (close == rest.size() || found == groups.end()) {
      error = "no group <" + name + ">";
      return std::string(phrase);
    }
    out += "(" + found->second + ")";
    rest.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace anteroom::lexicon
