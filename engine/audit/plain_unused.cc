// A name is used where some rule asks about it, however it does: about the finding, its site, what brings it on. What is broader than a
// used concept, or a site of one, is used too: it is there for them.
#include <set>
#include <vector>

#include "engine/audit/plain_parts.h"

namespace anteroom::audit {
namespace {

using ontology::ConceptId;
using ontology::kNoConcept;
using ontology::Ontology;

struct Named {
  std::vector<bool> at_all;   // by concept: some rule's condition names it
  std::vector<bool> finding;  // as a finding, about which a patient can be asked
};

Named named_by_rules(const rule::RuleBase& rules) {
  Named out{std::vector<bool>(rules.ontology().size()), std::vector<bool>(rules.ontology().size())};
  for (rule::AtomId id = 0; id < rules.atom_count(); ++id) {
    const rule::Atom& atom = rules.atom(id);
    if (atom.kind != rule::AtomKind::finding && atom.kind != rule::AtomKind::row) continue;
    out.at_all[atom.name] = out.finding[atom.name] = true;
    for (const rule::AtomTest& test : rules.tests(atom)) {
      using Kind = rule::AtomTest::Kind;
      if (test.kind == Kind::site || test.kind == Kind::trigger || test.kind == Kind::relief) out.at_all[test.concept_id] = true;
    }
  }
  return out;
}

// A concept, and all that it is a kind of.
void use(const Ontology& ontology, ConceptId id, std::vector<bool>& used) {
  for (const ConceptId broader : ontology.ancestors(id)) used[broader] = true;
}

std::vector<bool> used_concepts(const Ontology& ontology, const std::vector<bool>& named) {
  std::vector<bool> used(ontology.size());
  for (ConceptId id = 0; id < ontology.size(); ++id) {
    if (!named[id]) continue;
    use(ontology, id, used);
    for (const ConceptId narrower : ontology.descendants(id)) used[narrower] = true;
  }
  for (ConceptId id = 0; id < ontology.size(); ++id) {
    if (const ConceptId site = ontology.site_of(id); used[id] && site != kNoConcept) use(ontology, site, used);
  }
  return used;
}

void find_concepts(const knowledge::Knowledge& all, const WrittenNames& names, const Named& named, PartReport& report) {
  const Ontology& ontology = all.ontology;
  const std::vector<bool> used = used_concepts(ontology, named.at_all);
  std::size_t unused = 0;
  for (const auto& [id, written] : names.concepts) {
    const ConceptId concept_id = ontology.find(id);
    if (concept_id == kNoConcept) continue;
    const ontology::Kind kind = ontology[concept_id].kind;
    // Where a finding is, what brings it on and what is asked is shown to whoever reads the screening, rule or not.
    using ontology::Kind;
    if (!used[concept_id] && kind != Kind::site && kind != Kind::intent && kind != Kind::exposure) {
      ++unused;
      report.findings.push_back(finding_at("concept-unused", Level::warning, id, written.at,
                                           "no rule asks about it or about anything broader",
                                           "write a rule or a row for it, or remove it with its phrases"));
    }
    if (!named.finding[concept_id]) continue;
    for (const auto& [language, said] : names.phrases) {
      bool found = false;
      for (const ConceptId narrower : ontology.descendants(concept_id)) {
        const std::string_view name = ontology[narrower].id;
        const auto place = names.concepts.find(name);
        found = found || said.contains(name) || (place != names.concepts.end() && place->second.located);
      }
      if (!found)
        report.findings.push_back(
            finding_at("concept-unsaid", Level::warning, id, written.at,
                       "rules ask about it, and no phrase of the language " + language + " means it or anything narrower",
                       "write phrases for it in lexicon/" + language + ", or leave it out of the rules"));
    }
  }
  report.figures.push_back({.name = "concepts_unused", .says = "concepts that no rule asks about", .value = static_cast<double>(unused)});
}

void find_replies(const knowledge::Knowledge& all, const WrittenNames& names, const Named& named, PartReport& report) {
  std::set<std::string_view> advised, warned;
  for (rule::RuleIndex rule = 0; rule < all.rules.size(); ++rule) {
    for (const rule::StringId id : all.rules.advise(rule)) advised.insert(all.rules.string(id));
    warned.insert(all.rules.string(all.rules.red_flag(rule)));
  }
  for (const auto& [language, replies] : names.replies) {
    for (const WrittenReply& reply : replies) {
      const ConceptId asked = reply.section == "questions" ? all.ontology.find(reply.id) : kNoConcept;
      const bool used = reply.section == "advice"     ? advised.contains(reply.id)
                        : reply.section == "warnings" ? warned.contains(reply.id)
                                                      : asked != kNoConcept && named.finding[asked];
      if (!used)
        report.findings.push_back(finding_at("reply-unused", Level::warning, reply.section + " " + reply.id, reply.at,
                                             "no rule calls for this text, so no patient ever reads it",
                                             "let a rule give it, correct its name, or remove it"));
    }
  }
}

}  // namespace

void find_unused(const knowledge::Knowledge& all, const WrittenNames& names, PartReport& report) {
  const Named named = named_by_rules(all.rules);
  find_concepts(all, names, named, report);
  find_replies(all, names, named, report);
}

}  // namespace anteroom::audit
