// One question's facts. What is not known is left out, and so is what no rule can ask for.
#include "engine/clips/program.h"
#include "engine/clips/text.h"

namespace anteroom::clips {
namespace {

using fact::Answer;
using fact::Finding;
using ontology::ConceptId;

std::string slot(std::string_view name, std::string_view value) { return " (" + std::string(name) + " " + std::string(value) + ")"; }

std::string bounds(const fact::Range& range) {
  return number_text(rule::to_fixed(range.low)) + " " + number_text(rule::to_fixed(range.high));
}

std::string finding_text(std::size_t number, const Finding& finding, const ontology::Ontology& ontology) {
  const auto name = [&](ConceptId one) -> std::string_view { return ontology[one].id; };
  std::string text = "(finding" + slot("id", std::to_string(number)) + slot("concept", name(finding.concept_id)) +
                     slot("assertion", context::name_of(finding.assertion)) + slot("temporality", context::name_of(finding.temporality)) +
                     slot("experiencer", context::name_of(finding.experiencer));
  if (finding.chief) text += slot("chief", "yes");
  const ConceptId own_site = ontology.site_of(finding.concept_id);
  const std::pair<std::string_view, ConceptId> concepts[] = {
      {"site", finding.site}, {"own-site", own_site}, {"trigger", finding.trigger}, {"relief", finding.relief}};
  for (const auto& [slot_name, id_of] : concepts)
    if (id_of != ontology::kNoConcept) text += slot(slot_name, name(id_of));
  each_attribute(ontology, [&](ontology::AttributeId id, const ontology::Attribute& attribute) {
    if (finding.values[id] != 0) text += slot(attribute.name, words_text(attribute, finding.values[id]));
  });
  const std::pair<std::string_view, const fact::Range&> ranges[] = {
      {"duration", finding.duration_days}, {"episode", finding.episode_days}, {"ago", finding.ago_days}, {"frequency", finding.per_day}};
  for (const auto& [slot_name, range] : ranges)
    if (range.known()) text += slot(slot_name, bounds(range));
  return text + ")";
}

}  // namespace

std::vector<std::string> list_facts(const fact::Facts& facts, const ontology::Ontology& ontology) {
  std::vector<std::string> list;
  const fact::Patient& patient = facts.patient;
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i)
    if (patient.measures[i].known())
      list.push_back("(patient " + std::string(fact::name_of(static_cast<fact::Measure>(i))) + " " + bounds(patient.measures[i]) + ")");
  if (patient.sex != ontology::Sex::unknown) list.push_back("(patient sex " + std::string(ontology::name_of(patient.sex)) + ")");
  const std::pair<std::string_view, Answer> answers[] = {
      {"pregnant", patient.pregnant}, {"postpartum", patient.postpartum}, {"breastfeeding", patient.breastfeeding}};
  for (const auto& [name, answer] : answers)
    if (answer != Answer::unknown) list.push_back("(patient " + std::string(name) + (answer == Answer::yes ? " yes)" : " no)"));
  for (std::size_t i = 0; i < facts.findings.size(); ++i) list.push_back(finding_text(i, facts.findings[i], ontology));
  return list;
}

std::string write_question(const fact::Facts& facts, const ontology::Ontology& ontology) {
  std::string text = "\n(deffacts question\n";
  for (const std::string& fact : list_facts(facts, ontology)) text += "  " + fact + "\n";
  return text + ")\n";
}

}  // namespace anteroom::clips
