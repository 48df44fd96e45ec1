// How a report is written is asked of the audit as a whole, so that each part takes these options too; a part adds what it alone needs.
#include "tools/anteroom/audit_options.h"

#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

void add_cases(CLI::App& app, AuditOptions& options) {
  app.add_option("--only", options.only, "only files whose path contains this")->type_name("TEXT");
}

void add_rules(CLI::App& app, AuditOptions& options) {
  add_cases(app, options);
  app.add_option("--rules", options.rules, "only rules whose id begins with this")->type_name("TEXT");
  app.add_flag("--quick", options.quick, "only count: look for no case, prove nothing");
}

void add_mutate(CLI::App& app, AuditOptions& options) {
  add_rules(app, options);
  app.add_flag("--write-cases", options.write_cases, "first make rules/pinned.cases.yaml anew: a record of what the rules say now")
      ->excludes("--only")
      ->excludes("--rules");  // it is made whole
}

void add_stress(CLI::App& app, AuditOptions& options) {
  add_cases(app, options);
  app.add_option("--change", options.change, "only this change of the words (docs/audit.md)")->type_name("NAME");
  app.add_flag("--thorough", options.thorough, "each text with every sentence of a change, not with one of them: slow");
}

void add_check(CLI::App& app, AuditOptions& options) {
  app.add_option("--today", options.today, "the day by which sources are too old (default: today)")->type_name("YYYY-MM-DD");
}

void add_diff(CLI::App& app, AuditOptions& options) {
  app.add_option("OLD", options.old, "the knowledge as it was: a folder, or a snapshot that 'anteroom compile' made")
      ->required()
      ->type_name(" ");
  app.add_option("NEW", options.knowledge, "the knowledge as it is: a folder (default: as for the other parts)")->type_name(" ");
  app.add_option("--questions", options.questions, "JSON Lines, a question each as for batch: screened with both")->type_name("FILE");
  app.add_option("--threads", options.threads, "how many questions at a time (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
}

}  // namespace

void add_audit_options(CLI::App& app, AuditOptions& options) {
  app.require_subcommand(0, 1)->footer("Exit status: 0 it passes; 1 it fails; 2 it could not be run.");
  app.add_flag("--json", options.json, "print the report as JSON (docs/audit.schema.json)");
  app.add_flag("--notes", options.notes, "print notes too");
  app.add_option("--junit", options.junit, "write the report as JUnit XML too, for a CI server")->type_name("FILE");
  app.add_option("--html", options.html, "write the report as one page too, for a browser")->type_name("FILE");
  for (const AuditPart& part : audit_parts()) {
    CLI::App* const one = app.add_subcommand(part.name, part.says);
    one->fallthrough()->allow_extras()->callback([&options, name = part.name] { options.part = name; });
    one->footer("Also --json, --notes, --junit FILE and --html FILE: 'anteroom audit --help'.\n" + app.get_footer());
    if (part.name == std::string("cases")) add_cases(*one, options);
    if (part.name == std::string("coverage")) add_rules(*one, options);
    if (part.name == std::string("mutate")) add_mutate(*one, options);
    if (part.name == std::string("check")) add_check(*one, options);
    if (part.name == std::string("stress")) add_stress(*one, options);
    if (part.name == std::string("diff")) add_diff(*one, options);
  }
}

}  // namespace anteroom::command
