// Random invariants of each kind about small rule bases: proved just where no patient, or no pair of them, is against it.
#include <map>
#include <set>

#include "engine/audit/prove.h"
#include "tests/agreement/small_base.h"

namespace anteroom::tests {
namespace {

using rule::RuleSource;
using rule::Urgency;

// An invariant as YAML, and whether it holds.
struct Claim {
  std::string kind, yaml;
  bool holds = false;
};

class Claims {
 public:
  explicit Claims(SmallBases& bases) : bases_(bases), all_(bases.all()), run_(bases.run()), sources_(bases.sources()) {}

  std::vector<Claim> list() {
    std::vector<Claim> list;
    for (int i = 0; i < 3; ++i) list.push_back(never_together()), list.push_back(implies());
    list.push_back(with_finding());
    list.push_back(with_alarm());
    list.push_back(ageing(true)), list.push_back(ageing(false));
    for (const bool urgency : {true, false}) list.push_back(complaint(urgency));
    return list;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bases_.random()() % n); }

  // One that loads: that asks for nothing impossible and counts nothing twice.
  std::string condition() {
    while (true) {
      std::string text = small_condition(all_.language(), bases_.random(), 1, 0);
      rule::RuleBase rules;
      base::Problems problems;
      if (bases_.world().compile({World::rule("asked", text)}, rules, problems)) return text;
    }
  }

  // One item of a list, and of whom it is so.
  std::pair<std::string, PatientSet> item() {
    static const char* const kNames[] = {"emergency", "urgent", "soon", "routine", "self_care"};
    const auto level = below(5);
    const auto worst = static_cast<Urgency>(level);
    const RuleSource& rule = sources_[below(sources_.size())];
    switch (below(7)) {
      case 0:
        return {std::string("urgency >= ") + kNames[level], run_.urgency(worst)};
      case 1:
        return {std::string("urgency = ") + kNames[level],
                level == 0 ? run_.urgency(worst) : run_.urgency(worst) - run_.urgency(static_cast<Urgency>(level - 1))};
      case 2:
        return {"red_flag", run_.some_fired([](const RuleSource& one) { return !one.red_flag.text.empty(); })};
      case 3:
        return {"rule = " + rule.id, run_.some_fired([&](const RuleSource& one) { return one.id == rule.id; })};
      case 4:
        return {"department", run_.some_fired([](const RuleSource& one) { return !one.route.empty(); })};
      default: {
        const std::string text = condition();
        return {"'" + text + "'", run_.of(World::condition(text)).yes};
      }
    }
  }

  std::pair<std::string, PatientSet> items() {
    auto [text, set] = item();
    if (below(2) == 0) {
      const auto [more, also] = item();
      text += ", " + more, set &= also;
    }
    return {"[" + text + "]", set};
  }

  Claim never_together() {
    const auto [text, set] = items();
    return {"never_together", "  never_together: " + text + "\n", set.empty()};
  }

  Claim implies() {
    const auto [premise, of] = items();
    const auto [conclusion, is] = items();
    return {"if", "  if: " + premise + "\n  then: " + conclusion + "\n", of.within(is)};
  }

  // Rules that may stop, half of the time.
  std::set<std::string> exempt() {
    std::set<std::string> ids;
    if (below(2) == 0) ids.insert(sources_[below(sources_.size())].id);
    return ids;
  }

  static std::string except(const std::set<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? "" : "  except: [" + text + "]\n";
  }

  // Whether somebody of whom a rule fires gets nothing as urgent as it says after a change.
  template <class After>
  bool drops(const std::set<std::string>& ids, const After& some_after) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const Urgency urgency = sources_[i].urgency;
      if (urgency != Urgency::none && !ids.contains(sources_[i].id) && some_after(run_.fired(i), all_.everybody() - run_.urgency(urgency)))
        return true;
    }
    return false;
  }

  bool drops_with(std::size_t claim, const std::set<std::string>& ids) {
    return drops(ids, [&](const PatientSet& before, const PatientSet& after) {
      return before.meets(all_.with(claim, false, after)) || before.meets(all_.with(claim, true, after));
    });
  }

  Claim with_finding() {
    std::vector<std::size_t> plain;  // claims without attributes
    for (std::size_t i = 0; i < all_.language().claims.size(); ++i)
      if (all_.language().claims[i].find('[') == std::string::npos) plain.push_back(i);
    const std::size_t claim = plain[below(plain.size())];
    const std::set<std::string> ids = exempt();
    return {"no_less_urgent_with", "  no_less_urgent_with: [" + all_.language().claims[claim] + "]\n" + except(ids),
            !drops_with(claim, ids)};
  }

  // Findings that rules with red flags ask for, and that raise one alone.
  Claim with_alarm() {
    std::set<std::size_t> asked;
    for (const RuleSource& rule : sources_)
      if (!rule.red_flag.text.empty()) collect(rule.when, false, asked);
    const std::set<std::string> ids = exempt();
    bool holds = true;
    for (const std::size_t claim : asked) {
      const PatientSet flagged = run_.some_fired([](const RuleSource& one) { return !one.red_flag.text.empty(); });
      if (all_.contains(flagged, all_.alone(claim))) holds = holds && !drops_with(claim, ids);
    }
    return {"red_flags", "  no_less_urgent_with: red_flags\n" + except(ids), holds};
  }

  // The claims that answer the plain findings of a condition.
  void collect(const rule::Condition& c, bool negated, std::set<std::size_t>& claims) {
    for (const rule::Condition& part : c.parts) collect(part, negated != (c.kind == rule::Condition::Kind::negation), claims);
    if (c.kind != rule::Condition::Kind::finding || negated || c.scope != rule::Scope::plain) return;
    for (std::size_t i = 0; i < all_.language().claims.size(); ++i) {
      const rule::Condition claim = World::condition(all_.language().claims[i]);
      if (claim.name != c.name || claim.tests.empty() != c.tests.empty()) continue;
      if (c.tests.empty() || to_text(c).find(claim.tests.front().low.word) != std::string::npos) claims.insert(i);
    }
  }

  Claim ageing(bool older) {
    static const std::pair<const char*, std::pair<double, double>> kBands[] = {{"{from: 0 years, to: 130 years}", {0, 130}},
                                                                               {"{from: 10 years, to: 60 years}", {10, 60}},
                                                                               {"{from: 54 years, to: 66 years}", {54, 66}}};
    const auto& [text, band] = kBands[below(std::size(kBands))];
    const std::set<std::string> ids = exempt();
    const bool drop = drops(ids, [&](const PatientSet& before, const PatientSet& after) {
      return older ? all_.ageing(before, after, band.first, band.second) : all_.ageing(after, before, band.first, band.second);
    });
    const std::string key = older ? "no_less_urgent_when_older" : "no_less_urgent_when_younger";
    return {key, "  " + key + ": " + text + "\n" + except(ids), !drop};
  }

  // Of one complaint; all others are excepted.
  Claim complaint(bool urgency) {
    const std::vector<std::string>& concepts = all_.language().concepts;
    const std::string name = concepts[below(concepts.size())];
    std::set<std::string> others;
    const ontology::Ontology& ontology = bases_.world().ontology;
    for (ontology::ConceptId id = 0; id < ontology.size(); ++id)
      if (ontology[id].id != name) others.emplace(ontology[id].id);
    const PatientSet gets =
        urgency ? run_.urgency(Urgency::self_care) : run_.some_fired([](const RuleSource& one) { return !one.route.empty(); });
    return {"every_complaint", std::string("  every_complaint: [") + (urgency ? "urgency" : "department") + "]\n" + except(others),
            all_.mentioning(name).within(gets)};
  }

  SmallBases& bases_;
  AllPatients& all_;
  const AllFired& run_;
  const std::vector<RuleSource>& sources_;
};

TEST(EveryPatient, InvariantsHoldJustWhereNobodyIsAgainstThem) {
  SmallBases bases;
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // by kind: proved, refuted
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    const std::vector<Claim> claims = Claims(bases).list();
    std::string yaml;
    for (std::size_t i = 0; i < claims.size(); ++i) yaml += "- invariant: i" + std::to_string(i) + "\n  says: It is so.\n" + claims[i].yaml;
    base::Problems problems;
    std::vector<audit::Invariant> invariants;
    audit::read_invariants({"invariants.yaml", yaml}, invariants, problems);
    std::map<std::string, std::set<std::string>> said;
    for (const audit::Finding& finding : audit::prove_invariants(bases.rules(), invariants, {}).findings) {
      said[finding.of].insert(finding.kind);
      EXPECT_FALSE(finding.witness.empty() && finding.certificate.empty());
    }
    ASSERT_TRUE(problems.empty()) << to_text(problems) << yaml;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      auto& [proved, refuted] = counts[claims[i].kind];
      ++(claims[i].holds ? proved : refuted);
      EXPECT_EQ(said["i" + std::to_string(i)], std::set<std::string>{claims[i].holds ? "invariant-proved" : "invariant-refuted"})
          << claims[i].yaml;
    }
  }
  for (const auto& [kind, count] : counts) std::printf("%s: %zu proved, %zu refuted\n", kind.c_str(), count.first, count.second);
}

}  // namespace
}  // namespace anteroom::tests
