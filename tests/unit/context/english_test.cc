// The English cues as the lexicon has them, on sentences as people write them (english/*.txt): what each marked word comes out as.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "engine/base/read_file.h"
#include "engine/context/context.h"
#include "engine/mention/mention.h"
#include "engine/ontology/ontology_builder.h"
#include "tests/unit/linear_time.h"

namespace anteroom::context {
namespace {

const std::string kLexicon = std::string(ANTEROOM_SOURCE_DIR) + "/lexicon";

class English {
 public:
  // "absent", "possible past", "family"; "present" where all is as usual. What would be is "hypothetical", not "possible" too.
  std::string of(const std::string& text, base::Span code_points) {
    text_.read("", text);
    finder_.find(text_, mentions_);
    reader_.read(text_, mentions_);
    base::Span tokens{0, 0};
    for (std::uint32_t t = 0; t < text_.tokens().size(); ++t) {
      if (!text_.tokens()[t].source.overlaps(code_points)) continue;
      if (tokens.empty()) tokens.begin = t;
      tokens.end = t + 1;
    }
    const Context c = reader_.of(tokens);
    const bool implied = c.temporality == Temporality::hypothetical && c.assertion == Assertion::possible;
    std::string out;
    if (c.assertion != Assertion::present && !implied) out += std::string(name_of(c.assertion)) + ' ';
    if (c.temporality != Temporality::current) out += std::string(name_of(c.temporality)) + ' ';
    if (c.experiencer != Experiencer::patient) out += std::string(name_of(c.experiencer)) + ' ';
    return out.empty() ? "present" : out.substr(0, out.size() - 1);
  }

  // Asks of all that the text names; how much of it is there.
  std::size_t present(const std::string& text) {
    text_.read("", text);
    finder_.find(text_, mentions_);
    reader_.read(text_, mentions_);
    return static_cast<std::size_t>(std::count_if(mentions_.concepts.begin(), mentions_.concepts.end(), [&](const mention::Match& match) {
      return reader_.of(match.tokens).assertion == Assertion::present;
    }));
  }

 private:
  template <typename Use>
  void read(const std::string& path, Use use) {
    if (path.ends_with(".cases.yaml")) return;
    if (const auto text = base::read_file(path, problems_)) use(base::Source{path, *text});
  }

  std::unique_ptr<const lexicon::Lexicon> load() {
    ontology::OntologyBuilder concepts;
    read(kLexicon + "/attributes.yaml", [&](const base::Source& source) { read_attributes(source, concepts, problems_); });
    for (const std::string& path : base::list_files(kLexicon + "/concepts", ".yaml", problems_))
      read(path, [&](const base::Source& source) { read_concepts(source, concepts, problems_); });
    ontology_ = concepts.link({}, problems_);
    lexicon::LexiconBuilder builder("en", ontology_);
    for (const std::string& path : base::list_files(kLexicon + "/en", ".yaml", problems_))
      read(path, [&](const base::Source& source) { builder.read(source, problems_); });
    auto lexicon = builder.build(problems_);
    for (const base::Problem& problem : problems_.list()) ADD_FAILURE() << problem.file << ": " << problem.message;
    return lexicon;
  }

  ontology::Ontology ontology_;
  base::Problems problems_;
  const std::unique_ptr<const lexicon::Lexicon> lexicon_ = load();
  text::Text text_;
  mention::Mentions mentions_;
  mention::MentionFinder finder_{ontology_, *lexicon_};
  ContextReader reader_{ontology_, *lexicon_};
};

// "no [fever](absent) but a [cough](present)"; "\n" in it is a line break. Lines that are empty or begin with # say nothing.
void check(English& english, const std::string& line, const std::string& place) {
  std::string text;
  std::vector<std::pair<base::Span, std::string>> marked;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.compare(at, 2, "\\n") == 0) {
      text += '\n', ++at;
    } else if (line[at] == '[') {
      const std::size_t end = line.find("](", at), close = line.find(')', end);
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += line.substr(at + 1, end - at - 1);
      marked.push_back({{begin, static_cast<std::uint32_t>(text.size())}, line.substr(end + 2, close - end - 2)});
      at = close;
    } else {
      text += line[at];
    }
  }
  EXPECT_FALSE(marked.empty()) << place;
  for (const auto& [span, expected] : marked)
    EXPECT_EQ(english.of(text, span), expected) << place << ": '" << text.substr(span.begin, span.size()) << "' in '" << text << "'";
}

TEST(EnglishCues, ReadWhatPeopleWrite) {
  English english;
  base::Problems problems;
  std::size_t lines = 0;
  for (const std::string& path : base::list_files(std::string(ANTEROOM_SOURCE_DIR) + "/tests/unit/context/english", ".txt", problems)) {
    std::istringstream file(base::read_file(path, problems).value_or(""));
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      check(english, line, path + ":" + std::to_string(number));
      ++lines;
    }
  }
  EXPECT_TRUE(problems.empty());
  EXPECT_GT(lines, 300U) << "the sentences were not found";
}

// One sentence without an end, whatever it says.
TEST(EnglishCues, AreLinearInTheText) {
  English english;
  const auto reads = [&](const std::string& before, const std::string& after) {
    return [&english, before, after](const std::string& text) { EXPECT_LE(english.present(before + text + after), text.size()); };
  };
  for (const char* piece :
       {"or I get pain ", "had pain for 2 days ", "got pain in march ", "pain I had '98 ", "will pain ", "broke my wrist "})
    expect_linear(piece, 20000, reads("", ""));
  for (const char* piece : {"should I pain ", "pain or cough ", "pain for 2 days "})
    expect_linear(piece, 20000, reads("I am thinking of having filler. ", "?"));
}

}  // namespace
}  // namespace anteroom::context
