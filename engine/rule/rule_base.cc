// Reading the arrays by name.
#include "engine/rule/rule_base.h"

#include <algorithm>
#include <utility>

#include "engine/rule/formula.h"
#include "engine/rule/image.h"
#include "engine/rule/units.h"

namespace anteroom::rule {
namespace {

// An interval of a quantity, written as a comparison; `open` as in AtomTest.
std::string interval_text(Quantity quantity, Fixed low, Fixed high, std::uint8_t open, bool negated) {
  const auto number = [quantity](Fixed fixed) { return quantity_text(quantity, static_cast<double>(fixed) / 1e9); };
  if (low == high) return (negated ? "!= " : "= ") + number(low);
  if (high == kFixedMax) return (open & 1) != 0 ? "> " + number(low - 1) : ">= " + number(low);
  if (low == kFixedMin) return (open & 2) != 0 ? "< " + number(high + 1) : "<= " + number(high);
  return "in " + number(low) + " .. " + number(high);
}

}  // namespace

RuleBase::RuleBase() = default;
RuleBase::~RuleBase() = default;
RuleBase::RuleBase(RuleBase&&) noexcept = default;
RuleBase& RuleBase::operator=(RuleBase&&) noexcept = default;

std::string_view RuleBase::string(StringId id) const {
  return view_.strings.empty() ? std::string_view() : base::string_at(view_.strings, id);
}

RuleIndex RuleBase::find(std::string_view wanted) const {
  const auto found = std::lower_bound(view_.rules_by_id.begin(), view_.rules_by_id.end(), wanted,
                                      [this](RuleIndex rule, std::string_view text) { return id(rule) < text; });
  return found != view_.rules_by_id.end() && id(*found) == wanted ? *found : kNoRule;
}

std::size_t RuleBase::source_count(RuleIndex rule) const { return view_.texts[rule + 1].citations - view_.texts[rule].citations; }

CitationView RuleBase::source(RuleIndex rule, std::size_t index) const {
  const CitationText& text = view_.citations[view_.texts[rule].citations + index];
  return {string(text.cite), string(text.url), string(text.read_on)};
}

bool RuleBase::knows(ontology::ConceptId concept_id) const {
  const std::uint32_t row = view_.claim_rows.empty() ? kNoRow : view_.claim_rows[claim_row(Scope::plain)];
  return row != kNoRow && view_.claim_begin[row + concept_id] != view_.claim_begin[row + concept_id + 1];
}

FactIndex RuleBase::find_fact(std::string_view name) const {
  const auto found = std::lower_bound(view_.facts.begin(), view_.facts.end(), name,
                                      [this](StringId fact, std::string_view text) { return string(fact) < text; });
  return found != view_.facts.end() && string(*found) == name ? static_cast<FactIndex>(found - view_.facts.begin()) : kNoFact;
}

std::size_t RuleBase::hot_bytes() const {
  std::size_t bytes = 0;
  RuleArrays arrays = view_;
  arrays.each([&bytes](auto& array, bool hot) { bytes += hot ? array.size_bytes() : 0; });
  return bytes;
}

bool RuleBase::attach(const base::Image& image, const ontology::Ontology& ontology, Departments departments, Settings settings,
                      RuleBase& rules) {
  RuleBase attached;
  if (!unpack(image, ontology, departments.size(), attached.view_)) return false;
  attached.image_ = image;
  attached.ontology_ = &ontology;
  attached.departments_ = std::move(departments);
  attached.settings_ = std::move(settings);
  rules = std::move(attached);
  return true;
}

std::string test_text(const ontology::Ontology& ontology, const AtomTest& test) {
  using Kind = AtomTest::Kind;
  const std::string equal = test.negated ? " != " : " = ";
  switch (test.kind) {
    case Kind::duration:
      return "duration " + interval_text(Quantity::time, test.low, test.high, test.open, test.negated);
    case Kind::episode:
      return "episode " + interval_text(Quantity::time, test.low, test.high, test.open, test.negated);
    case Kind::ago:
      return "ago " + interval_text(Quantity::time, test.low, test.high, test.open, test.negated);
    case Kind::per_day:
      return "frequency " + interval_text(Quantity::per_day, test.low, test.high, test.open, test.negated);
    case Kind::site:
      return "site" + equal + std::string(ontology[test.concept_id].id);
    case Kind::trigger:
      return "trigger" + equal + std::string(ontology[test.concept_id].id);
    case Kind::relief:
      return "relief" + equal + std::string(ontology[test.concept_id].id);
    case Kind::values:
      break;
  }
  const ontology::Attribute attribute = ontology.attribute(test.attribute);
  std::string name(attribute.name);
  std::vector<std::string> accepted;
  for (std::size_t i = 0; i < attribute.values.size(); ++i)
    if ((test.accepted >> i & 1) != 0) accepted.emplace_back(attribute.values[i]);
  if (name == "laterality" && accepted.size() > 1) return name + equal + "one_sided";
  if (accepted.size() == 1) return name + equal + accepted.front();
  if (accepted.empty()) return name;
  if (accepted.back() == attribute.values.back()) return name + " >= " + accepted.front();
  if (accepted.front() == attribute.values.front()) return name + " <= " + accepted.back();
  return name + " in " + accepted.front() + " .. " + accepted.back();
}

std::string RuleBase::literal_text(LiteralId literal) const {
  const Atom& asked = atom(atom_of(literal));
  const bool positive = is_positive(literal);
  const std::string negation = positive ? "" : "not ";
  switch (asked.kind) {
    case AtomKind::always:
      return positive ? "always" : "never";
    case AtomKind::row:
      return negation + std::string((*ontology_)[asked.name].id);
    case AtomKind::fact:
      return negation + std::string(fact_name(asked.name));
    case AtomKind::sex:
      return std::string("sex ") + (positive ? "= " : "!= ") + std::string(ontology::name_of(static_cast<ontology::Sex>(asked.name)));
    case AtomKind::pregnant:
      return positive ? "pregnant" : "pregnant = no";
    case AtomKind::postpartum:
      return positive ? "postpartum" : "postpartum = no";
    case AtomKind::breastfeeding:
      return positive ? "breastfeeding" : "breastfeeding = no";
    case AtomKind::number: {
      const auto measure = static_cast<fact::Measure>(asked.name);
      const Quantity quantity = quantity_of(measure);
      return std::string(fact::name_of(measure)) + " " +
             (positive ? interval_text(quantity, asked.bound, kFixedMax, asked.above ? 1 : 0, false)
                       : interval_text(quantity, kFixedMin, asked.bound - 1, asked.above ? 0 : 2, false));
    }
    case AtomKind::finding:
      break;
  }
  std::string text((*ontology_)[asked.name].id);
  std::string tested;
  for (const AtomTest& test : tests(asked)) tested += (tested.empty() ? "[" : ", ") + test_text(*ontology_, test);
  if (!tested.empty()) text += tested + "]";
  return negation + (asked.scope == Scope::plain ? text : std::string(name_of(asked.scope)) + "(" + text + ")");
}

}  // namespace anteroom::rule
