// engine/base/file_problem.h: why a file cannot be used, as a problem. Private to the files of this module that open files.
#pragma once

#include <string>
#include <system_error>

#include "engine/base/problem.h"

namespace anteroom::base {

void report_file(const std::string& path, std::string code, std::string message, std::string hint, Problems& problems);
void report_folder_as_file(const std::string& path, Problems& problems);                            // file.is-folder
void report_unreadable(const std::string& path, const std::error_code& error, Problems& problems);  // file.missing, file.unreadable

}  // namespace anteroom::base
