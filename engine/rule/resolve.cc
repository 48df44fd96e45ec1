// Names become atoms, `not` moves down to them, and what cannot be meant is reported with its place in the condition.
#include "engine/rule/resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/yaml.h"

namespace anteroom::rule {

using base::quote;
using Kind = Condition::Kind;

Fixed to_fixed(double number) {
  const double scaled = number * 1e9;
  if (scaled >= 9.2e18) return kFixedMax;
  if (scaled <= -9.2e18) return kFixedMin;
  return std::llround(scaled);
}

std::optional<fact::Measure> find_measure(std::string_view name) {
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i)
    if (fact::name_of(static_cast<fact::Measure>(i)) == name) return static_cast<fact::Measure>(i);
  return std::nullopt;
}

std::optional<AtomKind> find_patient_word(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, AtomKind>, 4> kWords{{{"sex", AtomKind::sex},
                                                                                {"pregnant", AtomKind::pregnant},
                                                                                {"postpartum", AtomKind::postpartum},
                                                                                {"breastfeeding", AtomKind::breastfeeding}}};
  for (const auto& [word, kind] : kWords)
    if (word == name) return kind;
  return std::nullopt;
}

Resolver::Resolver(const ontology::Ontology& ontology, const FactsByName& facts, AtomTable& atoms, base::Problems& problems)
    : ontology_(ontology), facts_(facts), atoms_(atoms), problems_(problems) {
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id)
    (ontology[id].kind == ontology::Kind::site ? sites_ : names_).push_back(ontology[id].id);
  for (const auto& [name, fact] : facts) names_.push_back(name);
}

std::optional<Formula> Resolver::when(const RuleSource& rule) {
  at_ = {&rule, &rule.when_text, rule.when_place};
  const Condition& c = rule.when;
  if (rule.table_kind != TableKind::none && c.kind == Kind::finding && c.scope == Scope::plain && c.tests.empty()) {
    const ontology::ConceptId id = ontology_.find(c.name);
    if (id != ontology::kNoConcept && ontology_[id].kind != ontology::Kind::site && facts_.find(c.name) == facts_.end())
      return Formula::of(literal_of(atoms_.intern({.kind = AtomKind::row, .name = id, .table = rule.table_kind, .tests = {}})));
  }
  return condition(c);
}

std::optional<Formula> Resolver::unless(const RuleSource& rule) {
  at_ = {&rule, &rule.unless_text, rule.unless_place};
  return condition(rule.unless);
}

std::optional<Formula> Resolver::condition(const Condition& c) {
  failed_ = false;
  Formula formula = resolve(c, true);
  if (failed_) return std::nullopt;
  return formula;
}

void Resolver::report(base::Span place, std::string code, std::string message, std::string hint) {
  failed_ = true;
  base::YamlNode scalar;
  scalar.kind = base::YamlNode::Kind::scalar;
  scalar.place = at_.place;
  scalar.scalar = *at_.text;
  problems_.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, at_.rule->source,
                base::place_within(at_.rule->source, scalar, place.begin));
}

Formula Resolver::resolve(const Condition& c, bool positive) {
  switch (c.kind) {
    case Kind::all:
    case Kind::any:
    case Kind::at_least:
      return resolve_parts(c, positive);
    case Kind::negation:
      return resolve(c.parts.front(), !positive);
    case Kind::finding:
      return resolve_finding(c, positive);
    case Kind::comparison:
      return resolve_comparison(c, positive);
  }
  return {};
}

Formula Resolver::resolve_parts(const Condition& c, bool positive) {
  std::vector<Formula> parts;
  for (const Condition& part : c.parts) parts.push_back(resolve(part, positive));
  if (c.kind == Kind::at_least) {
    check_count(c, parts);
    if (failed_) return {};
    const auto size = static_cast<std::uint32_t>(parts.size());
    return Formula::of(Formula::Kind::at_least, std::move(parts), positive ? c.count : size - c.count + 1);
  }
  return Formula::of((c.kind == Kind::all) == positive ? Formula::Kind::all : Formula::Kind::any, std::move(parts));
}

void Resolver::check_count(const Condition& c, const std::vector<Formula>& parts) {
  if (c.count == 0) report(c.place, "rule.impossible", "at_least(0, ...) is always true", "ask for at least 1");
  if (c.count > parts.size())
    report(c.place, "rule.impossible",
           "at_least(" + std::to_string(c.count) + ", ...) has " + std::to_string(parts.size()) + " parts and can never be true",
           "ask for fewer, or add parts");
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (parts[i].kind == Formula::Kind::literal && parts[j].kind == Formula::Kind::literal && parts[i].literal == parts[j].literal) {
        report(c.parts[i].place, "rule.counted-twice", "this part is counted twice in at_least", "leave one out");
        break;
      }
}

Formula Resolver::resolve_fact(const Condition& c, FactIndex fact, bool positive) {
  if (!c.tests.empty())
    report(c.tests.front().place, "rule.fact-with-tests", quote(c.name) + " is a derived fact, and facts have no attributes",
           "test the finding in the rule that concludes it");
  if (c.scope != Scope::plain)
    report(c.place, "rule.scope-of-fact", quote(c.name) + " is a derived fact, and a scope asks for mentions of a concept",
           "use the scope in the rule that concludes it");
  if (!positive)
    report(c.place, "rule.negated-fact",
           quote(c.name) + " is a derived fact: it is concluded or not, but never false, so `not` of it is never true",
           "say `unless: " + c.name + "`");
  return Formula::of(literal_of(atoms_.intern({.kind = AtomKind::fact, .name = fact, .tests = {}}), positive));
}

Formula Resolver::resolve_finding(const Condition& c, bool positive) {
  if (const auto fact = facts_.find(c.name); fact != facts_.end()) return resolve_fact(c, fact->second, positive);
  const ontology::ConceptId id = ontology_.find(c.name);
  if (id == ontology::kNoConcept) {
    if (find_measure(c.name) || c.name == "sex")
      report(c.place, "rule.bare-measure", quote(c.name) + " alone is no condition",
             "compare it: " + c.name + (c.name == "sex" ? " = female" : " >= ..."));
    else if (find_patient_word(c.name) && (c.scope != Scope::plain || !c.tests.empty()))
      report(c.place, "rule.bare-measure", quote(c.name) + " is about the patient and takes no scope and no attributes", "write it alone");
    else if (find_patient_word(c.name)) {
      Test test;
      test.attribute = c.name;
      test.low.word = "yes";
      test.place = c.place;
      return compare_word(test, positive);
    } else
      report(c.place, "rule.unknown-name", quote(c.name) + " is neither a concept of the lexicon nor a fact that a rule concludes",
             base::suggest(c.name, names_));
    return {};
  }
  if (ontology_[id].kind == ontology::Kind::site) {
    report(c.place, "rule.site-as-finding", quote(c.name) + " is a part of the body, and nobody has it as a complaint",
           "write a symptom there: pain[site = " + c.name + "]");
    return {};
  }
  AtomKey key{.kind = AtomKind::finding, .name = id, .scope = c.scope, .tests = {}};
  if (c.scope == Scope::denied) key.scope = Scope::plain, positive = !positive;  // denied(x) is `not x`
  for (const Test& test : c.tests)
    if (std::optional<AtomTest> resolved = resolve_test(test)) key.tests.push_back(*resolved);
  if (!failed_) check_together(c, key.tests);
  return Formula::of(literal_of(atoms_.intern(std::move(key)), positive));
}

Formula Resolver::resolve_comparison(const Condition& c, bool positive) {
  const Test& test = c.tests.front();
  if (const auto measure = find_measure(test.attribute)) return compare_number(test, *measure, positive);
  if (find_patient_word(test.attribute)) return compare_word(test, positive);
  const bool finding = ontology_.find(test.attribute) != ontology::kNoConcept || facts_.find(test.attribute) != facts_.end();
  std::vector<std::string_view> words{"sex", "pregnant", "postpartum", "breastfeeding"};
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i) words.push_back(fact::name_of(static_cast<fact::Measure>(i)));
  report(test.place, "rule.unknown-measure", quote(test.attribute) + " is not a number or a word about the patient",
         finding ? "an attribute of a finding stands in brackets: " + test.attribute + "[severity >= severe]"
                 : base::suggest(test.attribute, words, "one of: " + base::join(words)));
  return {};
}

Formula Resolver::compare_number(const Test& test, fact::Measure measure, bool positive) {
  const std::optional<Interval> interval = resolve_interval(test, quantity_of(measure));
  if (!interval) return {};
  const auto bound = [&](Fixed at, bool above, bool at_least) {
    const AtomId atom =
        atoms_.intern({.kind = AtomKind::number, .name = static_cast<std::uint32_t>(measure), .bound = at, .above = above, .tests = {}});
    return Formula::of(literal_of(atom, at_least));
  };
  std::vector<Formula> parts;
  if (interval->low != kFixedMin) parts.push_back(bound(interval->low, (interval->open & 1) != 0, true));
  if (interval->high != kFixedMax)
    parts.push_back(bound(interval->high + 1, (interval->open & 2) == 0, false));  // not at least the next number
  Formula inside = Formula::of(Formula::Kind::all, std::move(parts));
  return positive == (test.op != Op::not_equal) ? inside : negation_of(inside);
}

Formula Resolver::compare_word(const Test& test, bool positive) {
  const AtomKind kind = *find_patient_word(test.attribute);
  const bool is_sex = kind == AtomKind::sex;
  if (test.op != Op::equal && test.op != Op::not_equal) {
    report(test.place, "rule.not-ordered", quote(test.attribute) + " has no order", "compare it with = or !=");
    return {};
  }
  const std::string_view word = test.low.word;
  const bool known = is_sex ? word == "female" || word == "male" : word == "yes" || word == "no";
  if (test.low.is_number || !known) {
    report(test.low.place, "rule.unknown-value", quote(test.attribute) + (is_sex ? " is female or male" : " is yes or no"));
    return {};
  }
  positive = positive == (test.op == Op::equal);
  if (is_sex) {
    const ontology::Sex sex = word == "female" ? ontology::Sex::female : ontology::Sex::male;
    return Formula::of(literal_of(atoms_.intern({.kind = kind, .name = static_cast<std::uint32_t>(sex), .tests = {}}), positive));
  }
  return Formula::of(literal_of(atoms_.intern({.kind = kind, .tests = {}}), positive == (word == "yes")));
}

}  // namespace anteroom::rule
