#include "engine/audit/write_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/text_of_report.h"

namespace anteroom::audit {
namespace {

using testing::HasSubstr;
using testing::Not;

AuditReport sample() {
  AuditReport report;
  report.version = "1", report.digest = "sha256:00";
  PartReport& part = report.parts.emplace_back();
  part.name = "check";
  part.findings.push_back({.kind = "rule-never-fires",
                           .level = Level::error,
                           .of = "head.pain.x",
                           .file = "rules/head/pain.rules.yaml",
                           .place = {3, 7},
                           .says = "can <never> fire & so \"does\" nothing",
                           .action = "remove it",
                           .witness = "- case: one\n  facts: []\n",
                           .certificate = "age >= 3 and age < 2",
                           .chain = {{"age >= 3", {}}, {"head.pain.x", {0}}, {"urgency urgent", {1}}}});
  part.findings.push_back({.kind = "unused-concept", .level = Level::note, .of = "pain", .says = "is not used"});
  part.figures.push_back({.name = "share", .says = "of rules", .value = 0.99999, .ratio = true, .gated = true, .least = 1, .most = 1});
  part.tables.push_back({.title = "By folder", .columns = {"folder", "fired"}, .rows = {{"head", "50 %"}, {"chest", "100 %"}}});
  return report;
}

TEST(WriteText, ErrorsWithWhatShowsThemAndTheResultLast) {
  EXPECT_EQ(to_text(sample().parts[0]),
            R"(rules/head/pain.rules.yaml:3:7: error: rule-never-fires: head.pain.x: can <never> fire & so "does" nothing
  hint: remove it
  a case that shows it:
    - case: one
      facts: []
  proved:
    age >= 3 and age < 2
By folder
  folder  fired
  head    50 %
  chest   100 %
! share 99.99 % (must be 100 %: not met): of rules
check: FAILS, 1 error, 1 note
)");
  EXPECT_THAT(to_text(sample().parts[0], true), HasSubstr("note: unused-concept: pain: is not used\n"));
}

TEST(WriteText, LongTablesAndCellsAreCut) {
  PartReport part;
  part.name = "diff";
  part.tables.push_back({.title = "T", .columns = {"c"}, .rows = {}});
  for (int i = 0; i < 130; ++i) part.tables[0].rows.push_back({std::string(200, 'x')});
  const std::string text = to_text(part);
  EXPECT_THAT(text, HasSubstr("  and 30 more: --json and --html have all\n"));
  EXPECT_THAT(text, HasSubstr("  " + std::string(69, 'x') + "...\n"));
}

TEST(WriteJson, AllThatIsThere) {
  EXPECT_EQ(to_json(sample()),
            R"({"passes":false,"knowledge":{"version":"1","digest":"sha256:00"},"parts":[{"part":"check","passes":false,"seconds":0,)"
            R"("findings":[{"level":"error","kind":"rule-never-fires","of":"head.pain.x","file":"rules/head/pain.rules.yaml","line":3,)"
            R"("column":7,"says":"can <never> fire & so \"does\" nothing","action":"remove it","witness":"- case: one\n  facts: []\n",)"
            R"("certificate":"age >= 3 and age < 2","chain":[{"says":"age >= 3","from":[]},{"says":"head.pain.x","from":[0]},)"
            R"({"says":"urgency urgent","from":[1]}]},{"level":"note","kind":"unused-concept","of":"pain","says":"is not used"}],)"
            R"("figures":[{"name":"share","says":"of rules","value":1,"ratio":true,"least":1,"most":1,"passes":false}],)"
            R"("tables":[{"title":"By folder","columns":["folder","fired"],"rows":[["head","50 %"],["chest","100 %"]]}]}]})");
}

TEST(WriteJunit, ErrorsAndGatesFail) {
  const std::string xml = to_junit(sample());
  EXPECT_THAT(xml, HasSubstr(R"(<testsuites name="anteroom audit" tests="3" failures="2" errors="0")"));
  EXPECT_THAT(
      xml,
      HasSubstr(
          R"(<testcase classname="check" name="rule-never-fires: head.pain.x"><failure type="rule-never-fires" message="can &lt;never&gt; fire &amp; so &quot;does&quot; nothing">)"));
  EXPECT_THAT(xml, HasSubstr(R"(<testcase classname="check" name="gate: share"><failure type="gate" message="99.99 %, must be 100 %">)"));
  EXPECT_THAT(xml, Not(HasSubstr("unused-concept")));
}

TEST(WriteHtml, NothingOfTheReportIsMarkup) {
  AuditReport report = sample();
  const std::string evil = "</pre><script>alert('1')</script>\"\x01\xff&";
  Finding& finding = report.parts[0].findings[0];
  finding.kind = finding.of = finding.file = finding.says = finding.action = finding.witness = finding.certificate = evil;
  finding.chain[0].says = report.version = report.digest = evil;
  report.parts[0].name = report.parts[0].figures[0].name = report.parts[0].figures[0].says = evil;
  report.parts[0].tables[0] = {.title = evil, .columns = {evil}, .rows = {{evil}}};
  const std::string page = to_html(report);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("'1'")));
  EXPECT_EQ(page.find('\x01'), page.npos);
  EXPECT_EQ(page.find('\xff'), page.npos);
  EXPECT_THAT(to_junit(report), Not(HasSubstr("<script")));
}

TEST(WriteHtml, NeedsNothingFromElsewhere) {
  const std::string page = to_html(sample());
  for (const char* outside : {"http:", "https:", "<script", "<link", "<img", "@import", "url("}) EXPECT_THAT(page, Not(HasSubstr(outside)));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("<svg role=\"img\" aria-label=\"age &gt;= 3; head.pain.x; urgency urgent\""));
}

TEST(WriteHtml, ManyOfAKindAreFolded) {
  AuditReport report = sample();
  for (int i = 0; i < 20; ++i) report.parts[0].findings.push_back({.kind = "rule-not-fired", .level = Level::warning, .says = "x"});
  const std::string page = to_html(report);
  EXPECT_THAT(page, HasSubstr("<summary>20 warnings: rule-not-fired</summary>"));
  EXPECT_THAT(page, HasSubstr("<summary>1 note: unused-concept</summary>"));
  EXPECT_THAT(page, Not(HasSubstr("<summary>1 error: rule-never-fires</summary>")));
}

TEST(TextOfReport, AShareIsNeverRoundedUp) {
  const Figure share{.ratio = true};
  EXPECT_EQ(number_text(share, 1), "100 %");
  EXPECT_EQ(number_text(share, 0.999999), "99.99 %");
  EXPECT_EQ(number_text(share, 0.95), "95 %");
  EXPECT_EQ(number_text({}, 12), "12");
  EXPECT_EQ(number_text({}, 0.1234), "0.123");
}

}  // namespace
}  // namespace anteroom::audit
