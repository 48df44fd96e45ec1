// Files that are there, and every way in which one is not.
#include "engine/base/read_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace anteroom::base {
namespace {

namespace fs = std::filesystem;

class ReadFile : public testing::Test {
 protected:
  ReadFile() {
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::temp_directory_path() / ("anteroom_read_file_" + std::to_string(getpid()) + "_" + test);
    fs::create_directories(folder_);
  }
  ~ReadFile() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view text) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string only_code() const { return problems_.size() == 1 ? problems_.list()[0].code : to_text(problems_); }

  fs::path folder_;
  Problems problems_;
};

TEST_F(ReadFile, GivesEveryByte) {
  const std::string bytes("a\0\xff\r\n", 5);
  EXPECT_EQ(read_file(write("x", bytes), problems_), bytes);
  EXPECT_EQ(read_file(write("empty", ""), problems_), "");
  const std::string large(300000, 'x');
  EXPECT_EQ(read_file(write("large", large), problems_), large);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, SaysWhyNot) {
  EXPECT_EQ(read_file((folder_ / "none").string(), problems_), std::nullopt);
  EXPECT_EQ(only_code(), "file.missing");
  problems_ = {};
  EXPECT_EQ(read_file(folder_.string(), problems_), std::nullopt);
  EXPECT_EQ(only_code(), "file.is-folder");
  problems_ = {};
  EXPECT_EQ(read_file(write("file", "") + "/below", problems_), std::nullopt);
  EXPECT_EQ(only_code(), "file.missing");
  problems_ = {};
  EXPECT_EQ(read_file(write("four", "1234"), problems_, 3), std::nullopt);
  EXPECT_EQ(only_code(), "file.too-large");
  problems_ = {};
  EXPECT_EQ(read_file("/dev/zero", problems_, 1000), std::nullopt);  // never ends
  EXPECT_EQ(only_code(), "file.too-large");
}

TEST_F(ReadFile, SaysWhatTheSystemSays) {
  EXPECT_EQ(read_file((folder_ / std::string(300, 'x')).string(), problems_), std::nullopt);  // as for a lack of permission
  EXPECT_EQ(only_code(), "file.unreadable");
  EXPECT_NE(problems_.list().at(0).message.find("File name too long"), std::string::npos) << problems_.list().at(0).message;
}

TEST_F(ReadFile, ListsSortedBelowAndWithoutHiddenOnes) {
  write("b.yaml", "");
  write("a/z.yaml", "");
  write("a.yaml", "");
  write("a/deep/er/y.yaml", "");
  write("a/notes.txt", "");
  write(".hidden.yaml", "");
  write(".git/c.yaml", "");
  fs::create_directory(folder_ / "folder.yaml");
  std::vector<std::string> names;
  for (const std::string& path : list_files(folder_.string(), ".yaml", problems_)) {
    names.push_back(fs::relative(path, folder_).string());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"a.yaml", "a/deep/er/y.yaml", "a/z.yaml", "b.yaml"}));
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, FollowsLinksToFilesButNotToFolders) {
  fs::create_symlink(write("real.txt", "text"), folder_ / "link.yaml");
  fs::create_directory_symlink(folder_, folder_ / "loop");
  fs::create_symlink(folder_ / "gone", folder_ / "broken.yaml");
  const std::vector<std::string> files = list_files(folder_.string(), ".yaml", problems_);
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(read_file(files[0], problems_), std::nullopt);
  EXPECT_EQ(only_code(), "file.missing");
  EXPECT_EQ(read_file(files[1], problems_), "text");
}

TEST_F(ReadFile, AFolderThatIsNone) {
  EXPECT_TRUE(list_files((folder_ / "none").string(), ".yaml", problems_).empty());
  EXPECT_EQ(only_code(), "file.missing");
  problems_ = {};
  EXPECT_TRUE(list_files(write("x.yaml", ""), ".yaml", problems_).empty());
  EXPECT_EQ(only_code(), "file.not-folder");
}

}  // namespace
}  // namespace anteroom::base
