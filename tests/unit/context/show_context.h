// tests/unit/context/show_context.h: what is said of each concept of a text, as a line, for tests to compare.
//
//   ContextShower shower(*small_english("cues:\n  - {means: absent, say: [minus]}"));
//   shower.of("minus fever, cough");   // "fever absent 'minus'; cough": what is not "present, current, patient", the cue in quotes
#pragma once

#include "engine/context/context.h"
#include "tests/unit/mention/show.h"

namespace anteroom::context {

class ContextShower {
 public:
  explicit ContextShower(std::string_view more = "") : language_(lexicon::small_english(std::string(more) + "\nfillers: [of]\n")) {}

  std::string of(std::string_view text) { return show(text, false); }
  // What rules go by.
  std::string firm(std::string_view text) { return show(text, true); }

  mention::MentionReader& words() { return words_; }
  ContextReader& reader() { return reader_; }

 private:
  std::string show(std::string_view text, bool firm) {
    words_.read(text);
    reader_.read(words_.text(), words_.mentions());
    std::string line;
    for (const mention::Match& match : words_.mentions().concepts) {
      if (!line.empty()) line += "; ";
      line += language_->ontology[match.value].id;
      const Context c = firm ? reader_.of(match.tokens).firm() : reader_.of(match.tokens);
      if (c.assertion != Assertion::present) line += ' ' + std::string(name_of(c.assertion));
      if (c.temporality != Temporality::current) line += ' ' + std::string(name_of(c.temporality));
      if (c.experiencer != Experiencer::patient) line += ' ' + std::string(name_of(c.experiencer));
      if (!c.cue.empty()) line += " '" + words_.words(c.cue) + "'";
    }
    return line;
  }

  const std::unique_ptr<lexicon::TestLanguage> language_;
  mention::MentionReader words_{*language_};
  ContextReader reader_{language_->ontology, *language_->lexicon};
};

}  // namespace anteroom::context
