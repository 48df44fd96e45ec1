// Mapping a file, and replacing one under those who have it mapped.
#include "engine/base/map_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/base/checksum.h"

namespace anteroom::base {
namespace {

namespace fs = std::filesystem;

class MapFileTest : public testing::Test {
 protected:
  MapFileTest() { fs::create_directories(folder_); }
  ~MapFileTest() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  bool write(const std::string& name, std::string_view text) {
    return write_file(path(name), std::as_bytes(std::span(text.data(), text.size())), problems_);
  }
  static std::string text(const Image& image) { return {reinterpret_cast<const char*>(image.bytes.data()), image.bytes.size()}; }
  std::string code() const { return problems_.empty() ? "" : problems_.list().back().code; }
  std::size_t files() const { return std::distance(fs::directory_iterator(folder_), {}); }

  fs::path folder_ = fs::path(testing::TempDir()) / ("map_file_test" + std::to_string(::getpid()));
  Problems problems_;
};

TEST_F(MapFileTest, WhatIsWrittenIsMapped) {
  ASSERT_TRUE(write("one", "Hello."));
  const std::optional<Image> image = map_file(path("one"), problems_);
  ASSERT_TRUE(image);
  EXPECT_EQ(text(*image), "Hello.");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(image->bytes.data()) % kImageAlignment, 0U);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(MapFileTest, AReplacedFileStaysForWhoHasItMapped) {
  ASSERT_TRUE(write("one", "old"));
  const std::optional<Image> old = map_file(path("one"), problems_);
  ASSERT_TRUE(write("one", "new and longer"));
  EXPECT_EQ(text(old.value()), "old");
  EXPECT_EQ(text(map_file(path("one"), problems_).value()), "new and longer");
  EXPECT_EQ(files(), 1U) << "nothing is left beside it";
}

TEST_F(MapFileTest, AnEmptyFileIsAnEmptyImage) {
  ASSERT_TRUE(write("none", ""));
  EXPECT_TRUE(map_file(path("none"), problems_).value().bytes.empty());
}

TEST_F(MapFileTest, WhatCannotBeMappedSaysWhy) {
  EXPECT_FALSE(map_file(path("missing"), problems_));
  EXPECT_EQ(code(), "file.missing");
  EXPECT_FALSE(map_file(folder_.string(), problems_));
  EXPECT_EQ(code(), "file.is-folder");
  EXPECT_FALSE(map_file("/dev/null", problems_));
  EXPECT_EQ(code(), "file.unreadable");
}

TEST_F(MapFileTest, WhatCannotBeWrittenSaysWhy) {
  EXPECT_FALSE(write("missing/one", "text"));
  EXPECT_EQ(code(), "file.unwritable");
  EXPECT_FALSE(write("", "text"));
  EXPECT_EQ(code(), "file.is-folder");
  EXPECT_FALSE(write_file("/dev/null", {}, problems_)) << "a device is never replaced";
  EXPECT_EQ(code(), "file.unwritable");
  EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST_F(MapFileTest, WhatAnotherWriterLeftIsNotInTheWay) {
  constexpr unsigned kLeft = 1000;  // more than this process has written
  for (unsigned i = 1; i <= kLeft; ++i) std::ofstream(path("one.new-" + std::to_string(::getpid()) + "-" + std::to_string(i))) << i;
  ASSERT_TRUE(write("one", "whole"));
  EXPECT_EQ(text(map_file(path("one"), problems_).value()), "whole");
  EXPECT_EQ(files(), kLeft + 1) << "and it is not touched";
}

TEST_F(MapFileTest, ALinkStaysALink) {
  ASSERT_TRUE(write("target", "old"));
  fs::create_symlink(path("target"), path("link"));
  ASSERT_TRUE(write("link", "new"));
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(text(map_file(path("target"), problems_).value()), "new");
}

TEST(Checksum, IsXxh3) {
  EXPECT_EQ(checksum({}), 0x2d06800538d394c2ULL);  // of nothing, as the reference implementation gives it
  const std::string one = "knowledge", other = "knowledgf";
  EXPECT_NE(checksum(std::as_bytes(std::span(one))), checksum(std::as_bytes(std::span(other))));
}

}  // namespace
}  // namespace anteroom::base
