// The JSON of a screening. Every list is in the order that its stage fixed; nothing here decides anything.
#include "engine/write_screening.h"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/base/json_writer.h"
#include "engine/target_context.h"

namespace anteroom {
namespace {

using base::JsonWriter;
using fact::Measure;
using lexicon::QuantityKind;

void write_span(const fact::Words& words, JsonWriter& json) {
  if (words.span.empty()) {
    json.null();
    return;
  }
  json.open('{').key("begin").integer(words.span.begin).key("end").integer(words.span.end);
  if (words.part == text::Part::title) json.key("in").string("title");
  json.close('}');
}

// Writes the parts of one screening; holds what they share.
class ScreeningWriter {
 public:
  ScreeningWriter(const Screening::Parts& parts, std::string& out)
      : p_(parts), json_(out), rules_(parts.all.rules), ontology_(parts.all.ontology), fragments_(parts.language->fragments) {}

  void screening() {
    json_.open('{').key("id");
    p_.id.empty() ? json_.null() : json_.string(p_.id);
    json_.key("language").string(p_.language->tag);
    json_.key("knowledge").open('{').key("version").string(p_.all.version).key("digest").string(p_.all.digest).close('}');
    facts();
    decision();
    reply();
    explanation();
    problems();
    json_.close('}').finish();
  }

  void annotation(const std::optional<Target>& target) {
    json_.open('{').key("id");
    p_.id.empty() ? json_.null() : json_.string(p_.id);
    facts();
    if (target) context_of(*target);
    problems();
    json_.close('}').finish();
  }

 private:
  std::string_view words(const fact::Words& where) const { return p_.text.source(where.part, where.span); }
  fact::Words words_of(base::Span tokens) const {
    const auto& list = p_.text.tokens();
    return {{list[tokens.begin].source.begin, list[tokens.end - 1].source.end}, list[tokens.begin].part};
  }

  void facts() {
    patient();
    json_.key("findings").open('[');
    for (const fact::Finding& finding : p_.facts.findings) write(finding);
    json_.close(']').key("chief_complaints").open('[');
    for (const std::uint32_t index : p_.facts.chief) json_.integer(index);
    json_.close(']').key("quantities").open('[');
    for (const mention::Quantity& quantity : p_.mentions.quantities) {
      const bool hidden = quantity.kind == QuantityKind::birth_year || quantity.kind == QuantityKind::asked_on ||
                          quantity.kind == QuantityKind::age_gap || quantity.kind == QuantityKind::none;
      if (!hidden) write(quantity);
    }
    json_.close(']');
  }

  void patient() {
    const fact::Patient& patient = p_.facts.patient;
    json_.key("patient").open('{').key("age");
    if (const fact::Range& age = patient[Measure::age]; age.known()) {
      json_.open('{').key("low_years").number(age.low).key("high_years").number(age.high).key("span");
      write_span(patient.measure_words[static_cast<std::size_t>(Measure::age)], json_);
      json_.close('}');
    } else {
      json_.null();
    }
    json_.key("sex").string(ontology::name_of(patient.sex));
    static constexpr std::string_view kAnswers[] = {"unknown", "no", "yes"};
    json_.key("pregnancy").string(kAnswers[static_cast<std::size_t>(patient.pregnant)]);
    if (patient.postpartum == fact::Answer::yes) json_.key("postpartum").boolean(true);
    if (patient.breastfeeding == fact::Answer::yes) json_.key("breastfeeding").boolean(true);
    if (const fact::Range& weeks = patient[Measure::weeks_pregnant]; weeks.known()) json_.key("weeks_pregnant").number(weeks.low);
    json_.key("relation_to_asker").string(fact::name_of(patient.relation));
    if (const mention::Date asked = p_.language->facts.asked_on(); asked.year != 0) json_.key("asked_on").string(date_text(asked));
    json_.close('}');
  }

  static std::string date_text(const mention::Date& date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
  }

  void concept_or_null(std::string_view key, ontology::ConceptId id) {
    json_.key(key);
    id == ontology::kNoConcept ? json_.null() : json_.string(ontology_[id].id);
  }

  // What brings a finding on or eases it: a concept where it is one, else as it was written.
  void concept_or_words(std::string_view key, ontology::ConceptId id, const fact::Words& said) {
    if (id != ontology::kNoConcept || said.span.empty()) return concept_or_null(key, id);
    json_.key(key).string(words(said));
  }

  void values(const fact::Finding& finding) {
    if (finding.values == ontology::AttributeValues{}) {
      json_.raw(fragments_.no_values);
      return;
    }
    for (std::size_t a = 0; a < fragments_.values.size(); ++a) {
      const auto id = static_cast<ontology::AttributeId>(a);
      json_.raw(fragments_.values[a][fact::place_of(ontology_.attribute(id), finding.values[id])]);
    }
  }

  void write(const fact::Finding& f) {
    json_.open('{').raw(fragments_.concepts[f.concept_id]).key("text").string(words(f.words)).key("span");
    write_span(f.words, json_);
    json_.raw(fragments_.context(f));
    concept_or_null("site", f.site);
    values(f);
    const bool bare = !f.duration_days.known() && !f.ago_days.known() && f.frequency_words.span.empty() && f.trigger_words.span.empty() &&
                      f.relief_words.span.empty();
    if (bare) {
      json_.raw(R"("duration":null,"episode":null,"ago":null,"frequency":null,"per_day":null,"trigger":null,"relief":null,"cue":)");
      json_.value_follows();
      f.cue_words.span.empty() ? json_.null() : json_.string(words(f.cue_words));
      json_.close('}');
      return;
    }
    json_.key("duration");
    time(f.duration_days, f.duration_words);
    json_.key("episode");
    time(f.episode_days, f.episode_words);
    json_.key("ago");
    time(f.ago_days, {});
    json_.key("frequency");
    f.frequency_words.span.empty() ? json_.null() : json_.string(words(f.frequency_words));
    json_.key("per_day");
    f.per_day.known() ? json_.number(f.per_day.low) : json_.null();
    concept_or_words("trigger", f.trigger, f.trigger_words);
    concept_or_words("relief", f.relief, f.relief_words);
    json_.key("cue");
    f.cue_words.span.empty() ? json_.null() : json_.string(words(f.cue_words));
    json_.close('}');
  }

  void time(const fact::Range& days, const fact::Words& said) {
    if (!days.known()) {
      json_.null();
      return;
    }
    json_.open('{').key("days").number(days.low);
    if (days.high != days.low && days.high < 1e8) json_.key("days_high").number(days.high);
    if (days.high >= 1e8) json_.key("or_more").boolean(true);
    if (!said.span.empty()) json_.key("text").string(words(said));
    json_.close('}');
  }

  void write(const mention::Quantity& q) {
    const bool time = q.kind == QuantityKind::age || q.kind == QuantityKind::duration || q.kind == QuantityKind::ago ||
                      q.kind == QuantityKind::day_index || q.kind == QuantityKind::weeks_pregnant;
    // Two kinds that only steer reading are how long and how often to others.
    const QuantityKind shown = q.kind == QuantityKind::episode    ? QuantityKind::duration
                               : q.kind == QuantityKind::occasion ? QuantityKind::frequency
                                                                  : q.kind;
    const fact::Words where = words_of(q.tokens);
    json_.open('{').key("kind").string(lexicon::name_of(shown)).key("text").string(words(where)).key("span");
    write_span(where, json_);
    if (q.ongoing) json_.key("ongoing").boolean(true);
    if (q.date.year != 0) json_.key("date").string(date_text(q.date));
    const bool below_zero = q.kind == QuantityKind::temperature;  // a negative number of any other kind is none
    if (q.low >= 0 || below_zero) json_.key("value").number(q.low);
    if (q.high > q.low) json_.key("value_high").number(q.high);
    if (!q.unit.empty()) json_.key("unit").string(q.unit);
    if ((time || q.kind == QuantityKind::episode) && q.low >= 0) {
      json_.key("iso8601").string(iso8601(q)).key("days").number(q.days_low());
      if (q.open_end) json_.key("or_more").boolean(true);
    }
    switch (q.kind) {
      case QuantityKind::temperature:
        json_.key("celsius").number(q.unit == "F" ? (q.low - 32) / 1.8 : q.low);
        break;
      case QuantityKind::blood_pressure:
        json_.key("systolic").number(q.low);
        if (q.second >= 0) json_.key("diastolic").number(q.second);
        break;
      case QuantityKind::glucose:
        json_.key("mg_dl").number(q.unit == "mmol/L" ? q.low * 18.016 : q.low);
        break;
      case QuantityKind::weight:
        json_.key("kg").number(q.low * q.factor);
        break;
      case QuantityKind::height:
        json_.key("cm").number(q.low * q.factor);
        break;
      case QuantityKind::frequency:
        if (q.low >= 0) json_.key("per_day").number(q.low / q.factor);
        break;
      default:
        break;
    }
    json_.close('}');
  }

  static std::string iso8601(const mention::Quantity& q) {
    struct Unit {
      double days;
      const char* prefix;
      char letter;
    };
    static constexpr Unit kUnits[] = {{365.25, "P", 'Y'},    {30.4375, "P", 'M'},     {7, "P", 'W'},           {1, "P", 'D'},
                                      {1.0 / 24, "PT", 'H'}, {1.0 / 1440, "PT", 'M'}, {1.0 / 86400, "PT", 'S'}};
    const Unit* unit = &kUnits[3];
    double value = q.days_low();
    for (const Unit& one : kUnits) {
      if (std::abs(one.days - q.factor) > one.days * 1e-3) continue;
      unit = &one, value = q.low;
    }
    static constexpr int kDigits = 6;
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, kDigits).ptr;
    return std::string(unit->prefix).append(digits, end) + unit->letter;
  }

  void rule_ids(base::Span span) {
    json_.open('[');
    for (const std::uint32_t rule : p_.decision->at(span)) json_.raw(fragments_.rule_ids[rule]);
    json_.close(']');
  }

  void decision() {
    const decide::Decision& d = *p_.decision;
    json_.key("urgency").open('{').key("level").string(rule::name_of(d.urgency)).key("settled").boolean(d.settled).key("because");
    rule_ids(d.because);
    json_.close('}').key("red_flags").open('[');
    for (std::size_t i = 0; i < d.red_flags.size(); ++i) {
      const decide::RedFlag& flag = d.red_flags[i];
      json_.open('{').key("id").string(rules_.string(flag.id)).key("urgency").string(rule::name_of(flag.urgency));
      json_.key("warning").string(p_.red_flags[i].warning).key("because");
      rule_ids(flag.because);
      json_.key("findings").open('[');
      for (const std::uint32_t finding : d.at(flag.findings)) json_.integer(finding);
      json_.close(']').key("sources").open('[');
      for (const std::uint32_t rule : d.at(flag.because)) {
        for (std::size_t s = 0; s < rules_.source_count(rule); ++s) source(rule, s);
      }
      json_.close(']').key("status").string(rule::name_of(rules_.status(d.at(flag.because).front()))).close('}');
    }
    json_.close(']').key("departments").open('[');
    for (const decide::RankedDepartment& one : d.departments) {
      json_.open('{')
          .raw(fragments_.departments[one.department])
          .key("score")
          .number(one.score)
          .key("share")
          .number(one.share)
          .key("because");
      rule_ids(one.because);
      json_.close('}');
    }
    json_.close(']').key("ask_next").open('[');
    for (std::size_t i = 0; i < d.ask_next.size(); ++i) {
      const decide::Question& question = d.ask_next[i];
      json_.open('{');
      concept_or_null("concept", question.concept_id);
      json_.key("about").string(rules_.literal_text(question.literal)).key("question").string(p_.reply.questions[i]);
      json_.key("would_change").string(question.changes_urgency ? "urgency" : "department").close('}');
    }
    json_.close(']');
  }

  void source(rule::RuleIndex rule, std::size_t index) {
    const rule::CitationView cited = rules_.source(rule, index);
    std::string text(cited.cite);
    if (!cited.url.empty()) text += " <" + std::string(cited.url) + ">, read " + std::string(cited.read_on);
    if (rules_.from_memory(rule)) text += " (from memory)";
    json_.string(text);
  }

  void reply() {
    json_.key("advice").open('[');
    for (const rule::StringId id : p_.decision->advice) json_.string(rules_.string(id));
    json_.close(']').key("reply").string(p_.reply.text).key("more").string(p_.reply.more);
  }

  void explanation() {
    json_.key("explanation").open('[');
    std::vector<std::uint32_t> findings;
    const auto fired = p_.inference->fired();
    for (std::size_t i = 0; i < fired.size(); ++i) {
      const rule::RuleIndex rule = fired[i];
      json_.open('{').raw(fragments_.rules[rule]).key("findings").open('[');
      findings.clear();
      p_.inference->findings(i, false, findings);
      for (const std::uint32_t finding : findings) json_.integer(finding);
      json_.close(']').raw(fragments_.conclusions[rule]).close('}');
    }
    json_.close(']');
  }

  void problems() {
    json_.key("problems").open('[');
    for (const base::Problem& problem : p_.problems) {
      json_.open('{').key("code").string(problem.code).key("message").string(problem.message);
      if (!problem.hint.empty()) json_.key("hint").string(problem.hint);
      json_.close('}');
    }
    json_.close(']');
  }

  void context_of(const Target& target) {
    const context::Context c = target_context(p_, target);
    json_.key("target")
        .open('{')
        .key("assertion")
        .string(context::name_of(c.assertion))
        .key("temporality")
        .string(context::name_of(c.temporality));
    json_.key("experiencer").string(context::name_of(c.experiencer)).key("cue");
    c.cue.empty() ? json_.null() : json_.string(words(words_of(c.cue)));
    json_.close('}');
  }

  const Screening::Parts& p_;
  JsonWriter json_;
  const rule::RuleBase& rules_;
  const ontology::Ontology& ontology_;
  const ScreeningFragments& fragments_;
};

}  // namespace

void write_screening(const Screening::Parts& parts, std::string& out) { ScreeningWriter(parts, out).screening(); }
void write_annotation(const Screening::Parts& parts, const std::optional<Target>& target, std::string& out) {
  ScreeningWriter(parts, out).annotation(target);
}

}  // namespace anteroom
