// The language of rules says all that rules can ask for, so it says facts too; reader and writer are each other's mirror.
#include "engine/audit/case_facts.h"

#include "engine/rule/units.h"

namespace anteroom::audit {
namespace {

using fact::Answer;
using fact::Finding;
using rule::Condition;
using rule::Quantity;
using rule::Scope;

std::string quoted(const std::string& name) { return "'" + name + "'"; }

std::string read_range(const rule::Test& test, Quantity quantity, fact::Range& range) {
  if (test.op != rule::Op::equal && test.op != rule::Op::in)
    return "a fact gives " + test.attribute + " with '=', or with 'in' and two bounds";
  rule::Value low = test.low;
  if (test.op == rule::Op::in && low.unit.empty()) low.unit = test.high.unit;
  const rule::Conversion first = rule::convert(quantity, low), last = test.op == rule::Op::in ? rule::convert(quantity, test.high) : first;
  if (!first.ok) return first.message;
  if (!last.ok) return last.message;
  range = {first.number, last.number};
  return {};
}

std::string read_concept(const rule::Test& test, const ontology::Ontology& ontology, ontology::ConceptId& id) {
  id = ontology.find(test.low.word);
  return id == ontology::kNoConcept ? "no concept is called " + quoted(test.low.word) : std::string();
}

std::string add_attribute(const rule::Test& test, const ontology::Ontology& ontology, Finding& finding) {
  if (test.attribute == "duration") return read_range(test, Quantity::time, finding.duration_days);
  if (test.attribute == "episode") return read_range(test, Quantity::time, finding.episode_days);
  if (test.attribute == "ago") return read_range(test, Quantity::time, finding.ago_days);
  if (test.attribute == "frequency") return read_range(test, Quantity::per_day, finding.per_day);
  if (test.op != rule::Op::equal) return "a fact gives " + test.attribute + " with '='";
  if (test.attribute == "site") return read_concept(test, ontology, finding.site);
  if (test.attribute == "trigger") return read_concept(test, ontology, finding.trigger);
  if (test.attribute == "relief") return read_concept(test, ontology, finding.relief);
  const ontology::AttributeId id = ontology.find_attribute(test.attribute);
  if (id == ontology::kNoAttribute) return "a finding has no attribute " + quoted(test.attribute);
  const std::uint32_t bit = ontology.value_bit(id, test.low.word);
  if (bit == 0) return quoted(test.low.word) + " is no value of " + test.attribute;
  finding.values[id] |= bit;
  return {};
}

std::string add_patient(const rule::Test& test, fact::Patient& patient) {
  const std::string& word = test.low.word;
  if (test.attribute == "sex") {
    if (word != "female" && word != "male") return "the sex is female or male";
    patient.sex = word == "female" ? ontology::Sex::female : ontology::Sex::male;
    return {};
  }
  for (const auto& [name, field] : {std::pair{"pregnant", &fact::Patient::pregnant}, std::pair{"postpartum", &fact::Patient::postpartum},
                                    std::pair{"breastfeeding", &fact::Patient::breastfeeding}}) {
    if (test.attribute != name) continue;
    if (word != "yes" && word != "no") return test.attribute + " is yes or no";
    patient.*field = word == "yes" ? Answer::yes : Answer::no;
    return {};
  }
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i) {
    const auto measure = static_cast<fact::Measure>(i);
    if (test.attribute == fact::name_of(measure)) return read_range(test, rule::quantity_of(measure), patient.measures[i]);
  }
  return "neither a concept nor anything of the patient is called " + quoted(test.attribute);
}

std::string add_finding(const Condition& condition, bool denied, const ontology::Ontology& ontology, fact::Facts& facts) {
  Finding finding;
  finding.concept_id = ontology.find(condition.name);
  if (finding.concept_id == ontology::kNoConcept) {
    rule::Test yes;
    yes.attribute = condition.name, yes.low.word = denied ? "no" : "yes";
    return add_patient(yes, facts.patient);
  }
  if (denied || condition.scope == Scope::denied) finding.assertion = context::Assertion::absent;
  if (condition.scope == Scope::past) finding.temporality = context::Temporality::past;
  if (condition.scope == Scope::family) finding.experiencer = context::Experiencer::family;
  if (condition.scope == Scope::possible) finding.assertion = context::Assertion::possible;
  finding.chief = condition.scope == Scope::chief;
  for (const rule::Test& test : condition.tests)
    if (std::string problem = add_attribute(test, ontology, finding); !problem.empty()) return problem;
  if (finding.chief) facts.chief.push_back(static_cast<std::uint32_t>(facts.findings.size()));
  facts.findings.push_back(finding);
  return {};
}

std::string range_text(Quantity quantity, const fact::Range& range) {
  const std::string low = rule::quantity_text(quantity, range.low);
  return range.low == range.high ? " = " + low : " in " + low + " .. " + rule::quantity_text(quantity, range.high);
}

// A finding in none of the senses that rules ask for: of another person, or denied of what may come.
bool is_nothing(const Finding& f) {
  if (f.experiencer == context::Experiencer::other) return true;
  const bool unreal = f.temporality == context::Temporality::hypothetical, family = f.experiencer == context::Experiencer::family;
  return (unreal && (family || f.assertion == context::Assertion::absent)) || (family && f.assertion == context::Assertion::possible);
}

std::string_view scope_of(const Finding& f) {
  if (f.plain()) return f.chief ? "chief" : "";
  if (f.experiencer == context::Experiencer::family) return "family";
  if (f.assertion == context::Assertion::possible || f.temporality == context::Temporality::hypothetical) return "possible";
  return f.temporality == context::Temporality::past ? "past" : "";
}

std::string finding_text(const Finding& f, const ontology::Ontology& ontology) {
  std::string tests;
  const auto add = [&](const std::string& test) { tests += (tests.empty() ? "" : ", ") + test; };
  for (std::size_t a = 0; a < ontology.attribute_count(); ++a) {
    const ontology::Attribute attribute = ontology.attribute(static_cast<ontology::AttributeId>(a));
    for (std::size_t value = 0; value < attribute.values.size(); ++value)
      if ((f.values[a] >> value & 1) != 0) add(std::string(attribute.name) + " = " + std::string(attribute.values[value]));
  }
  const auto number = [&](const char* name, Quantity quantity, const fact::Range& range) {
    if (range.known()) add(name + range_text(quantity, range));
  };
  number("duration", Quantity::time, f.duration_days), number("episode", Quantity::time, f.episode_days);
  number("ago", Quantity::time, f.ago_days), number("frequency", Quantity::per_day, f.per_day);
  const auto concept_test = [&](const char* name, ontology::ConceptId id) {
    if (id != ontology::kNoConcept) add(std::string(name) + " = " + std::string(ontology[id].id));
  };
  concept_test("site", f.site), concept_test("trigger", f.trigger), concept_test("relief", f.relief);
  std::string text(ontology[f.concept_id].id);
  if (!tests.empty()) text += "[" + tests + "]";
  if (const std::string_view scope = scope_of(f); !scope.empty()) text = std::string(scope) + "(" + text + ")";
  return (f.assertion == context::Assertion::absent ? "not " : "") + text;
}

}  // namespace

std::string add_fact(const Condition& condition, const ontology::Ontology& ontology, fact::Facts& facts) {
  const bool denied = condition.kind == Condition::Kind::negation;
  const Condition& what = denied ? condition.parts.front() : condition;
  if (what.kind == Condition::Kind::finding) return add_finding(what, denied, ontology, facts);
  if (what.kind == Condition::Kind::comparison && !denied) return add_patient(what.tests.front(), facts.patient);
  return "a fact is one finding, 'not' and a finding, or one thing about the patient";
}

void add_facts(const std::vector<Condition>& conditions, const ontology::Ontology& ontology, fact::Facts& facts,
               std::vector<std::string>& wrong) {
  for (const Condition& one : conditions)
    if (const std::string problem = add_fact(one, ontology, facts); !problem.empty())
      wrong.push_back("the fact '" + rule::to_text(one) + "': " + problem);
}

std::vector<std::string> fact_texts(const fact::Facts& facts, const ontology::Ontology& ontology) {
  std::vector<std::string> texts;
  for (const Finding& finding : facts.findings)
    if (!is_nothing(finding)) texts.push_back(finding_text(finding, ontology));
  const fact::Patient& patient = facts.patient;
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i) {
    const auto measure = static_cast<fact::Measure>(i);
    if (patient[measure].known())
      texts.push_back(std::string(fact::name_of(measure)) + range_text(rule::quantity_of(measure), patient[measure]));
  }
  if (patient.sex != ontology::Sex::unknown) texts.push_back("sex = " + std::string(ontology::name_of(patient.sex)));
  const auto answer = [&](const char* name, Answer given) {
    if (given != Answer::unknown) texts.push_back(name + std::string(given == Answer::yes ? "" : " = no"));
  };
  answer("pregnant", patient.pregnant), answer("postpartum", patient.postpartum), answer("breastfeeding", patient.breastfeeding);
  return texts;
}

std::string case_text(const std::string& name, const fact::Facts& facts, const ontology::Ontology& ontology,
                      const std::vector<std::string>& expect) {
  std::string text = "- case: " + name + "\n";
  const std::vector<std::string> lines = fact_texts(facts, ontology);
  text += lines.empty() ? "  facts: []\n" : "  facts:\n";
  for (const std::string& line : lines) text += "    - " + line + "\n";
  text += "  expect:\n";
  for (const std::string& line : expect) text += "    " + line + "\n";
  return text;
}

}  // namespace anteroom::audit
