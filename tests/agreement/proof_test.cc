// The prover against random patients: what it says cannot be must not be of any of them, and what it says can be is shown by a patient.
// ANTEROOM_PROOF_BASES sets how many rule bases (default 400), ANTEROOM_SEED where to begin.
#include <gtest/gtest.h>

#include "engine/audit/case_facts.h"
#include "engine/proof/prover.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

using proof::Answer;
using proof::Goal;

struct Asked {
  std::string text;
  Goal goal;
};

// Goals of all kinds about one rule base.
class RandomGoals {
 public:
  RandomGoals(const rule::RuleBase& rules, std::uint64_t seed) : rules_(rules), random_(seed) {}

  std::vector<Asked> goals() {
    std::vector<Asked> goals;
    for (rule::RuleIndex rule = 0; rule < rules_.size(); ++rule) goals.push_back({"fired " + id(rule), Goal::fired(rule)});
    for (rule::RuleIndex rule = 0; rule < rules_.size(); ++rule)
      if (!rules_.unless(rule).empty()) goals.push_back({"held back " + id(rule), Goal::when(rule) && Goal::unless(rule)});
    for (int i = 0; i < 10; ++i) goals.push_back(rules_apart());
    for (int i = 0; i < 25; ++i) goals.push_back(answers());
    std::vector<rule::RuleIndex> all(rules_.size());
    for (rule::RuleIndex rule = 0; rule < rules_.size(); ++rule) all[rule] = rule;
    const rule::RuleIndex one = any_rule();
    std::erase(all, one);
    goals.push_back({"fired alone " + id(one), Goal::fired(one) && !Goal::some_fired(all)});
    return goals;
  }

 private:
  std::string id(rule::RuleIndex rule) const { return std::string(rules_.id(rule)); }
  rule::RuleIndex any_rule() { return static_cast<rule::RuleIndex>(random_() % rules_.size()); }

  Asked rules_apart() {
    const rule::RuleIndex a = any_rule(), b = any_rule();
    if (random_() % 2 == 0) return {id(a) + " and " + id(b), Goal::fired(a) && Goal::fired(b)};
    return {id(a) + " and not " + id(b), Goal::fired(a) && !Goal::fired(b)};
  }

  // Some atoms with some answers: true, false, unknown, not true, not false; a chief complaint or a disease makes it true, or none does.
  Asked answers() {
    Asked asked{"", Goal::constant(true)};
    for (std::size_t count = 1 + random_() % 4; count > 0; --count) {
      const auto atom = static_cast<rule::AtomId>(random_() % rules_.atom_count());
      const Goal yes = Goal::literal(2 * atom), no = Goal::literal(2 * atom + 1);
      const rule::LiteralId either = 2 * atom + static_cast<rule::LiteralId>(random_() % 2);
      const Goal chief = Goal::chief(either), disease = Goal::disease(either), present = Goal::present(either);
      static const char* const kAnswers[] = {"true",     "false",   "unknown",    "not true", "not false", "chief",
                                             "no chief", "disease", "no disease", "present",  "no present"};
      const std::size_t which = random_() % 11;
      asked.text += std::string(kAnswers[which]) + ": " + rules_.literal_text(which < 5 ? 2 * atom : either) + "; ";
      const Goal goals[] = {yes, no, !yes && !no, !yes, !no, chief, !chief, disease, !disease, present, !present};
      asked.goal = asked.goal && goals[which];
    }
    return asked;
  }

  const rule::RuleBase& rules_;
  std::mt19937_64 random_;
};

// The prover's patients have no child if they are male, and numbers that are not negative.
bool possible(const fact::Patient& patient) {
  return patient.sex != ontology::Sex::male || (patient.pregnant != fact::Answer::yes && patient.postpartum != fact::Answer::yes);
}

// Two witnesses in one, with something of a random patient.
fact::Facts mixed(const std::vector<fact::Facts>& seen, const fact::Facts& other, std::mt19937_64& random) {
  fact::Facts facts = seen[random() % seen.size()];
  const auto append = [&](const fact::Facts& more, std::size_t percent) {
    for (const fact::Finding& finding : more.findings)
      if (random() % 100 < percent) facts.findings.push_back(finding);
  };
  append(seen[random() % seen.size()], 70);
  append(other, 10);
  if (random() % 2 == 0) facts.patient = other.patient;
  return facts;
}

std::string text_of(const std::vector<rule::RuleSource>& rules) {
  std::string text;
  for (const rule::RuleSource& rule : rules) {
    text += "  " + rule.id + ": " + rule.when_text + (rule.has_unless ? " UNLESS " + rule.unless_text : "");
    for (const rule::Named& fact : rule.conclude) text += " => " + fact.text;
    text += "\n";
  }
  return text;
}

TEST(ProofAgreement, WhatCannotBeIsNeverSeen) {
  const World world;
  const std::uint64_t bases = number_from("ANTEROOM_PROOF_BASES", 400), seed = number_from("ANTEROOM_SEED", 1);
  std::uint64_t yes = 0, no = 0, done = 0;
  for (std::uint64_t round = seed; done < bases; ++round) {
    RandomRules random(world, round);
    const std::vector<rule::RuleSource> sources = random.rules();
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(sources, rules, problems) || rules.size() == 0) continue;
    ++done;
    proof::Prover prover(rules);
    std::vector<Asked> impossible;
    std::vector<fact::Facts> seen;
    for (Asked& asked : RandomGoals(rules, round).goals()) {
      const Answer answer = prover.ask(asked.goal);
      ASSERT_NE(answer.kind, Answer::Kind::undecided) << "seed " << round << ": " << asked.text << ": " << answer.why_undecided << "\n"
                                                      << text_of(sources);
      if (answer.yes()) {
        ASSERT_TRUE(prover.holds(asked.goal, answer.witness)) << asked.text;
        seen.push_back(answer.witness.facts);
      }
      (answer.yes() ? yes : no) += 1;
      if (answer.no()) impossible.push_back(std::move(asked));
    }
    std::mt19937_64 mix(round);
    for (int i = 0; i < 400; ++i) {
      const proof::Witness patient{i % 2 == 0 || seen.empty() ? random.facts() : mixed(seen, random.facts(), mix), {}};
      if (!possible(patient.facts.patient)) continue;
      for (const Asked& asked : impossible)
        ASSERT_FALSE(prover.holds(asked.goal, patient)) << "seed " << round << ", patient " << i << ": " << asked.text << "\n"
                                                        << text_of(sources);
    }
  }
  EXPECT_GT(yes, 10 * bases);
  EXPECT_GT(no, 5 * bases);
  RecordProperty("yes", static_cast<int>(yes));
  RecordProperty("no", static_cast<int>(no));
}

// The same of two patients, of whom the second has one finding more, or another age.
TEST(ProofAgreement, WhatAChangeCannotDoIsNeverSeen) {
  const World world;
  const std::uint64_t bases = number_from("ANTEROOM_PROOF_BASES", 400) / 2, seed = number_from("ANTEROOM_SEED", 1);
  std::uint64_t yes = 0, no = 0;
  for (std::uint64_t round = seed; round < seed + bases; ++round) {
    RandomRules random(world, round);
    const std::vector<rule::RuleSource> sources = random.rules();
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(sources, rules, problems) || rules.size() == 0) continue;
    proof::Prover prover(rules);
    std::mt19937_64 dice(round);
    for (int i = 0; i < 10; ++i) {
      proof::Change change{.kind = proof::Change::Kind::finding,
                           .more = {{static_cast<ontology::ConceptId>(dice() % world.ontology.find("body"))}}};
      if (dice() % 3 == 0) change.more.push_back({static_cast<ontology::ConceptId>(dice() % world.ontology.find("body"))});
      if (dice() % 3 == 0) change = {.kind = proof::Change::Kind::measure, .measure = fact::Measure::age, .low = 10, .high = 60};
      const auto a = static_cast<rule::RuleIndex>(dice() % rules.size()), b = static_cast<rule::RuleIndex>(dice() % rules.size());
      const Goal stops = Goal::fired(a, {0, 0}) && !Goal::fired(a, {0, 1});
      const Goal goal = dice() % 2 == 0 ? stops : stops && !Goal::fired(b, {0, 1});
      const Answer answer = prover.ask(goal, {}, change);
      ASSERT_NE(answer.kind, Answer::Kind::undecided) << "seed " << round << "\n" << text_of(sources);
      (answer.yes() ? yes : no) += 1;
      if (answer.yes()) continue;
      for (int j = 0; j < 100; ++j) {
        proof::Witness pair{random.facts(), {}};
        pair.changed = pair.facts;
        if (change.kind == proof::Change::Kind::finding) {
          pair.changed.findings.emplace_back().concept_id = change.more[dice() % change.more.size()].concept_id;
          pair.changed.findings.back().chief = dice() % 2 == 0;
        } else {
          const double first = 10 + static_cast<double>(dice() % 50), later = first + static_cast<double>(dice() % 10);
          pair.facts.patient[fact::Measure::age] = {first, first};
          pair.changed.patient[fact::Measure::age] = {std::min(later, 60.0), std::min(later, 60.0)};
        }
        if (!possible(pair.facts.patient)) continue;
        ASSERT_FALSE(prover.holds(goal, pair)) << "seed " << round << "\n" << text_of(sources);
      }
    }
  }
  EXPECT_GT(yes, bases / 4);
  EXPECT_GT(no, bases);
}

// What cases say of a patient by facts is read as it was written.
TEST(ProofAgreement, FactsOfRandomPatientsAreWrittenAndRead) {
  const World world;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const fact::Facts facts = RandomRules(world, seed).facts();
    fact::Facts again;
    for (const std::string& text : audit::fact_texts(facts, world.ontology))
      ASSERT_EQ(audit::add_fact(World::condition(text), world.ontology, again), "") << text;
    ASSERT_EQ(audit::fact_texts(again, world.ontology), audit::fact_texts(facts, world.ontology));
  }
}

}  // namespace
}  // namespace anteroom::tests
