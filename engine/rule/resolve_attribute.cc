// Tests on attributes become bit masks, concepts or intervals, so that at run time a test is one or two comparisons.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/rule/resolve.h"

namespace anteroom::rule {
namespace {

using base::quote;
using TestKind = AtomTest::Kind;

struct ProgramAttribute {
  std::string_view name;
  TestKind kind;
  Quantity quantity = Quantity::time;
};
constexpr std::array<ProgramAttribute, 7> kAttributes{{{"duration", TestKind::duration},
                                                       {"episode", TestKind::episode},
                                                       {"ago", TestKind::ago},
                                                       {"frequency", TestKind::per_day, Quantity::per_day},
                                                       {"site", TestKind::site},
                                                       {"trigger", TestKind::trigger},
                                                       {"relief", TestKind::relief}}};

}  // namespace

std::optional<AtomTest> Resolver::resolve_test(const Test& test) {
  AtomTest result;
  result.negated = test.op == Op::not_equal;
  for (const ProgramAttribute& known : kAttributes) {
    if (known.name != test.attribute) continue;
    result.kind = known.kind;
    if (known.kind >= TestKind::site) return resolve_concept(test, result) ? std::optional(result) : std::nullopt;
    const std::optional<Interval> interval = resolve_interval(test, known.quantity);
    if (!interval) return std::nullopt;
    result.low = interval->low;
    result.high = interval->high;
    result.open = interval->open;
    return result;
  }
  const ontology::AttributeId attribute = ontology_.find_attribute(test.attribute);
  if (attribute != ontology::kNoAttribute) return resolve_values(test, attribute, result) ? std::optional(result) : std::nullopt;
  std::vector<std::string_view> names;
  for (const ProgramAttribute& known : kAttributes) names.push_back(known.name);
  for (std::size_t i = 0; i < ontology_.attribute_count(); ++i)
    names.push_back(ontology_.attribute(static_cast<ontology::AttributeId>(i)).name);
  report(test.place, "rule.unknown-attribute", "a finding has no attribute " + quote(test.attribute),
         find_measure(test.attribute) ? "this is about the patient: write it outside of the brackets"
                                      : base::suggest(test.attribute, names, "one of: " + base::join(names)));
  return std::nullopt;
}

// laterality alone has values that contain each other: left and right are both one_sided, and one_sided may be left.
bool Resolver::resolve_values(const Test& test, ontology::AttributeId id, AtomTest& result) {
  const ontology::Attribute& attribute = ontology_.attribute(id);
  const auto bit_of = [&](const Value& value) -> std::uint32_t {
    const std::uint32_t bit = value.is_number ? 0 : ontology_.value_bit(id, value.word);
    if (bit != 0) return bit;
    const std::vector<std::string_view> values(attribute.values.begin(), attribute.values.end());
    report(value.place, "rule.unknown-value",
           quote(attribute.name) + (value.is_number ? " is a word and not a number" : " has no value " + quote(value.word)),
           base::suggest(value.word, values, "one of: " + base::join(values)));
    return 0;
  };
  result.kind = TestKind::values;
  result.attribute = id;
  const std::uint32_t low = bit_of(test.low), high = test.op == Op::in ? bit_of(test.high) : low;
  if (low == 0 || high == 0) return false;
  if (test.op == Op::equal || test.op == Op::not_equal) {
    result.accepted = low;
    if (attribute.name == "laterality") {
      const std::uint32_t one_sided = ontology_.value_bit(id, "one_sided"), left = ontology_.value_bit(id, "left"),
                          right = ontology_.value_bit(id, "right");
      if (low == one_sided)
        result.accepted |= left | right;
      else if (low == left || low == right)
        result.perhaps = one_sided;
    }
    return true;
  }
  if (!attribute.ordered) {
    report(test.place, "rule.not-ordered", "the values of " + quote(attribute.name) + " have no order", "compare it with = or !=");
    return false;
  }
  const std::uint32_t all = attribute.values.size() >= 32 ? ~0U : (1U << attribute.values.size()) - 1;
  const std::uint32_t below = low - 1, up_to = (high << 1) - 1;
  switch (test.op) {
    case Op::less:
      result.accepted = below;
      break;
    case Op::at_most:
      result.accepted = below | low;
      break;
    case Op::greater:
      result.accepted = all & ~(below | low);
      break;
    case Op::at_least:
      result.accepted = all & ~below;
      break;
    default:
      result.accepted = up_to & ~below;
      break;
  }
  if (result.accepted == 0)
    report(test.place, "rule.impossible", "no " + quote(attribute.name) + " is " + std::string(name_of(test.op)) + " " + test.low.word);
  return result.accepted != 0;
}

bool Resolver::resolve_concept(const Test& test, AtomTest& result) {
  if (test.op != Op::equal && test.op != Op::not_equal) {
    report(test.place, "rule.not-ordered", quote(test.attribute) + " has no order", "compare it with = or !=");
    return false;
  }
  const bool site = result.kind == TestKind::site;
  result.concept_id = test.low.is_number ? ontology::kNoConcept : ontology_.find(test.low.word);
  if (result.concept_id == ontology::kNoConcept) {
    report(test.low.place, "rule.unknown-name",
           test.low.is_number ? quote(test.attribute) + " is a concept and not a number"
                              : quote(test.low.word) + " is not a concept of the lexicon",
           base::suggest(test.low.word, site ? sites_ : names_));
    return false;
  }
  if (site != (ontology_[result.concept_id].kind == ontology::Kind::site)) {
    report(test.low.place, "rule.unknown-value",
           quote(test.low.word) + (site ? " is not a part of the body" : " is a part of the body, and brings on or relieves nothing"));
    return false;
  }
  return true;
}

std::optional<double> Resolver::resolve_number(const Value& value, Quantity quantity) {
  Conversion converted = convert(quantity, value);
  if (converted.ok) return converted.number;
  report(value.place, std::move(converted.code), std::move(converted.message), std::move(converted.hint));
  return std::nullopt;
}

std::optional<Resolver::Interval> Resolver::resolve_interval(const Test& test, Quantity quantity) {
  Value low_value = test.low;
  if (test.op == Op::in && low_value.is_number && low_value.unit.empty()) low_value.unit = test.high.unit;  // 10 .. 45 years
  const std::optional<double> low = resolve_number(low_value, quantity);
  const std::optional<double> high = test.op == Op::in ? resolve_number(test.high, quantity) : low;
  if (!low || !high) return std::nullopt;
  const Bounds bounds = bounds_of(quantity);
  const bool never = (test.op == Op::less && *low <= bounds.low) || (test.op == Op::greater && *low >= bounds.high);
  const bool always = (test.op == Op::at_least && *low <= bounds.low) || (test.op == Op::at_most && *low >= bounds.high);
  if (never || always) {
    report(test.place, "rule.impossible",
           "this is " + std::string(never ? "never" : "always") + " so: " + test.attribute + " lies between " +
               quantity_text(quantity, bounds.low) + " and " + quantity_text(quantity, bounds.high));
    return std::nullopt;
  }
  if (*low > *high) {
    report(test.place, "rule.impossible", "this range is empty: it begins above its end", "write the lower number first");
    return std::nullopt;
  }
  const Fixed from = to_fixed(*low), to = to_fixed(*high);
  switch (test.op) {
    case Op::less:
      return Interval{kFixedMin, from - 1, 2};
    case Op::at_most:
      return Interval{kFixedMin, from, 0};
    case Op::greater:
      return Interval{from + 1, kFixedMax, 1};
    case Op::at_least:
      return Interval{from, kFixedMax, 0};
    default:
      return Interval{from, to, 0};
  }
}

// Tests of one finding that exclude each other. Values of most attributes can hold together (worsening and intermittent); those
// of an ordered one, of onset and of laterality cannot.
void Resolver::check_together(const Condition& c, std::vector<AtomTest>& tests) {
  for (std::size_t i = 0; i < tests.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const AtomTest &a = tests[i], &b = tests[j];
      if (a.kind != b.kind || a.attribute != b.attribute) continue;
      bool excluded = false;
      if (a.kind == TestKind::values) {
        const ontology::Attribute& attribute = ontology_.attribute(a.attribute);
        const bool exclusive = attribute.ordered || attribute.name == "onset" || attribute.name == "laterality";
        if (!a.negated && !b.negated)
          excluded = exclusive && (a.accepted & b.accepted) == 0;
        else if (a.negated != b.negated)
          excluded = (a.negated ? b.accepted & ~a.accepted : a.accepted & ~b.accepted) == 0;
      } else if (a.kind >= TestKind::site) {
        const bool related = ontology_.is_a(a.concept_id, b.concept_id) || ontology_.is_a(b.concept_id, a.concept_id);
        if (!a.negated && !b.negated)
          excluded = a.kind == TestKind::site && !related;
        else if (a.negated != b.negated)
          excluded = ontology_.is_a((a.negated ? b : a).concept_id, (a.negated ? a : b).concept_id);
      } else if (!a.negated && !b.negated) {
        excluded = std::max(a.low, b.low) > std::min(a.high, b.high);
      } else if (a.negated != b.negated) {
        const AtomTest &in = a.negated ? b : a, &out = a.negated ? a : b;
        excluded = out.low <= in.low && in.high <= out.high;
      }
      if (excluded) {
        report(c.tests[i].place, "rule.contradiction", "no finding satisfies this together with " + quote(to_text(c.tests[j])));
        return;
      }
    }
}

}  // namespace anteroom::rule
