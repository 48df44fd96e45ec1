// tests/golden/run_program.h: runs the built program as a user does.
//
//   Ran ran = run_program({.arguments = {"ask", "question.txt"}, .folder = "/tmp/x"});
//   EXPECT_EQ(ran.status, 0) << ran.errors;
#pragma once

#include <string>
#include <vector>

namespace anteroom {

struct Command {
  std::vector<std::string> arguments;
  std::string input;                     // standard input
  std::string folder = ".";              // where it runs
  std::vector<std::string> environment;  // NAME=value, beside PATH and ANTEROOM_KNOWLEDGE (tests/golden/knowledge)
  std::string output_file;               // standard output goes there and is not kept; empty: it is kept
  bool output_is_terminal = false;       // standard output is a terminal of 80 columns
  bool errors_are_terminal = false;
};

struct Ran {
  int status = -1;  // exit status; -N where signal N ended it
  std::string output, errors;
  double seconds = 0;
  long most_kilobytes = 0;  // resident, at the most
};

// Whether this machine has pseudo-terminals: a container without /dev/pts has none.
bool has_terminals();

Ran run_program(const Command& command);

std::string read_whole(const std::string& path);  // "" where it cannot be read
void write_whole(const std::string& path, const std::string& text);

// A new empty folder below the build tree, one a name.
std::string scratch_folder(const std::string& name);

}  // namespace anteroom
