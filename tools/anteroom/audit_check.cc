// `anteroom audit check`: what of the rules can never be, adds nothing, contradicts itself or leaves a gap; and what nobody uses or reads.
#include <ctime>

#include "engine/audit/check_rules.h"
#include "engine/audit/plain_findings.h"
#include "engine/knowledge/knowledge.h"
#include "engine/screening_parts.h"
#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

std::string day_of_today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

}  // namespace

std::optional<audit::PartReport> audit_check(const Audited& audited) {
  const std::string& today = audited.options.today;
  audit::PartReport report = audit::check_rules(audited.knowledge->parts().all->rules, {});
  add_plain_findings(*audited.knowledge, {audited.folder, today.empty() ? day_of_today() : today}, report);
  return report;
}

}  // namespace anteroom::command
