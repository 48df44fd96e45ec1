// "Her temp this morning was 38.5, down to 37.9 now": a number without a unit belongs to the measure that was named last, where
// small words lead from the name to it, or where a word that tells values ("was", "over") stands right before it. What is no
// value of a body is never taken. A name of something else ("ferritin") takes its numbers away with it.
#include "engine/mention/name_measures.h"

#include <algorithm>

#include "engine/mention/measures.h"

namespace anteroom::mention {
namespace {

using lexicon::Dimension;
using lexicon::NumberRole;
using lexicon::QuantityKind;
using text::TokenKind;

constexpr std::uint32_t kNear = 12, kFar = 40;  // tokens from the name to the number: led there by small words, or by the last one
constexpr double kChanged = 3;                  // times: more than that nobody's weight or height changes
constexpr double kOldest = 110;                 // years: a smaller number that is set off may be an age
// What a number with a decimal says by itself.
constexpr double kCoolest = 35, kHottest = 42.5, kCoolestF = 99, kHottestF = 107;

// What is remembered beyond its own clause has to be nearer to what is usual.
struct Usual {
  QuantityKind kind;
  double low, high;
};
constexpr Usual kUsual[] = {
    {QuantityKind::temperature, 34, 43},     {QuantityKind::temperature, 93, 108},       {QuantityKind::heart_rate, 30, 220},
    {QuantityKind::respiratory_rate, 8, 80}, {QuantityKind::oxygen_saturation, 60, 100}, {QuantityKind::glucose, 2, 600},
    {QuantityKind::peak_flow, 60, 800},
};

bool is_usual(QuantityKind kind, const Number& number) {
  return std::any_of(std::begin(kUsual), std::end(kUsual),
                     [&](const Usual& one) { return one.kind == kind && number.low >= one.low && number.high <= one.high; });
}

bool leads(NumberRole role) { return role == NumberRole::link || role == NumberRole::range || role == NumberRole::between; }

bool is_small(const lexicon::WordUse& use) {
  return leads(use.role) || use.role == NumberRole::joiner || use.role == NumberRole::article || use.filler;
}

class MeasureNamer {
 public:
  MeasureNamer(const text::Text& text, const lexicon::Lexicon& lexicon, const Mentions& mentions, std::vector<Quantity>& out)
      : text_(text), lexicon_(lexicon), mentions_(mentions), out_(out), dosed_(text.sentences().size()) {
    out_.clear();
  }

  void run() {
    const std::vector<Quantity>& all = mentions_.quantities;
    std::size_t next = 0;
    for (const Number& number : mentions_.numbers) {
      for (; next < all.size() && all[next].tokens.begin < number.tokens.end; ++next) take(all[next]);
      if (!out_.empty() && out_.back().tokens.end > number.tokens.begin) {
        if (is_plural(number, out_.back())) retake(number);
        continue;
      }
      go_to(number.tokens.begin);
      next_quantity_ = next < all.size() ? all[next].tokens.begin : 0;
      if (Quantity value; read(number, value)) take(value);
    }
    for (; next < all.size(); ++next) take(all[next]);
  }

 private:
  struct Topic {  // the measure that was named last, or told
    QuantityKind kind = QuantityKind::none;
    std::size_t quantity = 0;  // in out_
    std::size_t sentence = 0;
    bool known = false;
  };

  void go_to(std::uint32_t token) {
    const auto& sentences = text_.sentences();
    while (sentence_ + 1 < sentences.size() && sentences[sentence_].tokens.end <= token) ++sentence_;
  }

  void take(const Quantity& q) {
    go_to(q.tokens.begin);
    const bool measure = is_measure(q.kind) && !q.named;
    const bool others = topic_.known && topic_.kind == QuantityKind::none && topic_.sentence == sentence_;
    if (measure && others && is_linked(q.tokens.begin)) return;  // "cholesterol 240 mg/dL"
    if (q.kind == QuantityKind::none && !q.named) dosed_ = sentence_;
    if (measure || q.named) topic_ = {q.kind, out_.size(), sentence_, true};
    out_.push_back(q);
  }

  // "in the 120s", which looks like seconds, or like nothing
  bool is_plural(const Number& number, const Quantity& q) const {
    const std::uint32_t end = number.tokens.end;
    return !is_measure(q.kind) && q.tokens.end == end + 1 && use(end).role == NumberRole::plural && !text_.tokens()[end].after_space;
  }

  void retake(const Number& number) {
    const Quantity other = out_.back();
    out_.pop_back();
    Quantity value;
    take(read(number, value) ? value : other);
  }

  // Whether nothing but small words and times stand between the name and the token.
  bool is_linked(std::uint32_t to) const {
    std::uint32_t at = out_[topic_.quantity].tokens.end;
    if (to - at > kNear) return false;
    for (std::size_t next = topic_.quantity + 1; at < to;) {
      if (next < out_.size() && out_[next].tokens.begin == at) {
        at = out_[next++].tokens.end;
        continue;
      }
      if (text_.tokens()[at].kind != TokenKind::punctuation && !is_small(use(at))) return false;
      ++at;
    }
    return true;
  }

  const lexicon::WordUse& use(std::uint32_t token) const { return *mentions_.words[token].use; }
  std::uint32_t sentence_end() const { return text_.sentences()[sentence_].tokens.end; }
  bool is_mark(std::uint32_t token, std::string_view mark) const {
    return token < sentence_end() && text_.folded(text_.tokens()[token]) == mark;
  }

  // Whether what follows a number does not count or measure by it.
  bool is_free(std::uint32_t after) const {
    if (after >= sentence_end() || next_quantity_ == after) return true;
    const TokenKind kind = text_.tokens()[after].kind;
    return kind != TokenKind::number && (kind != TokenKind::word || is_small(use(after)));
  }

  bool has_unit(std::uint32_t after) const {
    const std::uint32_t unit = is_mark(after, "-") ? after + 1 : after;
    return unit < sentence_end() && use(unit).dimension != Dimension::none;
  }

  // Whose value the number is, by what stands around it; `none` for nobody's.
  QuantityKind kind_of(const Number& number, std::uint32_t after) const {
    const auto& tokens = text_.tokens();
    const std::uint32_t begin = number.tokens.begin;
    const bool here = topic_.known && topic_.sentence == sentence_, before = topic_.known && topic_.sentence + 1 == sentence_;
    const bool fits = topic_.known && fitting(topic_.kind, number.low, number.high) != nullptr;
    if (here && fits && is_linked(begin) && (topic_.kind != QuantityKind::scale || is_free(after))) return topic_.kind;
    const bool first = begin == text_.sentences()[sentence_].tokens.begin;
    if (!first && !tokens[begin].after_space && tokens[begin - 1].kind == TokenKind::word) return QuantityKind::none;  // "B12"
    const bool decimal = text_.folded(tokens[begin]).find_first_of(".,") != std::string_view::npos;
    const bool set_off = !first && (tokens[begin - 1].kind == TokenKind::punctuation || use(begin - 1).filler);
    const bool led = !first && (leads(use(begin - 1).role) || (set_off && (decimal || (here && number.low > kOldest))));
    if (here || before) {
      const bool near = begin - out_[topic_.quantity].tokens.end <= kFar;
      if (near && led && is_usual(topic_.kind, number) && is_free(after)) return topic_.kind;
    }
    const bool alone = !here && dosed_ != sentence_ && decimal && (led || first);
    const bool fever = (number.low >= kCoolest && number.high <= kHottest) || (number.low >= kCoolestF && number.high <= kHottestF);
    return alone && fever ? QuantityKind::temperature : QuantityKind::none;
  }

  // "I was 12 stone, now 10": in the unit of the value before, where there was one and it can be. Empty for what is no such value:
  // "5'6" 150".
  std::string_view unit_of(const Quantity& q, std::string_view fitting_unit) const {
    if (!topic_.known || topic_.kind != q.kind || out_[topic_.quantity].named) return fitting_unit;
    const std::string_view unit = out_[topic_.quantity].unit;
    const auto possible = plausible(q.kind);
    const auto same = std::find_if(possible.begin(), possible.end(), [&](const Plausible& one) { return one.unit == unit; });
    if (same != possible.end()) return q.low >= same->low && q.high <= same->high ? unit : fitting_unit;
    const double before = out_[topic_.quantity].low;
    return q.low < kChanged * before && before < kChanged * q.high ? unit : std::string_view();
  }

  bool read(const Number& number, Quantity& out) const {
    if (number.form != Number::Form::cardinal || !number.exact || number.article) return false;
    std::uint32_t after = number.tokens.end;
    const auto& tokens = text_.tokens();
    if (after < sentence_end() && !tokens[after].after_space && use(after).role == NumberRole::plural)
      ++after;
    else if (has_unit(after))
      return false;
    out.kind = kind_of(number, after);
    const Plausible* fits = fitting(out.kind, number.low, number.high);
    if (fits == nullptr) return false;
    double high = number.high;
    if (is_mark(after, "/") && after + 1 < sentence_end() && tokens[after + 1].kind == TokenKind::number) {  // "38/39"
      const Number* const other = &number + 1;
      if (other == mentions_.numbers.data() + mentions_.numbers.size() || other->tokens.begin != after + 1) return false;
      if (other->low <= number.low || fitting(out.kind, number.low, other->high) != fits) return false;
      high = other->high, after = other->tokens.end;
    }
    if (is_mark(after, "%") && fits->unit != "%") return false;
    if (is_mark(after, "%")) ++after;
    out.tokens = {number.tokens.begin, after};
    out.low = number.low, out.high = high, out.open_end = number.open_end;
    out.unit = unit_of(out, fits->unit);
    if (out.unit.empty() && !fits->unit.empty()) return false;
    if (out.kind == QuantityKind::weight || out.kind == QuantityKind::height) out.factor = lexicon_.factor(out.unit);
    return true;
  }

  const text::Text& text_;
  const lexicon::Lexicon& lexicon_;
  const Mentions& mentions_;
  std::vector<Quantity>& out_;
  Topic topic_;
  std::size_t sentence_ = 0;         // of the token at hand
  std::size_t dosed_;                // the last sentence with a dose, a price, a clock in it
  std::uint32_t next_quantity_ = 0;  // its first token
};

}  // namespace

void name_measures(const text::Text& text, const lexicon::Lexicon& lexicon, Mentions& mentions, std::vector<Quantity>& scratch) {
  MeasureNamer(text, lexicon, mentions, scratch).run();
  std::swap(mentions.quantities, scratch);
}

}  // namespace anteroom::mention
