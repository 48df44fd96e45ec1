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
  std::size_t complaints = 0, routed = 0, advised = 0;
  for (const auto& [id, written] : names.concepts) {
    const ConceptId concept_id = all.ontology.find(id);
    if (concept_id == ontology::kNoConcept || !is_complaint(all.ontology[concept_id].kind) || !can_be_said(names, id, written)) continue;
    fact::Finding finding;
    finding.concept_id = concept_id, finding.site = all.ontology.site_of(concept_id), finding.chief = true;
    facts.findings = {finding};
    const decide::Decision& decision = decider.decide(chainer.run(facts));
    const bool urgency = !decision.because.empty();
    const bool department = !decision.departments.empty() && !decision.departments.front().because.empty();
    const bool reply = !decision.advice.empty() || !decision.red_flags.empty();
    ++complaints, routed += urgency && department ? 1 : 0, advised += reply ? 1 : 0;
    const auto report_lack = [&](const char* kind, Level level, const char* what, const char* action) {
      report.findings.push_back(finding_at(
          kind, level, id, written.at, std::string("a patient who has this and tells no more gets no ") + what + " from any rule", action));
    };
    if (!urgency)
      report_lack("complaint-without-urgency", Level::warning, "urgency",
                  "add a row for it, or for something broader, to an urgency table");
    if (!department)
      report_lack("complaint-without-department", Level::warning, "department",
                  "add a row for it, or for something broader, to a route table");
    if (!reply)
      report_lack("complaint-without-reply", Level::note, "advice and no warning",
                  "add a row for it, or for something broader, to an advise table");
  }
  const auto share = [&](const char* name, const char* says, std::size_t count) {
    const double value = complaints == 0 ? 1 : static_cast<double>(count) / static_cast<double>(complaints);
    report.figures.push_back({.name = name, .says = says, .value = value, .ratio = true});
  };
  share("complaints_routed", "complaints that, told alone, get urgency and department from rules", routed);
  share("complaints_advised", "complaints that, told alone, get advice or a warning from rules", advised);
}

}  // namespace anteroom::audit
