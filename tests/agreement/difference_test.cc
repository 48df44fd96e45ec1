// What is said of two rule bases, against random patients: an outcome that is said to be the same, or never to come about newly, must be
// so of each of them. ANTEROOM_DIFFERENCES sets how many pairs of rule bases (default 250), ANTEROOM_SEED where to begin.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/audit/prove_outcomes.h"
#include "engine/infer/inference.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

using rule::RuleSource;

void give_outcomes(std::vector<RuleSource>& rules, std::mt19937_64& random) {
  static const char* const kDepartments[] = {"alpha", "beta", "gamma", "folded"};
  for (RuleSource& rule : rules) {
    if (rule.table_kind != rule::TableKind::none) continue;
    rule.urgency = static_cast<rule::Urgency>(random() % 6);
    if (random() % 2 == 0) rule.route.push_back({kDepartments[random() % 4], static_cast<std::uint8_t>(1 + random() % 3), {}});
    if (random() % 4 == 0) rule.advise.push_back({random() % 2 == 0 ? "test.one" : "test.two", {}});
    if (rule.urgency <= rule::Urgency::soon && random() % 2 == 0) rule.red_flag.text = random() % 2 == 0 ? "red" : "redder";
  }
}

// A few edits as people make them, some without meaning.
void edit(std::vector<RuleSource>& rules, const std::vector<RuleSource>& others, std::mt19937_64& random) {
  for (std::size_t edits = 1 + random() % 3; edits > 0 && !rules.empty(); --edits) {
    RuleSource& rule = rules[random() % rules.size()];
    const RuleSource& other = others[random() % others.size()];
    switch (random() % 8) {
      case 0:
        rule.id += "_renamed";
        break;
      case 1:
        std::swap(rules[random() % rules.size()], rules[random() % rules.size()]);
        break;
      case 2:
        rule.urgency = static_cast<rule::Urgency>(random() % 6);
        break;
      case 3:
        rule.when = other.when, rule.when_text = other.when_text;
        break;
      case 4:
        rule.unless = other.when, rule.unless_text = other.when_text, rule.has_unless = true;
        break;
      case 5:
        rule.has_unless = false;
        break;
      case 6: {  // split at an age
        RuleSource half = rule;
        half.id += "_old";
        const std::string when = "(" + rule.when_text + ")";
        rule.when_text = when + " and age < 40 years", rule.when = World::condition(rule.when_text);
        half.when_text = when + " and age >= 40 years", half.when = World::condition(half.when_text);
        rules.push_back(half);
        break;
      }
      default:
        rule.status = rule::Status::retired;
    }
  }
}

// What comes of one patient: a number for each outcome.
std::map<std::string, int> outcomes_of(const infer::Inference& inference) {
  const rule::RuleBase& rules = inference.rules();
  std::map<std::string, int> all;
  using audit::OutcomeKind;
  const auto note = [&](OutcomeKind kind, std::string_view name, int weight) {
    int& value = all[audit::outcome_text(kind, std::string(name))];
    value = kind == OutcomeKind::department ? value + weight : 1;
  };
  for (const rule::RuleIndex rule : inference.fired()) {
    for (int level = static_cast<int>(rules.urgency(rule)); level < 5; ++level)
      note(OutcomeKind::urgency, rule::name_of(static_cast<rule::Urgency>(level)), 1);
    for (const rule::Route& route : rules.routes(rule))
      note(OutcomeKind::department, rules.departments()[rules.departments()[route.department].answers].id, route.weight);
    for (const rule::StringId id : rules.advise(rule)) note(OutcomeKind::advice, rules.string(id), 1);
    for (const rule::FactIndex fact : rules.conclusions(rule)) note(OutcomeKind::fact, rules.fact_name(fact), 1);
    if (rules.red_flag(rule) != rule::kNoString) note(OutcomeKind::red_flag, rules.string(rules.red_flag(rule)), 1);
  }
  return all;
}

bool is_exact(const fact::Facts& facts) {
  const auto exact = [](const fact::Range& range) { return !range.known() || range.low == range.high; };
  for (const fact::Range& range : facts.patient.measures)
    if (!exact(range)) return false;
  for (const fact::Finding& f : facts.findings)
    if (!exact(f.duration_days) || !exact(f.episode_days) || !exact(f.ago_days) || !exact(f.per_day)) return false;
  return true;
}

// Whom the prover speaks of (prover.h).
bool can_be(const fact::Patient& patient) {
  return patient.sex != ontology::Sex::male || (patient.pregnant != fact::Answer::yes && patient.postpartum != fact::Answer::yes);
}

// What was said of each outcome: whether it can be more, or less, in NEW; nothing of those whose rules are the same.
struct Said {
  std::map<std::string, std::string> more, less;
};

Said said_in(const audit::PartReport& part) {
  Said said;
  for (const audit::Table& table : part.tables)
    for (const auto& row : table.rows) {
      said.more[row[0]] = row[1];
      said.less[row[0]] = row[2];
    }
  return said;
}

void hold(const std::string& outcome, int was, int is, const Said& said, bool exact) {
  if (was == is) return;
  const auto& direction = is > was ? said.more : said.less;
  const auto found = direction.find(outcome);
  ASSERT_NE(found, direction.end()) << outcome << " changed from " << was << " to " << is << " although none of its rules did";
  EXPECT_NE(found->second, "no, proved") << outcome << " changed from " << was << " to " << is;
  EXPECT_FALSE(exact && found->second.starts_with("only")) << outcome << " changed for a patient with exact numbers";
}

TEST(Difference, WhatIsSaidHoldsOfRandomPatients) {
  const World world;
  const std::uint64_t pairs = number_from("ANTEROOM_DIFFERENCES", 250), seed = number_from("ANTEROOM_SEED", 1);
  std::map<std::string, std::size_t> answers;
  std::size_t differences = 0;
  for (std::uint64_t round = seed, done = 0; done < pairs; ++round) {
    SCOPED_TRACE("seed " + std::to_string(round));
    std::mt19937_64 random(round);
    RandomRules rules(world, round), more(world, round + 1000000);
    std::vector<RuleSource> before = rules.rules();
    give_outcomes(before, random);
    std::vector<RuleSource> after = before;
    edit(after, more.rules(), random);
    rule::RuleBase was, is;
    base::Problems problems;
    if (!world.compile(before, was, problems) || !world.compile(after, is, problems)) continue;
    ++done;
    audit::CanonicalTerms terms;
    const audit::CanonicalRules of_was(was, terms), of_is(is, terms);
    const audit::OutcomeComparison comparison = audit::compare_outcomes({was, of_was}, {is, of_is});
    audit::PartReport part;
    audit::prove_outcomes({was, of_was}, {is, of_is}, comparison, part);
    const Said said = said_in(part);
    for (const auto& [outcome, answer] : said.more) ++answers[answer];
    for (const auto& [outcome, answer] : said.less) ++answers[answer];
    std::map<std::string, std::string> renamed;
    for (const auto& [old_name, name] : comparison.renamed_facts) renamed["the fact " + old_name] = "the fact " + name;
    infer::Chainer chain_was(was), chain_is(is);
    for (int patient = 0; patient < 200; ++patient) {
      const fact::Facts facts = rules.facts();
      if (!can_be(facts.patient)) continue;
      std::map<std::string, int> old_outcomes, outcomes = outcomes_of(chain_is.run(facts));
      for (const auto& [name, value] : outcomes_of(chain_was.run(facts)))
        old_outcomes[renamed.contains(name) ? renamed[name] : name] = value;
      for (const auto& [name, value] : old_outcomes) outcomes.try_emplace(name, 0);
      for (const auto& [name, value] : outcomes) {
        differences += old_outcomes[name] != value ? 1 : 0;
        hold(name, old_outcomes[name], value, said, is_exact(facts));
      }
    }
    if (testing::Test::HasFailure()) return;
  }
  std::cout << differences << " differences of patients;";
  for (const auto& [answer, count] : answers) std::cout << " " << answer << ": " << count << ";";
  std::cout << "\n";
  EXPECT_GT(differences, 1000U);
  EXPECT_GT(answers["yes"], 100U);
  EXPECT_GT(answers["no, proved"], 100U);
  EXPECT_GT(answers["only where a number is known roughly"], 5U);
}

}  // namespace
}  // namespace anteroom::tests
