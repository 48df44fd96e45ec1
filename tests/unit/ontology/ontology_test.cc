// The relations of concepts: ancestors, descendants, places, and what link() refuses.
#include "engine/ontology/ontology.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/base/read_file.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::ontology {
namespace {

class OntologyTest : public testing::Test {
 protected:
  // Reads concepts as a file and links; for several files, calls of read_concepts before.
  void read(std::string_view concepts, const std::string& file = "c.yaml") {
    files_.emplace_back(file, concepts);
    read_concepts({file, concepts}, builder_, problems_);
  }
  void link() { ontology_ = builder_.link(files_, problems_); }
  ConceptId id(std::string_view name) const {
    const ConceptId found = ontology_.find(name);
    EXPECT_NE(found, kNoConcept) << name;
    return found;
  }
  std::vector<std::string> names(std::span<const ConceptId> ids) const {
    std::vector<std::string> result;
    for (const ConceptId one : ids) result.emplace_back(ontology_[one].id);
    return result;
  }
  std::string name(ConceptId found) const { return std::string(found == kNoConcept ? "" : ontology_[found].id); }
  std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const base::Problem& problem : problems_.list()) result.push_back(problem.code);
    return result;
  }
  using Names = std::vector<std::string>;

  OntologyBuilder builder_;
  Ontology ontology_;
  base::Problems problems_;
  std::vector<std::pair<std::string, std::string>> files_;
};

constexpr std::string_view kBody = R"(
concepts:
  body: {name: Body, kind: site}
  abdomen: {name: Abdomen, kind: site, is_a: [body]}
  upper_abdomen: {name: Upper abdomen, kind: site, is_a: [abdomen]}
  navel: {name: Navel, kind: site, is_a: [abdomen]}
  pit_of_stomach: {name: Pit of the stomach, kind: site, is_a: [upper_abdomen]}
  head: {name: Head, kind: site, is_a: [body]}
  temple: {name: Temple, kind: site, is_a: [head], paired: true}
  testicle: {name: Testicle, kind: site, is_a: [body], paired: true, sex: male}
  pain: {name: Pain, kind: symptom}
  burning_pain: {name: Burning pain, kind: symptom, is_a: [pain]}
  abdominal_pain: {name: Abdominal pain, kind: symptom, is_a: [pain], located: {pain: abdomen}, codes: {SYMP: "0000461", ICD10: R10}}
  epigastric_pain: {name: Upper abdominal pain, kind: symptom, is_a: [abdominal_pain], located: {pain: upper_abdomen}}
  heartburn: {name: Heartburn, kind: symptom, is_a: [epigastric_pain], located: {burning_pain: [upper_abdomen]}}
  headache: {name: Headache, kind: symptom, is_a: [pain], located: {pain: head}}
  migraine: {name: Migraine, kind: condition, is_a: [headache]}
)";

TEST_F(OntologyTest, ReadsTheFieldsOfAConcept) {
  read(kBody);
  link();
  EXPECT_EQ(to_text(problems_), "");
  const Concept& pain = ontology_[id("abdominal_pain")];
  EXPECT_EQ(pain.name, "Abdominal pain");
  EXPECT_EQ(pain.kind, Kind::symptom);
  Names codes_there;
  for (const auto& [system, code] : ontology_.codes(id("abdominal_pain")))
    codes_there.push_back(std::string(ontology_.string(system)) + ":" + std::string(ontology_.string(code)));
  EXPECT_EQ(codes_there, (Names{"SYMP:0000461", "ICD10:R10"}));
  EXPECT_EQ(builder_[id("abdominal_pain")].file, "c.yaml");
  EXPECT_EQ(builder_[id("abdominal_pain")].place, (base::Place{13, 3}));
  EXPECT_FALSE(pain.paired);
  EXPECT_TRUE(ontology_[id("testicle")].paired);
  EXPECT_EQ(ontology_[id("testicle")].sex, Sex::male);
  EXPECT_EQ(ontology_[id("migraine")].kind, Kind::condition);
  EXPECT_EQ(ontology_.find("nothing"), kNoConcept);
}

TEST_F(OntologyTest, AnIntentMayBeAboutAKind) {
  read("concepts:\n  asks_medicine: {name: Asks about a medicine, kind: intent, about: medicine}\n");
  link();
  EXPECT_EQ(to_text(problems_), "");
  EXPECT_EQ(ontology_.asks_about(Kind::medicine), id("asks_medicine"));
  EXPECT_EQ(ontology_.asks_about(Kind::test), kNoConcept);
}

TEST_F(OntologyTest, ListsAncestorsNearestFirstAndDescendants) {
  read(kBody);
  link();
  EXPECT_EQ(names(ontology_.ancestors(id("heartburn"))), (Names{"heartburn", "epigastric_pain", "abdominal_pain", "pain"}));
  EXPECT_EQ(names(ontology_.ancestors(id("pain"))), Names{"pain"});
  EXPECT_EQ(names(ontology_.descendants(id("headache"))), (Names{"headache", "migraine"}));
  EXPECT_EQ(ontology_.descendants(id("pain")).size(), 7U);
  EXPECT_TRUE(ontology_.is_a(id("migraine"), id("headache")));
  EXPECT_TRUE(ontology_.is_a(id("migraine"), id("migraine")));
  EXPECT_FALSE(ontology_.is_a(id("headache"), id("migraine")));
}

TEST_F(OntologyTest, ADiamondIsListedOnceNearestFirst) {
  read(
      "concepts:\n  d: {name: D, kind: symptom, is_a: [b, c]}\n  c: {name: C, kind: symptom, is_a: [a]}\n"
      "  b: {name: B, kind: symptom, is_a: [a]}\n  a: {name: A, kind: symptom}\n");
  link();
  EXPECT_EQ(names(ontology_.ancestors(id("d"))), (Names{"d", "b", "c", "a"}));
  EXPECT_EQ(names(ontology_.descendants(id("a"))), (Names{"a", "d", "c", "b"}));
}

TEST_F(OntologyTest, LocatedTakesTheNearestSiteThenTheNearestSymptom) {
  read(kBody);
  link();
  const auto located = [&](std::string_view symptom, std::string_view site) { return name(ontology_.located(id(symptom), id(site))); };
  EXPECT_EQ(located("pain", "abdomen"), "abdominal_pain");
  EXPECT_EQ(located("pain", "navel"), "abdominal_pain");
  EXPECT_EQ(located("pain", "pit_of_stomach"), "epigastric_pain");  // nearer than the abdomen
  EXPECT_EQ(located("burning_pain", "pit_of_stomach"), "heartburn");
  EXPECT_EQ(located("burning_pain", "navel"), "abdominal_pain");  // by pain: burning pain is defined higher up alone
  EXPECT_EQ(located("burning_pain", "temple"), "headache");
  EXPECT_EQ(located("pain", "body"), "");  // never down
  EXPECT_EQ(located("pain", "testicle"), "");
  EXPECT_EQ(located("headache", "navel"), "abdominal_pain");  // a headache is a pain
  EXPECT_EQ(located("pain", "pain"), "");                     // not a site
}

TEST_F(OntologyTest, SiteOfIsOwnOrTheNearestAncestors) {
  read(kBody);
  link();
  EXPECT_EQ(name(ontology_.site_of(id("abdominal_pain"))), "abdomen");
  EXPECT_EQ(name(ontology_.site_of(id("epigastric_pain"))), "upper_abdomen");
  EXPECT_EQ(name(ontology_.site_of(id("migraine"))), "head");
  EXPECT_EQ(name(ontology_.site_of(id("pain"))), "");
}

TEST_F(OntologyTest, TheOrderOfFilesDoesNotMatterForNames) {
  read("concepts:\n  migraine: {name: Migraine, kind: condition, is_a: [headache]}\n", "b.yaml");
  read("concepts:\n  headache: {name: Headache, kind: symptom}\n", "a.yaml");
  link();
  EXPECT_EQ(to_text(problems_), "");
  EXPECT_TRUE(ontology_.is_a(id("migraine"), id("headache")));
}

TEST_F(OntologyTest, ADuplicateNamesBothPlacesAndTheFirstStays) {
  read("concepts:\n  cough: {name: Cough, kind: symptom}\n", "a.yaml");
  read("concepts:\n\n  cough: {name: Other, kind: test}\n", "b.yaml");
  link();
  ASSERT_EQ(codes(), Names{"ontology.duplicate-concept"});
  EXPECT_EQ(problems_.list()[0].message, "'cough' is defined here and in a.yaml:2");
  EXPECT_EQ(problems_.list()[0].file, "b.yaml");
  EXPECT_EQ(ontology_[id("cough")].name, "Cough");
}

TEST_F(OntologyTest, ReportsEachCycleOnceAsAPath) {
  read(
      "concepts:\n  a: {name: A, kind: symptom, is_a: [b]}\n  b: {name: B, kind: symptom, is_a: [c]}\n"
      "  c: {name: C, kind: symptom, is_a: [a]}\n  below: {name: Below, kind: symptom, is_a: [c, free]}\n"
      "  self: {name: Self, kind: symptom, is_a: [self]}\n  free: {name: Free, kind: symptom}\n");
  link();
  ASSERT_EQ(codes(), (Names{"ontology.cycle", "ontology.cycle"}));
  EXPECT_EQ(problems_.list()[0].message, "a is_a b is_a c is_a a: nothing can be broader than itself");
  EXPECT_EQ(problems_.list()[1].message, "self is_a self: nothing can be broader than itself");
  EXPECT_EQ(ontology_.ancestors(id("below")).size(), 5U);  // look-ups end all the same
}

TEST_F(OntologyTest, AVeryLongChainNeedsNoStack) {
  std::string text = "concepts:\n  c0: {name: C, kind: symptom}\n";
  for (int i = 1; i < 3000; ++i) {
    text += "  c" + std::to_string(i) + ": {name: C, kind: symptom, is_a: [c" + std::to_string(i - 1) + "]}\n";
  }
  read(text);
  link();
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(ontology_.ancestors(id("c2999")).size(), 3000U);
}

TEST_F(OntologyTest, LookUpsStaySafeAfterProblems) {
  read(
      "concepts:\n  pain: {name: Pain, kind: symptom, is_a: [nothing], located: {pain: pain}}\n"
      "  foot: {name: Foot, kind: site, is_a: [pain]}\n  sore: {name: Sore, kind: symptom, located: {foot: foot, pain: foott}}\n");
  link();
  EXPECT_EQ(codes(), (Names{"ontology.unknown-concept", "ontology.not-a-site", "ontology.mixed-kinds", "ontology.not-a-site",
                            "ontology.unknown-concept"}));
  EXPECT_EQ(problems_.list().back().hint, "did you mean 'foot'?");
  for (ConceptId one = 0; one < ontology_.size(); ++one) {
    EXPECT_EQ(ontology_.ancestors(one).size(), 1U);
    EXPECT_EQ(ontology_.site_of(one), kNoConcept);
    for (ConceptId other = 0; other < ontology_.size(); ++other) EXPECT_EQ(ontology_.located(one, other), kNoConcept);
  }
}

TEST_F(OntologyTest, AttributesKeepTheirValuesAsBits) {
  const std::string_view text = "attributes:\n  severity: {values: [mild, severe], ordered: true}\n  onset: {values: [sudden]}\n";
  read_attributes({"a.yaml", text}, builder_, problems_);
  link();
  EXPECT_TRUE(problems_.empty());
  ASSERT_EQ(ontology_.attribute_count(), 2U);
  const AttributeId severity = ontology_.find_attribute("severity");
  EXPECT_TRUE(ontology_.attribute(severity).ordered);
  EXPECT_EQ(ontology_.value_bit(severity, "mild"), 1U);
  EXPECT_EQ(ontology_.value_bit(severity, "severe"), 2U);
  EXPECT_EQ(ontology_.value_bit(severity, "sudden"), 0U);
  EXPECT_EQ(ontology_.find_attribute("colour"), kNoAttribute);
}

TEST_F(OntologyTest, ThirtyTwoValuesFitAndNoMore) {
  const auto attribute = [](int count) {
    std::string text = "attributes:\n  many: {values: [v0";
    for (int i = 1; i < count; ++i) text += ", v" + std::to_string(i);
    return text + "]}\n";
  };
  read_attributes({"a.yaml", attribute(32)}, builder_, problems_);
  link();
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(ontology_.value_bit(0, "v31"), 0x80000000U);
  OntologyBuilder other;
  read_attributes({"a.yaml", attribute(33)}, other, problems_);
  EXPECT_EQ(codes(), Names{"ontology.too-many-values"});
}

// located() is a table; this is its definition, word for word.
ConceptId located_by_definition(const OntologyBuilder& builder, const Ontology& ontology, ConceptId symptom, ConceptId site) {
  for (const ConceptId what : ontology.ancestors(symptom)) {
    for (const ConceptId where : ontology.ancestors(site)) {
      for (ConceptId one = 0; one < ontology.size(); ++one) {
        const auto& located = builder[one].located;
        if (std::find(located.begin(), located.end(), std::pair(what, where)) != located.end()) return one;
      }
    }
  }
  return kNoConcept;
}

TEST(OntologyProperty, LocatedAgreesWithItsDefinitionOnRandomOntologies) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    OntologyBuilder builder;
    const ConceptId count = 24;
    for (ConceptId one = 0; one < count; ++one) {
      ConceptDraft made;
      made.id = "c" + std::to_string(one);
      made.kind = one % 2 == 0 ? Kind::site : Kind::symptom;
      builder.add(std::move(made));
      for (ConceptId broad = one % 2; broad < one; broad += 2) {
        if (random() % 6 == 0) builder.add(UnresolvedName{one, "c" + std::to_string(broad), "", {}, {}});
      }
      if (one % 2 == 1 && random() % 2 == 0) {
        builder.add(UnresolvedName{one, "c" + std::to_string(random() % 12 * 2 + 1), "c" + std::to_string(random() % 12 * 2), {}, {}});
      }
    }
    base::Problems problems;  // the same place may be claimed twice; the first keeps it
    const Ontology ontology = builder.link({}, problems);
    for (ConceptId symptom = 1; symptom < count; symptom += 2) {
      for (ConceptId site = 0; site < count; site += 2) {
        EXPECT_EQ(ontology.located(symptom, site), located_by_definition(builder, ontology, symptom, site)) << round;
      }
    }
    for (ConceptId narrow = 0; narrow < count; ++narrow) {
      for (ConceptId broad = 0; broad < count; ++broad) {
        const auto down = ontology.descendants(broad);
        EXPECT_EQ(ontology.is_a(narrow, broad), std::find(down.begin(), down.end(), narrow) != down.end());
      }
    }
  }
}

}  // namespace
}  // namespace anteroom::ontology
