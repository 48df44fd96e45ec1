// tests/fuzz/fuzz_knowledge.cc: any bytes as a file of knowledge give problems, never a crash, and problems that fit the file.
//
// The first byte says which reader gets the rest: a(ttributes), c(oncepts), d(epartments), m(essages of replies), p(hrases), r(ules),
// s(ettings); any other byte: the YAML reader alone. The concepts that phrases and rules name are fixed.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/problem.h"
#include "engine/base/utf8.h"
#include "engine/base/yaml.h"
#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology_builder.h"
#include "engine/reply/replies_builder.h"
#include "engine/rule/departments.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"

namespace anteroom {
namespace {

constexpr std::string_view kConcepts =
    "concepts:\n"
    "  head: {name: Head, kind: site}\n"
    "  pain: {name: Pain, kind: symptom}\n"
    "  headache: {name: Headache, kind: symptom, is_a: [pain], located: {pain: head}}\n"
    "  fever: {name: Fever, kind: symptom}\n"
    "  cough: {name: Cough, kind: symptom}\n";
constexpr std::string_view kAttributes = "attributes:\n  severity: {values: [mild, severe], ordered: true}\n  onset: {values: [sudden]}\n";
constexpr std::string_view kDepartments =
    "departments:\n  emergency: {name: Emergency}\n  family_medicine: {name: Family}\n  neurology: {name: Neurology}\n";

void require(bool holds) {
  if (!holds) std::abort();
}

struct Known {
  ontology::Ontology ontology;
  rule::Departments departments;

  Known() {
    base::Problems problems;
    ontology::OntologyBuilder builder;
    read_concepts({"concepts.yaml", kConcepts}, builder, problems);
    read_attributes({"attributes.yaml", kAttributes}, builder, problems);
    ontology = builder.link({}, problems);
    read_departments({"departments.yaml", kDepartments}, departments, problems);
    departments.link(problems);
    require(problems.empty());
  }
};

// Each scalar's characters have places inside the file.
void walk(const base::YamlNode& node, const base::Source& source, std::size_t lines) {
  require(node.place.line <= lines);
  if (node.kind == base::YamlNode::Kind::scalar) {
    base::number(node.scalar);
    for (const std::size_t offset : {std::size_t{0}, node.scalar.size() / 2, node.scalar.size()}) {
      const base::Place place = place_within(source, node, offset);
      require(place >= node.place && place.line <= lines);
    }
  }
  for (const base::YamlNode* item : node.items) walk(*item, source, lines);
  for (const auto& [key, value] : node.entries) {
    walk(*key, source, lines);
    walk(*value, source, lines);
  }
}

void read_any_yaml(const base::Source& source, std::size_t lines, base::Problems& problems) {
  base::YamlTree tree;
  const bool ok = read_yaml(source, tree, problems);
  require(ok == problems.empty());
  walk(tree.root(), source, lines);
}

void read_any_concepts(const base::Source& source, base::Problems& problems) {
  ontology::OntologyBuilder builder;
  read_concepts(source, builder, problems);
  const ontology::Ontology ontology = builder.link({{std::string(source.file), std::string(source.text)}}, problems);
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id) {
    require(ontology.ancestors(id).front() == id && ontology.descendants(id).front() == id);
    for (const ontology::ConceptId broad : ontology.ancestors(id)) require(ontology.is_a(id, broad));
    if (const ontology::ConceptId site = ontology.site_of(id); site != ontology::kNoConcept) ontology.located(id, site);
  }
}

void read_any_rules(const base::Source& source, const Known& known, base::Problems& problems) {
  std::vector<rule::RuleSource> rules;
  read_rules(source, rules, problems);
  rule::RuleBase compiled;
  const std::size_t before = problems.size();
  const bool ok = compile_rules(rules, known.ontology, known.departments, rule::Settings(), compiled, problems);
  require(ok == (problems.size() == before));
}

void check(const base::Problems& problems, std::size_t lines) {
  for (const base::Problem& problem : problems.list()) {
    require(!problem.code.empty() && !problem.message.empty() && problem.place.line <= lines);
    const std::string text = to_text(problem);
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text, at)) require(base::utf8_valid_at(text, at));
  }
}

void read_any(char reader, const base::Source& source, const Known& known) {
  std::size_t lines = 1;
  for (const char c : source.text) lines += c == '\n';
  base::Problems problems;
  switch (reader) {
    case 'a': {
      ontology::OntologyBuilder ontology;
      read_attributes(source, ontology, problems);
      break;
    }
    case 'c':
      read_any_concepts(source, problems);
      break;
    case 'd': {
      rule::Departments departments;
      read_departments(source, departments, problems);
      departments.link(problems);
      break;
    }
    case 'm': {
      reply::RepliesBuilder replies("en");
      replies.read(source, problems);
      break;
    }
    case 'p': {
      lexicon::LexiconBuilder builder("en", known.ontology);
      builder.read(source, problems);
      require(builder.build(problems) != nullptr || !problems.empty());
      break;
    }
    case 'r':
      read_any_rules(source, known, problems);
      break;
    case 's': {
      rule::Settings settings;
      read_settings(source, settings, problems);
      break;
    }
    default:
      read_any_yaml(source, lines, problems);
  }
  problems.sort();
  check(problems, lines);
}

}  // namespace
}  // namespace anteroom

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const anteroom::Known known;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  anteroom::read_any(bytes.front(), {"file.yaml", bytes.substr(1)}, known);
  return 0;
}
