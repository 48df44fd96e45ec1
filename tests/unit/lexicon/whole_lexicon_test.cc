// The lexicon of the repository as a whole: that it loads, and that its words mean what a patient means by them.
#include <gtest/gtest.h>

#include "engine/base/read_file.h"
#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::lexicon {
namespace {

TEST(WholeLexicon, LoadsWithoutProblems) {
  base::Problems problems;
  ontology::OntologyBuilder ontology_builder;
  const std::string root = std::string(ANTEROOM_SOURCE_DIR) + "/lexicon";
  std::vector<std::pair<std::string, std::string>> concepts;
  const auto read = [&](const std::string& path) { return base::read_file(path, problems).value_or(""); };
  const std::string attributes = read(root + "/attributes.yaml");
  read_attributes({"attributes.yaml", attributes}, ontology_builder, problems);
  for (const std::string& path : base::list_files(root + "/concepts", ".yaml", problems)) concepts.emplace_back(path, read(path));
  for (const auto& [path, text] : concepts) read_concepts({path, text}, ontology_builder, problems);
  const ontology::Ontology ontology = ontology_builder.link(concepts, problems);
  LexiconBuilder builder("en", ontology);
  for (const std::string& path : base::list_files(root + "/en", ".yaml", problems)) {
    if (path.ends_with(".cases.yaml")) continue;
    const std::string text = read(path);
    builder.read({path, text}, problems);
  }
  const std::unique_ptr<const Lexicon> lexicon = builder.build(problems);
  ASSERT_TRUE(problems.empty()) << to_text(problems);
  ASSERT_NE(lexicon, nullptr);
  EXPECT_GT(ontology.size(), 1000U);
  EXPECT_GT(lexicon->phrase_count(), 20000U);

  const WordTable& words = lexicon->words();
  for (const char* unit : {"second", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "yrs", "hrs"}) {
    EXPECT_EQ(words.look_up(unit).use->dimension, Dimension::time) << unit;
  }
  for (const char* form : {"twitches", "twitching", "twitched"}) EXPECT_EQ(words.look_up(form).stem, words.look_up("twitch").stem) << form;
  EXPECT_NE(words.look_up("hives").stem, words.look_up("hiv").stem);
  EXPECT_NE(words.look_up("cares").stem, words.look_up("cars").stem);
  for (const char* plural : {"thighs", "ankles", "feet", "eyes", "knees"}) EXPECT_TRUE(words.is_inflected(plural)) << plural;
  for (const char* singular : {"thigh", "ankle", "foot", "eye", "knee", "nipple", "testicle"})
    EXPECT_FALSE(words.is_inflected(singular)) << singular;
  EXPECT_EQ(words.look_up("diarrhoea").stem, words.look_up("diarrhea").stem);
  for (const auto& [slip, word] : {std::pair{"haedache", "headache"},
                                   {"constipatoin", "constipation"},
                                   {"numbnes", "numbness"},
                                   {"arthrittis", "arthritis"},
                                   {"inflamation", "inflammation"},
                                   {"hemmorhage", "hemorrhage"}})
    EXPECT_EQ(words.look_up(slip).stem, words.look_up(word).stem) << slip;
  for (const char* word :
       {"engaged", "wellness", "explore", "mission", "peaceful", "finance", "badness", "afebrile", "atraumatic", "dopamine"})
    EXPECT_FALSE(words.look_up(word).corrected) << word;
}

}  // namespace
}  // namespace anteroom::lexicon
