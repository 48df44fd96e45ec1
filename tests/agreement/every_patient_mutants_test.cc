// What is said of mutants that no case notices, against all patients: an equivalent one does the same for each of them, and one that does
// the same is equivalent, or left open. What is left open is told.
#include <map>
#include <set>

#include "engine/audit/attack.h"
#include "engine/audit/find_killers.h"
#include "engine/decide/decision.h"
#include "engine/infer/inference.h"
#include "tests/agreement/small_base.h"

namespace anteroom::tests {
namespace {

using audit::Fate;
using audit::Mutant;
using rule::RuleSource;
using rule::Urgency;

// What rules make of patients: which fire, by id, how urgent it is, and which red flags are raised. Of rules that never fire nothing.
std::map<std::string, PatientSet> outcomes(const AllFired& run, const std::vector<RuleSource>& rules) {
  std::map<std::string, PatientSet> all;
  const auto add = [&](const std::string& name, PatientSet set) {
    if (!set.empty()) all.emplace(name, std::move(set));
  };
  for (std::size_t i = 0; i < rules.size(); ++i) add("fired " + rules[i].id, run.fired(i));
  for (int urgency = 0; urgency < 5; ++urgency) {
    const auto worst = static_cast<Urgency>(urgency);
    add("urgency " + std::string(name_of(worst)), run.urgency(worst));
  }
  for (const char* flag : {"red", "crimson"})
    add(flag, run.some_fired([&](const RuleSource& rule) { return rule.red_flag.text == flag; }));
  return all;
}

constexpr std::uint64_t kDecided = 10;  // of one base in so many decisions are compared, too, which takes long

// A patient of each way in which the rules can fire, with each of all findings.
std::vector<std::size_t> representatives(AllPatients& all, const AllFired& run, std::size_t rules) {
  std::vector<PatientSet> classes{all.everybody()};
  for (std::size_t rule = 0; rule < rules; ++rule)
    for (std::size_t at = classes.size(); at-- > 0;) {
      PatientSet fires = classes[at] & run.fired(rule);
      if (fires.empty() || fires == classes[at]) continue;
      classes[at] -= fires;
      classes.push_back(std::move(fires));
    }
  std::vector<std::size_t> list;
  for (const PatientSet& one : classes)
    for (const std::size_t patient : all.one_for_each_findings(one)) list.push_back(patient);
  return list;
}

// All that a case can expect of a decision.
std::string decided(const rule::RuleBase& rules, const decide::Decision& decision) {
  std::string text(name_of(decision.urgency));
  for (const auto& one : decision.departments) text += " " + rules.departments()[one.department].id;
  text += ";";
  for (const auto& one : decision.red_flags) text += " " + std::string(rules.string(one.id));
  std::set<std::string> advice;
  for (const rule::StringId id : decision.advice) advice.emplace(rules.string(id));
  for (const std::string& one : advice) text += " " + one;
  return text;
}

bool same_decisions(SmallBases& bases, const rule::RuleBase& mutated, const std::vector<std::size_t>& patients) {
  infer::Chainer before(bases.rules()), after(mutated);
  decide::Decider decide_before(bases.rules()), decide_after(mutated);
  return std::all_of(patients.begin(), patients.end(), [&](std::size_t patient) {
    const fact::Facts facts = bases.all().facts(patient);
    return decided(bases.rules(), decide_before.decide(before.run(facts))) == decided(mutated, decide_after.decide(after.run(facts)));
  });
}

TEST(EveryPatient, EquivalentMutantsDoTheSameForAll) {
  SmallBases bases;
  std::size_t noticed = 0, equivalent = 0;
  std::map<std::string, std::size_t> open;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    const std::vector<Mutant> mutants = audit::mutants_of(bases.rules());
    const audit::MutantPlan plan(bases.rules(), mutants);
    const audit::Killers killers = audit::find_killers(bases.rules(), mutants, plan, audit::kill(plan, {}).fates, {});
    const std::map<std::string, PatientSet> original = outcomes(bases.run(), bases.sources());
    for (std::size_t i = 0; i < mutants.size(); ++i) {
      SCOPED_TRACE(mutants[i].source.id + " " + std::string(name_of(mutants[i].op)) + ": " + mutants[i].change);
      const std::vector<RuleSource> sources = audit::mutated(bases.sources(), mutants[i]);
      rule::RuleBase mutated;
      base::Problems problems;
      const bool loads = bases.world().compile(sources, mutated, problems);
      const Fate::Kind kind = killers.fates[i].kind;
      ASSERT_EQ(kind == Fate::Kind::refused, !loads);
      if (!loads) continue;
      const AllFired run(bases.all(), sources);
      const std::string op(name_of(mutants[i].op));
      if (outcomes(run, sources) != original) {  // some case could notice it
        EXPECT_NE(kind, Fate::Kind::equivalent);
        ++(kind == Fate::Kind::killed ? noticed : open[op + ": which rules fire, urgency or red flags show it"]);
        continue;
      }
      if (bases.done() % kDecided != 0) continue;
      const bool same = same_decisions(bases, mutated, representatives(bases.all(), bases.run(), bases.sources().size()));
      if (kind == Fate::Kind::survived) {
        ++open[op + (same ? ": nothing shows it" : ": departments or advice show it")];
      } else {
        EXPECT_EQ(kind, same ? Fate::Kind::equivalent : Fate::Kind::killed);
        ++(same ? equivalent : noticed);
      }
    }
  }
  std::printf("%zu noticed; %zu equivalent, of one base in %llu\n", noticed, equivalent, static_cast<unsigned long long>(kDecided));
  for (const auto& [what, count] : open) std::printf("left open, %s: %zu\n", what.c_str(), count);
}

}  // namespace
}  // namespace anteroom::tests
