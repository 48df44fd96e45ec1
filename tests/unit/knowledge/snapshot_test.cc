// A snapshot is the same knowledge; what is no whole snapshot of this program and of the sources beside it is refused.
#include "engine/knowledge/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/map_file.h"
#include "engine/knowledge/snapshot_file.h"
#include "tests/unit/knowledge/small_folder.h"

namespace anteroom::knowledge {
namespace {

class SnapshotTest : public SmallFolder {
 protected:
  SnapshotTest() {
    const auto knowledge = load();
    EXPECT_NE(knowledge, nullptr) << to_text(problems_);
    const base::Image image = pack(*knowledge);
    bytes_.assign(image.bytes.begin(), image.bytes.end());
    digest_ = knowledge->digest;
  }

  static std::unique_ptr<const Knowledge> read(std::vector<std::byte> bytes, base::Problems& problems) {
    return unpack(base::Image::of(std::move(bytes)), "file", problems);
  }
  // The one problem of bytes that are refused.
  static std::string code(std::vector<std::byte> bytes) {
    base::Problems problems;
    const bool loaded = read(std::move(bytes), problems) != nullptr;
    EXPECT_EQ(loaded, problems.empty());
    return problems.empty() ? "" : problems.list().front().code;
  }
  std::string write_snapshot(const std::string& name) {
    const std::string path = (folder_ / name).string();
    fs::create_directories(fs::path(path).parent_path());
    EXPECT_TRUE(base::write_file(path, bytes_, problems_)) << to_text(problems_);
    return path;
  }
  // What loading a path, folder or file, has to say.
  std::string codes(const std::string& path) {
    base::Problems problems;
    const bool loaded = knowledge::load(path, problems) != nullptr;
    EXPECT_EQ(loaded, problems.empty());
    std::string all;
    for (const base::Problem& problem : problems.list()) all += problem.code + ' ';
    return all;
  }

  std::vector<std::byte> bytes_;
  std::string digest_;
};

TEST_F(SnapshotTest, IsTheSameKnowledge) {
  base::Problems problems;
  const auto again = read(bytes_, problems);
  ASSERT_NE(again, nullptr) << to_text(problems);
  EXPECT_EQ(again->version, "2026.11");
  EXPECT_EQ(again->digest, digest_);
  EXPECT_EQ(again->rules.ontology().find("cough"), again->ontology.find("cough"));
  EXPECT_NE(again->find("en-GB"), nullptr);
  const base::Image packed = pack(*again);
  EXPECT_TRUE(std::equal(packed.bytes.begin(), packed.bytes.end(), bytes_.begin(), bytes_.end())) << "and so is a snapshot of it";
}

TEST_F(SnapshotTest, TheSameSourcesGiveTheSameBytes) {
  const base::Image packed = pack(*load());
  EXPECT_TRUE(std::equal(packed.bytes.begin(), packed.bytes.end(), bytes_.begin(), bytes_.end()));
}

TEST_F(SnapshotTest, ACutOneIsRefused) {
  for (std::size_t size = 0; size < bytes_.size(); size += size < 600 ? 1 : 97) {
    const std::string why = code({bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size)});
    EXPECT_EQ(why, size < kMagicBytes ? "snapshot.foreign" : "snapshot.damaged") << size;
  }
  std::vector<std::byte> longer = bytes_;
  longer.resize(longer.size() + 16);
  EXPECT_EQ(code(longer), "snapshot.damaged");
}

TEST_F(SnapshotTest, AChangedOneIsRefused) {
  for (std::size_t at = 0; at < bytes_.size(); at += at < 600 ? 1 : 53) {
    std::vector<std::byte> changed = bytes_;
    changed[at] ^= std::byte{0x04};
    EXPECT_NE(code(std::move(changed)), "") << at;
  }
}

TEST_F(SnapshotTest, AForeignFileIsRefused) {
  write("notes/notes.txt", "no snapshot");
  write("notes/empty", "");
  EXPECT_EQ(codes((folder_ / "notes/notes.txt").string()), "snapshot.foreign ");
  EXPECT_EQ(codes((folder_ / "notes/empty").string()), "snapshot.foreign ");
  EXPECT_EQ(codes((folder_ / "lexicon/en/words.yaml").string()), "snapshot.foreign ");
}

TEST_F(SnapshotTest, OneOfAnotherProgramIsRefusedBeforeAllElse) {
  constexpr std::size_t kProgram = 24;  // where the header has the digest of the program
  std::vector<std::byte> other = bytes_;
  other[kProgram] ^= std::byte{1};
  EXPECT_EQ(code(other), "snapshot.other-program");
  seal(other);
  EXPECT_EQ(code(other), "snapshot.other-program");
  base::Problems problems;
  read(other, problems);
  EXPECT_THAT(to_text(problems), testing::HasSubstr("build "));
}

// Whoever changes numbers and sets the checksum right again: the checks behind it hold.
TEST_F(SnapshotTest, ASealedChangeIsRefusedOrHarmless) {
  for (std::size_t at = kMagicBytes; at < bytes_.size(); at += at < 600 ? 1 : 31) {
    std::vector<std::byte> changed = bytes_;
    changed[at] ^= std::byte{0xff};
    seal(changed);
    base::Problems problems;
    const bool refused = read(std::move(changed), problems) == nullptr;  // sanitizers watch
    EXPECT_EQ(refused, !problems.empty()) << at;
  }
}

TEST_F(SnapshotTest, SourcesBesideItMustBeItsOwn) {
  const std::string beside = write_snapshot("one.snapshot"), elsewhere = write_snapshot("away/one.snapshot");
  EXPECT_EQ(codes(beside), "");
  EXPECT_EQ(codes(elsewhere), "");
  write("rules/chest/cough.cases.yaml", "- case: another expectation");
  EXPECT_EQ(codes(beside), "") << "cases are no knowledge";
  write("rules/common/settings.yaml", "settings: {knowledge_version: '2026.12'}");
  EXPECT_EQ(codes(beside), "snapshot.other-sources ");
  EXPECT_EQ(codes(elsewhere), "");
}

TEST_F(SnapshotTest, AFolderUsesItsOwnOnlyWhereItFits) {
  write_snapshot(std::string(kMadeSnapshot));
  const auto made = load();
  ASSERT_NE(made, nullptr) << to_text(problems_);
  EXPECT_EQ(made->digest, digest_);
  write("rules/common/settings.yaml", "settings: {knowledge_version: '2026.12'}");
  EXPECT_EQ(load()->version, "2026.12") << "made anew from the sources";
  bytes_.resize(bytes_.size() / 2);
  write_snapshot(std::string(kMadeSnapshot));
  EXPECT_EQ(load()->version, "2026.12");
  write("rules/common/settings.yaml", "settings: [");
  EXPECT_EQ(load(), nullptr) << "broken sources are a problem, whatever lies beside them";
}

}  // namespace
}  // namespace anteroom::knowledge
