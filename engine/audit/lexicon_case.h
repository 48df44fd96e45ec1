// engine/audit/lexicon_case.h: words of a patient with what they must find and what they must not (lexicon/<language>/*.cases.yaml).
//
//   - {text: my stomach really hurts, finds: [abdominal_pain]}
//   - {text: "I can't stomach it", not: [abdominal_pain]}
//
//   std::vector<LexiconCase> cases;
//   read_lexicon_cases(source, "en", cases, problems);
//   for (const LexiconCase& one : cases) for (const std::string& failure : run(one, screener)) std::cerr << failure << '\n';
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anteroom.h"
#include "engine/base/problem.h"

namespace anteroom::audit {

struct LexiconCase {
  std::string text, language;
  std::optional<std::vector<std::string>> finds;  // concepts, each found and not denied; empty: no symptom or condition at all
  std::vector<std::string> lacks;                 // concepts that are not found, nor narrower ones, not even as denied
  std::string file;
  base::Place place;
};

// As views of the case, which outlives it.
inline Question question_of(const LexiconCase& one) {
  Question question;
  question.text = one.text, question.language = one.language;
  return question;
}

// Appends the cases of one file. Problems: `case.*` and those of the YAML reader; a broken case is left out.
void read_lexicon_cases(const base::Source& source, std::string_view language, std::vector<LexiconCase>& cases, base::Problems& problems);

// What came out otherwise than expected, one text each; empty where all is well.
std::vector<std::string> run(const LexiconCase& one, Screener& screener);

}  // namespace anteroom::audit
