// tests/sanitized/reload.cc: many threads screen while knowledge is replaced under them, good and broken. Built with ThreadSanitizer,
// which stops it at the first race; and every screening must be what one of the two knowledges says.
//   reload FOLDER SCRATCH      FOLDER: tests/golden/knowledge
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "engine/anteroom.h"

namespace {

using namespace anteroom;
namespace fs = std::filesystem;

constexpr int kReaders = 4, kReloads = 60;
constexpr std::string_view kText = "My father, 61, has a sudden severe headache and his right arm is weak. My eyelid has been twitching.";

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "reload: %s\n", why.c_str());
  std::exit(1);
}

std::shared_ptr<const Knowledge> load(const std::string& path) {
  std::vector<Problem> problems;
  auto knowledge = Knowledge::load(path, problems);
  if (knowledge == nullptr) stop(problems.front().text);
  return knowledge;
}

std::string screen(Screener& screener) { return screener.screen({.text = kText}).json(); }

std::string expected(const std::string& path) {
  Screener screener(load(path));
  return screen(screener);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) stop("needs a folder of knowledge and a scratch folder");
  const fs::path scratch = arguments[2];
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  fs::copy(arguments[1], scratch / "other", fs::copy_options::recursive);
  std::ofstream(scratch / "other/rules/common/zz.rules.yaml") << "# other sources, and so another digest\n";
  const std::string one = (scratch / "one.snapshot").string(), other = (scratch / "other").string(), broken = (scratch / "broken").string();
  std::vector<Problem> problems;
  if (!load(arguments[1])->save(one, problems)) stop(problems.front().text);
  std::ofstream(broken) << "no snapshot";
  const std::string says_one = expected(one), says_other = expected(other);
  if (says_one == says_other) stop("both knowledges say the same");

  KnowledgeHolder holder(load(one));
  std::atomic<bool> done = false;
  std::atomic<int> screened = 0, wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&] {
      Screener screener(holder.get());
      while (!done) {
        if (const auto now = holder.get(); screener.knowledge() != now) screener = Screener(now);
        const std::string json = screen(screener);
        if (json != says_one && json != says_other) ++wrong;
        ++screened;
      }
    });
  }
  for (int i = 0; i < kReloads; ++i) {
    problems.clear();
    const std::string& path = i % 3 == 0 ? broken : i % 3 == 1 ? other : one;
    const bool replaced = holder.reload(path, problems);
    if (replaced == (path == broken) || replaced != problems.empty()) stop("a reload that came out wrong");
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  if (wrong != 0 || screened == 0) stop(std::to_string(wrong) + " of " + std::to_string(screened) + " screenings are of neither knowledge");
  std::printf("%d screenings while knowledge was loaded %d times\n", screened.load(), kReloads);
  return 0;
}
