#include "engine/audit/case_files.h"

#include <filesystem>

#include "engine/base/read_file.h"

namespace anteroom::audit {
namespace {

template <typename Read>
void each_file(const std::string& folder, std::string_view filter, base::Problems& problems, const Read& read) {
  for (const std::string& path : base::list_files(folder, ".cases.yaml", problems)) {
    if (path.find(filter) == path.npos) continue;
    if (const auto text = base::read_file(path, problems)) read(base::Source{path, *text});
  }
}

}  // namespace

std::vector<Case> read_rule_cases(const std::string& folder, std::string_view filter, base::Problems& problems) {
  std::vector<Case> cases;
  each_file(folder + "/rules", filter, problems, [&](const base::Source& source) { read_cases(source, cases, problems); });
  return cases;
}

std::vector<LexiconCase> read_word_cases(const std::string& folder, std::string_view filter, base::Problems& problems) {
  std::vector<LexiconCase> cases;
  each_file(folder + "/lexicon", filter, problems, [&](const base::Source& source) {
    const std::string language = std::filesystem::path(source.file).parent_path().filename().string();
    read_lexicon_cases(source, language, cases, problems);
  });
  return cases;
}

base::Problem no_case_in(const std::string& folder) {
  return {.code = "case.none-found",
          .message = "no case in " + folder + ", so nothing was tested",
          .hint = "cases are in files of lexicon/ and rules/ that end in .cases.yaml"};
}

}  // namespace anteroom::audit
