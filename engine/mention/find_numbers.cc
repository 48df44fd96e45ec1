// Finds numbers: tokens become symbols for the grammar, only where a token can begin a number, so that the grammar costs
// nothing in the prose between.
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/mention/mention.h"
#include "engine/mention/number_grammar.h"

namespace anteroom::mention {
namespace {

using lexicon::NumberRole;

constexpr std::string_view kFractionSlash = "\xe2\x81\x84";  // of one code point that is a fraction
constexpr std::size_t kLongest = 12;                         // tokens of a number in words: "one hundred and twenty five to two hundred"

// "38.5" and "1,000" and "38,5": a comma before three digits parts thousands, any other is a decimal comma.
std::optional<double> value_of(std::string_view digits) {
  std::array<char, 32> plain{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (size == plain.size()) return std::nullopt;
    if (digits[i] == ',') {
      const bool thousands = digits.size() - i == 4 || (digits.size() - i > 4 && digits[i + 4] == ',');
      if (!thousands) plain[size++] = '.';
      continue;
    }
    plain[size++] = digits[i];
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + size, value);
  if (read.ec != std::errc() || read.ptr != plain.data() + size) return std::nullopt;
  return value;
}

// By NumberRole; what only stands beside numbers is nothing to the grammar.
constexpr char kKinds[] = {'.', 'u', 't', 'x', 'f', 'v', 'a', 'j', 'r', 'b', 'p', 'o', 'e', 'q', '.', '.', '.'};
char kind_of(NumberRole role) { return kKinds[static_cast<std::size_t>(role)]; }

bool may_start(NumberRole role) {
  switch (role) {
    case NumberRole::none:
    case NumberRole::joiner:
    case NumberRole::range:
    case NumberRole::point:
    case NumberRole::more:
    case NumberRole::suffix:
    case NumberRole::plural:
    case NumberRole::link:
      return false;
    default:
      return true;
  }
}

Symbol symbol_of(const text::Text& text, const text::Token& token, const lexicon::TokenWords& words) {
  const std::string_view folded = text.folded(token);
  if (token.kind == text::TokenKind::number) {
    const auto value = value_of(folded);
    return value ? Symbol{'d', *value} : Symbol{};
  }
  if (token.kind == text::TokenKind::punctuation) {
    if (folded == "/" || folded == kFractionSlash) return {'/', 0};
    if (folded == ",") return {'s', 0};
    if (words.use->role == NumberRole::more) return {'q', words.use->number};
    if (folded == "-" || words.use->role == NumberRole::range) return {'-', 0};
    return {};
  }
  if (words.corrected) return {};
  if (words.use->month != 0) return {'m', double(words.use->month)};
  return {kind_of(words.use->role), words.use->number};
}

// "12.05.1978" is one token: a row of symbols of its own, as if written with slashes. How many symbols, 0 for none.
std::size_t dotted_date(std::string_view digits, std::span<Symbol> out) {
  std::size_t count = 0;
  const char* const end = digits.data() + digits.size();
  for (const char* at = digits.data(); count < out.size();) {
    int part = 0;
    const auto read = std::from_chars(at, end, part);
    if (read.ec != std::errc()) return 0;
    out[count++] = {'d', double(part)};
    if (read.ptr == end) return count;
    if (*read.ptr != '.') return 0;
    out[count++] = {'/', 0};
    at = read.ptr + 1;
  }
  return 0;
}

bool is_slash(const text::Text& text, const text::Token& token) { return text.folded(token) == "/"; }

// ".5": a point right before it that ends nothing.
bool follows_point(const std::vector<text::Token>& tokens, std::uint32_t i, const text::Text& text) {
  return i > 0 && tokens[i].kind == text::TokenKind::number && !tokens[i].after_space && tokens[i - 1].after_space &&
         text.folded(tokens[i - 1]) == ".";
}

}  // namespace

void MentionFinder::find_numbers(const text::Text& text, Mentions& out) {
  const auto& tokens = text.tokens();
  number_at_.assign(tokens.size(), 0);
  std::array<Symbol, kLongest> symbols;
  for (std::uint32_t i = 0; i < tokens.size();) {
    const NumberRole role = out.words[i].use->role;
    const bool starts = tokens[i].kind == text::TokenKind::number || (tokens[i].kind == text::TokenKind::word && may_start(role));
    if (!starts) {
      ++i;
      continue;
    }
    std::size_t count = 0;
    while (count < kLongest && i + count < tokens.size()) {
      symbols[count] = symbol_of(text, tokens[i + count], out.words[i + count]);
      if (symbols[count].kind == '.') break;
      ++count;
    }
    if (count > 0 && follows_point(tokens, i, text)) symbols[0].value /= std::pow(10, text.folded(tokens[i]).size());
    Number number;
    std::size_t taken = count == 0 ? 0 : parse_number({symbols.data(), count}, number);
    // "135/85 to 150/95" are two pressures: what stands between two slashes is no range.
    const bool between = i > 0 && is_slash(text, tokens[i - 1]) && taken < count && symbols[taken].kind == '/' && number.high > number.low;
    if (between) taken = parse_number({symbols.data(), 1}, number);
    if (taken == 0) {
      ++i;
      continue;
    }
    number.tokens = {i, i + static_cast<std::uint32_t>(taken)};
    out.numbers.push_back(number);
    number_at_[i] = static_cast<std::uint32_t>(out.numbers.size());
    i += static_cast<std::uint32_t>(taken);
  }
}

std::uint32_t MentionFinder::find_date(std::uint32_t at, Date& out) const {
  const auto& tokens = text_->tokens();
  std::array<Symbol, kLongest> symbols;
  std::size_t count = 0;
  if (tokens[at].kind == text::TokenKind::number && number_at_[at] == 0) {
    std::array<Symbol, 5> dotted;  // three numbers
    count = dotted_date(text_->folded(tokens[at]), dotted);
    return count == dotted.size() && parse_date(dotted, out) == count ? 1 : 0;
  }
  while (count < kLongest && at + count < tokens.size()) {
    const text::Token& token = tokens[at + count];
    Symbol& symbol = symbols[count] = symbol_of(*text_, token, mentions_->words[at + count]);
    // "st", "nd", "rd", "th": letters that follow digits with no space
    if (symbol.kind == '.' && count > 0 && symbols[count - 1].kind == 'd' && !token.after_space) symbol.kind = 's';
    if (symbol.kind == '.') break;
    ++count;
  }
  return count == 0 ? 0 : static_cast<std::uint32_t>(parse_date({symbols.data(), count}, out));
}

}  // namespace anteroom::mention
