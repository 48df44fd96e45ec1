// Input and output are files, so that nothing waits for anything; a terminal is read while the program runs.
#include "tests/golden/run_program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace anteroom {
namespace {

int open_or_die(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0644);
  if (file < 0) ::_exit(125);
  return file;
}

struct Terminal {
  int master = -1, slave = -1;
  bool open() {
    winsize size{};
    size.ws_row = 24, size.ws_col = 80;
    termios raw{};
    if (::openpty(&master, &slave, nullptr, nullptr, &size) != 0 || ::tcgetattr(slave, &raw) != 0) return false;
    ::cfmakeraw(&raw);  // what is written is what is read: no carriage returns added
    return ::tcsetattr(slave, TCSANOW, &raw) == 0;
  }
};

[[noreturn]] void start(const Command& command, const std::string& scratch, int output_terminal, int error_terminal) {
  ::signal(SIGPIPE, SIG_DFL);
  ::dup2(open_or_die(scratch + "/stdin", O_RDONLY), STDIN_FILENO);
  const int create = O_WRONLY | O_CREAT | O_TRUNC;
  ::dup2(
      output_terminal >= 0 ? output_terminal : open_or_die(command.output_file.empty() ? scratch + "/stdout" : command.output_file, create),
      STDOUT_FILENO);
  ::dup2(error_terminal >= 0 ? error_terminal : open_or_die(scratch + "/stderr", create), STDERR_FILENO);
  if (::chdir(command.folder.c_str()) != 0) ::_exit(125);
  std::vector<std::string> environment = command.environment;  // the first of a name counts
  for (const char* usual : {"PATH=/usr/bin:/bin", "TERM=xterm", "ANTEROOM_KNOWLEDGE=" ANTEROOM_SOURCE_DIR "/tests/golden/knowledge"})
    environment.emplace_back(usual);
  std::vector<char*> arguments, variables;
  std::vector<std::string> words = {"anteroom"};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  for (std::string& word : words) arguments.push_back(word.data());
  for (std::string& variable : environment) variables.push_back(variable.data());
  arguments.push_back(nullptr);
  variables.push_back(nullptr);
  ::execve(ANTEROOM_PROGRAM, arguments.data(), variables.data());
  ::_exit(126);
}

// All that comes out of a terminal until the program, its only writer, is gone.
std::string read_terminal(int master) {
  std::string text;
  char bytes[4096];
  for (ssize_t count; (count = ::read(master, bytes, sizeof bytes)) > 0;) text.append(bytes, static_cast<std::size_t>(count));
  return text;
}

}  // namespace

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_whole(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string scratch_folder(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(ANTEROOM_BINARY_DIR) / "golden" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder.string();
}

bool has_terminals() {
  Terminal terminal;
  return terminal.open();
}

Ran run_program(const Command& command) {
  static int number = 0;
  const std::string scratch = scratch_folder("run" + std::to_string(::getpid()) + "." + std::to_string(++number));
  write_whole(scratch + "/stdin", command.input);
  Terminal terminal;
  const bool use_terminal = command.output_is_terminal || command.errors_are_terminal;
  if (use_terminal && !terminal.open()) ADD_FAILURE() << "no terminal to be had";

  Ran ran;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0)
    start(command, scratch, command.output_is_terminal ? terminal.slave : -1, command.errors_are_terminal ? terminal.slave : -1);
  std::string shown;
  if (use_terminal) {
    ::close(terminal.slave);
    shown = read_terminal(terminal.master);
    ::close(terminal.master);
  }
  int status = 0;
  rusage used{};
  if (::wait4(child, &status, 0, &used) != child) ADD_FAILURE() << "the program could not be waited for";
  ran.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  ran.most_kilobytes = used.ru_maxrss;
  ran.output = command.output_is_terminal ? shown : read_whole(scratch + "/stdout");
  ran.errors = command.errors_are_terminal ? shown : read_whole(scratch + "/stderr");
  std::filesystem::remove_all(scratch);
  return ran;
}

}  // namespace anteroom
