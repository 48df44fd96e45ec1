// Files are read with the C library, whose errno says why a file cannot be read; streams keep that to themselves.
#include "engine/base/read_file.h"

#include <dirent.h>

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

// The names in a folder but hidden ones. Not by std::filesystem, whose iterators end the program where memory runs out (libstdc++ 12).
std::vector<std::string> list_folder(const std::string& folder, Problems& problems) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
  const dirent* entry = nullptr;
  while (open != nullptr && (errno = 0, entry = ::readdir(open.get())) != nullptr)
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  if (errno != 0) report_unreadable(folder, std::error_code(errno, std::generic_category()), problems);
  return names;
}

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
  std::vector<std::string> waiting = {folder};
  while (!waiting.empty()) {
    const std::string next = std::move(waiting.back());
    waiting.pop_back();
    for (const std::string& name : list_folder(next, problems)) {
      const std::string path = next + "/" + name;
      const bool link = fs::is_symlink(path, error);
      if (fs::is_directory(path, error)) {
        if (!link) waiting.push_back(path);
      } else if (name.ends_with(suffix) && (link || fs::is_regular_file(path, error))) {  // no pipes; a broken link is reported
        result.push_back(path);
      }
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace anteroom::base
