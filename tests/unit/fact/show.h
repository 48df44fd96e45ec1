// tests/unit/fact/show.h: the facts of a text as lines of words, for tests to compare.
//
//   FactShow show(*small_english());
//   show.read("My knees have hurt for 2 weeks");
//   show.findings();   // "knee_pain @knee bilateral for 14 'knees have hurt'"
//   show.patient();    // "self"
#pragma once

#include <string>

#include "engine/fact/fact_reader.h"
#include "tests/unit/mention/show.h"

namespace anteroom::fact {

class FactShow {
 public:
  explicit FactShow(const lexicon::TestLanguage& language)
      : language_(language),
        words_(language),
        context_(language.ontology, *language.lexicon),
        reader_(language.ontology, *language.lexicon) {}

  FactShow& read(std::string_view body, std::string_view title = "", const Form& form = {}) {
    problems_.clear();
    words_.read(body, title);
    context_.read(words_.text(), words_.mentions());
    reader_.read(words_.text(), words_.mentions(), context_, form, facts_, problems_);
    return *this;
  }

  FactShow& read_other() {
    reader_.read_other({}, facts_, problems_);
    return *this;
  }

  const Facts& facts() const { return facts_; }
  const FactReader& reader() const { return reader_; }
  const std::vector<base::Problem>& problems() const { return problems_; }
  const lexicon::TestLanguage& language() const { return language_; }

  // One finding after the other, parted by "; ".
  std::string findings() const {
    std::string line;
    for (const Finding& f : facts_.findings) line += (line.empty() ? "" : "; ") + finding(f);
    return line;
  }

  // Relation, sex, age and what is known beside.
  std::string patient() const {
    const Patient& p = facts_.patient;
    std::string line(name_of(p.relation));
    if (p.sex != ontology::Sex::unknown) line += ' ' + std::string(ontology::name_of(p.sex));
    for (std::size_t m = 0; m < kMeasureCount; ++m) {
      const Range& range = p.measures[m];
      if (range.known()) line += ' ' + std::string(name_of(static_cast<Measure>(m))) + '=' + show(range);
    }
    const auto answer = [&](Answer a, const char* name) {
      if (a != Answer::unknown) line += std::string(a == Answer::yes ? " " : " not ") + name;
    };
    answer(p.pregnant, "pregnant"), answer(p.postpartum, "postpartum"), answer(p.breastfeeding, "breastfeeding");
    return line;
  }

  // "knee_pain, cough": the main one first.
  std::string chief() const {
    std::string line;
    for (const std::uint32_t i : facts_.chief)
      line.append(line.empty() ? "" : ", ").append(language_.ontology[facts_.findings[i].concept_id].id);
    return line;
  }

  std::string all() const { return findings() + "\n" + patient() + "\n" + chief(); }

 private:
  static std::string show(const Range& range) {
    std::string line = mention::MentionReader::number(range.low);
    if (range.high > 1e8) return line + '+';
    return range.high > range.low ? line + ".." + mention::MentionReader::number(range.high) : line;
  }

  std::string finding(const Finding& f) const {
    const ontology::Ontology& ontology = language_.ontology;
    std::string line(ontology[f.concept_id].id);
    const auto named = [&](const char* before, ontology::ConceptId id) {
      if (id != ontology::kNoConcept) line.append(before).append(ontology[id].id);
    };
    if (f.assertion != context::Assertion::present) line += ' ' + std::string(context::name_of(f.assertion));
    if (f.temporality != context::Temporality::current) line += ' ' + std::string(context::name_of(f.temporality));
    if (f.experiencer != context::Experiencer::patient) line += ' ' + std::string(context::name_of(f.experiencer));
    named(" @", f.site);
    for (std::size_t i = 0; i < ontology.attribute_count(); ++i) {
      const auto a = static_cast<ontology::AttributeId>(i);
      for (const std::string_view value : ontology.attribute(a).values) {
        if (f.values[a] & ontology.value_bit(a, value)) line.append(" ").append(value);
      }
    }
    if (f.duration_days.known()) line += " for " + show(f.duration_days);
    if (f.episode_days.known()) line += " each " + show(f.episode_days);
    if (f.ago_days.known()) line += " ago " + show(f.ago_days);
    if (f.per_day.known()) line += " a day " + show(f.per_day);
    const text::Text& text = words_.text();
    const auto linked = [&](const char* before, ontology::ConceptId id, const Words& said) {
      if (id != ontology::kNoConcept || said.span.empty()) return named(before, id);
      line += before + ('"' + std::string(text.source(said.part, said.span))) + '"';
    };
    linked(" by ", f.trigger, f.trigger_words), linked(" eased by ", f.relief, f.relief_words);
    line += f.words.span.empty() ? " (form)" : " '" + std::string(text.source(f.words.part, f.words.span)) + "'";
    return line;
  }

  const lexicon::TestLanguage& language_;
  mention::MentionReader words_;
  context::ContextReader context_;
  FactReader reader_;
  Facts facts_;
  std::vector<base::Problem> problems_;
};

}  // namespace anteroom::fact
