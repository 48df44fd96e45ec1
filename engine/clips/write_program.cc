// The whole: what it is, the template of findings, the prelude, concepts, rows, tested atoms, rules.
#include <map>

#include "engine/clips/prelude.h"
#include "engine/clips/program.h"
#include "engine/clips/rule_writer.h"
#include "engine/clips/text.h"
#include "engine/clips/write_tests.h"

namespace anteroom::clips {
namespace {

using rule::AtomId;
using rule::AtomKind;

std::string header(const rule::RuleBase& rules) {
  std::string text = "; Anteroom's rules (" + std::to_string(rules.size()) +
                     ") for CLIPS 6.30, written by `anteroom export --clips`. Load it, assert what is known of one\n"
                     "; patient as (finding ...) and (patient ...), and run; with a question at its end: (reset) (run) (facts).\n;\n"
                     "; It does not do these:\n";
  for (const std::string_view one : left_out()) text += "; - " + std::string(one) + "\n";
  return text + "\n";
}

std::string finding_template(const ontology::Ontology& ontology) {
  std::string text =
      "; assertion: present, absent, possible; temporality: current, past, hypothetical; experiencer: patient, family, other.\n"
      "; duration, episode and ago: least and most days; frequency: least and most times a day.\n"
      "(deftemplate finding (slot id) (slot concept) (slot assertion (default present)) (slot temporality (default current))\n"
      "  (slot experiencer (default patient)) (slot chief (default no)) (slot site (default none)) (slot own-site (default none))\n"
      "  (slot trigger (default none)) (slot relief (default none))\n"
      "  (multislot duration) (multislot episode) (multislot ago) (multislot frequency)";
  std::string narrow;
  each_attribute(ontology, [&](ontology::AttributeId, const ontology::Attribute& attribute) {
    const std::string name(attribute.name);
    text += " (multislot " + name + ")";
    narrow += "(defrule narrow-by-" + name + " (declare (salience 900)) (finding (id ?i) (assertion absent) (" + name +
              " $? ?word $?))\n  => (assert (narrow (finding ?i) (site no))))\n";
  });
  return text + ")\n" + std::string(kPrelude) + "\n; A denial with words of its own denies no more than it says.\n" + narrow;
}

std::string concepts(const ontology::Ontology& ontology) {
  std::string text = "\n(deffacts concepts\n";
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id)
    for (const ontology::ConceptId broad : ontology.ancestors(id).subspan(1))
      text += "  (is-a " + std::string(ontology[id].id) + " " + std::string(ontology[broad].id) + ")\n";
  return text + ")\n";
}

std::string rows(const rule::RuleBase& rules) {
  std::string text = "\n(deffacts rows\n";
  for (AtomId id = 0; id < rules.atom_count(); ++id) {
    const rule::Atom& atom = rules.atom(id);
    if (atom.kind == AtomKind::row)
      text += "  (row " + std::string(name_of(atom.table)) + " " + std::string(rules.ontology()[atom.name].id) + ")\n";
  }
  return text + ")\n";
}

}  // namespace

std::string what_of(const rule::RuleBase& rules, const rule::Atom& atom) {
  const std::string name(rules.ontology()[atom.name].id);
  std::string tests;
  for (const rule::AtomTest& test : rules.tests(atom)) tests += (tests.empty() ? "" : ", ") + test_text(rules.ontology(), test);
  return tests.empty() ? name : quoted(name + "[" + tests + "]");
}

const std::vector<std::string_view>& left_out() {
  static const std::vector<std::string_view> list{
      "the order of departments: chief_factor counts a rule twice where a chief complaint is behind it, through derived facts too, "
      "and CLIPS does not keep what a firing rests on; (route DEPARTMENT WEIGHT RULE) is what there is to add up",
      "what to ask next: that is about rules that did not fire, and CLIPS tells of those that did",
      "replies and reasons for patients: they are texts and not rules",
      "reading: a question comes as findings, which `anteroom export --clips FILE` writes for a text"};
  return list;
}

std::string write_program(const rule::RuleBase& rules) {
  const ontology::Ontology& ontology = rules.ontology();
  std::string text = header(rules) + finding_template(ontology) + concepts(ontology) + rows(rules);
  for (AtomId id = 0; id < rules.atom_count(); ++id)
    if (rules.atom(id).kind == AtomKind::finding && !rules.tests(rules.atom(id)).empty()) text += write_tested_atom(rules, id);
  RuleWriter writer(rules);
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) text += writer.write(rule);
  return text;
}

}  // namespace anteroom::clips
