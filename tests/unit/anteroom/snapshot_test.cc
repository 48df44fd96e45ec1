// A snapshot screens as its sources do; and knowledge is replaced under those who use it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/unit/anteroom/load_small.h"

namespace anteroom {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kTexts = {
    "My eyelid has been twitching for two weeks and I am stressed.",
    "My father, 61, has a sudden severe headache and his right arm is weak.",
    "I had a fever of 39.5 C yesterday, no headache. Could it be a stroke?",
    "zebra",
    "",
};

std::string screenings(Screener& screener) {
  std::string all;
  for (const std::string& text : kTexts) all += screener.screen({.text = text}).json() + screener.why() + screener.trace();
  return all;
}

std::string screenings(const std::shared_ptr<const Knowledge>& knowledge) {
  Screener screener(knowledge);
  return screenings(screener);
}

class SnapshotTest : public testing::Test {
 protected:
  SnapshotTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::shared_ptr<const Knowledge> load(const std::string& from) {
    problems.clear();
    return Knowledge::load(from, problems);
  }
  std::string code() const { return problems.empty() ? "" : problems.front().code; }

  const fs::path folder_ = fs::path(ANTEROOM_BINARY_DIR) / "unit.anteroom" / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::vector<Problem> problems;
};

TEST_F(SnapshotTest, ScreensAsItsSourcesDo) {
  ASSERT_TRUE(small_knowledge()->save(path("small.snapshot"), problems));
  const auto mapped = load(path("small.snapshot"));
  ASSERT_NE(mapped, nullptr) << problems.front().text;
  EXPECT_EQ(mapped->digest(), small_knowledge()->digest());
  EXPECT_EQ(mapped->size().phrases, small_knowledge()->size().phrases);
  EXPECT_EQ(screenings(mapped), screenings(small_knowledge()));
}

TEST_F(SnapshotTest, LivesAsLongAsItsScreeners) {
  ASSERT_TRUE(small_knowledge()->save(path("small.snapshot"), problems));
  Screener screener(load(path("small.snapshot")));
  fs::remove(path("small.snapshot"));
  EXPECT_EQ(screenings(screener), screenings(small_knowledge()));
}

TEST_F(SnapshotTest, WhatCannotBeWrittenSaysWhy) {
  EXPECT_FALSE(small_knowledge()->save(path("missing/small.snapshot"), problems));
  EXPECT_EQ(code(), "file.unwritable");
}

TEST_F(SnapshotTest, BrokenNewKnowledgeLeavesTheOldOneServing) {
  KnowledgeHolder holder(small_knowledge());
  std::ofstream(path("broken.snapshot")) << "nothing of the kind";
  EXPECT_FALSE(holder.reload(path("broken.snapshot"), problems));
  EXPECT_EQ(code(), "snapshot.foreign");
  EXPECT_FALSE(holder.reload(path("missing"), problems));
  EXPECT_EQ(holder.get(), small_knowledge());
  ASSERT_TRUE(small_knowledge()->save(path("small.snapshot"), problems));
  problems.clear();
  EXPECT_TRUE(holder.reload(path("small.snapshot"), problems)) << problems.front().text;
  EXPECT_NE(holder.get(), small_knowledge());
  Screener screener(small_knowledge());
  if (screener.knowledge() != holder.get()) screener = Screener(holder.get());
  EXPECT_EQ(screener.knowledge(), holder.get());
  EXPECT_EQ(screenings(screener), screenings(small_knowledge()));
}

}  // namespace
}  // namespace anteroom
