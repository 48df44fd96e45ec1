// docs/audit.md: every command that it shows is run, in its order, in a folder with the files that it names; what the reports are for is
// looked at from outside: XML for a CI server, one page, JSON as the schema says.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "tests/golden/json_schema.h"
#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

// Lines of code that begin with the program's name, without what follows a #.
std::vector<std::string> commands_of(const std::string& document) {
  std::vector<std::string> commands;
  std::istringstream lines(document);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find_first_not_of(' ');
    if (at == line.npos || at < 4 || line.compare(at, 9, "anteroom ") != 0) continue;
    commands.push_back(line.substr(at + 9, line.find('#') == line.npos ? line.npos : line.find('#') - at - 9));
  }
  return commands;
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream in(command);
  return {std::istream_iterator<std::string>(in), {}};
}

class AuditDocument : public testing::Test {
 protected:
  static std::string small_knowledge() { return std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/audited"; }
};

TEST_F(AuditDocument, EachCommandRuns) {
  const std::string folder = scratch_folder("audit_document");
  write_whole(folder + "/questions.jsonl", "{\"id\": \"q1\", \"text\": \"I have chest pain.\"}\n");
  const std::vector<std::string> commands = commands_of(read_whole(std::string(ANTEROOM_SOURCE_DIR) + "/docs/audit.md"));
  EXPECT_GE(commands.size(), 10U);
  for (const std::string& command : commands) {
    SCOPED_TRACE("anteroom " + command);
    const Ran ran =
        run_program({.arguments = words_of(command), .folder = folder, .environment = {"ANTEROOM_KNOWLEDGE=" + small_knowledge()}});
    EXPECT_TRUE(ran.status == 0 || ran.status == 1) << ran.errors;  // done; or done, and something was found
  }
  EXPECT_TRUE(read_whole(folder + "/audit.html").starts_with("<!doctype html>"));
  EXPECT_TRUE(read_whole(folder + "/audit.xml").starts_with("<?xml"));
  EXPECT_NE(read_whole(folder + "/changes.html").find("What do the changed rules change"), std::string::npos);
}

TEST_F(AuditDocument, AllPartsAsJson) {
  const Ran ran = run_program({.arguments = {"audit", "--json", "--knowledge", small_knowledge()}});
  EXPECT_EQ(ran.status, 1) << ran.errors;  // a case fails
  EXPECT_EQ(against_schema("audit", ran.output), "");
  EXPECT_GE(boost::json::parse(ran.output).at("parts").get_array().size(), 1U);
}

}  // namespace
}  // namespace anteroom
