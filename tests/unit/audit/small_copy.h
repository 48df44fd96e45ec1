// tests/unit/audit/small_copy.h: the golden tests' small knowledge in a folder of its own, to be changed by each test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anteroom.h"
#include "engine/audit/report.h"
#include "tests/unit/anteroom/load_small.h"

namespace anteroom::audit {

class SmallCopy : public testing::Test {
 protected:
  SmallCopy() {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() / ("anteroom_audit_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
    std::filesystem::copy(kSmallKnowledge, folder_, std::filesystem::copy_options::recursive);
  }
  ~SmallCopy() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  std::shared_ptr<const Knowledge> load() {
    std::vector<Problem> problems;
    std::shared_ptr<const Knowledge> knowledge = Knowledge::load(folder_.string(), problems);
    for (const Problem& problem : problems) ADD_FAILURE() << problem.text;
    return knowledge;
  }

  std::filesystem::path folder_;
};

inline const Figure& figure(const PartReport& report, std::string_view name) {
  for (const Figure& one : report.figures) {
    if (one.name == name) return one;
  }
  ADD_FAILURE() << "no figure " << name;
  static const Figure none;
  return none;
}

// "kind: of" of each finding.
inline std::vector<std::string> kinds(const PartReport& report) {
  std::vector<std::string> out;
  for (const Finding& one : report.findings) out.push_back(one.kind + ": " + one.of);
  return out;
}

}  // namespace anteroom::audit
