// Small worlds make collisions likely: few concepts, few bounds, so that rules and facts meet.
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {

std::string RandomRules::symptom() {
  static const char* const kSymptoms[] = {"a",           "b",    "c",         "d", "e", "broad", "middle", "narrow", "other_narrow",
                                          "two_parents", "side", "limb_broad"};
  return one_of(kSymptoms);
}

std::string RandomRules::test() {
  static const char* const kTests[] = {"severity >= moderate",
                                       "severity = severe",
                                       "severity < severe",
                                       "severity in mild .. moderate",
                                       "severity != mild",
                                       "onset = sudden",
                                       "onset != gradual",
                                       "course = worsening",
                                       "course != improving",
                                       "laterality = left",
                                       "laterality = one_sided",
                                       "laterality = bilateral",
                                       "laterality != right",
                                       "duration > 3 weeks",
                                       "duration <= 21 days",
                                       "duration >= 2 months",
                                       "duration in 1 .. 3 weeks",
                                       "duration != 1 week",
                                       "ago <= 7 days",
                                       "ago > 1 month",
                                       "episode < 10 minutes",
                                       "frequency >= 3 a day",
                                       "frequency < 1 a week",
                                       "site = limb",
                                       "site = foot",
                                       "site = toe",
                                       "site != trunk",
                                       "site = body",
                                       "trigger = effort",
                                       "trigger = hard_effort",
                                       "trigger != food",
                                       "relief = food",
                                       "character = burning"};
  return one_of(kTests);
}

std::string RandomRules::comparison() {
  static const char* const kComparisons[] = {"age < 3 months",
                                             "age >= 18 years",
                                             "age > 50 years",
                                             "age in 10 .. 45 years",
                                             "age != 30 years",
                                             "age = 30 years",
                                             "age <= 65 years",
                                             "sex = female",
                                             "sex != female",
                                             "sex = male",
                                             "pregnant",
                                             "pregnant = no",
                                             "pregnant != yes",
                                             "postpartum",
                                             "breastfeeding",
                                             "weeks_pregnant >= 20",
                                             "temperature >= 38.5 C",
                                             "temperature < 101.3 F",
                                             "temperature > 40 C",
                                             "systolic >= 180",
                                             "heart_rate in 60 .. 100",
                                             "oxygen_saturation < 92 %",
                                             "glucose > 11 mmol/L"};
  return one_of(kComparisons);
}

std::string RandomRules::leaf(bool facts, bool positive) {
  if (facts && positive && facts_in_use_ > 0 && chance(35)) return "fact_" + std::to_string(below(facts_in_use_));
  if (chance(20)) return comparison();
  std::string finding = symptom();
  if (chance(35)) {
    finding += "[" + test();
    if (chance(30)) finding += ", " + test();
    finding += "]";
  }
  static const char* const kScopes[] = {"past", "family", "possible", "denied", "chief"};
  return chance(20) ? one_of(kScopes) + "(" + finding + ")" : finding;
}

std::string RandomRules::condition(int depth, bool facts, bool positive) {
  if (depth == 0 || chance(30)) return leaf(facts, positive);
  const auto list = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + condition(depth - 1, facts, positive);
    return text;
  };
  switch (below(7)) {
    case 0:
      return "not (" + condition(depth - 1, facts, !positive) + ")";
    case 1:
      return "any(" + list(2 + below(3)) + ")";
    case 2:
      return "at_least(2, " + list(3) + ")";
    case 3:
    case 4:
      return "(" + condition(depth - 1, facts, positive) + " or " + condition(depth - 1, facts, positive) + ")";
    default:
      return "(" + condition(depth - 1, facts, positive) + " and " + condition(depth - 1, facts, positive) + ")";
  }
}

std::vector<rule::RuleSource> RandomRules::rules() {
  std::vector<rule::RuleSource> rules;
  facts_in_use_ = below(5);
  const std::size_t fact_count = facts_in_use_;
  std::string all_facts;
  for (std::size_t i = 0; i < fact_count; ++i) all_facts += (i == 0 ? "fact_" : " or fact_") + std::to_string(i);
  // Every fact has a rule; most rest on lower facts only, so that `unless` finds an order.
  for (std::size_t i = 0; i < fact_count; ++i) {
    facts_in_use_ = chance(80) ? i : fact_count;
    rule::RuleSource rule = World::rule("f" + std::to_string(i), condition(2, true, true), chance(40) ? condition(1, i > 0, true) : "");
    rule.conclude.push_back({"fact_" + std::to_string(i), {}});
    rules.push_back(std::move(rule));
  }
  facts_in_use_ = fact_count;
  const std::size_t more = 1 + below(6);
  for (std::size_t i = 0; i < more; ++i) {
    rule::RuleSource rule = World::rule("r" + std::to_string(i), condition(3, true, true), chance(40) ? condition(2, true, true) : "");
    if (fact_count > 0 && chance(15)) rule.conclude.push_back({"fact_" + std::to_string(below(fact_count)), {}});
    if (chance(5)) rule.status = rule::Status::retired;
    rules.push_back(std::move(rule));
  }
  if (fact_count > 0) rules.push_back(World::rule("user", all_facts));
  const std::size_t rows = chance(50) ? below(6) : 0;
  for (std::size_t i = 0; i < rows; ++i) {
    rule::RuleSource row = World::rule("row" + std::to_string(i), symptom());
    row.table = "test.table";
    row.table_kind = chance(70) ? rule::TableKind::urgency : rule::TableKind::route;
    rules.push_back(std::move(row));
  }
  return rules;
}

std::string RandomRules::mention() {
  static const char* const kAttributes[] = {"severity = mild",
                                            "severity = moderate",
                                            "severity = severe",
                                            "severity = worst_ever",
                                            "onset = sudden",
                                            "onset = gradual",
                                            "course = worsening",
                                            "course = improving",
                                            "laterality = left",
                                            "laterality = one_sided",
                                            "laterality = bilateral",
                                            "duration = 3 weeks",
                                            "duration in 1 .. 3 months",
                                            "duration = 1 week",
                                            "duration = 4 months",
                                            "ago = 7 days",
                                            "ago in 5 .. 60 days",
                                            "episode = 5 minutes",
                                            "frequency = 3 a day",
                                            "frequency = 1 a month",
                                            "site = limb",
                                            "site = foot",
                                            "site = toe",
                                            "site = trunk",
                                            "trigger = effort",
                                            "trigger = hard_effort",
                                            "trigger = food",
                                            "relief = food",
                                            "character = burning"};
  std::string text = symptom();
  if (chance(50)) {
    text += "[" + one_of(kAttributes);
    while (chance(40)) text += ", " + one_of(kAttributes);
    text += "]";
  }
  const std::size_t kind = below(100);
  if (kind < 15) return "chief(" + text + ")";
  if (kind < 35) return "not " + text;
  if (kind < 42) return "past(" + text + ")";
  if (kind < 46) return "not past(" + text + ")";
  if (kind < 52) return "family(" + text + ")";
  if (kind < 54) return "not family(" + text + ")";
  if (kind < 60) return "possible(" + text + ")";
  return text;
}

fact::Facts RandomRules::facts() {
  static const char* const kPatient[] = {"age = 2 months",
                                         "age = 18 years",
                                         "age = 30 years",
                                         "age in 20 .. 29 years",
                                         "age in 40 .. 60 years",
                                         "age = 70 years",
                                         "sex = female",
                                         "sex = male",
                                         "pregnant",
                                         "pregnant = no",
                                         "postpartum",
                                         "breastfeeding = no",
                                         "weeks_pregnant = 20",
                                         "temperature = 38.5 C",
                                         "temperature = 101.3 F",
                                         "temperature in 39 .. 41 C",
                                         "systolic = 180",
                                         "heart_rate = 100",
                                         "oxygen_saturation = 91",
                                         "glucose = 200 mg/dL"};
  std::string text = "nothing";
  const std::size_t findings = chance(2) ? 65 + below(20) : below(12);
  for (std::size_t i = 0; i < findings; ++i) {
    text += " | ";
    if (chance(3))
      text += "if ";
    else if (chance(3))
      text += "other ";
    text += mention();
  }
  while (chance(55)) text += " | " + one_of(kPatient);
  return world_.facts(text);
}

fact::Facts RandomRules::possible_facts() {
  while (true) {
    fact::Facts facts = this->facts();
    const fact::Patient& patient = facts.patient;
    const bool has_child = patient.pregnant == fact::Answer::yes || patient.postpartum == fact::Answer::yes;
    if (patient.sex != ontology::Sex::male || !has_child) return facts;
  }
}

}  // namespace anteroom::tests
