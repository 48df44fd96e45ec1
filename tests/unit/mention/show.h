// tests/unit/mention/show.h: the mentions of a text as lines of words, for tests to compare.
//
//   MentionReader reader(*small_english());
//   reader.read("I have a dry cough");
//   reader.concepts();   // "cough 'cough'"
#pragma once

#include <cstdio>
#include <string>

#include "engine/mention/mention.h"
#include "tests/unit/lexicon/small_english.h"

namespace anteroom::mention {

class MentionReader {
 public:
  explicit MentionReader(const lexicon::TestLanguage& language) : language_(language), finder_(language.ontology, *language.lexicon) {}

  MentionReader& read(std::string_view body, std::string_view title = "") {
    text_.read(title, body);
    finder_.find(text_, mentions_);
    return *this;
  }

  const text::Text& text() const { return text_; }
  const Mentions& mentions() const { return mentions_; }
  const lexicon::TestLanguage& language() const { return language_; }

  std::string words(base::Span tokens) const {
    const auto& all = text_.tokens();
    return std::string(text_.source(all[tokens.begin].part, {all[tokens.begin].source.begin, all[tokens.end - 1].source.end}));
  }

  // "cough 'dry cough', rash 'rash'"
  std::string concepts() const {
    return list(mentions_.concepts, [&](std::uint32_t id) { return language_.ontology[id].id; });
  }
  std::string sites() const {
    return list(mentions_.sites, [&](std::uint32_t id) { return language_.ontology[id].id; });
  }
  std::string cues() const {
    return list(mentions_.cues, [](std::uint32_t) { return std::string(); });
  }
  std::string people() const {
    return list(mentions_.people, [](std::uint32_t) { return std::string(); });
  }
  std::string attributes() const {
    return list(mentions_.attributes, [](std::uint32_t) { return std::string(); });
  }

  // "duration 3..4 week 'for 3-4 weeks'", with + where it is open at the end and "since" where it goes on.
  std::string quantities() const {
    std::string line;
    for (const Quantity& q : mentions_.quantities) {
      if (q.kind == lexicon::QuantityKind::none) continue;  // look-alikes
      if (!line.empty()) line += "; ";
      line += name_of(q.kind);
      if (q.ongoing) line += " since";
      if (q.low >= 0 || (q.kind == lexicon::QuantityKind::temperature && q.low < -1)) line += ' ' + number(q.low);
      if (q.high > q.low) line += ".." + number(q.high);
      if (q.open_end) line += '+';
      if (q.second >= 0) line += '/' + number(q.second);
      if (!q.unit.empty()) line += ' ' + std::string(q.unit);
      if (q.sex != ontology::Sex::unknown) line += ' ' + std::string(ontology::name_of(q.sex));
      if (q.date.year + q.date.month + q.date.day != 0) {
        line += ' ' + std::to_string(q.date.year) + '-' + std::to_string(q.date.month) + '-' + std::to_string(q.date.day);
      }
      if (q.date.weekday != 0) line += " weekday " + std::to_string(q.date.weekday);
      line += " '" + words(q.tokens) + "'";
    }
    return line;
  }

  static std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
  }

 private:
  template <typename Name>
  std::string list(const std::vector<Match>& matches, Name name) const {
    std::string line;
    for (const Match& match : matches) {
      if (!line.empty()) line += ", ";
      const std::string named(name(match.value));
      line += named + (named.empty() ? "'" : " '") + words(match.tokens) + "'";
    }
    return line;
  }

  const lexicon::TestLanguage& language_;
  text::Text text_;
  MentionFinder finder_;
  Mentions mentions_;
};

}  // namespace anteroom::mention
