// engine/audit/case.h: a question with the answer that is expected of the rules (rules/*/*.cases.yaml).
//
//   std::vector<Case> cases;
//   read_cases(source, cases, problems);
//   CaseRunner runner(knowledge);
//   for (const Case& one : cases) for (const std::string& failure : runner.run(one)) std::cerr << failure << '\n';
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/anteroom.h"
#include "engine/audit/report.h"
#include "engine/base/problem.h"
#include "engine/rule/condition.h"

namespace anteroom::audit {

// One finding that is expected: fields of docs/output.md and their values, each as text.
using ExpectedFinding = std::vector<std::pair<std::string, std::string>>;

// What is not said is not checked.
struct Expectation {
  std::vector<std::string> urgency;                   // any of these
  std::vector<std::string> departments;               // the first ones, in order
  std::vector<std::string> first_three;               // each among the first three
  std::optional<std::vector<std::string>> red_flags;  // all raised; empty: none is
  std::vector<std::string> fired, not_fired;          // rules
  bool fired_alone = false;                           // no rule fires but those of `fired`
  std::vector<ExpectedFinding> findings;
  std::vector<std::string> no_findings;          // concepts that are not present
  std::optional<std::pair<double, double>> age;  // years
  std::string sex, relation, pregnancy, asked_on;
  std::vector<std::string> advice, ask_next;
  std::vector<std::string> reply_has, reply_lacks;  // in the reply or in "more", whatever the case of letters
};

class FactScreener;

struct Case {
  std::string name, title, text, age, sex, asked_on;
  std::optional<std::vector<rule::Condition>> facts;  // in place of a text (case_facts.h)
  Expectation expect;
  std::string file;
  base::Place place;
};

// What is asked, as views of the case, which outlives it; of a case by words.
inline Question question_of(const Case& one) {
  Question question;
  question.title = one.title, question.text = one.text;
  question.age = one.age, question.sex = one.sex, question.asked_on = one.asked_on;
  return question;
}

// Appends the cases of one file. Problems: `case.*` and those of the YAML reader; a broken case is left out.
void read_cases(const base::Source& source, std::vector<Case>& cases, base::Problems& problems);

// Runs cases one after the other. One object a thread.
class CaseRunner {
 public:
  explicit CaseRunner(std::shared_ptr<const Knowledge> knowledge);
  ~CaseRunner();
  // What came out otherwise than expected, one text each; empty where all is well.
  std::vector<std::string> run(const Case& one);

 private:
  Screener screener_;
  std::unique_ptr<FactScreener> by_facts_;
};

// All cases of a knowledge folder.
struct CaseReport {
  std::size_t cases = 0, failed = 0;
  std::vector<Finding> failures;  // `case-fails`, of all cases, in the order of files and lines
};

// Runs every case below `folder`/lexicon (lexicon_case.h) and `folder`/rules whose file's path contains `filter` (empty: all). Problems of
// the files go to `problems`; no case at all is the problem `case.none-found`.
CaseReport run_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter,
                     base::Problems& problems);

// The same as a part of the audit: `cases` and `failed` as figures; problems of the files are findings.
PartReport check_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter);

}  // namespace anteroom::audit
