// The auditor is audited: a clean knowledge folder of which it finds nothing, and small edits of it (defects/*.yaml), of each of which it
// finds just what was planted. Then many of them at once: none hides another.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>

#include "tests/planted/audit_folder.h"
#include "tests/planted/defect.h"

namespace anteroom::planted {
namespace {

std::string lines(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& one : list) text += one + "\n";
  return text;
}

// Exactly `planted` is found.
void expect_found(std::vector<std::string> planted, const std::filesystem::path& folder) {
  std::vector<std::string> found = audit_folder(folder), missing, invented;
  std::sort(planted.begin(), planted.end()), std::sort(found.begin(), found.end());
  std::set_difference(planted.begin(), planted.end(), found.begin(), found.end(), std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), planted.begin(), planted.end(), std::back_inserter(invented));
  EXPECT_EQ(lines(missing), "") << "planted and not found";
  EXPECT_EQ(lines(invented), "") << "found and not planted";
}

class Planted : public testing::Test {
 public:
  explicit Planted(Defect defect) : defect_(std::move(defect)) {}
  void TestBody() override {
    const Folder folder;
    plant(defect_, folder.path());
    expect_found(defect_.found, folder.path());
  }

 private:
  Defect defect_;
};

// Each defect is a test of its own, made when the program starts.
const std::vector<Defect>& defects() {
  static const std::vector<Defect> all = read_defects();
  return all;
}

const bool registered = [] {
  for (const Defect& one : defects())
    testing::RegisterTest("Planted", one.name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [&one]() -> Planted* { return new Planted(one); });
  return true;
}();

// Those that can be planted together.
std::vector<const Defect*> together(bool loads) {
  std::vector<const Defect*> list;
  for (const Defect& one : defects())
    if (!one.alone && one.loads == loads) list.push_back(&one);
  return list;
}

void expect_all(const std::vector<const Defect*>& list) {
  const Folder folder;
  std::vector<std::string> found, names;
  for (const Defect* one : list) {
    plant(*one, folder.path());
    found.insert(found.end(), one->found.begin(), one->found.end()), names.push_back(one->name);
  }
  SCOPED_TRACE(lines(names));
  expect_found(found, folder.path());
}

TEST(PlantedTogether, NothingIsFoundInTheCleanClinic) { expect_all({}); }

TEST(PlantedTogether, NoneHidesAnother) { expect_all(together(true)); }

TEST(PlantedTogether, NoneForWhichNothingLoadsHidesAnother) { expect_all(together(false)); }

TEST(PlantedTogether, NoneIsFoundByAnotherAlone) {
  const std::vector<const Defect*> all = together(true);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<const Defect*> others = all;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    expect_all(others);
  }
}

// Any two of them: the slow part, where ANTEROOM_PLANTED_PAIRS is set.
TEST(PlantedTogether, AnyTwo) {
  if (std::getenv("ANTEROOM_PLANTED_PAIRS") == nullptr) GTEST_SKIP() << "set ANTEROOM_PLANTED_PAIRS";
  const std::vector<const Defect*> all = together(true);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) expect_all({all[i], all[j]});
}

// "check rule-never-fires" of each.
TEST(PlantedTogether, ManyKinds) {
  std::set<std::string> kinds;
  for (const Defect& one : defects())
    for (const std::string& found : one.found) kinds.insert(found.substr(0, std::min(found.find(" of "), found.find(","))));
  EXPECT_GE(kinds.size(), 30U);
  std::printf("%zu defects of %zu kinds of finding\n", defects().size(), kinds.size());
}

}  // namespace
}  // namespace anteroom::planted
