#include "engine/base/file_problem.h"

#include <utility>

namespace anteroom::base {

void report_file(const std::string& path, std::string code, std::string message, std::string hint, Problems& problems) {
  problems.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint), .file = path});
}

void report_folder_as_file(const std::string& path, Problems& problems) {
  report_file(path, "file.is-folder", "is a folder, not a file", "name a file in it", problems);
}

void report_unreadable(const std::string& path, const std::error_code& error, Problems& problems) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    report_file(path, "file.missing", "there is no such file or folder", "check the path", problems);
  } else {
    report_file(path, "file.unreadable", "cannot be read: " + error.message(), "check its permissions", problems);
  }
}

}  // namespace anteroom::base
