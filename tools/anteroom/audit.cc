// `anteroom audit`: runs the parts, sets the gates of the knowledge's own audit.yaml, and writes the report. What was found is what is
// asked for, so it goes to standard output.
#include <chrono>
#include <span>

#include "engine/audit/gates.h"
#include "engine/audit/write_report.h"
#include "engine/base/map_file.h"
#include "tools/anteroom/audit_parts.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {
namespace {

bool write(const std::string& file, const std::string& text) {
  base::Problems problems;
  if (file.empty() || base::write_file(file, std::as_bytes(std::span(text)), problems)) return true;
  say(to_text(problems));
  return false;
}

}  // namespace

int audit(const AuditOptions& options) {
  const std::string folder = find_sources(options.knowledge);
  const std::shared_ptr<const Knowledge> knowledge = folder.empty() ? nullptr : load_knowledge(folder);
  if (knowledge == nullptr) return kFailed;
  base::Problems problems;
  const audit::Gates gates = audit::read_gates(folder, problems);
  if (!problems.empty()) {
    say(to_text(problems));
    return kFailed;
  }
  Output output;
  audit::AuditReport report{.version = knowledge->version(), .digest = knowledge->digest()};
  for (const AuditPart& part : audit_parts()) {
    if (options.part.empty() ? !part.whole : options.part != part.name) continue;
    const auto began = std::chrono::steady_clock::now();
    std::optional<audit::PartReport> one = part.run({options, folder, knowledge});
    if (!one) return kFailed;
    one->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    gates.set(*one);
    if (!options.json) output.write(to_text(*one, options.notes));  // at once: some parts take a while
    report.parts.push_back(std::move(*one));
  }
  if (!write(options.junit, to_junit(report)) || !write(options.html, to_html(report))) return kFailed;
  if (options.json) output.write(to_json(report) + "\n");
  if (!options.json && report.parts.size() > 1) output.write(report.passes() ? "audit: passes\n" : "audit: FAILS\n");
  return output.status(report.passes() ? kDone : kProblems);
}

}  // namespace anteroom::command
