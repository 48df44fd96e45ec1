// The command line: what each sub-command takes, and one clear line about whatever it does not take.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "tools/anteroom/audit_options.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {
namespace {

constexpr const char* kScoreKinds =
    "context, duration, ago, frequency, temperature, age, vitals, quantities, symptoms, findings, patients, departments or urgency";
constexpr const char* kFile = "a file, or - for standard input (default)";

void add_question_options(CLI::App& app, QuestionOptions& options) {
  app.add_option("FILE", options.file,
                 "the question: its text, or an input object where the name ends in .json; - for standard input (default)")
      ->type_name(" ");
  app.add_option("--title", options.title, "the question's title");
  app.add_option("--age", options.age, "the patient's age in years, 25 or 20~29; wins over what the text says")->type_name("YEARS");
  app.add_option("--sex", options.sex, "female or male; wins over what the text says");
  app.add_option("--asked-on", options.asked_on, "the day of the question")->type_name("YYYY-MM-DD");
  app.add_option("--language", options.language, "the language of the text, such as en (default: the first that the knowledge has)")
      ->type_name("TAG");
}

void add_lines_options(CLI::App& app, LinesOptions& options) {
  app.add_option("FILE", options.file, std::string("JSON Lines, a question each: ") + kFile)->type_name(" ");
  app.add_option("--threads", options.threads, "how many questions at a time (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
}

// The names of an app's sub-commands or options, for suggestions.
std::vector<std::string> sub_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* one : app.get_subcommands({})) names.push_back(one->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* one : app.get_options()) {
    for (const std::string& name : one->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string suggest(const std::string& word, const std::vector<std::string>& names, std::string otherwise) {
  return base::suggest(word, {names.begin(), names.end()}, std::move(otherwise));
}

// The sub-command that was chosen, and below it the part of it; the app itself where none was.
const CLI::App& chosen_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_of(*chosen[0]);
}

// "anteroom audit cases"
std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

// About the first argument that neither the program nor its sub-command takes.
int refuse(const CLI::App& app, const std::string& argument) {
  const CLI::App& chosen = chosen_of(app);
  const std::string help =
      &chosen == &app ? "'anteroom --help' shows what there is" : "'" + full_name(chosen) + " --help' lists what it takes";
  if (argument.starts_with("-") && argument != "-") {
    std::vector<std::string> names;
    for (const CLI::App* at = &chosen; at != nullptr; at = at->get_parent()) {
      for (std::string& name : option_names(*at)) names.push_back(std::move(name));
    }
    return fail("unknown option " + base::quote(argument) + "; " + suggest(argument, names, help));
  }
  std::vector<std::string> names = sub_commands(chosen);
  if (names.empty()) return fail("one argument too many: " + base::quote(argument) + "; " + help);
  if (&chosen != &app) return fail("unknown part of the audit " + base::quote(argument) + "; " + suggest(argument, names, help));
  for (std::string& name : option_names(app)) names.push_back(std::move(name));  // "version" is an option
  return fail("unknown command " + base::quote(argument) + "; " + suggest(argument, names, help));
}

// The program's own words for what CLI11 reports.
int explain_mistake(const CLI::App& app, const CLI::ParseError& error) {
  std::string message = error.what();
  if (error.get_name() == "ArgumentMismatch") message = message.substr(0, message.find(':')) + " needs a value";
  return fail(message + "; '" + full_name(chosen_of(app)) + " --help' lists what it takes");
}

int run(int argc, char** argv) {
  CLI::App app("Reads a patient's question: who, what, how urgent, which department, and why.", "anteroom");
  app.require_subcommand(0, 1);
  app.allow_extras();
  std::string knowledge;
  bool print_version = false;
  app.add_option("--knowledge", knowledge,
                 "the folder with lexicon/ and rules/, or a snapshot of it (default: $ANTEROOM_KNOWLEDGE, else beside the program)")
      ->type_name("PATH");
  app.add_flag("--version", print_version, "print the versions of program and knowledge");
  app.footer("Exit status: 0 done; 1 done, with bad lines or broken knowledge; 2 not done.\ndocs/output.md describes input and output.");

  AskOptions ask_options;
  CLI::App* const ask_app = app.add_subcommand("ask", "screen one question, for a person");
  add_question_options(*ask_app, ask_options);
  ask_app->add_flag("--json", ask_options.json, "print the screening as JSON");

  LinesOptions batch_options;
  CLI::App* const batch_app = app.add_subcommand("batch", "screen many questions: JSON Lines in, JSON Lines out, in the same order");
  add_lines_options(*batch_app, batch_options);

  AnnotateOptions annotate_options;
  CLI::App* const annotate_app = app.add_subcommand("annotate", "print patient, findings and quantities alone, as JSON Lines");
  add_lines_options(*annotate_app, annotate_options);
  auto* const text_flag = annotate_app->add_flag("--text", annotate_options.text, "FILE is the text of one question, not JSON Lines");
  annotate_app->add_flag("--targets", annotate_options.targets, R"(each line has "target": {"begin": B, "end": E}; print its context too)")
      ->excludes(text_flag);

  ExplainOptions explain_options;
  CLI::App* const explain_app = app.add_subcommand("explain", "say why a screening comes out as it does");
  add_question_options(*explain_app, explain_options);
  auto* const why_not =
      explain_app->add_option("--why-not", explain_options.why_not, "why this rule did not fire, and what it lacks")->type_name("RULE");
  auto* const what_if =
      explain_app->add_flag("--what-if", explain_options.what_if, "each single fact that would change the urgency or the department");
  auto* const trace = explain_app->add_flag("--trace", explain_options.trace, "every rule that fired, in order");
  why_not->excludes(what_if, trace);
  what_if->excludes(trace);
  auto* const explain_json = explain_app->add_flag("--json", explain_options.json, "print it as JSON (docs/explain.md)");
  explain_app->add_flag("--dot", explain_options.dot, "print a drawing for Graphviz: | dot -Tsvg > why.svg")->excludes(explain_json);

  ExportOptions export_options;
  CLI::App* const export_app = app.add_subcommand("export", "write the rules for another engine");
  add_question_options(*export_app, export_options);
  export_app->get_option("FILE")->description(
      "a question, whose facts are written too: its text, or an input object where the name ends in .json");
  export_app->add_flag("--clips", export_options.clips, "as a program for CLIPS 6.30; what it does not do is said on standard error")
      ->required();

  CLI::App* const check_app = app.add_subcommand("check", "load the knowledge and list its problems");

  CompileOptions compile_options;
  CLI::App* const compile_app = app.add_subcommand("compile", "write the knowledge as a snapshot, which loads in a moment");
  compile_app
      ->add_option("-o,--output", compile_options.output,
                   "the snapshot's file (default: anteroom.snapshot in the folder of the knowledge, where it is found by itself)")
      ->type_name("FILE");

  AuditOptions audit_options;
  CLI::App* const audit_app = app.add_subcommand("audit", "test the rules: all parts of the audit, or one (docs/audit.md)");
  add_audit_options(*audit_app, audit_options);

  ScoreOptions score_options;
  CLI::App* const score_app = app.add_subcommand("score", "measure how well labelled questions are read");
  score_app->add_option("KIND", score_options.kind, kScoreKinds)->required()->type_name(" ");
  score_app->add_option("FILE", score_options.file, std::string("JSON Lines, a labelled question each (docs/parser.md): ") + kFile)
      ->type_name(" ");
  score_app->add_option("--misses", score_options.misses, "print at most so many misses (default: none)")->type_name("N");
  for (CLI::App* one : app.get_subcommands({})) one->fallthrough()->allow_extras();

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App& chosen = chosen_of(app);
    Output output;
    output.write(&chosen == &app ? app.help() : chosen.help(full_name(*chosen.get_parent())));
    return output.status(kDone);
  } catch (const CLI::ParseError& error) {
    return explain_mistake(app, error);
  }
  if (const std::vector<std::string> extras = app.remaining(true); !extras.empty()) return refuse(app, extras[0]);
  ask_options.knowledge = batch_options.knowledge = annotate_options.knowledge = explain_options.knowledge = export_options.knowledge =
      knowledge;
  if (audit_options.knowledge.empty()) audit_options.knowledge = knowledge;  // else NEW of `audit diff`
  if (print_version) return version(knowledge);
  if (*ask_app) return ask(ask_options);
  if (*batch_app) return batch(batch_options);
  if (*annotate_app) return annotate(annotate_options);
  if (*explain_app) return explain(explain_options);
  if (*export_app) return export_rules(export_options);
  if (*check_app) return check(knowledge);
  compile_options.knowledge = knowledge;
  if (*compile_app) return compile(compile_options);
  if (*audit_app) return audit(audit_options);
  score_options.knowledge = knowledge;
  if (*score_app) return score(score_options);
  say(app.help());
  return kFailed;
}

}  // namespace
}  // namespace anteroom::command

int main(int argc, char** argv) {
  try {
    return anteroom::command::run(argc, argv);
  } catch (const std::bad_alloc&) {
    return anteroom::command::fail("not enough memory");
  } catch (const std::exception& error) {
    return anteroom::command::fail(error.what());
  }
}
