// The lexicon's own cases: short texts beside their near misses, so that a phrase is tested where it is written and a clinician sees at
// once what a new one breaks.
#include "engine/audit/lexicon_case.h"

#include <algorithm>

#include "engine/base/yaml.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

std::vector<std::string> texts(const Fields& fields, const YamlNode& node) {
  std::vector<std::string> out;
  for (const YamlNode* item : fields.list(node)) out.emplace_back(fields.text(*item));
  return out;
}

bool is_complaint(ontology::Kind kind) { return kind == ontology::Kind::symptom || kind == ontology::Kind::condition; }

}  // namespace

void read_lexicon_cases(const base::Source& source, std::string_view language, std::vector<LexiconCase>& cases, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  if (tree.root().kind != YamlNode::Kind::list) {
    problems.add({.code = "case.not-a-list", .message = "a file of cases is a list of cases", .hint = "begin each with '- {text: ...'"},
                 source, tree.root().place);
    return;
  }
  for (const YamlNode* item : tree.root().items) {
    const std::size_t before = problems.size();
    const Fields fields(*item, source, problems, "a case of the lexicon", {"text", "finds", "not"});
    if (!fields.ok()) continue;
    LexiconCase one;
    one.file = source.file, one.place = item->place, one.language = language;
    const YamlNode* text = fields.require("text");
    const YamlNode* finds = fields.get("finds");
    const YamlNode* lacks = fields.get("not");
    if (text != nullptr) one.text = fields.text(*text);
    if (finds != nullptr) one.finds = texts(fields, *finds);
    if (lacks != nullptr) one.lacks = texts(fields, *lacks);
    if (finds == nullptr && lacks == nullptr && problems.size() == before)
      fields.report(*item, "case.no-expectation", "a case that expects nothing always passes", "say what it finds, or what it does not");
    if (problems.size() == before) cases.push_back(std::move(one));
  }
}

std::vector<std::string> run(const LexiconCase& one, Screener& screener) {
  const Screening::Parts& parts = screener.screen(question_of(one)).parts();
  const ontology::Ontology& ontology = parts.all.ontology;
  const std::vector<fact::Finding>& findings = parts.facts.findings;

  std::string found;
  for (const fact::Finding& f : findings) {
    found.append(found.empty() ? "" : ", ").append(ontology[f.concept_id].id);
    if (f.assertion == context::Assertion::absent) found += " (denied)";
  }
  std::vector<std::string> failures;
  const auto fail = [&](const std::string& what) { failures.push_back(what + "; found: " + (found.empty() ? "nothing" : found)); };
  const auto id_of = [&](const std::string& name) {
    const ontology::ConceptId id = ontology.find(name);
    if (id == ontology::kNoConcept) fail("there is no concept " + name);
    return id;
  };
  if (one.finds && one.finds->empty() &&
      std::any_of(findings.begin(), findings.end(), [&](const auto& f) { return is_complaint(ontology[f.concept_id].kind); }))
    fail("expected no symptom and no condition");
  for (const std::string& name : one.finds.value_or(std::vector<std::string>{})) {
    const ontology::ConceptId id = id_of(name);
    const auto is_it = [&](const auto& f) { return ontology.is_a(f.concept_id, id) && f.assertion != context::Assertion::absent; };
    if (id != ontology::kNoConcept && std::none_of(findings.begin(), findings.end(), is_it)) fail("expected " + name);
  }
  for (const std::string& name : one.lacks) {
    const ontology::ConceptId id = id_of(name);
    const auto is_it = [&](const auto& f) { return ontology.is_a(f.concept_id, id); };
    if (id != ontology::kNoConcept && std::any_of(findings.begin(), findings.end(), is_it)) fail("expected no " + name);
  }
  return failures;
}

}  // namespace anteroom::audit
