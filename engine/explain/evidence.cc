#include "engine/explain/evidence.h"

#include <algorithm>

#include "engine/rule/units.h"

namespace anteroom::explain {
namespace {

using rule::Atom;
using rule::AtomKind;

void append(std::string_view separator, std::string_view part, std::string& text) {
  if (!text.empty()) text += separator;
  text += part;
}

std::string_view answer_text(fact::Answer answer) {
  return answer == fact::Answer::unknown ? std::string_view() : answer == fact::Answer::yes ? "yes" : "no";
}

// What sets the finding apart from something that the patient has now.
std::string_view sense_of(const fact::Finding& finding) {
  if (finding.experiencer == context::Experiencer::family) return "a relative's ";
  if (finding.experiencer == context::Experiencer::other) return "someone else's ";
  if (finding.assertion == context::Assertion::possible) return "possible ";
  if (finding.temporality == context::Temporality::hypothetical) return "supposed ";
  if (finding.temporality == context::Temporality::past) return "past ";
  return {};
}

}  // namespace

std::string number_text(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string quoted(const std::string& words) {
  std::string text = "\"";
  for (const char c : words) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space)
      text += c;
    else if (text.back() != ' ' && text.size() > 1)
      text += ' ';
  }
  return text + "\"";
}

std::string Evidence::finding(std::uint32_t index) const {
  const fact::Finding& finding = facts().findings[index];
  std::string text = finding.assertion == context::Assertion::absent ? "no " : "";
  text += sense_of(finding);
  text += rules().ontology()[finding.concept_id].id;
  const std::string said = words(finding.words);
  return text + (said.empty() ? " (from the form)" : " " + quoted(said));
}

std::string Evidence::behind(rule::LiteralId literal, const std::vector<std::uint32_t>& findings) const {
  const Atom& atom = rules().atom(literal / 2);
  std::vector<std::string> parts;
  for (const std::uint32_t index : findings) {
    const fact::Finding& one = facts().findings[index];
    const std::string said = words(one.words);
    std::string part = one.plain() && one.concept_id == atom.name && !said.empty() ? quoted(said) : finding(index);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
  }
  std::string text;
  for (const std::string& part : parts) append(", ", part, text);
  return text + patient(atom);
}

std::string Evidence::absence(rule::LiteralId literal) const {
  const std::string condition = rules().literal_text(literal);
  if (!inference_.is_true(literal ^ 1)) return "nothing says " + condition;
  std::vector<std::uint32_t> findings;
  inference_.findings_of(literal ^ 1, findings);
  const std::string said = behind(literal ^ 1, findings);
  return "not " + condition + (said.empty() ? "" : ": " + said);
}

std::string Evidence::patient_value(const Atom& atom) const {
  const fact::Patient& patient = facts().patient;
  switch (atom.kind) {
    case AtomKind::number: {
      const fact::Range& range = patient.measures[atom.name];
      if (!range.known()) return {};
      const rule::Quantity quantity = rule::quantity_of(static_cast<fact::Measure>(atom.name));
      const std::string low = rule::quantity_text(quantity, range.low);
      return range.high == range.low ? low : low + " to " + rule::quantity_text(quantity, range.high);
    }
    case AtomKind::sex:
      return patient.sex == ontology::Sex::unknown ? std::string() : std::string(ontology::name_of(patient.sex));
    case AtomKind::pregnant:
      return std::string(answer_text(patient.pregnant));
    case AtomKind::postpartum:
      return std::string(answer_text(patient.postpartum));
    case AtomKind::breastfeeding:
      return std::string(answer_text(patient.breastfeeding));
    default:
      return {};
  }
}

fact::Words Evidence::patient_words(const Atom& atom) const {
  if (atom.kind == AtomKind::number) return facts().patient.measure_words[atom.name];
  return atom.kind == AtomKind::sex ? facts().patient.sex_words : fact::Words{};
}

std::string Evidence::patient(const Atom& atom) const {
  std::string value = patient_value(atom);
  if (value.empty()) return value;
  const std::string said = words(patient_words(atom));
  if (!said.empty()) return value + " " + quoted(said);
  return atom.kind == AtomKind::number || atom.kind == AtomKind::sex ? value + " (from the form)" : value;
}

std::string Evidence::effects(rule::RuleIndex rule) const {
  const rule::RuleBase& base = rules();
  std::string text;
  if (base.urgency(rule) != rule::Urgency::none) append("; ", rule::name_of(base.urgency(rule)), text);
  if (base.red_flag(rule) != rule::kNoString) append("; ", "red flag " + std::string(base.string(base.red_flag(rule))), text);
  for (const rule::Route& route : base.routes(rule))
    append("; ", base.departments()[route.department].id + " " + std::to_string(route.weight), text);
  for (const rule::FactIndex fact : base.conclusions(rule)) append("; ", "concludes " + std::string(base.fact_name(fact)), text);
  for (const rule::StringId advice : base.advise(rule)) append("; ", "advises " + std::string(base.string(advice)), text);
  return text;
}

std::string Evidence::says(rule::RuleIndex rule) const {
  if (!rules().says(rule).empty()) return std::string(rules().says(rule));
  return rules().table(rule).empty() ? std::string() : "A row of the table " + std::string(rules().table(rule)) + ".";
}

std::string Evidence::source(rule::RuleIndex rule, std::size_t index) const {
  const rule::CitationView cited = rules().source(rule, index);
  std::string text(cited.cite);
  if (!cited.url.empty()) text += " <" + std::string(cited.url) + ">, read " + std::string(cited.read_on);
  return rules().from_memory(rule) ? text + " (from memory)" : text;
}

}  // namespace anteroom::explain
