// An ontology over its image is the same ontology; over a damaged one it is none, or a harmless one.
#include <gtest/gtest.h>

#include "engine/ontology/ontology_builder.h"
#include "tests/unit/base/damage.h"

namespace anteroom::ontology {
namespace {

Ontology small() {
  OntologyBuilder builder;
  base::Problems problems;
  read_attributes({"a.yaml", "attributes: {severity: {values: [mild, severe], ordered: true}, onset: {values: [sudden]}}"}, builder,
                  problems);
  read_concepts({"c.yaml",
                 "concepts:\n  body: {name: Body, kind: site}\n  head: {name: Head, kind: site, is_a: [body], paired: true, sex: female}\n"
                 "  pain: {name: Pain, kind: symptom, codes: {HP: '12'}}\n"
                 "  headache: {name: Headache, kind: symptom, is_a: [pain], located: {pain: head}}\n"},
                builder, problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  return builder.link({}, problems);
}

// Everything that can be asked of it, in one text.
std::string all_of(const Ontology& ontology) {
  std::string all;
  for (ConceptId id = 0; id < ontology.size(); ++id) {
    const Concept here = ontology[id];
    all.append(here.id).append(here.name).append(name_of(here.kind)).append(name_of(here.sex)).append(here.paired ? "2" : "1");
    for (const ConceptId other : ontology.ancestors(id)) all.append(" <").append(ontology[other].id);
    for (const ConceptId other : ontology.descendants(id)) all.append(" >").append(ontology[other].id);
    for (const auto& [system, code] : ontology.codes(id)) all.append(ontology.string(system)).append(ontology.string(code));
    for (ConceptId site = 0; site < ontology.size(); ++site) {
      if (const ConceptId found = ontology.located(id, site); found != kNoConcept) all.append(" @").append(ontology[found].id);
    }
    if (const ConceptId site = ontology.site_of(id); site != kNoConcept) all.append(" in ").append(ontology[site].id);
    EXPECT_TRUE(ontology.is_a(id, id));
  }
  for (AttributeId id = 0; id < ontology.attribute_count(); ++id) {
    const Attribute here = ontology.attribute(id);
    all.append(here.name).append(here.ordered ? " ordered" : "");
    for (const std::string_view value : here.values) all.append(value).append(std::to_string(ontology.value_bit(id, value)));
  }
  ontology.find("headache"), ontology.find_attribute("onset");
  return all;
}

TEST(OntologyImage, IsTheSameOntology) {
  const Ontology made = small();
  Ontology again;
  ASSERT_TRUE(Ontology::attach(made.image(), again));
  EXPECT_EQ(all_of(again), all_of(made));
  EXPECT_EQ(again.find("headache"), made.find("headache"));
}

TEST(OntologyImage, DamagedOnesAreRefusedOrHarmless) {
  const double refused = base::refused_share(small().image(), [](const base::Image& image) {
    Ontology ontology;
    if (!Ontology::attach(image, ontology)) return true;
    all_of(ontology);  // sanitizers watch
    return false;
  });
  EXPECT_GT(refused, 0.3);
}

TEST(OntologyImage, AnEmptyOneHasNothing) {
  const Ontology none;
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.attribute_count(), 0U);
  EXPECT_EQ(none.find("headache"), kNoConcept);
  Ontology ontology;
  EXPECT_FALSE(Ontology::attach({}, ontology));
}

}  // namespace
}  // namespace anteroom::ontology
