// The engine against its slow twin: random rules, random facts, firing by firing. ANTEROOM_PAIRS sets how many pairs (default 100,000),
// ANTEROOM_SEED where to begin.
#include <gtest/gtest.h>

#include "engine/infer/inference.h"
#include "tests/agreement/naive_chain.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

std::vector<NaiveFiring> firings_of(const infer::Inference& inference) {
  std::vector<NaiveFiring> firings;
  for (std::size_t i = 0; i < inference.fired().size(); ++i) {
    std::vector<std::uint32_t> direct, all;
    inference.findings(i, false, direct);
    inference.findings(i, true, all);
    firings.push_back({std::string(inference.rules().id(inference.fired()[i])),
                       {direct.begin(), direct.end()},
                       {all.begin(), all.end()},
                       inference.rests_on_chief(i)});
  }
  std::sort(firings.begin(), firings.end(), [](const NaiveFiring& a, const NaiveFiring& b) { return a.id < b.id; });
  return firings;
}

std::string text_of(const std::vector<NaiveFiring>& firings) {
  std::string text;
  for (const NaiveFiring& firing : firings) {
    text += "  " + firing.id + (firing.chief ? " chief" : "") + " direct";
    for (const std::uint32_t i : firing.direct) text += " " + std::to_string(i);
    text += " all";
    for (const std::uint32_t i : firing.all) text += " " + std::to_string(i);
    text += "\n";
  }
  return text;
}

std::string text_of(const std::vector<rule::RuleSource>& rules) {
  std::string text;
  for (const rule::RuleSource& rule : rules) {
    text += "  " + rule.id + (rule.status == rule::Status::retired ? " retired" : "") + ": " + rule.when_text;
    if (rule.has_unless) text += " UNLESS " + rule.unless_text;
    for (const rule::Named& fact : rule.conclude) text += " => " + fact.text;
    text += "\n";
  }
  return text;
}

std::string text_of(const fact::Facts& facts, const ontology::Ontology& ontology) {
  std::string text;
  for (std::size_t i = 0; i < facts.findings.size(); ++i) {
    const fact::Finding& f = facts.findings[i];
    text += "  " + std::to_string(i) + " " + std::string(ontology[f.concept_id].id) + " " + std::string(context::name_of(f.assertion)) +
            " " + std::string(context::name_of(f.temporality)) + " " + std::string(context::name_of(f.experiencer)) +
            (f.chief ? " chief" : "");
    for (const std::uint32_t values : f.values) text += " " + std::to_string(values);
    if (f.site != ontology::kNoConcept) text.append(" site ").append(ontology[f.site].id);
    if (f.trigger != ontology::kNoConcept) text.append(" trigger ").append(ontology[f.trigger].id);
    text += " duration " + std::to_string(f.duration_days.low) + ".." + std::to_string(f.duration_days.high) + "\n";
  }
  return text;
}

TEST(Agreement, EngineAndSlowTwinFireTheSameForTheSameReasons) {
  const World world;
  const std::uint64_t pairs = number_from("ANTEROOM_PAIRS", 100000), seed = number_from("ANTEROOM_SEED", 1);
  constexpr std::uint64_t kFactsARuleBase = 20;
  std::uint64_t done = 0, refused = 0, fired = 0, firing_kinds = 0;
  for (std::uint64_t round = seed; done < pairs; ++round) {
    RandomRules random(world, round);
    const std::vector<rule::RuleSource> sources = random.rules();
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(sources, rules, problems)) {
      ++refused;
      continue;
    }
    infer::Chainer chainer(rules);
    for (std::uint64_t i = 0; i < kFactsARuleBase && done < pairs; ++i, ++done) {
      const fact::Facts facts = random.facts();
      const infer::Inference& inference = chainer.run(facts);
      const std::vector<NaiveFiring> engine = firings_of(inference), twin = NaiveChain(sources, world.ontology, facts).fired();
      fired += twin.size();
      firing_kinds += !twin.empty();
      ASSERT_EQ(engine, twin) << "seed " << round << ", facts " << i << "\nrules:\n"
                              << text_of(sources) << "facts:\n"
                              << text_of(facts, world.ontology) << "engine:\n"
                              << text_of(engine) << "twin:\n"
                              << text_of(twin);
      for (rule::AtomId atom = 0; atom < rules.atom_count(); ++atom)
        ASSERT_EQ(inference.truth(atom), infer::truth_from_facts(inference, atom))
            << "seed " << round << ": " << rules.literal_text(2 * atom);
    }
  }
  RecordProperty("pairs", static_cast<int>(done));
  RecordProperty("refused", static_cast<int>(refused));
  RecordProperty("firings", static_cast<int>(fired));
  EXPECT_GT(fired, pairs);  // the generator is not idle
  EXPECT_GT(firing_kinds, pairs / 2);
}

// The order of rules must not show in anything.
TEST(Agreement, OrderOfRulesDoesNotMatter) {
  const World world;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomRules random(world, seed);
    std::vector<rule::RuleSource> sources = random.rules();
    rule::RuleBase rules, shuffled;
    base::Problems problems;
    if (!world.compile(sources, rules, problems)) continue;
    std::mt19937_64 shuffle(seed);
    std::shuffle(sources.begin(), sources.end(), shuffle);
    ASSERT_TRUE(world.compile(sources, shuffled, problems)) << base::to_text(problems);
    const auto one = rules.image().bytes, other = shuffled.image().bytes;
    ASSERT_TRUE(std::equal(one.begin(), one.end(), other.begin(), other.end())) << seed;
  }
}

}  // namespace
}  // namespace anteroom::tests
