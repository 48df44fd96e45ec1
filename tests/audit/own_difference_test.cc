// `audit diff` of the project's own knowledge with copies of it: one in which all rules are renamed and stand in another order, where nothing
// may differ, and one with a few edits, where each is found and a patient shows it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>

#include "engine/audit/case.h"
#include "engine/audit/difference.h"

namespace anteroom::tests {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// A copy of the knowledge whose rules may be edited; its lexicon is the original.
class Copy {
 public:
  explicit Copy(const std::string& name) : folder_(fs::path(testing::TempDir()) / name) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(fs::path(ANTEROOM_SOURCE_DIR) / "rules", folder_ / "rules", fs::copy_options::recursive);
    fs::create_directory_symlink(fs::path(ANTEROOM_SOURCE_DIR) / "lexicon", folder_ / "lexicon");
  }
  ~Copy() { fs::remove_all(folder_); }

  void each_file_of_rules(const std::function<std::string(const std::string&)>& edit) const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "rules"))
      if (entry.path().string().ends_with(".rules.yaml")) write(entry.path(), edit(read(entry.path())));
  }
  // What stands there once is put in the place of `from`. If it is edited, take something else that is alike.
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read(folder_ / file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << file << " has no longer: " << from;
    ASSERT_EQ(text.find(from, at + 1), std::string::npos) << file << " has more than one: " << from;
    write(folder_ / file, text.replace(at, from.size(), to));
  }
  audit::DiffedKnowledge load() const { return load(folder_.string()); }
  static audit::DiffedKnowledge load(const std::string& folder) {
    std::vector<Problem> problems;
    audit::DiffedKnowledge loaded{Knowledge::load(folder, problems), folder};
    EXPECT_NE(loaded.knowledge, nullptr) << (problems.empty() ? "" : problems.front().message);
    return loaded;
  }

 private:
  static std::string read(const fs::path& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }
  static void write(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

  fs::path folder_;
};

const audit::DiffedKnowledge& original() {
  static const audit::DiffedKnowledge kOriginal = Copy::load(ANTEROOM_SOURCE_DIR);
  return kOriginal;
}

// The rules and tables of a file, the last one first.
std::string turned_round(const std::string& text) {
  std::vector<std::string> items(1);  // first what stands before all of them
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("- ")) items.emplace_back();
    items.back() += line + "\n";
  }
  std::reverse(items.begin() + 1, items.end());
  std::string turned;
  for (const std::string& item : items) turned += item;
  return turned;
}

double figure(const audit::PartReport& part, const std::string& name) {
  for (const audit::Figure& one : part.figures)
    if (one.name == name) return one.value;
  ADD_FAILURE() << "no figure " << name;
  return -1;
}

std::vector<std::string> says(const audit::PartReport& part) {
  std::vector<std::string> list;
  for (const audit::Finding& finding : part.findings)
    if (finding.level != audit::Level::note) list.push_back(finding.kind + ": " + finding.of + " at " + finding.file);
  return list;
}

// Names that sort alike: advice of equal rank is told in the order of the rules' names.
TEST(OwnDifference, OtherNamesAndAnotherOrderChangeNothing) {
  const Copy copy("renamed_knowledge");
  copy.each_file_of_rules([](const std::string& text) {
    // The rows of the table common.answers sort among the rules of its file, whose names stay.
    const std::regex names("\n- (id|table): (?!common\\.answers\\b)(\\S+)");
    const std::string renamed = std::regex_replace(turned_round(text), names, "\n- $1: $020");
    return std::regex_replace(renamed, std::regex("\\bat_home\\b"), "small_enough");  // a fact
  });
  const audit::PartReport part = audit::find_difference(original(), copy.load()).part;
  EXPECT_THAT(says(part), IsEmpty());
  EXPECT_GT(figure(part, "rules_edited"), 1000);  // renamed, all of them
  EXPECT_GT(figure(part, "cases_replayed"), 1000);
  for (const char* const name : {"outcomes_changed", "outcomes_changed_roughly", "outcomes_undecided", "cases_changed"})
    EXPECT_EQ(figure(part, name), 0) << name;
}

TEST(OwnDifference, EachEditIsFoundAndShown) {
  const Copy copy("edited_knowledge");
  const std::string tables = "rules/neurology/tables.rules.yaml", headache = "rules/neurology/headache.rules.yaml",
                    alarms = "rules/neurology/red_flags.rules.yaml";
  copy.replace(tables, "    nerve_pain: routine\n", "    nerve_pain: soon\n");
  copy.replace(tables, "    restless_legs: [neurology.restless_legs]\n", "");
  copy.replace(tables, "brain_fog: {neurology: 2, family_medicine: 1, psychiatry: 1}",
               "brain_fog: {neurology: 2, family_medicine: 1, psychiatry: 2}");
  copy.replace(headache, "when: age >= 50 years and any(headache[course = new]", "when: age >= 55 years and any(headache[course = new]");
  copy.replace(alarms, "  unless: facial_droop[duration > 2 weeks] or one_sided_weakness[duration > 2 weeks] or palsy_of_nerve\n", "");
  const audit::DiffedKnowledge edited = copy.load();
  const audit::PartReport part = audit::find_difference(original(), edited).part;
  const std::vector<std::string> found = says(part);
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("outcome-new: urgency soon"), HasSubstr(tables))));
  EXPECT_THAT(found, Contains(HasSubstr("outcome-lost: the advice neurology.restless_legs")));
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("weight-differs: the department psychiatry"), HasSubstr(tables))));
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("outcome-lost:"), HasSubstr("the red flag new_headache_older"), HasSubstr(headache))));
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("outcome-new:"), HasSubstr("the red flag stroke"), HasSubstr(alarms))));
  EXPECT_EQ(figure(part, "outcomes_undecided"), 0);
  EXPECT_EQ(figure(part, "rules_edited"), 5);
  // What is printed to paste is so of the edited rules.
  audit::CaseRunner runner(edited.knowledge);
  for (const audit::Finding& finding : part.findings) {
    if (finding.level == audit::Level::note) continue;
    base::Problems problems;
    std::vector<audit::Case> cases;
    audit::read_cases({"witness", finding.witness}, cases, problems);
    EXPECT_EQ(cases.size(), 1U) << finding.of << base::to_text(problems);
    for (const audit::Case& one : cases) EXPECT_THAT(runner.run(one), IsEmpty()) << finding.witness;
  }
}

}  // namespace
}  // namespace anteroom::tests
