// New phrases begin as real ones do and go on into words that nobody says: a walk over a real question then enters the new
// branches of the trie wherever it enters the old ones, which is the worst that growth can do to it.
#include "tests/bench/tenfold_lexicon.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/material.h"

namespace anteroom::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTimes = 10;
constexpr std::size_t kPhrasesAConcept = 40;
constexpr std::size_t kPhrasesAFile = 5000 * kPhrasesAConcept;
constexpr std::size_t kUsesOfAWord = 8;  // phrases that end in the same new word

// The words of the lexicon in their order: drawn at random, a common word comes as often as phrases use it.
std::vector<std::string> words_of(const fs::path& lexicon) {
  std::vector<std::string> words;
  for (const auto& entry : fs::recursive_directory_iterator(lexicon)) {
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (const std::size_t comment = line.find('#'); comment != std::string::npos) line.resize(comment);
      std::string word;
      for (const char c : line + " ") {
        if (c >= 'a' && c <= 'z') {
          word += c;
        } else {
          if (word.size() >= 3) words.push_back(word);
          word.clear();
        }
      }
    }
  }
  return words;
}

// A word that no text has: "qolvamik".
std::string new_word(std::size_t number) {
  static constexpr std::string_view kSyllables[] = {"ba", "do", "fi", "gu", "ka", "lo", "mi", "nu",
                                                    "pa", "ro", "ti", "vu", "za", "xo", "ji", "wu"};
  std::string word = "q";
  for (int i = 0; i < 6; ++i, number /= std::size(kSyllables)) word += kSyllables[number % std::size(kSyllables)];
  return word + "k";
}

// In files of whole concepts, none larger than a file may be.
void write_more(const fs::path& folder, std::size_t phrases) {
  const std::vector<std::string> words = words_of(folder / "lexicon" / "en");
  std::ofstream concepts(folder / "lexicon" / "concepts" / "tenfold.yaml"), said;
  concepts << "concepts:\n";
  std::mt19937 random(20261126);
  for (std::size_t i = 0; i < phrases; ++i) {
    if (i % kPhrasesAConcept == 0) {
      const std::string id = "tenfold_" + std::to_string(i / kPhrasesAConcept);
      concepts << "  " << id << ": {name: " << id << ", kind: symptom}\n";
      if (i != 0) said << "]\n";
      if (i % kPhrasesAFile == 0) {
        if (i != 0) said.close();
        said.open(folder / "lexicon" / "en" / ("tenfold_" + std::to_string(i / kPhrasesAFile) + ".yaml"));
        said << "phrases:\n";
      }
      said << "  " << id << ": [";
    } else {
      said << ", ";
    }
    // Phrases of one new word differ in their length, so that no two are the same.
    const std::size_t use = i % kUsesOfAWord;
    said << '"';
    for (std::size_t k = 0; k < 1 + use % 4; ++k) said << words[random() % words.size()] << ' ';
    said << new_word(i / kUsesOfAWord) << (use < 4 ? "" : " " + new_word(i / kUsesOfAWord + 1)) << '"';
  }
  said << "]\n";
}

std::shared_ptr<const Knowledge> make() {
  const fs::path folder = fs::temp_directory_path() / ("anteroom_tenfold_" + std::to_string(::getpid()));
  for (const char* part : {"lexicon", "rules"}) {
    fs::create_directories(folder);
    fs::copy(fs::path(ANTEROOM_SOURCE_DIR) / part, folder / part, fs::copy_options::recursive);
  }
  write_more(folder, knowledge()->size().phrases * (kTimes - 1));
  std::vector<Problem> problems;
  auto result = Knowledge::load(folder.string(), problems);
  for (const Problem& problem : problems) std::cerr << problem.text;
  fs::remove_all(folder);
  if (result == nullptr) std::exit(1);
  std::cerr << "tenfold lexicon: " << result->size().phrases << " phrases, " << knowledge()->size().phrases << " without\n";
  return result;
}

}  // namespace

const std::shared_ptr<const Knowledge>& tenfold_knowledge() {
  static const std::shared_ptr<const Knowledge> made = make();
  return made;
}

}  // namespace anteroom::bench
