// engine/clips/program.h: the rule base as a program for CLIPS 6.30, the expert system shell that people of the field know.
//
//   std::ofstream("anteroom.clp") << write_program(rules) << write_question(facts, rules.ontology());
//   // clips -f2 anteroom.clp, then (reset) (run) (facts)
//
// For people who want to see the rules run in an engine that they trust, and for our tests, which hold our engine against that one. The
// program is whole by itself: it reads findings and what is known of the patient, works out what is true, false and unknown (is_a,
// scopes, attributes, denials), and runs the rules stratum by stratum. It concludes (fired RULE), (derived FACT), (urgency LEVEL
// RULE), (route DEPARTMENT WEIGHT RULE), (advise ID RULE), (red-flag ID RULE). left_out() says what it does not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/rule_base.h"

namespace anteroom::clips {

std::string write_program(const rule::RuleBase& rules);

// The facts of one question, each the text of one fact: (finding (id 0) (concept fever) ...), (patient age 34.0 34.0).
std::vector<std::string> list_facts(const fact::Facts& facts, const ontology::Ontology& ontology);
// The same as one (deffacts question ...).
std::string write_question(const fact::Facts& facts, const ontology::Ontology& ontology);

// What an atom of kind `finding` is called in (is SCOPE WHAT yes): a concept, or a text where attributes are tested.
std::string what_of(const rule::RuleBase& rules, const rule::Atom& atom);

// What the program does not do, and why; one sentence each.
const std::vector<std::string_view>& left_out();

}  // namespace anteroom::clips
