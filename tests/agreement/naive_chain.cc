#include "tests/agreement/naive_chain.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace anteroom::tests {
namespace {

using fact::Finding;
using rule::Condition;
using rule::Op;
using rule::RuleSource;
using rule::Scope;
using rule::Test;

Value both(Value a, Value b) { return std::min(a, b); }
Value either(Value a, Value b) { return std::max(a, b); }
Value opposite(Value a) { return static_cast<Value>(-static_cast<int>(a)); }
Value of(bool b) { return b ? Value::yes : Value::no; }

// Numbers that differ by rounding alone are the same number.
bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

double in_days(const rule::Value& v) {
  std::string unit = v.unit;
  if (unit.size() > 1 && unit.back() == 's') unit.pop_back();
  static const std::map<std::string, double> kDays{
      {"second", 1 / 86400.0}, {"minute", 1 / 1440.0}, {"hour", 1 / 24.0}, {"day", 1}, {"week", 7}, {"month", 30.4375}, {"year", 365.25}};
  return v.number * kDays.at(unit);
}

double in_own_unit(const std::string& attribute, const rule::Value& v) {
  if (attribute == "duration" || attribute == "episode" || attribute == "ago") return in_days(v);
  if (attribute == "frequency") {
    rule::Value time = v;
    time.unit = v.unit.substr(v.unit.find(' ') + 1);
    time.number = 1;
    return v.number / in_days(time);
  }
  if (attribute == "age") return in_days(v) / 365.25;
  if (attribute == "temperature") return v.unit == "F" ? (v.number - 32) * 5 / 9 : v.number;
  if (attribute == "height") return v.unit == "m" ? v.number * 100 : v.unit == "in" ? v.number * 2.54 : v.number;
  if (attribute == "weight") return v.unit == "g" ? v.number / 1000 : v.unit == "lb" ? v.number * 0.45359237 : v.number;
  if (attribute == "glucose") return v.unit == "mmol/L" ? v.number * 18.016 : v.number;
  return v.number;
}

// A number that is known within bounds, against a comparison: yes or no where it is so all over the bounds.
Value compare(const fact::Range& range, const Test& test) {
  if (!range.known()) return Value::unknown;
  rule::Value first = test.low;
  if (test.op == Op::in && first.unit.empty()) first.unit = test.high.unit;
  const double low = in_own_unit(test.attribute, first), high = test.op == Op::in ? in_own_unit(test.attribute, test.high) : low;
  const auto less = [&](double a, double b) { return a < b && !same(a, b); };
  const auto everywhere = [&](const std::function<bool(double)>& holds, const std::function<bool(double)>& fails_all) {
    if (holds(range.low) && holds(range.high)) return Value::yes;
    return fails_all(0) ? Value::no : Value::unknown;
  };
  switch (test.op) {
    case Op::less:
      return everywhere([&](double x) { return less(x, low); }, [&](double) { return !less(range.low, low); });
    case Op::at_most:
      return everywhere([&](double x) { return !less(low, x); }, [&](double) { return less(low, range.low); });
    case Op::greater:
      return everywhere([&](double x) { return less(low, x); }, [&](double) { return !less(low, range.high); });
    case Op::at_least:
      return everywhere([&](double x) { return !less(x, low); }, [&](double) { return less(range.high, low); });
    default:
      break;
  }
  const Value inside = everywhere([&](double x) { return !less(x, low) && !less(high, x); },
                                  [&](double) { return less(range.high, low) || less(high, range.low); });
  return test.op == Op::not_equal ? opposite(inside) : inside;
}

bool claims(Scope scope, const Finding& f) {
  using namespace context;
  const bool own = f.experiencer == Experiencer::patient;
  const bool present = f.assertion == Assertion::present;
  switch (scope) {
    case Scope::past:
      return present && own && f.temporality == Temporality::past;
    case Scope::family:
      return present && f.experiencer == Experiencer::family && f.temporality != Temporality::hypothetical;
    case Scope::possible:
      return own && (f.assertion == Assertion::possible || (present && f.temporality == Temporality::hypothetical));
    case Scope::chief:
      return f.plain() && f.chief;
    default:
      return f.plain();
  }
}

bool denies(Scope scope, const Finding& f) {
  using namespace context;
  if (f.assertion != Assertion::absent) return false;
  if (scope == Scope::family) return f.experiencer == Experiencer::family && f.temporality != Temporality::hypothetical;
  if (f.experiencer != Experiencer::patient) return false;
  return scope == Scope::past ? f.temporality == Temporality::past : f.temporality == Temporality::current;
}

}  // namespace

NaiveChain::NaiveChain(const std::vector<RuleSource>& rules, const ontology::Ontology& ontology, const fact::Facts& facts)
    : ontology_(ontology), facts_(facts) {
  for (const RuleSource& rule : rules) {
    if (rule.status == rule::Status::retired) continue;
    rules_.push_back(&rule);
    for (const rule::Named& fact : rule.conclude) known_facts_.insert(fact.text);
  }
  run();
  trace_back();
}

Value NaiveChain::value(const Condition& c) const {
  switch (c.kind) {
    case Condition::Kind::all: {
      Value result = Value::yes;
      for (const Condition& part : c.parts) result = both(result, value(part));
      return result;
    }
    case Condition::Kind::any: {
      Value result = Value::no;
      for (const Condition& part : c.parts) result = either(result, value(part));
      return result;
    }
    case Condition::Kind::at_least: {
      std::size_t yes = 0, no = 0;
      for (const Condition& part : c.parts) yes += value(part) == Value::yes, no += value(part) == Value::no;
      return yes >= c.count ? Value::yes : c.parts.size() - no < c.count ? Value::no : Value::unknown;
    }
    case Condition::Kind::negation:
      return opposite(value(c.parts.front()));
    case Condition::Kind::finding:
      return finding_value(c);
    case Condition::Kind::comparison:
      return comparison_value(c.tests.front());
  }
  return Value::unknown;
}

// denied(x) is `not x`.
Value NaiveChain::finding_value(const Condition& c) const {
  if (c.scope == Scope::denied) {
    Condition bare = c;
    bare.scope = Scope::plain;
    return opposite(finding_value(bare));
  }
  if (known_facts_.count(c.name) != 0) return concluded_.count(c.name) != 0 ? Value::yes : Value::unknown;
  const ontology::ConceptId id = ontology_.find(c.name);
  if (id == ontology::kNoConcept) {  // pregnant, alone
    Test test;
    test.attribute = c.name;
    test.low.word = "yes";
    return comparison_value(test);
  }
  bool claimed = false, claim_open = false, denied = false, denied_exactly = false;
  for (const Finding& f : facts_.findings) {
    const Value said = said_of(c, f);
    if (claims(c.scope, f) && ontology_.is_a(f.concept_id, id)) {
      if (said == Value::yes) return Value::yes;
      claimed = true;
      claim_open |= said == Value::unknown;
    } else if (said == Value::no) {
      bool narrow = f.trigger != ontology::kNoConcept;
      for (const std::uint32_t values : f.values) narrow |= values != 0;
      if (f.site != ontology::kNoConcept) {
        const auto own = ontology_.site_of(f.concept_id);
        narrow |= own == ontology::kNoConcept || !ontology_.is_a(own, f.site);
      }
      (narrow ? denied_exactly : denied) = true;
    }
  }
  if (denied_exactly) return Value::no;
  if (claimed) return claim_open ? Value::unknown : Value::no;
  return denied ? Value::no : Value::unknown;
}

// What one mention says to a finding of a condition.
Value NaiveChain::said_of(const Condition& c, const Finding& f) const {
  const ontology::ConceptId id = ontology_.find(c.name);
  if (claims(c.scope, f) && ontology_.is_a(f.concept_id, id)) {
    Value result = Value::yes;
    for (const Test& test : c.tests) result = both(result, test_value(test, f));
    return result;
  }
  if (!denies(c.scope, f) || !ontology_.is_a(id, f.concept_id)) return Value::unknown;
  // A denial with attributes denies only what has them: each must be asked for, no wider than it is denied.
  const auto asked = [&](const std::string& attribute, const std::function<bool(const Test&)>& within) {
    return std::any_of(c.tests.begin(), c.tests.end(),
                       [&](const Test& t) { return t.attribute == attribute && t.op != Op::not_equal && within(t); });
  };
  const auto own = ontology_.site_of(f.concept_id);
  const bool narrow_site = f.site != ontology::kNoConcept && (own == ontology::kNoConcept || !ontology_.is_a(own, f.site));
  if (narrow_site && !asked("site", [&](const Test& t) { return ontology_.is_a(ontology_.find(t.low.word), f.site); }))
    return Value::unknown;
  if (f.trigger != ontology::kNoConcept &&
      !asked("trigger", [&](const Test& t) { return ontology_.is_a(ontology_.find(t.low.word), f.trigger); }))
    return Value::unknown;
  for (std::size_t i = 0; i < ontology_.attribute_count(); ++i) {
    const ontology::Attribute attribute = ontology_.attribute(static_cast<ontology::AttributeId>(i));
    std::set<std::string_view> denied;
    bool above = false;
    for (std::size_t v = 0; v < attribute.values.size(); ++v) {
      above |= (f.values[i] >> v & 1) != 0;
      if ((f.values[i] >> v & 1) != 0 || (attribute.ordered && above)) denied.insert(attribute.values[v]);
    }
    if (denied.empty()) continue;
    const bool covered = asked(std::string(attribute.name), [&](const Test& t) {
      for (const std::string_view value : attribute.values) {  // a value that the test takes and the denial leaves open
        Finding sample = f;
        sample.values[i] = ontology_.value_bit(static_cast<ontology::AttributeId>(i), value);
        if (word_test(t, sample) == Value::yes && denied.count(value) == 0) return false;
      }
      return true;
    });
    if (!covered) return Value::unknown;
  }
  return Value::no;
}

Value NaiveChain::test_value(const Test& test, const Finding& f) const {
  if (test.attribute == "duration") return compare(f.duration_days, test);
  if (test.attribute == "episode") return compare(f.episode_days, test);
  if (test.attribute == "ago") return compare(f.ago_days, test);
  if (test.attribute == "frequency") return compare(f.per_day, test);
  if (test.attribute == "site" || test.attribute == "trigger" || test.attribute == "relief") {
    ontology::ConceptId given = test.attribute == "site" ? f.site : test.attribute == "trigger" ? f.trigger : f.relief;
    if (test.attribute == "site" && given == ontology::kNoConcept) given = ontology_.site_of(f.concept_id);
    if (given == ontology::kNoConcept) return Value::unknown;
    const ontology::ConceptId asked = ontology_.find(test.low.word);
    Value result = Value::unknown;
    if (ontology_.is_a(given, asked))
      result = Value::yes;
    else if (test.attribute == "site" && !ontology_.is_a(asked, given))
      result = Value::no;
    return test.op == Op::not_equal ? opposite(result) : result;
  }
  return word_test(test, f);
}

// Some value satisfies it: yes. Values are given and none does: no.
Value NaiveChain::word_test(const Test& test, const Finding& f) const {
  const ontology::AttributeId id = ontology_.find_attribute(test.attribute);
  const ontology::Attribute attribute = ontology_.attribute(id);
  const auto rank = [&](std::string_view word) {
    return std::distance(attribute.values.begin(), std::find(attribute.values.begin(), attribute.values.end(), word));
  };
  bool given = false, yes = false, maybe = false;
  for (const std::string_view value : attribute.values) {
    if ((f.values[id] & ontology_.value_bit(id, value)) == 0) continue;
    given = true;
    const auto r = rank(value), low = rank(test.low.word), high = rank(test.high.word);
    switch (test.op) {
      case Op::equal:
      case Op::not_equal:
        yes |= r == low;
        if (attribute.name == "laterality") {
          const bool side = value == "left" || value == "right", asks_side = test.low.word == "left" || test.low.word == "right";
          yes |= test.low.word == "one_sided" && side;
          maybe |= asks_side && value == "one_sided";
        }
        break;
      case Op::less:
        yes |= r < low;
        break;
      case Op::at_most:
        yes |= r <= low;
        break;
      case Op::greater:
        yes |= r > low;
        break;
      case Op::at_least:
        yes |= r >= low;
        break;
      case Op::in:
        yes |= r >= low && r <= high;
        break;
    }
  }
  const Value result = yes ? Value::yes : !given || maybe ? Value::unknown : Value::no;
  return test.op == Op::not_equal ? opposite(result) : result;
}

Value NaiveChain::comparison_value(const Test& test) const {
  const fact::Patient& p = facts_.patient;
  const auto answer = [&](fact::Answer a) {
    const Value yes = a == fact::Answer::yes ? Value::yes : a == fact::Answer::no ? Value::no : Value::unknown;
    return (test.low.word == "yes") == (test.op == Op::equal) ? yes : opposite(yes);
  };
  const bool male = p.sex == ontology::Sex::male;
  if (test.attribute == "sex") {
    if (p.sex == ontology::Sex::unknown) return Value::unknown;
    return of((ontology::name_of(p.sex) == test.low.word) == (test.op == Op::equal));
  }
  if (test.attribute == "pregnant") return answer(male && p.pregnant == fact::Answer::unknown ? fact::Answer::no : p.pregnant);
  if (test.attribute == "postpartum") return answer(male && p.postpartum == fact::Answer::unknown ? fact::Answer::no : p.postpartum);
  if (test.attribute == "breastfeeding") return answer(p.breastfeeding);
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i)
    if (fact::name_of(static_cast<fact::Measure>(i)) == test.attribute) return compare(p.measures[i], test);
  return Value::unknown;
}

bool NaiveChain::is_row(const RuleSource& rule) const {
  const Condition& c = rule.when;
  return rule.table_kind != rule::TableKind::none && c.kind == Condition::Kind::finding && c.scope == Scope::plain && c.tests.empty() &&
         ontology_.find(c.name) != ontology::kNoConcept && known_facts_.count(c.name) == 0;
}

// Whether the finding is of the row's concept, and no row of the same kind is nearer to it.
bool NaiveChain::row_counts(const RuleSource& rule, const Finding& f) const {
  const ontology::ConceptId own = ontology_.find(rule.when.name);
  if (!f.plain() || !ontology_.is_a(f.concept_id, own)) return false;
  return std::none_of(rules_.begin(), rules_.end(), [&](const RuleSource* other) {
    if (!is_row(*other) || other->table_kind != rule.table_kind) return false;
    const ontology::ConceptId nearer = ontology_.find(other->when.name);
    return nearer != own && ontology_.is_a(f.concept_id, nearer) && ontology_.is_a(nearer, own);
  });
}

Value NaiveChain::when_value(const RuleSource& rule) const {
  if (!is_row(rule)) return value(rule.when);
  return std::any_of(facts_.findings.begin(), facts_.findings.end(), [&](const Finding& f) { return row_counts(rule, f); })
             ? Value::yes
             : Value::unknown;
}

// The findings that make a condition come out as it does.
void NaiveChain::support(const Condition& c, Value wanted, std::set<std::uint32_t>& findings) const {
  if (value(c) != wanted) return;
  if (c.kind == Condition::Kind::negation) return support(c.parts.front(), opposite(wanted), findings);
  for (const Condition& part : c.parts) support(part, wanted, findings);
  if (c.kind != Condition::Kind::finding || known_facts_.count(c.name) != 0 || ontology_.find(c.name) == ontology::kNoConcept) return;
  Condition bare = c;
  if (c.scope == Scope::denied) bare.scope = Scope::plain, wanted = opposite(wanted);
  for (std::uint32_t i = 0; i < facts_.findings.size(); ++i)
    if (said_of(bare, facts_.findings[i]) == wanted) findings.insert(i);
}

std::set<std::uint32_t> NaiveChain::when_support(const RuleSource& rule) const {
  std::set<std::uint32_t> findings;
  if (!is_row(rule)) {
    support(rule.when, Value::yes, findings);
    return findings;
  }
  for (std::uint32_t i = 0; i < facts_.findings.size(); ++i)
    if (row_counts(rule, facts_.findings[i])) findings.insert(i);
  return findings;
}

// Derived facts in the true parts of a condition, or, with no regard to truth, all that it names.
void NaiveChain::facts_used(const Condition& c, std::set<std::string>& facts) const {
  if (c.kind == Condition::Kind::finding && known_facts_.count(c.name) != 0) facts.insert(c.name);
  for (const Condition& part : c.parts) facts_used(part, facts);
}

int NaiveChain::stratum(const RuleSource& rule, const std::map<std::string, int>& strata) const {
  std::set<std::string> tested, denied;
  facts_used(rule.when, tested);
  if (rule.has_unless) facts_used(rule.unless, denied);
  int result = 0;
  for (const std::string& fact : tested) result = std::max(result, strata.at(fact));
  for (const std::string& fact : denied) result = std::max(result, strata.at(fact) + 1);
  return result;
}

std::map<std::string, int> NaiveChain::fact_strata() const {
  std::map<std::string, int> strata;
  for (const std::string& fact : known_facts_) strata[fact] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const RuleSource* rule : rules_)
      for (const rule::Named& fact : rule->conclude)
        if (strata[fact.text] < stratum(*rule, strata)) strata[fact.text] = stratum(*rule, strata), changed = true;
  }
  return strata;
}

void NaiveChain::run() {
  const std::map<std::string, int> strata = fact_strata();
  int last = 0;
  for (const RuleSource* rule : rules_) last = std::max(last, stratum(*rule, strata));
  for (int now = 0; now <= last; ++now)
    for (bool changed = true; changed;) {
      changed = false;
      for (const RuleSource* rule : rules_) {
        if (stratum(*rule, strata) != now || fired_ids_.count(rule->id) != 0) continue;
        if (when_value(*rule) != Value::yes || (rule->has_unless && value(rule->unless) == Value::yes)) continue;
        fired_ids_.insert(rule->id);
        for (const rule::Named& fact : rule->conclude) concluded_.insert(fact.text);
        changed = true;
      }
    }
}

void NaiveChain::trace_back() {
  std::map<std::string, std::set<std::uint32_t>> behind_fact;
  std::map<std::string, NaiveFiring> firings;
  // The facts in true parts of a condition.
  const std::function<void(const Condition&, Value, std::set<std::string>&)> used = [&](const Condition& c, Value wanted,
                                                                                        std::set<std::string>& facts) {
    if (value(c) != wanted) return;
    if (c.kind == Condition::Kind::negation) return used(c.parts.front(), opposite(wanted), facts);
    if (c.kind == Condition::Kind::finding && known_facts_.count(c.name) != 0) facts.insert(c.name);
    for (const Condition& part : c.parts) used(part, wanted, facts);
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const RuleSource* rule : rules_) {
      if (fired_ids_.count(rule->id) == 0) continue;
      NaiveFiring& firing = firings[rule->id];
      const std::size_t before = firing.all.size();
      firing.id = rule->id;
      firing.direct = when_support(*rule);
      firing.all.insert(firing.direct.begin(), firing.direct.end());
      std::set<std::string> facts;
      used(rule->when, Value::yes, facts);
      for (const std::string& fact : facts) firing.all.insert(behind_fact[fact].begin(), behind_fact[fact].end());
      for (const rule::Named& fact : rule->conclude) behind_fact[fact.text].insert(firing.all.begin(), firing.all.end());
      changed |= firing.all.size() != before;
    }
  }
  for (auto& [id, firing] : firings) {
    for (const std::uint32_t i : firing.all) firing.chief |= facts_.findings[i].chief;
    fired_.push_back(firing);
  }
}

}  // namespace anteroom::tests
