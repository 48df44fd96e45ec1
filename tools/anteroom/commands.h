// tools/anteroom/commands.h: the sub-commands of `anteroom`: each a function from its options to the program's exit status.
#pragma once

#include <cstddef>
#include <string>

namespace anteroom::command {

// Exit statuses of the program.
inline constexpr int kDone = 0;
inline constexpr int kProblems = 1;  // it ran, and found something wrong: bad lines, broken knowledge (`check`)
inline constexpr int kFailed = 2;    // it could not run: a mistake on the command line, a file, the output

// One question from a file, and fields of the form.
struct QuestionOptions {
  std::string knowledge;   // --knowledge; empty: look for it
  std::string file = "-";  // "-": standard input; *.json: an input object; anything else: the text
  std::string title, age, sex, asked_on, language;
};

struct AskOptions : QuestionOptions {
  bool json = false;
};

struct ExplainOptions : QuestionOptions {
  std::string why_not;  // a rule's id
  bool what_if = false;
  bool trace = false;
  bool json = false, dot = false;  // else for a person
};

struct ExportOptions : QuestionOptions {
  ExportOptions() { file.clear(); }  // empty: the rules alone
  bool clips = false;
};

// Questions as JSON Lines.
struct LinesOptions {
  std::string knowledge;
  std::string file = "-";
  int threads = 0;  // 0: one a core
};

struct AnnotateOptions : LinesOptions {
  bool text = false;  // the file is the text of one question
  bool targets = false;
};

struct CompileOptions {
  std::string knowledge;
  std::string output;  // the snapshot's file; empty: in the folder of the knowledge, where it is found by itself
};

// The audit, whole or one part of it.
struct AuditOptions {
  std::string knowledge;
  std::string part;  // one of kAuditParts (audit_parts.h); empty: all that need no more than the knowledge
  bool json = false, notes = false;
  std::string junit, html;   // files to write; empty: none
  std::string only;          // cases, coverage, mutate, stress: files whose path contains this
  std::string rules;         // coverage, mutate: rules whose id begins with this
  bool quick = false;        // coverage, mutate: no proofs, no cases
  bool write_cases = false;  // mutate: make the folder's rules/pinned.cases.yaml anew
  std::string change;        // stress: only this change of the words
  bool thorough = false;     // stress: each text with every sentence
  std::string today;         // check: YYYY-MM-DD; empty: today
  std::string old;           // diff: what `knowledge` is compared with, a folder or a snapshot
  std::string questions;     // diff: a log to screen with both; empty: none
  int threads = 0;           // diff: 0: one a core
};

// Labelled questions as JSON Lines.
struct ScoreOptions {
  std::string knowledge, kind;
  std::string file = "-";
  std::size_t misses = 0;  // at most so many are printed
};

int ask(const AskOptions& options);
int batch(const LinesOptions& options);
int annotate(const AnnotateOptions& options);
int explain(const ExplainOptions& options);
int check(const std::string& knowledge);
int compile(const CompileOptions& options);
int export_rules(const ExportOptions& options);
int audit(const AuditOptions& options);
int score(const ScoreOptions& options);
int version(const std::string& knowledge);

}  // namespace anteroom::command
