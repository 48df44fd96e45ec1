// `anteroom compile`, and its snapshot in place of the folder: the same answers; refused where it is not whole.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

class Snapshot : public testing::Test {
 protected:
  Snapshot() {
    const Ran ran = run_program({.arguments = {"compile", "-o", path_}});
    EXPECT_EQ(ran.status, 0) << ran.errors;
    EXPECT_NE(ran.output.find(" concepts, "), std::string::npos) << ran.output;
  }
  Ran with_snapshot(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.end(), {"--knowledge", path_});
    return run_program({.arguments = arguments, .input = input});
  }

  const std::string folder_ = scratch_folder(testing::UnitTest::GetInstance()->current_test_info()->name());
  const std::string path_ = folder_ + "/one.snapshot";
};

TEST_F(Snapshot, AnswersAsTheFolderDoes) {
  const std::string text = "My father, 61, has a sudden severe headache and his right arm is weak.";
  const std::vector<std::vector<std::string>> commands = {{"ask"},   {"ask", "--json"}, {"explain"}, {"annotate", "--text"},
                                                          {"check"}, {"--version"}};
  for (const auto& arguments : commands) {
    const Ran folder = run_program({.arguments = arguments, .input = text}), snapshot = with_snapshot(arguments, text);
    EXPECT_EQ(snapshot.output, folder.output) << arguments[0];
    EXPECT_EQ(snapshot.errors, folder.errors);
    EXPECT_EQ(snapshot.status, 0);
  }
}

TEST_F(Snapshot, TheSameSourcesGiveTheSameFile) {
  const std::string again = folder_ + "/again.snapshot";
  ASSERT_EQ(run_program({.arguments = {"compile", "-o", again}}).status, 0);
  EXPECT_EQ(read_whole(again), read_whole(path_));
}

TEST_F(Snapshot, ACutOneIsRefusedWithAProblem) {
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
  const Ran ran = with_snapshot({"ask"}, "I have a fever.");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.output, "");
  EXPECT_NE(ran.errors.find("one.snapshot: snapshot.damaged: it was cut: "), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("hint: copy it again, or write it again"), std::string::npos) << ran.errors;
  EXPECT_EQ(with_snapshot({"check"}).status, 1);
}

}  // namespace
}  // namespace anteroom
