#include "tools/anteroom/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "tools/anteroom/output.h"

namespace anteroom::command {
namespace {

constexpr double kEverySeconds = 0.1;
constexpr std::size_t kBarColumns = 20;
constexpr const char* kClear = "\r\x1b[K";

std::string rate(std::uint64_t lines, double seconds) {
  return with_commas(seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(lines) / seconds) : 0);
}

// "1:02:03", "2:03"
std::string clock(double seconds) {
  const auto all = static_cast<std::uint64_t>(std::ceil(seconds));
  const std::string last = std::to_string(all % 60), minutes = std::to_string(all / 60 % 60);
  const std::string tail = (last.size() < 2 ? ":0" : ":") + last;
  if (all < 3600) return minutes + tail;
  return std::to_string(all / 3600) + (minutes.size() < 2 ? ":0" : ":") + minutes + tail;
}

}  // namespace

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

std::string progress_text(const Done& done) {
  std::string text;
  if (done.all_bytes && *done.all_bytes > 0) {
    const double share = std::min(1.0, static_cast<double>(done.bytes) / static_cast<double>(*done.all_bytes));
    const auto filled = static_cast<std::size_t>(share * kBarColumns);
    const std::string percent = std::to_string(static_cast<int>(share * 100));
    text += std::string(3 - percent.size(), ' ') + percent + " %  [" + std::string(filled, '#') + std::string(kBarColumns - filled, ' ') +
            "]  ";
  }
  text += with_commas(done.lines) + " questions  " + rate(done.lines, done.seconds) + "/s";
  if (done.all_bytes && done.bytes > 0 && done.bytes < *done.all_bytes) {
    text += "  " + clock(done.seconds * static_cast<double>(*done.all_bytes - done.bytes) / static_cast<double>(done.bytes)) + " left";
  }
  return text;
}

Progress::Progress(std::optional<std::uint64_t> all_bytes) : visible_(::isatty(STDERR_FILENO) != 0), all_bytes_(all_bytes) {}

double Progress::seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

void Progress::show(std::uint64_t bytes, std::uint64_t lines) {
  if (!visible_) return;
  const double now = seconds();
  if (drawn_ >= 0 && now - drawn_ < kEverySeconds) return;
  drawn_ = now;
  say(kClear + progress_text({lines, bytes, all_bytes_, now}));
}

void Progress::end(std::uint64_t lines) {
  if (!visible_) return;
  const double now = seconds();
  char time[32];
  std::snprintf(time, sizeof time, "%.1f", now);
  say(kClear + with_commas(lines) + " questions in " + time + " s, " + rate(lines, now) + "/s\n");
}

}  // namespace anteroom::command
