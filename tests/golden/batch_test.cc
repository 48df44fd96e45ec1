// `anteroom batch` as a stream: order, threads, memory, closed and full outputs, answers while the input is still open.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "tests/golden/json_schema.h"
#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

// Lines that take different time to answer, some of them bad, some blank.
std::string many_lines(std::size_t count) {
  static const char* const kParts[] = {"I have a fever since yesterday. ",
                                       "My son has a terrible headache. ",
                                       "No rash. ",
                                       "Twitching in both thighs when I feel tense. ",
                                       "Is it anxiety? ",
                                       "Pain in my chest and short of breath. ",
                                       "38.5 c, 120/80. "};
  std::mt19937 random(7);
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 50 == 0) lines += "broken\n";
    if (random() % 50 == 0) lines += "\n";
    lines += R"({"id": "q)" + std::to_string(i) + R"(", "text": ")";
    for (std::size_t part = random() % 30; part-- > 0;) lines += kParts[random() % std::size(kParts)];
    lines += "\"}\n";
  }
  return lines;
}

TEST(Batch, KeepsTheOrderOnManyThreads) {
  const std::size_t count = 5000;
  const Ran ran = run_program({.arguments = {"batch", "--threads", "8"}, .input = many_lines(count)});
  EXPECT_EQ(ran.status, 1);
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "{\"id\":\"q" + std::to_string(i) + "\",";
    at = ran.output.find(id, at);
    ASSERT_NE(at, std::string::npos) << id << " is missing or out of order";
  }
}

TEST(Batch, GivesTheSameBytesOnAnyNumberOfThreads) {
  const std::string lines = many_lines(3000);
  const Ran one = run_program({.arguments = {"batch", "--threads", "1"}, .input = lines});
  EXPECT_FALSE(one.output.empty());
  for (const char* threads : {"2", "4", "16"}) {
    const Ran several = run_program({.arguments = {"batch", "--threads", threads}, .input = lines});
    EXPECT_TRUE(several.output == one.output) << threads << " threads";
    EXPECT_EQ(several.errors, one.errors);
    EXPECT_EQ(several.status, one.status);
  }
  const Ran annotated = run_program({.arguments = {"annotate", "--threads", "1"}, .input = lines});
  EXPECT_TRUE(run_program({.arguments = {"annotate", "--threads", "4"}, .input = lines}).output == annotated.output);
}

TEST(Batch, AnswersEachLineAsIfItWereAlone) {
  const std::string lines = many_lines(60);
  const Ran together = run_program({.arguments = {"batch"}, .input = lines});
  std::string alone;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at) + 1;
    const std::string line = lines.substr(at, end - at);
    at = end;
    if (line.starts_with('{')) alone += run_program({.arguments = {"batch"}, .input = line}).output;
  }
  std::string answered;
  for (std::size_t at = 0; at < together.output.size();) {
    const std::size_t end = together.output.find('\n', at) + 1;
    if (!together.output.substr(at, end - at).starts_with("{\"line\"")) answered += together.output.substr(at, end - at);
    at = end;
  }
  EXPECT_EQ(answered, alone);
}

TEST(Batch, MemoryDoesNotGrowWithTheInput) {
  const std::string scratch = scratch_folder("memory");
  const auto kilobytes = [&](std::size_t count) {
    write_whole(scratch + "/lines", many_lines(count));
    return run_program({.arguments = {"batch", "--threads", "2", scratch + "/lines"}, .output_file = "/dev/null"}).most_kilobytes;
  };
  const long few = kilobytes(2000), many = kilobytes(40000);
  EXPECT_LT(many, few + (24L << 10)) << few << " KB for 2,000 questions";
}

TEST(Batch, ALineThatIsTooLongIsOneBadLine) {
  const std::string lines =
      "{\"text\": \"fever\"}\n{\"text\": \"" + std::string(std::size_t{40} << 20, 'x') + "\"}\n{\"text\": \"no fever\"}\n";
  const Ran ran = run_program({.arguments = {"batch"}, .input = lines});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.errors, "anteroom: 1 of 3 lines could not be answered; the first is line 2\n");
  EXPECT_NE(ran.output.find("\n{\"line\":2,\"problems\":[{\"code\":\"line.too-long\""), std::string::npos);
  EXPECT_NE(ran.output.rfind("\n{\"id\":null,"), std::string::npos) << "the line after it is answered";
}

TEST(Batch, SaysSoWhenTheOutputIsFull) {
  const Ran ran = run_program({.arguments = {"batch"}, .input = many_lines(100), .output_file = "/dev/full"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.errors.find("anteroom: the output could not be written: No space left on device"), std::string::npos) << ran.errors;
  const Ran ask = run_program({.arguments = {"ask"}, .input = "I have a fever.", .output_file = "/dev/full"});
  EXPECT_EQ(ask.status, 2);
}

// The program with pipes that the test holds.
struct Piped {
  int input = -1, output = -1;
  pid_t child = -1;

  Piped() {
    int in[2], out[2];
    if (::pipe(in) != 0 || ::pipe(out) != 0) ADD_FAILURE() << "no pipe";
    child = ::fork();
    if (child == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      for (const int file : {in[0], in[1], out[0], out[1]}) ::close(file);
      ::setenv("ANTEROOM_KNOWLEDGE", (std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/knowledge").c_str(), 1);
      ::execl(ANTEROOM_PROGRAM, "anteroom", "batch", nullptr);
      ::_exit(126);
    }
    ::close(in[0]);
    ::close(out[1]);
    input = in[1], output = out[0];
  }
  void write(const std::string& text) const { EXPECT_EQ(::write(input, text.data(), text.size()), static_cast<ssize_t>(text.size())); }
  std::string read_line() const {
    std::string line;
    for (char c = 0; c != '\n' && ::read(output, &c, 1) == 1;) line += c;
    return line;
  }
  int wait() const {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
};

TEST(Batch, AnswersWhileTheInputIsOpen) {
  const Piped program;
  program.write("{\"id\": \"a\", \"text\": \"I have a fever.\"}\n");
  EXPECT_TRUE(program.read_line().starts_with("{\"id\":\"a\""));
  program.write("{\"id\": \"b\", \"text\": ");
  program.write("\"No fever.\"}\n");
  EXPECT_TRUE(program.read_line().starts_with("{\"id\":\"b\""));
  ::close(program.input);
  EXPECT_EQ(program.read_line(), "");
  EXPECT_EQ(program.wait(), 0);
  ::close(program.output);
}

TEST(Batch, StopsWhenNobodyReads) {
  const Piped program;
  program.write("{\"text\": \"I have a fever.\"}\n");
  EXPECT_FALSE(program.read_line().empty());
  ::close(program.output);
  program.write("{\"text\": \"I have a fever.\"}\n");
  EXPECT_EQ(program.wait(), 0);  // with its input still open
  ::close(program.input);
}

}  // namespace
}  // namespace anteroom
