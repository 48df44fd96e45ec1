// Holds one screening against what a case expects. Every difference is told with what came instead and, for an urgency, the rules
// behind it, so that a clinician sees where to look.
#include <algorithm>

#include "engine/audit/case_files.h"
#include "engine/audit/fact_screener.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out += (out.empty() ? "" : ", ") + item;
  return out.empty() ? "none" : out;
}

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// One comparison of a case with its screening.
class Comparison {
 public:
  Comparison(const Case& one, const Screening::Parts& parts, std::vector<std::string>& failures)
      : case_(one), p_(parts), rules_(p_.all.rules), ontology_(p_.all.ontology), failures_(failures) {}

  void run() { urgency(), departments(), red_flags(), rules(), findings(), patient(), lists(); }

 private:
  void fail(const std::string& what) { failures_.push_back(what); }

  std::string rule_ids(base::Span span) const {
    std::vector<std::string> ids;
    for (const std::uint32_t rule : p_.decision->at(span)) ids.emplace_back(rules_.id(rule));
    return join(ids);
  }

  void urgency() {
    const auto& wanted = case_.expect.urgency;
    const std::string_view got = rule::name_of(p_.decision->urgency);
    if (wanted.empty() || contains(wanted, got)) return;
    fail("expected urgency " + join(wanted) + ", got " + std::string(got) + " because of " + rule_ids(p_.decision->because));
  }

  void departments() {
    std::vector<std::string> got;
    for (const auto& department : p_.departments) got.emplace_back(department.id);
    const auto& wanted = case_.expect.departments;
    if (got.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), got.begin()))
      fail("expected departments " + join(wanted) + ", got " + join(got));
    if (got.size() > 3) got.resize(3);
    for (const std::string& id : case_.expect.first_three) {
      if (!contains(got, id)) fail("expected " + id + " among the first three departments, got " + join(got));
    }
  }

  void red_flags() {
    if (!case_.expect.red_flags) return;
    std::vector<std::string> got;
    for (const auto& flag : p_.red_flags) got.emplace_back(flag.id);
    if (case_.expect.red_flags->empty() && !got.empty()) fail("expected no red flag, got " + join(got));
    for (const std::string& id : *case_.expect.red_flags) {
      if (!contains(got, id)) fail("expected the red flag " + id + ", got " + join(got));
    }
  }

  void rules() {
    for (const auto* list : {&case_.expect.fired, &case_.expect.not_fired}) {
      for (const std::string& id : *list) {
        const rule::RuleIndex rule = rules_.find(id);
        if (rule == rule::kNoRule)
          fail("no rule is called " + id);
        else if (p_.inference->fired(rule) != (list == &case_.expect.fired))
          fail("rule " + id + (list == &case_.expect.fired ? " did not fire" : " fired") + "; found: " + all_findings());
      }
    }
    if (!case_.expect.fired_alone) return;
    for (const rule::RuleIndex rule : p_.inference->fired())
      if (!contains(case_.expect.fired, rules_.id(rule))) fail("rule " + std::string(rules_.id(rule)) + " fired too");
  }

  std::string all_findings() const {
    std::vector<std::string> list;
    for (const fact::Finding& f : p_.facts.findings) {
      std::string text(ontology_[f.concept_id].id);
      if (!f.plain())
        text += " (" + std::string(context::name_of(f.assertion)) + ", " + std::string(context::name_of(f.temporality)) + ", " +
                std::string(context::name_of(f.experiencer)) + ")";
      list.push_back(std::move(text));
    }
    return join(list);
  }

  // A field of a finding as the output names it.
  std::string field(const fact::Finding& f, std::string_view key) const {
    const auto id_of = [&](ontology::ConceptId id) {
      return std::string(id == ontology::kNoConcept ? std::string_view() : ontology_[id].id);
    };
    if (key == "concept") return id_of(f.concept_id);
    if (key == "assertion") return std::string(context::name_of(f.assertion));
    if (key == "temporality") return std::string(context::name_of(f.temporality));
    if (key == "experiencer") return std::string(context::name_of(f.experiencer));
    if (key == "site") return id_of(f.site);
    if (key == "trigger") return id_of(f.trigger);
    if (key == "relief") return id_of(f.relief);
    const fact::Words words = key == "frequency" ? f.frequency_words : f.cue_words;
    return std::string(p_.text.source(words.part, words.span));
  }

  bool matches(const fact::Finding& f, const ExpectedFinding& wanted) const {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& pair) {
      const ontology::AttributeId attribute = ontology_.find_attribute(pair.first);
      if (attribute != ontology::kNoAttribute) return (f.values[attribute] & ontology_.value_bit(attribute, pair.second)) != 0;
      return field(f, pair.first) == pair.second;
    });
  }

  void findings() {
    const auto& all = p_.facts.findings;
    for (const ExpectedFinding& wanted : case_.expect.findings) {
      if (std::any_of(all.begin(), all.end(), [&](const fact::Finding& f) { return matches(f, wanted); })) continue;
      std::string text;
      for (const auto& [key, value] : wanted) text += (text.empty() ? "" : ", ") + key + ": " + value;
      fail("expected a finding {" + text + "}; found: " + all_findings());
    }
    for (const std::string& id : case_.expect.no_findings) {
      if (std::any_of(all.begin(), all.end(), [&](const fact::Finding& f) { return f.plain() && ontology_[f.concept_id].id == id; }))
        fail("expected no present " + id);
    }
  }

  void patient() {
    const fact::Patient& patient = p_.facts.patient;
    const auto compare = [&](const char* what, const std::string& wanted, std::string_view got) {
      if (!wanted.empty() && wanted != got) fail(std::string("expected ") + what + " " + wanted + ", got " + std::string(got));
    };
    static constexpr std::string_view kAnswers[] = {"unknown", "no", "yes"};
    compare("sex", case_.expect.sex, ontology::name_of(patient.sex));
    compare("relation", case_.expect.relation, fact::name_of(patient.relation));
    compare("pregnancy", case_.expect.pregnancy, kAnswers[static_cast<std::size_t>(patient.pregnant)]);
    if (case_.expect.age) {
      const fact::Range& got = patient[fact::Measure::age];
      const bool same =
          got.known() && std::abs(got.low - case_.expect.age->first) < 0.02 && std::abs(got.high - case_.expect.age->second) < 0.02;
      if (!same)
        fail("expected age " + std::to_string(case_.expect.age->first) + " to " + std::to_string(case_.expect.age->second) + ", got " +
             (got.known() ? std::to_string(got.low) + " to " + std::to_string(got.high) : "none"));
    }
    if (!case_.expect.asked_on.empty()) {
      const mention::Date date = p_.language->facts.asked_on();
      char text[32];
      std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
      compare("date", case_.expect.asked_on, text);
    }
  }

  void lists() {
    std::vector<std::string> advice, asked;
    for (const rule::StringId id : p_.decision->advice) advice.emplace_back(rules_.string(id));
    for (const decide::Question& question : p_.decision->ask_next)
      asked.push_back(question.concept_id == ontology::kNoConcept ? rules_.literal_text(question.literal)
                                                                  : std::string(ontology_[question.concept_id].id));
    for (const std::string& id : case_.expect.advice) {
      if (!contains(advice, id)) fail("expected the advice " + id + ", got " + join(advice));
    }
    for (const std::string& id : case_.expect.ask_next) {
      if (!contains(asked, id)) fail("expected to ask about " + id + ", asked about " + join(asked));
    }
    const std::string reply = lower(p_.reply.text + "\n" + p_.reply.more);
    for (const std::string& text : case_.expect.reply_has) {
      if (reply.find(lower(text)) == reply.npos) fail("the reply does not say '" + text + "'");
    }
    for (const std::string& text : case_.expect.reply_lacks) {
      if (reply.find(lower(text)) != reply.npos) fail("the reply says '" + text + "'");
    }
  }

  const Case& case_;
  const Screening::Parts& p_;
  const rule::RuleBase& rules_;
  const ontology::Ontology& ontology_;
  std::vector<std::string>& failures_;
};

}  // namespace

CaseRunner::CaseRunner(std::shared_ptr<const Knowledge> knowledge)
    : screener_(knowledge), by_facts_(std::make_unique<FactScreener>(std::move(knowledge))) {}
CaseRunner::~CaseRunner() = default;

std::vector<std::string> CaseRunner::run(const Case& one) {
  std::vector<std::string> failures;
  const Screening::Parts* parts = one.facts ? by_facts_->screen(*one.facts, failures) : &screener_.screen(question_of(one)).parts();
  if (parts != nullptr) Comparison(one, *parts, failures).run();
  return failures;
}

CaseReport run_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter,
                     base::Problems& problems) {
  const std::vector<Case> cases = read_rule_cases(folder, filter, problems);
  const std::vector<LexiconCase> words = read_word_cases(folder, filter, problems);
  if (cases.empty() && words.empty()) problems.add(no_case_in(folder));
  CaseReport report;
  const auto take = [&](const std::string& of, const std::string& file, base::Place place, std::vector<std::string> failures) {
    ++report.cases;
    report.failed += failures.empty() ? 0 : 1;
    for (std::string& says : failures)
      report.failures.push_back({.kind = "case-fails", .of = of, .file = file, .place = place, .says = std::move(says)});
  };
  Screener screener(knowledge);
  for (const LexiconCase& one : words) take(one.text, one.file, one.place, audit::run(one, screener));
  CaseRunner runner(std::move(knowledge));
  for (const Case& one : cases) take(one.name, one.file, one.place, runner.run(one));
  return report;
}

}  // namespace anteroom::audit
