// Files are read with the C library, whose errno says why a file cannot be read; streams keep that to themselves.
#include "engine/base/read_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "engine/base/file_problem.h"

namespace anteroom::base {
namespace {

namespace fs = std::filesystem;

bool hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

}  // namespace

std::optional<std::string> read_file(const std::string& path, Problems& problems, std::size_t limit) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    report_folder_as_file(path, problems);
    return std::nullopt;
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (file == nullptr) {
    report_unreadable(path, std::error_code(errno, std::generic_category()), problems);
    return std::nullopt;
  }
  std::string text;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    if (read > limit - text.size()) {
      report_file(path, "file.too-large", "has more than " + std::to_string(limit) + " bytes", "split it", problems);
      return std::nullopt;
    }
    text.append(buffer.data(), read);
  }
  if (std::ferror(file.get()) != 0) {
    report_unreadable(path, std::error_code(errno, std::generic_category()), problems);
    return std::nullopt;
  }
  return text;
}

std::vector<std::string> list_files(const std::string& folder, std::string_view suffix, Problems& problems) {
  std::vector<std::string> result;
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    report_file(folder, "file.not-folder", "is not a folder", "name the folder that holds the files", problems);
    return result;
  }
  // A folder that cannot be opened is a problem; the walk goes on with the next one.
  std::vector<fs::path> waiting = {folder};
  while (!waiting.empty()) {
    const fs::path next = waiting.back();
    waiting.pop_back();
    fs::directory_iterator entries(next, error);
    if (error) report_unreadable(next.string(), error, problems);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      if (hidden(entries->path())) continue;
      std::error_code unknown;
      if (entries->is_directory(unknown)) {
        if (!entries->is_symlink(unknown)) waiting.push_back(entries->path());
      } else if (entries->path().native().ends_with(suffix) &&
                 (entries->is_regular_file(unknown) || entries->is_symlink(unknown))) {  // no pipes; a broken link is reported
        result.push_back(entries->path().string());
      }
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace anteroom::base
