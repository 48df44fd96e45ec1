#include "engine/audit/patient_text.h"

#include <utility>

#include "engine/audit/case_facts.h"

namespace anteroom::audit {
namespace {

constexpr std::string_view kNothing = "nothing";

}  // namespace

std::string patient_text(const fact::Facts& facts, const ontology::Ontology& ontology) {
  std::string text;
  for (const std::string& fact : fact_texts(facts, ontology)) text.append(text.empty() ? "" : " and ").append(fact);
  return text.empty() ? std::string(kNothing) : text;
}

bool read_patient(const base::YamlNode& node, const base::Fields& fields, std::vector<rule::Condition>& facts) {
  const std::string_view text = fields.text(node);
  if (text == kNothing) return true;
  rule::Condition all;
  if (const auto error = rule::parse_condition(text, all)) {
    fields.report(node, "case.fact", "these facts cannot be read: " + error->message,
                  "write them as a condition of a rule, joined by 'and': 'headache[onset = sudden] and not fever and age = 50 years'");
    return false;
  }
  if (all.kind == rule::Condition::Kind::all)
    facts = std::move(all.parts);
  else
    facts.push_back(std::move(all));
  return true;
}

}  // namespace anteroom::audit
