#include "tests/planted/audit_folder.h"

#include <unistd.h>

#include <atomic>
#include <fstream>

#include "engine/anteroom.h"
#include "engine/audit/case.h"
#include "engine/audit/check_rules.h"
#include "engine/audit/coverage.h"
#include "engine/audit/gates.h"
#include "engine/audit/mutate.h"
#include "engine/audit/plain_findings.h"
#include "engine/audit/prove.h"
#include "engine/audit/stress.h"
#include "engine/screening_parts.h"
#include "tests/planted/defect.h"

namespace anteroom::planted {
namespace {

constexpr char kToday[] = "2026-11-27";  // sources of the clinic are read some months before

// Line `number` of a file below the folder, without what it is indented by.
std::string line_of(const std::filesystem::path& folder, const std::string& file, std::uint32_t number) {
  std::ifstream in(folder / file);
  std::string line;
  for (std::uint32_t at = 0; at < number; ++at) std::getline(in, line);
  return number == 0 ? "none" : line.substr(std::min(line.size(), line.find_first_not_of(' ')));
}

std::string relative(const std::filesystem::path& folder, const std::string& file) {
  return file.starts_with('/') ? std::filesystem::path(file).lexically_relative(folder).string() : file;
}

std::vector<audit::PartReport> run_parts(const std::shared_ptr<const Knowledge>& knowledge, const std::string& folder) {
  const rule::RuleBase& rules = knowledge->parts().all->rules;
  std::vector<audit::PartReport> parts;
  parts.push_back(audit::check_cases(knowledge, folder, ""));
  parts.push_back(audit::run_coverage(knowledge, folder, {}));
  parts.push_back(audit::check_rules(rules, {}));
  audit::add_plain_findings(*knowledge, {folder, kToday}, parts.back());
  parts.push_back(audit::prove_folder(rules, folder, {}));
  parts.push_back(audit::run_mutate(knowledge, folder, {}));
  parts.push_back(audit::run_stress(knowledge, {.folder = folder}));
  base::Problems problems;
  const audit::Gates gates = audit::read_gates(folder, problems);
  for (audit::PartReport& part : parts) gates.set(part);
  return parts;
}

}  // namespace

Folder::Folder() {
  static std::atomic<int> number{0};
  path_ = std::filesystem::temp_directory_path() / ("anteroom_planted_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
  std::filesystem::copy(std::string(ANTEROOM_SOURCE_DIR) + "/tests/planted/clinic", path_, std::filesystem::copy_options::recursive);
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> audit_folder(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& part, const std::string& kind, const std::string& of, std::string file, std::uint32_t line) {
    file = relative(folder, file);
    found.push_back(finding_line(part, kind, of, file, line_of(folder, file, line)));
  };
  std::vector<Problem> problems;
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(folder.string(), problems);
  for (const Problem& problem : problems) add("load", problem.code, "", problem.file, problem.line);
  if (knowledge == nullptr) return found;
  for (const audit::PartReport& part : run_parts(knowledge, folder.string())) {
    bool error = false;
    for (const audit::Finding& one : part.findings) {
      if (one.kind == "invariant-proved") continue;
      error = error || one.level == audit::Level::error;
      add(part.name, one.kind, one.of, one.file, one.place.line);
    }
    if (found.empty() && !error && !part.passes()) found.push_back(part.name + " fails");
  }
  return found;
}

}  // namespace anteroom::planted
