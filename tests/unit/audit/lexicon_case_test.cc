// The lexicon's own cases: how they are read, and that each expectation can fail.
#include "engine/audit/lexicon_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/anteroom/load_small.h"

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<LexiconCase> read(std::string_view text, std::vector<std::string> codes = {}) {
  std::vector<LexiconCase> cases;
  base::Problems problems;
  read_lexicon_cases({"a.cases.yaml", text}, "en", cases, problems);
  std::vector<std::string> found;
  for (const base::Problem& problem : problems.list()) found.push_back(problem.code);
  EXPECT_EQ(found, codes) << text;
  return cases;
}

std::vector<std::string> failures(std::string_view text) {
  Screener screener(small_knowledge());
  std::vector<std::string> all;
  for (const LexiconCase& one : read(text)) {
    for (const std::string& failure : run(one, screener)) all.push_back(failure);
  }
  return all;
}

TEST(LexiconCase, SaysWhatIsFoundAndWhatIsNot) {
  EXPECT_THAT(failures("- {text: a headache, finds: [headache], not: [fever]}"), IsEmpty());
  EXPECT_THAT(failures("- {text: my mother called, finds: []}"), IsEmpty());
  EXPECT_THAT(failures("- {text: a headache, finds: [fever]}"), ElementsAre("expected fever; found: headache"));
  EXPECT_THAT(failures("- {text: a headache, not: [headache]}"), ElementsAre(HasSubstr("expected no headache")));
  EXPECT_THAT(failures("- {text: a headache, finds: []}"), ElementsAre(HasSubstr("expected no symptom and no condition")));
  EXPECT_THAT(failures("- {text: good day, finds: [fever]}"), ElementsAre(HasSubstr("found: nothing")));
}

TEST(LexiconCase, WhatIsDeniedIsNotFoundAndStillNotLacking) {
  EXPECT_THAT(failures("- {text: I have no fever, finds: [fever]}"), ElementsAre(HasSubstr("expected fever; found: fever (denied)")));
  EXPECT_THAT(failures("- {text: I have no fever, not: [fever]}"), ElementsAre(HasSubstr("expected no fever")));
}

TEST(LexiconCase, ANarrowerConceptIsLackedToo) {
  EXPECT_THAT(failures("- {text: a headache, not: [pain]}"), ElementsAre(HasSubstr("expected no pain")));
}

TEST(LexiconCase, AnUnknownConceptFails) {
  EXPECT_THAT(failures("- {text: a headache, finds: [headake], not: [feaver]}"),
              ElementsAre(HasSubstr("no concept headake"), HasSubstr("no concept feaver")));
}

TEST(LexiconCase, BrokenCasesAreToldAndLeftOut) {
  EXPECT_THAT(read("{text: a}", {"case.not-a-list"}), IsEmpty());
  EXPECT_THAT(read("- {text: a}", {"case.no-expectation"}), IsEmpty());
  EXPECT_THAT(read("- {finds: [fever]}", {"yaml.missing-key"}), IsEmpty());
  EXPECT_THAT(read("- {text: a, find: [fever]}", {"yaml.unknown-key"}), IsEmpty());
  EXPECT_EQ(read("- {text: a, finds: []}\n- {text: b}", {"case.no-expectation"}).size(), 1U);
}

}  // namespace
}  // namespace anteroom::audit
