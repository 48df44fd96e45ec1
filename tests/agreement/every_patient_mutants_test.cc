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

// Whether other rules fire for anybody, or another urgency or red flag comes of them. Of rules that never fire nothing comes.
bool differ(const AllFired& a, const std::vector<RuleSource>& a_rules, const AllFired& b, const std::vector<RuleSource>& b_rules) {
  std::map<std::string, const PatientSet*> fired;
  for (std::size_t i = 0; i < a_rules.size(); ++i)
    if (!a.fired(i).empty()) fired.emplace(a_rules[i].id, &a.fired(i));
  for (std::size_t i = 0; i < b_rules.size(); ++i) {
    if (b.fired(i).empty()) continue;
    const auto found = fired.find(b_rules[i].id);
    if (found == fired.end() || *found->second != b.fired(i)) return true;
    fired.erase(found);
  }
  if (!fired.empty()) return true;
  for (const Urgency urgency : {Urgency::emergency, Urgency::urgent, Urgency::soon})  // below, it hangs on more than rules
    if (a.urgency(urgency) != b.urgency(urgency)) return true;
  for (const char* flag : {"red", "crimson"}) {
    const auto raises = [flag](const RuleSource& rule) { return rule.red_flag.text == flag; };
    if (a.some_fired(raises) != b.some_fired(raises)) return true;
  }
  return false;
}

constexpr std::uint64_t kDecided = 25;  // of one base in so many decisions are compared, too, which takes long

// What is asked of the patient, and of no finding.
void collect_asked(const AllPatients& all, const rule::Condition& c, std::map<std::string, rule::Condition>& found) {
  const bool finding = c.kind == rule::Condition::Kind::finding && all.ontology().find(c.name) != ontology::kNoConcept;
  if (c.parts.empty() && !finding && !c.name.starts_with("fact_")) found.emplace(to_text(c), c);
  for (const rule::Condition& part : c.parts) collect_asked(all, part, found);
}

// With all findings, a patient for each way in which what these rules ask of the patient can be: others of the same findings are like one.
std::vector<std::size_t> representatives(AllPatients& all, const std::vector<RuleSource>& rules, const std::vector<RuleSource>& more) {
  std::map<std::string, rule::Condition> asked;
  for (const auto* list : {&rules, &more})
    for (const RuleSource& rule : *list) {
      collect_asked(all, rule.when, asked);
      if (rule.has_unless) collect_asked(all, rule.unless, asked);
    }
  std::vector<PatientSet> classes{all.everybody()};
  for (const auto& [text, leaf] : asked)
    for (const PatientSet* told : {&all.of(leaf).yes, &all.of(leaf).no})
      for (std::size_t at = classes.size(); at-- > 0;) {
        PatientSet some = classes[at] & *told;
        if (some.empty() || some == classes[at]) continue;
        classes[at] -= some;
        classes.push_back(std::move(some));
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
  std::set<std::string> rest;  // in any order
  for (const auto& one : decision.red_flags) rest.emplace("flag " + std::string(rules.string(one.id)));
  for (const rule::StringId id : decision.advice) rest.emplace(rules.string(id));
  for (const std::string& one : rest) text += " " + one;
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
  std::size_t noticed = 0, equivalent = 0, shown = 0;
  std::map<std::string, std::size_t> open;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    const std::vector<Mutant> mutants = audit::mutants_of(bases.rules());
    const audit::MutantPlan plan(bases.rules(), mutants);
    const audit::Killers killers = audit::find_killers(bases.rules(), mutants, plan, audit::kill(plan, {}).fates, {});
    for (std::size_t i = 0; i < mutants.size(); ++i) {
      const Fate::Kind kind = killers.fates[i].kind;
      noticed += kind == Fate::Kind::killed ? 1 : 0, equivalent += kind == Fate::Kind::equivalent ? 1 : 0;
      // What is noticed or refused is held against compiled mutants in kill_test.cc.
      if (kind == Fate::Kind::killed || kind == Fate::Kind::refused) continue;
      const std::string op(name_of(mutants[i].op));
      SCOPED_TRACE(mutants[i].source.id + " " + op + ": " + mutants[i].change);
      const std::vector<RuleSource> sources = audit::mutated(bases.sources(), mutants[i]);
      rule::RuleBase mutated;
      base::Problems problems;
      ASSERT_TRUE(bases.world().compile(sources, mutated, problems)) << to_text(problems);
      const AllFired run(bases.all(), sources);
      if (differ(bases.run(), bases.sources(), run, sources)) {
        EXPECT_NE(kind, Fate::Kind::equivalent);
        ++shown, ++open[op + ": which rules fire, urgency or red flags show it"];
        continue;
      }
      if (bases.done() % kDecided != 0) continue;
      const bool same = same_decisions(bases, mutated, representatives(bases.all(), bases.sources(), sources));
      if (kind == Fate::Kind::survived)
        ++open[op + (same ? ": nothing shows it (one base in 25)" : ": departments or advice show it (one base in 25)")];
      else
        EXPECT_TRUE(same);
    }
  }
  EXPECT_LT(shown, noticed / 1000 + 1);
  std::printf("%zu noticed, %zu equivalent\n", noticed, equivalent);
  for (const auto& [what, count] : open) std::printf("left open, %s: %zu\n", what.c_str(), count);
}

}  // namespace
}  // namespace anteroom::tests
