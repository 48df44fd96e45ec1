// The grammar of conditions, in Spirit X3, which costs every includer a second and so stays in this file. The limit on depth
// comes first, on the bare text: the parser recurses as deep as the parentheses do. Each token that can be missing is a rule
// of its own with a name for people, so that a failed expectation says what should stand there.
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include <boost/spirit/home/x3.hpp>

#include "engine/rule/condition.h"

// A failed expectation names what was expected by the rule inside, not by the type of the parser around it.
namespace boost::spirit::x3 {
template <typename Subject, typename Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};
template <typename Left, typename Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};
}  // namespace boost::spirit::x3

namespace anteroom::rule {
namespace {

namespace x3 = boost::spirit::x3;
using Kind = Condition::Kind;
using Iterator = const char*;

struct BeginTag {};  // where the text begins, so that places can be counted from there
struct TooLarge {    // a number outside the range of double
  Iterator at;
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Places: `here` before the first token of a rule, `there` after the last.
const auto set_begin = [](auto& context) {
  const char* at = x3::_where(context).begin();
  while (at != x3::_where(context).end() && is_space(*at)) ++at;
  x3::_val(context).place.begin = static_cast<std::uint32_t>(at - x3::get<BeginTag>(context));
};
const auto set_end = [](auto& context) {
  const char* at = x3::_where(context).begin();
  const char* const begin = x3::get<BeginTag>(context);
  while (at != begin && is_space(at[-1])) --at;
  x3::_val(context).place.end = static_cast<std::uint32_t>(at - begin);
};
const auto here = x3::eps[set_begin];
const auto there = x3::eps[set_end];

const auto identifier_end = !(x3::ascii::alnum | x3::char_('_'));
auto keyword(const char* word) { return x3::lexeme[x3::lit(word) >> identifier_end]; }

const auto reserved = x3::lexeme[(x3::lit("and") | "or" | "not" | "any" | "all" | "at_least" | "in") >> identifier_end];

const x3::rule<struct IdentifierTag, std::string> identifier = "a name";
const auto identifier_def =
    x3::lexeme[!reserved >> x3::ascii::lower >> *(x3::ascii::lower | x3::ascii::digit | x3::char_('_')) >> !x3::ascii::alpha];

// Tokens with names.
const x3::rule<struct OpenTag> open = "'('";
const x3::rule<struct CloseTag> close = "'and', 'or' or ')'";
const x3::rule<struct ListCloseTag> list_close = "',' or ')'";
const x3::rule<struct BracketTag> bracket_close = "',' or ']'";
const x3::rule<struct CommaTag> comma = "','";
const x3::rule<struct DotsTag> dots = "'..'";
const auto open_def = x3::lit('(');
const auto close_def = x3::lit(')');
const auto list_close_def = x3::lit(')');
const auto bracket_close_def = x3::lit(']');
const auto comma_def = x3::lit(',');
const auto dots_def = x3::lit("..");

// Numbers and units.
const auto to_number = [](auto& context) {
  const auto digits = x3::_attr(context);
  double number = 0;
  const auto read = std::from_chars(digits.begin(), digits.end(), number);
  if (read.ec != std::errc() || !std::isfinite(number)) throw TooLarge{digits.begin()};
  x3::_val(context) = number;
};
const x3::rule<struct NumberTag, double> number = "a number";
const auto number_def = x3::lexeme[x3::raw[-x3::lit('-') >> +x3::ascii::digit >> -(x3::lit('.') >> +x3::ascii::digit)]][to_number];

const auto text_of = [](const auto& range) { return std::string(range.begin(), range.end()); };
const auto set_unit_per = [](auto& context) { x3::_val(context) = "a " + text_of(x3::_attr(context)); };
const auto set_unit = [](auto& context) { x3::_val(context) = text_of(x3::_attr(context)); };
const x3::rule<struct UnitTag, std::string> unit = "a unit";
const auto unit_def =
    x3::lexeme[(x3::lit("per") | "an" | "a") >> +x3::ascii::space >> !reserved >> x3::raw[+x3::ascii::alpha][set_unit_per]] |
    x3::lexeme[!reserved >> x3::raw[+(x3::ascii::alpha | x3::char_("%/"))][set_unit]];

const x3::rule<struct ValueTag, Value> value = "a number or a word";
const auto set_number = [](auto& context) { x3::_val(context).is_number = true, x3::_val(context).number = x3::_attr(context); };
const auto set_value_unit = [](auto& context) { x3::_val(context).unit = x3::_attr(context); };
const auto set_word = [](auto& context) { x3::_val(context).word = x3::_attr(context); };
const auto value_def = here >> ((number[set_number] >> -unit[set_value_unit]) | identifier[set_word]) >> there;

// attribute op value. A relation is a test whose attribute is still empty.
const x3::rule<struct RelationTag, Test> relation = "'=', '!=', '<', '<=', '>', '>=' or 'in'";
const x3::symbols<Op> op_symbol(
    {{"=", Op::equal}, {"!=", Op::not_equal}, {"<", Op::less}, {"<=", Op::at_most}, {">", Op::greater}, {">=", Op::at_least}},
    "an operator");
const auto set_op = [](auto& context) { x3::_val(context).op = x3::_attr(context); };
const auto set_in = [](auto& context) { x3::_val(context).op = Op::in; };
const auto set_low = [](auto& context) { x3::_val(context).low = std::move(x3::_attr(context)); };
const auto set_high = [](auto& context) { x3::_val(context).high = std::move(x3::_attr(context)); };
const auto relation_def =
    ((keyword("in")[set_in] > value[set_low] > dots > value[set_high]) | (op_symbol[set_op] > value[set_low])) >> there;

const x3::rule<struct TestTag, Test> test = "an attribute";
const auto set_attribute = [](auto& context) { x3::_val(context).attribute = std::move(x3::_attr(context)); };
Test with_attribute(Test relation_read, std::string attribute, std::uint32_t begin) {
  relation_read.attribute = std::move(attribute);
  relation_read.place.begin = begin;
  return relation_read;
}
const auto set_relation = [](auto& context) {
  Test& into = x3::_val(context);
  into = with_attribute(std::move(x3::_attr(context)), std::move(into.attribute), into.place.begin);
};
const auto test_def = (here >> identifier[set_attribute]) > relation[set_relation];

// Findings and comparisons.
const x3::rule<struct FindingTag, Condition> finding = "a finding";
const x3::rule<struct NamedTag, Condition> named = "a finding or a comparison";
const auto set_name = [](auto& context) {
  x3::_val(context).kind = Kind::finding;
  x3::_val(context).name = std::move(x3::_attr(context));
};
const auto add_test = [](auto& context) { x3::_val(context).tests.push_back(std::move(x3::_attr(context))); };
const auto set_comparison = [](auto& context) {
  Condition& into = x3::_val(context);
  into.kind = Kind::comparison;
  into.tests.push_back(with_attribute(std::move(x3::_attr(context)), std::exchange(into.name, {}), into.place.begin));
};
const auto tests = x3::lit('[') > (test[add_test] >> *(x3::lit(',') > test[add_test])) > bracket_close;
const auto finding_def = here >> identifier[set_name] >> -tests >> there;
const auto named_def = here >> identifier[set_name] >> -(tests | relation[set_comparison]) >> there;

// Scopes, groups and the rest.
const x3::symbols<Scope> scope_symbol(
    {{"past", Scope::past}, {"family", Scope::family}, {"possible", Scope::possible}, {"denied", Scope::denied}, {"chief", Scope::chief}},
    "a scope");
const auto scope_word = x3::lexeme[scope_symbol >> identifier_end];

constexpr const char* kPart = "a finding, a comparison, 'not' or '('";
const x3::rule<struct ConditionTag, Condition> condition = kPart;
const x3::rule<struct ConjunctionTag, Condition> conjunction = kPart;
const x3::rule<struct UnaryTag, Condition> unary = kPart;
const x3::rule<struct NegationTag, Condition> negation = "'not'";
const x3::rule<struct ScopedTag, Condition> scoped = "a scope";
const x3::rule<struct GroupTag, Condition> group = "any, all or at_least";
const x3::rule<struct CountTag, std::uint32_t> count = "a whole number";
const auto count_def = x3::lexeme[x3::uint_ >> identifier_end];

template <Kind kind>
const auto set_kind = [](auto& context) { x3::_val(context).kind = kind; };
const auto add_part = [](auto& context) { x3::_val(context).parts.push_back(std::move(x3::_attr(context))); };
const auto unwrap = [](auto& context) {  // a group of one is that one
  Condition& into = x3::_val(context);
  if (into.parts.size() != 1) return;
  Condition only = std::move(into.parts.front());
  into = std::move(only);
};
const auto set_count = [](auto& context) { x3::_val(context).count = x3::_attr(context); };
const auto set_scope = [](auto& context) { x3::_val(context).scope = x3::_attr(context); };
const auto set_scoped = [](auto& context) {
  Condition& into = x3::_val(context);
  const Scope scope = into.scope;
  const std::uint32_t begin = into.place.begin;
  into = std::move(x3::_attr(context));
  into.scope = scope;
  into.place.begin = begin;
};

const auto condition_def = here >> x3::eps[set_kind<Kind::any>] >> conjunction[add_part] >>
                           *(keyword("or") > conjunction[add_part]) >> there >> x3::eps[unwrap];
const auto conjunction_def = here >> x3::eps[set_kind<Kind::all>] >> unary[add_part] >> *(keyword("and") > unary[add_part]) >> there
                             >> x3::eps[unwrap];
const auto list = (condition[add_part] >> *(x3::lit(',') > condition[add_part])) > list_close;
const auto negation_def = (here >> keyword("not")[set_kind<Kind::negation>]) > unary[add_part] > there;
const auto group_def = here >> ((keyword("any")[set_kind<Kind::any>] > open > list) | (keyword("all")[set_kind<Kind::all>] > open > list) |
                                (keyword("at_least")[set_kind<Kind::at_least>] > open > count[set_count] > comma > list)) >>
                       there;
// The look ahead keeps the scope from sticking to a concept that is named like one.
const auto scoped_def =
    (here >> &(scope_word >> x3::lit('(')) >> scope_word[set_scope] >> x3::lit('(')) > finding[set_scoped] > list_close > there;
const auto unary_def = (x3::lit('(') > condition > close) | negation | group | scoped | named;

BOOST_SPIRIT_DEFINE(identifier, open, close, list_close, bracket_close, comma, dots, number, unit, value, relation, test, finding, named,
                    condition, conjunction, unary, negation, group, scoped, count)

// The text as a whole: the same rule, where its failure is an error too.
const auto whole = x3::eps > condition;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// Counts how deep the parser would recurse, without recursing.
std::optional<SyntaxError> check_size(std::string_view text) {
  if (text.size() > kMaxConditionBytes)
    return SyntaxError{0, "rule.too-long", "this condition has more than " + std::to_string(kMaxConditionBytes) + " characters",
                       "split the rule: let one rule conclude a fact that the other tests"};
  std::size_t depth = 0, nots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == '[')
      ++depth, nots = 0;
    else if ((text[at] == ')' || text[at] == ']') && depth > 0)
      --depth;
    else if (is_word(text[at])) {
      const std::size_t begin = at;
      while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
      nots = text.substr(begin, at + 1 - begin) == "not" ? nots + 1 : 0;
    }
    if (depth + nots > kMaxConditionDepth)
      return SyntaxError{static_cast<std::uint32_t>(at), "rule.too-deep",
                         "conditions may be nested " + std::to_string(kMaxConditionDepth) + " deep, not deeper",
                         "split the rule: let one rule conclude a fact that the other tests"};
  }
  return std::nullopt;
}

// What people of other languages write here.
std::string hint_at(std::string_view rest) {
  static constexpr std::pair<std::string_view, std::string_view> kHabits[] = {{"&&", "write 'and'"},
                                                                              {"&", "write 'and'"},
                                                                              {"||", "write 'or'"},
                                                                              {"|", "write 'or'"},
                                                                              {"!", "write 'not'"},
                                                                              {"AND", "write 'and' in lower case"},
                                                                              {"OR", "write 'or' in lower case"},
                                                                              {"NOT", "write 'not' in lower case"},
                                                                              {"<>", "write !="},
                                                                              {"=>", "write >="},
                                                                              {"=<", "write <="},
                                                                              {"{", "tests stand in [ ]"},
                                                                              {"\"", "names and words are not quoted"},
                                                                              {"'", "names and words are not quoted"},
                                                                              {"-", "names are written with _, not -"}};
  for (const auto& [habit, hint] : kHabits)
    if (rest.starts_with(habit)) return std::string(hint);
  if (!rest.empty() && rest.front() >= 'A' && rest.front() <= 'Z') return "names are written in lower case";
  return {};
}

SyntaxError error_at(std::string_view text, Iterator where, const std::string& expected) {
  while (where != text.end() && is_space(*where)) ++where;
  const auto at = static_cast<std::uint32_t>(where - text.data());
  const std::string_view rest = text.substr(at);
  std::string found = "the condition ends here";
  if (!rest.empty()) {
    std::size_t length = 0;
    while (length < rest.size() && length < 24 && is_word(rest[length])) ++length;
    if (length == 0) {  // one whole code point
      length = 1;
      while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
    }
    found = "found '" + std::string(rest.substr(0, length)) + "'";
  }
  const bool doubled = rest.starts_with('=') && at > 0 && text[at - 1] == '=';
  return {at, "rule.syntax", "expected " + expected + "; " + found, doubled ? "write = instead of ==" : hint_at(rest)};
}

}  // namespace

std::optional<SyntaxError> parse_condition(std::string_view text, Condition& condition_out) {
  if (text.empty()) return SyntaxError{0, "rule.syntax", "a condition is expected here", {}};
  if (auto error = check_size(text)) return error;
  condition_out = {};
  Iterator at = text.data();
  const Iterator end = text.data() + text.size();
  Iterator begin = at;
  try {
    const bool ok = x3::phrase_parse(at, end, x3::with<BeginTag>(begin)[whole], x3::ascii::space, condition_out);
    if (ok && at == end) return std::nullopt;
    return error_at(text, at, "'and', 'or' or the end of the condition");
  } catch (const x3::expectation_failure<Iterator>& failure) {
    return error_at(text, failure.where(), failure.which());
  } catch (const TooLarge& number_error) {
    return SyntaxError{static_cast<std::uint32_t>(number_error.at - text.data()), "rule.number", "this number is out of all range", {}};
  }
}

}  // namespace anteroom::rule
