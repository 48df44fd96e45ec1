#include "engine/audit/pinned_case.h"

#include <map>
#include <set>
#include <span>
#include <utility>

#include "engine/audit/patient_text.h"
#include "engine/base/map_file.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

constexpr std::string_view kHead =
    "# A RECORD OF WHAT THE RULES SAY NOW, judged by nobody: no line says that an answer is right. Made by\n"
    "# `anteroom audit mutate --write-cases`: patients who between them would show nearly any mistake in a rule.\n"
    "# After an edit of the rules make it anew by that command; do not correct it by hand. Patients stay where they can, so its diff shows "
    "a\n"
    "# reviewer what the edit changes, and for whom (docs/audit.md). `gives`: the urgency, then the departments in order.\n";

constexpr std::size_t kLine = 200;

struct Patients {
  std::set<std::string> fires_for, not_for;
};

std::string item_text(const std::string& item) { return item.find_first_of("[],{}") == item.npos ? item : "\"" + item + "\""; }

std::string list_text(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ", ") + item_text(item);
  return "[" + text + "]";
}

std::string outcome_line(const std::string& patient, const Expectation& expect) {
  std::vector<std::string> gives = expect.urgency;
  gives.insert(gives.end(), expect.departments.begin(), expect.departments.end());
  std::string line = "- {pinned: " + item_text(patient) + ", gives: " + list_text(gives);
  if (expect.red_flags && !expect.red_flags->empty()) line += ", red_flags: " + list_text(*expect.red_flags);
  if (!expect.advice.empty()) line += ", advice: " + list_text(expect.advice);
  return line + "}\n";
}

// One entry, as many patients on a line as there is room for.
std::string rule_lines(const std::string& id, const Patients& of) {
  std::string text, line = "- {rule: " + id;
  const auto put = [&](const std::string& item) {
    if (line.size() + item.size() > kLine) text += line + "\n", line = "  ";
    line += (line.ends_with(',') ? " " : "") + item;
  };
  for (const auto& [key, list] : {std::pair("fires_for: [", &of.fires_for), std::pair("not_for: [", &of.not_for)}) {
    if (list->empty()) continue;
    line += ',';
    std::string begin = key;
    for (const std::string& patient : *list) {
      put(begin + item_text(patient) + (patient == *list->rbegin() ? "]" : ","));
      begin.clear();
    }
  }
  return text + line + "}\n";
}

std::vector<std::string> texts(const Fields& fields, std::string_view key) {
  std::vector<std::string> out;
  if (const YamlNode* const list = fields.get(key))
    for (const YamlNode* item : fields.list(*list)) out.emplace_back(fields.text(*item));
  return out;
}

}  // namespace

void read_pinned_case(const YamlNode& entry, const base::Source& source, std::vector<Case>& cases, base::Problems& problems) {
  const std::size_t before = problems.size();
  const Fields fields(entry, source, problems, "a pinned case", {"pinned", "gives", "red_flags", "advice"});
  const YamlNode* const patient = fields.ok() ? fields.require("pinned") : nullptr;
  const YamlNode* const gives = fields.ok() ? fields.require("gives") : nullptr;
  if (patient == nullptr || gives == nullptr) return;
  Case one;
  one.file = source.file, one.place = entry.place;
  one.name = fields.text(*patient);
  read_patient(*patient, fields, one.facts.emplace());
  std::vector<std::string>& departments = one.expect.departments = texts(fields, "gives");
  if (departments.empty()) return fields.report(*gives, "case.no-expectation", "this gives nothing", "name an urgency, then departments");
  one.expect.urgency = {departments.front()};
  departments.erase(departments.begin());
  one.expect.red_flags = texts(fields, "red_flags"), one.expect.advice = texts(fields, "advice");
  if (problems.size() == before) cases.push_back(std::move(one));
}

std::string pinned_text(const std::vector<Pin>& pins, const ontology::Ontology& ontology) {
  std::set<std::string> outcomes;
  std::map<std::string, Patients> rules;
  for (const Pin& one : pins) {
    std::string patient = patient_text(one.facts, ontology);
    if (one.rule.empty())
      outcomes.insert(outcome_line(patient, one.outcome));
    else
      (one.fires ? rules[one.rule].fires_for : rules[one.rule].not_for).insert(std::move(patient));
  }
  std::string text;
  for (const std::string& line : outcomes) text += line;
  for (const auto& [id, of] : rules) text += rule_lines(id, of);
  return text;
}

void write_pinned_cases(const std::vector<Pin>& pins, const ontology::Ontology& ontology, const std::string& folder,
                        base::Problems& problems) {
  const std::string text = std::string(kHead) + pinned_text(pins, ontology);
  base::write_file(folder + "/" + std::string(kPinnedFile), std::as_bytes(std::span(text)), problems);
}

}  // namespace anteroom::audit
