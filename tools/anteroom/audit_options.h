// tools/anteroom/audit_options.h: `anteroom audit [PART]` on the command line.
#pragma once

#include <CLI/CLI.hpp>

#include "tools/anteroom/commands.h"

namespace anteroom::command {

// Adds the options of the whole audit and a sub-command for each part. Both must live until the line is parsed.
void add_audit_options(CLI::App& app, AuditOptions& options);

}  // namespace anteroom::command
