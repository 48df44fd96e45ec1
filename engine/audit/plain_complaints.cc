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

// What a patient gets who has this and tells no more.
struct Answer {
  bool urgency = false, department = false, reply = false;
};

class Asker {
 public:
  explicit Asker(const knowledge::Knowledge& all) : ontology_(all.ontology), chainer_(all.rules), decider_(all.rules) {
    facts_.chief = {0};
  }

  Answer ask(ConceptId concept_id) {
    fact::Finding finding;
    finding.concept_id = concept_id, finding.site = ontology_.site_of(concept_id), finding.chief = true;
    facts_.findings = {finding};
    const decide::Decision& decision = decider_.decide(chainer_.run(facts_));
    return {!decision.because.empty(), !decision.departments.empty() && !decision.departments.front().because.empty(),
            !decision.advice.empty() || !decision.red_flags.empty()};
  }

 private:
  const ontology::Ontology& ontology_;
  infer::Chainer chainer_;
  decide::Decider decider_;
  fact::Facts facts_;
};

Finding lack(const char* kind, Level level, const std::string& id, const Written& at, const std::string& what, const std::string& table) {
  return finding_at(kind, level, id, at, "a patient who has this and tells no more gets no " + what + " from any rule",
                    "add a row for it, or for something broader, to " + table + " table");
}

}  // namespace

void find_unanswered(const knowledge::Knowledge& all, const WrittenNames& names, PartReport& report) {
  Asker asker(all);
  std::size_t complaints = 0, routed = 0, advised = 0;
  for (const auto& [id, written] : names.concepts) {
    const ConceptId concept_id = all.ontology.find(id);
    if (concept_id == ontology::kNoConcept || !is_complaint(all.ontology[concept_id].kind) || !can_be_said(names, id, written)) continue;
    const Answer answer = asker.ask(concept_id);
    ++complaints, routed += answer.urgency && answer.department ? 1 : 0, advised += answer.reply ? 1 : 0;
    auto& found = report.findings;
    if (!answer.urgency) found.push_back(lack("complaint-without-urgency", Level::warning, id, written.at, "urgency", "an urgency"));
    if (!answer.department) found.push_back(lack("complaint-without-department", Level::warning, id, written.at, "department", "a route"));
    if (!answer.reply) found.push_back(lack("complaint-without-reply", Level::note, id, written.at, "advice and no warning", "an advise"));
  }
  const auto share = [&](const char* name, const char* says, std::size_t count) {
    const double value = complaints == 0 ? 1 : static_cast<double>(count) / static_cast<double>(complaints);
    report.figures.push_back({.name = name, .says = says, .value = value, .ratio = true});
  };
  share("complaints_routed", "complaints that, told alone, get urgency and department from rules", routed);
  share("complaints_advised", "complaints that, told alone, get advice or a warning from rules", advised);
}

}  // namespace anteroom::audit
