// tests/agreement/world.h: the small world of concepts, departments and settings that rule tests use, and facts written as conditions.
//
//   World world;                                             // reads tests/conformance/world
//   fact::Facts facts = world.facts("a[severity = mild] and not b and age = 30 years");
//   rule::RuleSource rule = world.rule("r1", "a and b");
#pragma once

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/problem.h"
#include "engine/base/read_file.h"
#include "engine/fact/facts.h"
#include "engine/ontology/ontology_builder.h"
#include "engine/rule/condition.h"
#include "engine/rule/departments.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"
#include "engine/rule/units.h"

namespace anteroom::tests {

class World {
 public:
  World() {
    const std::string folder = std::string(ANTEROOM_SOURCE_DIR) + "/";
    const std::string concepts = read(folder + "tests/conformance/world/concepts.yaml");
    const std::string attributes = read(folder + "lexicon/attributes.yaml");
    const std::string departments_text = read(folder + "tests/conformance/world/departments.yaml");
    const std::string settings_text = read(folder + "tests/conformance/world/settings.yaml");
    base::Problems problems;
    ontology::OntologyBuilder builder;
    ontology::read_attributes({"attributes.yaml", attributes}, builder, problems);
    ontology::read_concepts({"concepts.yaml", concepts}, builder, problems);
    ontology = builder.link({{"concepts.yaml", concepts}, {"attributes.yaml", attributes}}, problems);
    rule::read_departments({"departments.yaml", departments_text}, departments, problems);
    departments.link(problems);
    rule::read_settings({"settings.yaml", settings_text}, settings, problems);
    if (!problems.empty()) throw std::runtime_error(base::to_text(problems));
  }

  // A rule named test.case.<name> that says routine, to be changed at will.
  static rule::RuleSource rule(std::string_view name, std::string_view when, std::string_view unless = {}) {
    rule::RuleSource rule;
    rule.id = "test.case." + std::string(name);
    rule.urgency = rule::Urgency::routine;
    rule.when_text = when;
    rule.when = condition(when);
    rule.has_unless = !unless.empty();
    if (rule.has_unless) rule.unless_text = unless, rule.unless = condition(unless);
    rule.sources = {{"a test", "", ""}};
    rule.from_memory = true;
    return rule;
  }

  static rule::Condition condition(std::string_view text) {
    rule::Condition condition;
    if (const auto error = rule::parse_condition(text, condition)) throw std::runtime_error(std::string(text) + ": " + error->message);
    return condition;
  }

  // Facts written as a condition: what stands in it is so. `not a` is denied, scopes are mentions of that kind; `nothing` is nothing;
  // `x | y`: findings of other people or unreal ones come after a bar: `| if a`, `| other a`.
  fact::Facts facts(std::string_view text) const {
    fact::Facts facts;
    while (!text.empty()) {
      const std::size_t bar = text.find('|');
      add_facts(text.substr(0, bar), facts);
      text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    for (std::uint32_t i = 0; i < facts.findings.size(); ++i)
      if (facts.findings[i].chief) facts.chief.push_back(i);
    return facts;
  }

  bool compile(const std::vector<rule::RuleSource>& sources, rule::RuleBase& rules, base::Problems& problems) const {
    return rule::compile_rules(sources, ontology, departments, settings, rules, problems);
  }

  ontology::Ontology ontology;
  rule::Departments departments;
  rule::Settings settings;

 private:
  static std::string read(const std::string& file) {
    base::Problems problems;
    if (std::optional<std::string> text = base::read_file(file, problems)) return *std::move(text);
    throw std::runtime_error(base::to_text(problems));
  }

  void add_facts(std::string_view text, fact::Facts& facts) const {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const std::size_t first = facts.findings.size();
    const auto prefixed = [&text](std::string_view word) {
      if (!text.starts_with(word)) return false;
      text.remove_prefix(word.size());
      return true;
    };
    const bool unreal = prefixed("if "), others = prefixed("other ");
    if (text.empty() || text == "nothing") return;
    const rule::Condition all = condition(text);
    if (all.kind == rule::Condition::Kind::all)
      for (const rule::Condition& part : all.parts) add_fact(part, true, facts);
    else
      add_fact(all, true, facts);
    for (std::size_t i = first; i < facts.findings.size(); ++i) {
      if (unreal) facts.findings[i].temporality = context::Temporality::hypothetical;
      if (others) facts.findings[i].experiencer = context::Experiencer::other;
      if (unreal || others) facts.findings[i].chief = false;  // nobody complains of what is not so
    }
  }

  void add_fact(const rule::Condition& c, bool so, fact::Facts& facts) const {
    using Kind = rule::Condition::Kind;
    if (c.kind == Kind::negation) return add_fact(c.parts.front(), !so, facts);
    if (c.kind == Kind::comparison) return add_patient(c.tests.front(), facts.patient);
    if (c.kind != Kind::finding) throw std::runtime_error("not a fact: " + to_text(c));
    const ontology::ConceptId id = ontology.find(c.name);
    if (id == ontology::kNoConcept) {
      rule::Test yes;
      yes.attribute = c.name;
      yes.low.word = "yes";
      return add_patient(yes, facts.patient);
    }
    fact::Finding finding;
    finding.concept_id = id;
    if (!so) finding.assertion = context::Assertion::absent;
    if (c.scope == rule::Scope::past) finding.temporality = context::Temporality::past;
    if (c.scope == rule::Scope::family) finding.experiencer = context::Experiencer::family;
    if (c.scope == rule::Scope::possible) finding.assertion = context::Assertion::possible;
    finding.chief = c.scope == rule::Scope::chief;
    for (const rule::Test& test : c.tests) add_attribute(test, finding);
    const std::uint32_t at = static_cast<std::uint32_t>(facts.findings.size());
    finding.words.span = {10 * at, 10 * at + 5};
    facts.findings.push_back(finding);
  }

  static fact::Range range(const rule::Test& test, rule::Quantity quantity) {
    rule::Value low = test.low;
    if (test.op == rule::Op::in && low.unit.empty()) low.unit = test.high.unit;
    const rule::Conversion a = rule::convert(quantity, low), b = test.op == rule::Op::in ? rule::convert(quantity, test.high) : a;
    if (!a.ok || !b.ok) throw std::runtime_error(to_text(test) + ": " + a.message + b.message);
    return {a.number, b.number};
  }

  void add_attribute(const rule::Test& test, fact::Finding& finding) const {
    if (test.attribute == "duration")
      finding.duration_days = range(test, rule::Quantity::time);
    else if (test.attribute == "episode")
      finding.episode_days = range(test, rule::Quantity::time);
    else if (test.attribute == "ago")
      finding.ago_days = range(test, rule::Quantity::time);
    else if (test.attribute == "frequency")
      finding.per_day = range(test, rule::Quantity::per_day);
    else if (test.attribute == "site")
      finding.site = ontology.find(test.low.word);
    else if (test.attribute == "trigger")
      finding.trigger = ontology.find(test.low.word);
    else if (test.attribute == "relief")
      finding.relief = ontology.find(test.low.word);
    else {
      const ontology::AttributeId id = ontology.find_attribute(test.attribute);
      if (id == ontology::kNoAttribute) throw std::runtime_error("no attribute " + test.attribute);
      finding.values[id] |= ontology.value_bit(id, test.low.word);
    }
  }

  static void add_patient(const rule::Test& test, fact::Patient& patient) {
    const fact::Answer answer = test.low.word == "yes" ? fact::Answer::yes : fact::Answer::no;
    if (test.attribute == "sex")
      patient.sex = test.low.word == "female" ? ontology::Sex::female : ontology::Sex::male;
    else if (test.attribute == "pregnant")
      patient.pregnant = answer;
    else if (test.attribute == "postpartum")
      patient.postpartum = answer;
    else if (test.attribute == "breastfeeding")
      patient.breastfeeding = answer;
    else {
      for (std::size_t i = 0; i < fact::kMeasureCount; ++i)
        if (fact::name_of(static_cast<fact::Measure>(i)) == test.attribute) {
          patient.measures[i] = range(test, rule::quantity_of(static_cast<fact::Measure>(i)));
          return;
        }
      throw std::runtime_error("no such fact: " + to_text(test));
    }
  }
};

}  // namespace anteroom::tests
