// Each test becomes a call of one of the prelude's functions with the finding's slot, the answers are joined by `both`.
#include "engine/clips/write_tests.h"

#include "engine/clips/program.h"
#include "engine/clips/text.h"

namespace anteroom::clips {
namespace {

using rule::AtomTest;
using Kind = rule::AtomTest::Kind;

std::string set_text(const ontology::Attribute& attribute, std::uint32_t values) {
  return (values == 0 ? "(create$" : "(create$ ") + words_text(attribute, values) + ")";
}

// (finding (id ?i) (onset $?onset) ...): the slots that a text reads, bound to variables of their names.
std::string bind_slots(const ontology::Ontology& ontology, const std::string& reader) {
  std::string text = "(finding (id ?i)";
  const auto bind = [&](std::string_view name, const char* variable) {
    const std::string slot(name);
    for (const char after : {' ', ')'})
      if (reader.find("?" + slot + after) != std::string::npos) {
        text += " (" + slot + " " + variable + slot + ")";
        return;
      }
  };
  for (const char* slot : {"site", "own-site", "trigger", "relief"}) bind(slot, "?");
  for (const char* slot : {"duration", "episode", "ago", "frequency"}) bind(slot, "$?");
  each_attribute(ontology, [&](ontology::AttributeId, const ontology::Attribute& attribute) { bind(attribute.name, "$?"); });
  return text + ")";
}

std::string answer(const ontology::Ontology& ontology, const AtomTest& test) {
  const auto within = [&](std::string_view slot) {
    return "(within ?" + std::string(slot) + " " + number_text(test.low) + " " + number_text(test.high) + ")";
  };
  switch (test.kind) {
    case Kind::values: {
      const ontology::Attribute attribute = ontology.attribute(test.attribute);
      return "(words ?" + std::string(attribute.name) + " " + set_text(attribute, test.accepted) + " " + set_text(attribute, test.perhaps) +
             ")";
    }
    case Kind::duration:
      return within("duration");
    case Kind::episode:
      return within("episode");
    case Kind::ago:
      return within("ago");
    case Kind::per_day:
      return within("frequency");
    case Kind::site:
      return "(place ?site ?own-site " + std::string(ontology[test.concept_id].id) + ")";
    case Kind::trigger:
      return "(kind ?trigger " + std::string(ontology[test.concept_id].id) + ")";
    case Kind::relief:
      return "(kind ?relief " + std::string(ontology[test.concept_id].id) + ")";
  }
  return {};
}

// A denial says nothing of this attribute (`free`), or no more than some test asks for.
std::string either(const std::string& free, const std::string& tests) { return tests.empty() ? free : "(or " + free + tests + ")"; }

std::string covered(const rule::RuleBase& rules, const rule::Atom& atom, Kind kind, const std::string& free, const std::string& slot) {
  std::string text;
  for (const AtomTest& test : rules.tests(atom))
    if (test.kind == kind && !test.negated) text += " (is-broader ?" + slot + " " + std::string(rules.ontology()[test.concept_id].id) + ")";
  return either(free, text);
}

std::string covered_words(const rule::RuleBase& rules, const rule::Atom& atom, ontology::AttributeId id) {
  const ontology::Attribute attribute = rules.ontology().attribute(id);
  const std::string name(attribute.name), order = attribute.ordered ? set_text(attribute, ~0U) : "(create$)";
  std::string text;
  for (const AtomTest& test : rules.tests(atom))
    if (test.kind == Kind::values && test.attribute == id && !test.negated)
      text += " (covers ?" + name + " " + set_text(attribute, test.accepted) + " " + order + ")";
  return either("(= (length$ ?" + name + ") 0)", text);
}

}  // namespace

std::string write_tested_atom(const rule::RuleBase& rules, rule::AtomId id) {
  using rule::Scope;
  const rule::Atom& atom = rules.atom(id);
  const ontology::Ontology& ontology = rules.ontology();
  const std::string scope(atom.scope == Scope::plain ? "plain" : rule::name_of(atom.scope));
  const std::string denial_scope = atom.scope == Scope::past || atom.scope == Scope::family ? scope : "plain";
  std::string says, covers;
  for (const AtomTest& test : rules.tests(atom)) {
    const std::string said = answer(ontology, test);
    says += "\n    " + (test.negated ? "(opposite " + said + ")" : said);
  }
  each_attribute(ontology,
                 [&](ontology::AttributeId attribute, const auto&) { covers += "\n    " + covered_words(rules, atom, attribute); });
  covers += "\n    " + covered(rules, atom, Kind::site, "(not (narrow-site ?i))", "site");
  covers += "\n    " + covered(rules, atom, Kind::trigger, "(eq ?trigger none)", "trigger");
  const auto rule = [&](const std::string& end, const std::string& asked, const std::string& body, const std::string& conclusion) {
    return "(defrule test-" + std::to_string(id) + end + " (declare (salience 800))\n  (" + asked + " " +
           std::string(ontology[atom.name].id) + " ?i) " + bind_slots(ontology, body) + "\n  => (assert (" + conclusion + " " + scope +
           " " + what_of(rules, atom) + " " + body + ")))\n";
  };
  return rule("", "claims " + scope, "(both" + says + ")", "said") +
         rule("-denied", "denies " + denial_scope, "(denial ?i (and" + covers + "))", "denial");
}

}  // namespace anteroom::clips
