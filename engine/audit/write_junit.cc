// The report as CI servers show it. A warning passes its test and says itself in <system-out>; notes are for whoever asks, and left out.
#include <cstdio>

#include "engine/audit/text_of_report.h"
#include "engine/audit/write_report.h"

namespace anteroom::audit {
namespace {

struct Suite {
  std::string tests;
  std::size_t count = 0, failures = 0;

  void add(const PartReport& part, const std::string& name, const std::string& inside, bool fails) {
    ++count, failures += fails ? 1 : 0;
    tests += "    <testcase classname=\"" + escaped(part.name) + "\" name=\"" + escaped(name) + "\"" +
             (inside.empty() ? "/>\n" : ">" + inside + "</testcase>\n");
  }
};

std::string body_of(const Finding& finding) {
  std::string body;
  for (const std::string& text : {place_text(finding), finding.says, finding.action, finding.witness, finding.certificate}) {
    if (!text.empty()) body += text + "\n";
  }
  return escaped(body);
}

void add(Suite& suite, const PartReport& part, const Finding& finding) {
  if (finding.level == Level::note) return;
  const bool fails = finding.level == Level::error;
  const std::string body = body_of(finding);
  suite.add(part, finding.kind + (finding.of.empty() ? "" : ": " + finding.of),
            fails ? "<failure type=\"" + escaped(finding.kind) + "\" message=\"" + escaped(finding.says) + "\">" + body + "</failure>"
                  : "<system-out>" + body + "</system-out>",
            fails);
}

void add(Suite& suite, const PartReport& part, const Figure& figure) {
  if (!figure.gated) return;
  const std::string says = number_text(figure, figure.value) + ", " + gate_text(figure);
  suite.add(part, "gate: " + figure.name,
            figure.passes() ? "" : "<failure type=\"gate\" message=\"" + escaped(says) + "\">" + escaped(figure.says) + "</failure>",
            !figure.passes());
}

std::string seconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string attributes(std::size_t tests, std::size_t failures, double time) {
  return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"0\" time=\"" + seconds(time) +
         "\">\n";
}

}  // namespace

std::string to_junit(const AuditReport& report) {
  std::string suites;
  std::size_t tests = 0, failures = 0;
  double time = 0;
  for (const PartReport& part : report.parts) {
    Suite suite;
    suite.add(part, "has run", "", false);
    for (const Finding& finding : part.findings) add(suite, part, finding);
    for (const Figure& figure : part.figures) add(suite, part, figure);
    suites += "  <testsuite name=\"" + escaped(part.name) + "\"" + attributes(suite.count, suite.failures, part.seconds) + suite.tests +
              "  </testsuite>\n";
    tests += suite.count, failures += suite.failures, time += part.seconds;
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"anteroom audit\"" + attributes(tests, failures, time) + suites +
         "</testsuites>\n";
}

}  // namespace anteroom::audit
