// Two Spirit X3 grammars over symbols instead of characters: the words of numbers are data of a language, how they combine
// is the same in all that we read. Attributes are folded by hand in small actions, for a number is built by multiplying
// ("two hundred") as well as adding ("and five").
#include "engine/mention/number_grammar.h"

#include <boost/spirit/home/x3.hpp>
#include <cmath>

namespace anteroom::mention {
namespace {

namespace x3 = boost::spirit::x3;

// One symbol of a kind; its attribute is the value.
struct SymbolParser : x3::parser<SymbolParser> {
  using attribute_type = double;
  static constexpr bool has_attribute = true;
  explicit constexpr SymbolParser(char kind_, bool zero_ = false) : kind(kind_), zero(zero_) {}
  template <typename Iterator, typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, const RuleContext&, Attribute& attribute) const {
    if (first == last || first->kind != kind || (zero && first->value != 0)) return false;
    x3::traits::move_to(double{first->value}, attribute);
    ++first;
    return true;
  }
  char kind;
  bool zero;  // only the word for nothing
};
constexpr SymbolParser sym(char kind) { return SymbolParser(kind); }

struct Cardinal {
  double total = 0, current = 0;
  double value() const { return total + current; }
};

constexpr auto plus = [](auto& ctx) { x3::_val(ctx).current += x3::_attr(ctx); };
constexpr auto times = [](auto& ctx) {
  Cardinal& number = x3::_val(ctx);
  number.current = (number.current == 0 ? 1 : number.current) * x3::_attr(ctx);
  if (x3::_attr(ctx) >= 1000) number.total += number.current, number.current = 0;
};

const x3::rule<struct cardinal_id, Cardinal> cardinal = "number";
const auto tens = sym('t')[plus] >> -(-x3::omit[sym('-')] >> sym('u')[plus]);
// "one forty" and "one oh two", as pressures and fevers are told; but "three twenty minute walks" are three.
constexpr auto hundreds = [](auto& ctx) {
  constexpr double kMost = 2;
  x3::_pass(ctx) = x3::_attr(ctx) >= 1 && x3::_attr(ctx) <= kMost;
  if (x3::_pass(ctx)) x3::_val(ctx).current += 100 * x3::_attr(ctx);
};
const auto zero = SymbolParser('u', true);
const auto told = ((sym('u') >> &sym('t'))[hundreds] >> tens) |
                  ((sym('u') >> &(x3::omit[zero] >> x3::omit[sym('u')]))[hundreds] >> x3::omit[zero] >> sym('u')[plus]);
const auto group = told | tens | sym('u')[plus] | sym('d')[plus];
const auto more_groups = *(sym('x')[times] >> -(-x3::omit[sym('j')] >> group));
const auto cardinal_def = ((group | (x3::omit[sym('a')] >> &sym('x'))) >> more_groups)         // two hundred and five, a hundred
                          | (sym('x')[times] >> -x3::omit[sym('j')] >> group >> more_groups);  // hundred and two
BOOST_SPIRIT_DEFINE(cardinal)

// "point two five"
struct Decimals {
  double value = 0, scale = 1;
};
constexpr auto next_digit = [](auto& ctx) {
  Decimals& decimals = x3::_val(ctx);
  const double digit = x3::_attr(ctx);
  decimals.scale /= digit < 10 ? 10 : 100;
  decimals.value += digit * decimals.scale;
};
const x3::rule<struct decimals_id, Decimals> decimals = "decimals";
const auto decimals_def = x3::omit[sym('p')] >> +(sym('u')[next_digit] | sym('d')[next_digit]);
BOOST_SPIRIT_DEFINE(decimals)

struct Value {
  double value = 0;
  bool exact = true, article = false;
  double slash_low = 0, slash_high = 0;  // "2/3", which may be two to three
};
constexpr auto set_cardinal = [](auto& ctx) { x3::_val(ctx).value = x3::_attr(ctx).value(); };
constexpr auto set = [](auto& ctx) { x3::_val(ctx).value = x3::_attr(ctx); };
constexpr auto add = [](auto& ctx) { x3::_val(ctx).value += x3::_attr(ctx); };
constexpr auto set_vague = [](auto& ctx) { x3::_val(ctx).value = x3::_attr(ctx), x3::_val(ctx).exact = false; };
constexpr auto add_decimals = [](auto& ctx) { x3::_val(ctx).value += x3::_attr(ctx).value; };
constexpr auto multiply = [](auto& ctx) { x3::_val(ctx).value *= x3::_attr(ctx); };
constexpr auto set_article = [](auto& ctx) { x3::_val(ctx).value = 1, x3::_val(ctx).article = true; };

// A fraction in digits is one only below the whole and with a denominator that people use: 120/80 is a blood pressure.
struct Ratio {
  double over = 0, under = 0;
};
constexpr auto over = [](auto& ctx) { x3::_val(ctx).over = x3::_attr(ctx); };
constexpr auto under = [](auto& ctx) {
  Ratio& ratio = x3::_val(ctx);
  ratio.under = x3::_attr(ctx);
  const bool plain = ratio.under == 2 || ratio.under == 3 || ratio.under == 4 || ratio.under == 5 || ratio.under == 8;
  x3::_pass(ctx) = plain && ratio.over >= 1 && ratio.over < ratio.under;
};
constexpr auto add_ratio = [](auto& ctx) { x3::_val(ctx).value += x3::_attr(ctx).over / x3::_attr(ctx).under; };
constexpr auto set_ratio = [](auto& ctx) {
  const Ratio& said = x3::_attr(ctx);
  Value& out = x3::_val(ctx);
  out.value = said.over / said.under;
  if (said.over + 1 == said.under) out.slash_low = said.over, out.slash_high = said.under;
};

const x3::rule<struct ratio_id, Ratio> ratio = "fraction";
const auto ratio_def = sym('d')[over] >> x3::omit[sym('/')] >> sym('d')[under];
BOOST_SPIRIT_DEFINE(ratio)

// "three quarters"; in digits only before a joiner, for "3 quarters" alone are nine months
const x3::rule<struct quarters_id, double> quarters = "fractions";
constexpr auto count_parts = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
constexpr auto of_parts = [](auto& ctx) { x3::_val(ctx) *= x3::_attr(ctx); };
const auto quarters_def =
    (sym('u')[count_parts] >> -x3::omit[sym('-')] >> sym('f')[of_parts]) | (sym('d')[count_parts] >> sym('f')[of_parts] >> &sym('j'));
BOOST_SPIRIT_DEFINE(quarters)

const x3::rule<struct value_id, Value> value = "amount";
const auto article_ = x3::omit[sym('a')];
const auto hyphen = -x3::omit[sym('-')];
const auto joiner = x3::omit[sym('j')];
const auto and_a = hyphen >> joiner >> hyphen >> -article_ >> hyphen;
const auto of_a = -joiner >> -article_;
const auto value_def = (ratio[set_ratio] >> of_a)                                                  // 1/2
                       | (quarters[set] >> of_a)                                                   // three quarters of an (hour)
                       | (cardinal[set_cardinal] >> -(decimals[add_decimals] |                     // thirty eight point five
                                                      (-x3::omit[sym('-')] >> ratio[add_ratio]) |  // 2 1/2, 2-1/2
                                                      (joiner >> ratio[add_ratio]) |               // 2 and 1/2
                                                      (and_a >> sym('f')[add] >> of_a)             // two and a half, two-and-a-half
                                                      | (joiner >> quarters[add] >> of_a)))        // one and three quarters (of an hour)
                       | (-article_ >> sym('f')[set] >> -article_ >> sym('x')[multiply])           // half a dozen
                       | (-article_ >> sym('f')[set] >> of_a)                                      // half an hour
                       | (-article_ >> sym('v')[set_vague] >> -joiner)                             // a couple of
                       | sym('a')[set_article];                                                    // a week
BOOST_SPIRIT_DEFINE(value)

constexpr auto low = [](auto& ctx) {
  Number& number = x3::_val(ctx);
  const Value& said = x3::_attr(ctx);
  number.low = number.high = said.value;
  number.exact = said.exact, number.article = said.article;
  number.slash_low = said.slash_low, number.slash_high = said.slash_high;
};
constexpr auto high = [](auto& ctx) {
  Number& number = x3::_val(ctx);
  x3::_pass(ctx) = x3::_attr(ctx).value > number.low && !x3::_attr(ctx).article;  // "5-3" is no range
  if (x3::_pass(ctx)) number.high = x3::_attr(ctx).value, number.article = false;
};
// "2 3 days", "two, three times": small neighbours are a range where nothing says so.
constexpr auto next = [](auto& ctx) {
  constexpr double kSmall = 10;
  Number& number = x3::_val(ctx);
  const Value& said = x3::_attr(ctx);
  x3::_pass(ctx) = number.exact && !number.article && number.low >= 1 && number.low == std::floor(number.low) && said.exact &&
                   said.value == number.low + 1 && said.value <= kSmall;
  if (x3::_pass(ctx)) number.high = said.value;
};
constexpr auto set_open = [](auto& ctx) { x3::_val(ctx).open_end = x3::_attr(ctx) > 0; };
constexpr auto times_low = [](auto& ctx) {
  x3::_val(ctx).low = x3::_val(ctx).high = x3::_attr(ctx), x3::_val(ctx).form = Number::Form::times;
};
constexpr auto times_high = [](auto& ctx) {
  x3::_pass(ctx) = x3::_attr(ctx) > x3::_val(ctx).low;
  if (x3::_pass(ctx)) x3::_val(ctx).high = x3::_attr(ctx);
};
constexpr auto ordinal = [](auto& ctx) {
  x3::_val(ctx).low = x3::_val(ctx).high = x3::_attr(ctx), x3::_val(ctx).form = Number::Form::ordinal;
};
const x3::rule<struct number_id, Number> number = "number";
const auto to = x3::omit[sym('r') | sym('-')];
const auto comma = x3::omit[sym('s')];
const auto more = -x3::omit[sym('-')] >> (sym('q') >> !sym('d'))[set_open];  // "3+", "30-odd", but not "31+4"
const auto number_def = (x3::omit[sym('b')] >> value[low] >> x3::omit[sym('j') | sym('r') | sym('-')] >> value[high])  // between 5 and 10
                        | (value[low] >> -(more | (-comma >> to >> value[high] >> -more) | (-comma >> value[next]))) |
                        (sym('e')[times_low] >> -(-comma >> to >> (sym('e')[times_high] | value[high])))  // once or twice
                        | sym('o')[ordinal];
BOOST_SPIRIT_DEFINE(number)

// Each refuses what it cannot be and then leaves the date alone: another way of writing is tried after it.
constexpr auto year = [](auto& ctx) {
  const double y = x3::_attr(ctx);
  x3::_pass(ctx) = y >= 1900 && y < 2200 && y == std::floor(y);
  if (x3::_pass(ctx)) x3::_val(ctx).year = static_cast<int>(y);
};
// "12/05/78": the century is whoever's who reads it.
constexpr auto short_year = [](auto& ctx) {
  const double y = x3::_attr(ctx);
  x3::_pass(ctx) = y >= 0 && y < 100 && y == std::floor(y);
  if (x3::_pass(ctx)) x3::_val(ctx).year = y == 0 ? 2000 : static_cast<int>(y);
};
constexpr auto month = [](auto& ctx) {
  const double m = x3::_attr(ctx);
  x3::_pass(ctx) = m >= 1 && m <= 12 && m == std::floor(m);
  if (x3::_pass(ctx)) x3::_val(ctx).month = static_cast<int>(m);
};
constexpr auto day = [](auto& ctx) {
  const double d = x3::_attr(ctx);
  x3::_pass(ctx) = d >= 1 && d <= 31 && d == std::floor(d);
  if (x3::_pass(ctx)) x3::_val(ctx).day = static_cast<int>(d);
};
constexpr auto year_alone = [](auto& ctx) {
  x3::_val(ctx) = Date{};  // without what another way of writing left behind
  year(ctx);
};
constexpr auto month_alone = [](auto& ctx) {
  x3::_val(ctx) = Date{};
  month(ctx);
};
const x3::rule<struct date_id, Date> date = "date";
const auto mark = x3::omit[sym('/') | sym('-')];
const auto suffix = x3::omit[*(sym('s') | sym('j'))];
const auto nth = sym('d')[day] | sym('o')[day];
const auto date_def = (sym('d')[year] >> mark >> sym('d')[month] >> mark >> sym('d')[day])    // 2019/10/01
                      | (sym('d')[day] >> mark >> sym('d')[month] >> mark >> sym('d')[year])  // 1/10/2019
                      | (sym('d')[month] >> mark >> sym('d')[day] >> mark >> sym('d')[year])  // 10/23/2019, which has no 23rd month
                      | (sym('d')[day] >> mark >> sym('d')[month] >> mark >> sym('d')[short_year] >> !mark) |
                      (sym('d')[month] >> mark >> sym('d')[day] >> mark >> sym('d')[short_year] >> !mark) |
                      (nth >> mark >> sym('m')[month] >> mark >> (sym('d')[year] | sym('d')[short_year]))  // 1-Oct-2019
                      | (sym('d')[month_alone] >> mark >> sym('d')[year] >> !mark)                         // 10/2019
                      | (sym('m')[month] >> suffix >> sym('d')[year])                                      // April 2019
                      | (sym('m')[month] >> nth >> suffix >> -sym('d')[year])                              // April 23rd, 2019
                      | (nth >> suffix >> sym('m')[month] >> suffix >> -sym('d')[year])                    // 23rd of April
                      | (sym('d')[year_alone] >> !mark);                                                   // 2019
BOOST_SPIRIT_DEFINE(date)

template <typename Rule, typename Out>
std::size_t parse(const Rule& rule, std::span<const Symbol> symbols, Out& out) {
  const Symbol* at = symbols.data();
  const Symbol* const end = at + symbols.size();
  Out parsed;
  if (!x3::parse(at, end, rule, parsed)) return 0;
  out = parsed;
  return static_cast<std::size_t>(at - symbols.data());
}

}  // namespace

std::size_t parse_number(std::span<const Symbol> symbols, Number& out) { return parse(number, symbols, out); }
std::size_t parse_date(std::span<const Symbol> symbols, Date& out) { return parse(date, symbols, out); }

}  // namespace anteroom::mention
