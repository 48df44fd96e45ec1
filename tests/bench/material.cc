#include "tests/bench/material.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace anteroom::bench {
namespace {

std::string read(const std::string& path) {
  std::ifstream in(std::string(ANTEROOM_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (in && !text.str().empty()) return text.str();
  std::cerr << "cannot read " << path << '\n';
  std::exit(1);
}

}  // namespace

const std::shared_ptr<const Knowledge>& knowledge() {
  static const std::shared_ptr<const Knowledge> loaded = [] {
    std::vector<Problem> problems;
    const char* other = std::getenv("ANTEROOM_KNOWLEDGE");
    auto result = Knowledge::load(other != nullptr ? other : ANTEROOM_SOURCE_DIR, problems);
    for (const Problem& problem : problems) std::cerr << problem.text;
    if (result == nullptr) std::exit(1);
    return result;
  }();
  return loaded;
}

const std::string& worked_example() {
  static const std::string text = read("docs/examples/muscle_spasm.txt");
  return text;
}

const std::vector<std::string>& questions_of_1_kb() {
  static const std::vector<std::string> questions = [] {
    std::vector<std::string> result;
    std::istringstream in(read("tests/bench/questions.txt"));
    for (std::string line, text; std::getline(in, line);) {
      if (line != "---") text += line + '\n';
      if (line != "---" && in.peek() != EOF) continue;
      result.push_back(std::move(text));
      text.clear();
    }
    return result;
  }();
  return questions;
}

}  // namespace anteroom::bench
