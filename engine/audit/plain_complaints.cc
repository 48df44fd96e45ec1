// Each complaint is told alone by a patient of whom nothing else is known, and the rules are run: what then comes out is what a person gets
// who writes that and no more. (That each complaint gets an answer whatever comes with it is an invariant, and proved.)
#include "engine/audit/plain_parts.h"
#include "engine/decide/decision.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {
namespace {

using ontology::ConceptId;

bool is_complaint(ontology::Kind kind) { return kind == ontology::Kind::symptom || kind == ontology::Kind::condition; }

bool can_be_said(const WrittenNames& names, std::string_view id, const WrittenConcept& written) {
  if (written.located) return true;
  for (const auto& [language, said] : names.phrases) {
    if (said.contains(id)) return true;
  }
  return false;
}

}  // namespace

void find_unanswered(const knowledge::Knowledge& all, const WrittenNames& names, PartReport& report) {
  infer::Chainer chainer(all.rules);
  decide::Decider decider(all.rules);
  fact::Facts facts;
  facts.chief = {0};
  std::size_t complaints = 0, answered = 0;
  for (const auto& [id, written] : names.concepts) {
    const ConceptId concept_id = all.ontology.find(id);
    if (concept_id == ontology::kNoConcept || !is_complaint(all.ontology[concept_id].kind) || !can_be_said(names, id, written)) continue;
    fact::Finding finding;
    finding.concept_id = concept_id, finding.site = all.ontology.site_of(concept_id), finding.chief = true;
    facts.findings = {finding};
    const decide::Decision& decision = decider.decide(chainer.run(facts));
    const bool routed = !decision.departments.empty() && !decision.departments.front().because.empty();
    std::string lacks;
    const auto lack = [&](bool there, const char* what) { lacks += there ? "" : (lacks.empty() ? "" : ", ") + std::string(what); };
    lack(!decision.because.empty(), "urgency"), lack(routed, "department"), lack(!decision.advice.empty(), "advice");
    ++complaints, answered += lacks.empty() ? 1 : 0;
    if (lacks.empty()) continue;
    report.findings.push_back(finding_at("complaint-unanswered", Level::warning, id, written.at,
                                         "a patient who has this and tells no more gets no " + lacks + " from any rule",
                                         "add a row for it, or for something broader, to the tables of its field"));
  }
  report.figures.push_back({.name = "complaints_answered",
                            .says = "complaints that, told alone, get urgency, department and advice from rules",
                            .value = complaints == 0 ? 1 : static_cast<double>(answered) / static_cast<double>(complaints),
                            .ratio = true});
}

}  // namespace anteroom::audit
