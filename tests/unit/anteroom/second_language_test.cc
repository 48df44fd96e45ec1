// A language is files only: the golden tests' small knowledge with German laid beside its English, read by the same program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>

#include "tests/unit/anteroom/load_small.h"

namespace anteroom {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;

const std::shared_ptr<const Knowledge>& with_german() {
  static const std::shared_ptr<const Knowledge> knowledge = [] {
    const fs::path folder = fs::path(ANTEROOM_BINARY_DIR) / "unit.anteroom" / "german";
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(kSmallKnowledge, folder, fs::copy_options::recursive);
    fs::copy(std::string(ANTEROOM_SOURCE_DIR) + "/tests/unit/anteroom/german", folder, fs::copy_options::recursive);
    std::vector<Problem> problems;
    auto loaded = Knowledge::load(folder.string(), problems);
    for (const Problem& problem : problems) ADD_FAILURE() << problem.text;
    return loaded;
  }();
  return knowledge;
}

json::object read(std::string_view text) {
  Screener screener(with_german());
  const std::string_view out = screener.annotate({.text = std::string(text), .language = "de"});
  return json::parse(json::string_view(out.data(), out.size())).as_object();
}

const json::object& finding(const json::object& annotation, std::string_view name) {
  static const json::object kNone;
  for (const json::value& one : annotation.at("findings").as_array()) {
    if (one.at("concept").as_string() == json::string_view(name.data(), name.size())) return one.as_object();
  }
  ADD_FAILURE() << "no finding " << name << " in " << json::serialize(annotation);
  return kNone;
}

TEST(SecondLanguage, ReadsWhoWhatAndSinceWhen) {
  const json::object read_ = read("Guten Tag, meine Tochter ist fünf Jahre alt. Seit drei Tagen hat sie starke Kopfschmerzen. 38,7 Grad.");
  EXPECT_EQ(read_.at("patient").at("age").at("low_years").to_number<double>(), 5);
  EXPECT_EQ(read_.at("patient").at("sex"), "female");
  EXPECT_EQ(read_.at("patient").at("relation_to_asker"), "child");
  const json::object& headache = finding(read_, "headache");
  EXPECT_EQ(headache.at("name"), "Kopfschmerzen");
  EXPECT_EQ(headache.at("severity"), "severe");
  EXPECT_EQ(headache.at("duration").at("days").to_number<double>(), 3);
  EXPECT_EQ(headache.at("experiencer"), "patient");
  const auto& quantities = read_.at("quantities").as_array();
  ASSERT_FALSE(quantities.empty());
  EXPECT_EQ(quantities.back().at("kind"), "temperature");
  EXPECT_NEAR(quantities.back().at("value").to_number<double>(), 38.7, 1e-9) << "a decimal comma";
}

TEST(SecondLanguage, DenialMayStandBehind) {
  const json::object read_ = read("Ich habe Schmerzen in der Brust, aber kein Fieber. Atemnot habe ich nicht.");
  EXPECT_EQ(finding(read_, "fever").at("assertion"), "absent");
  EXPECT_EQ(finding(read_, "fever").at("cue"), "kein");
  EXPECT_EQ(finding(read_, "dyspnea").at("assertion"), "absent");
  EXPECT_EQ(finding(read_, "dyspnea").at("cue"), "nicht");
  EXPECT_EQ(finding(read_, "chest_pain").at("assertion"), "present");
}

TEST(SecondLanguage, PastDoubtAndFamily) {
  const json::object read_ = read("Früher hatte ich Kopfweh. Könnte es Angst sein? In der Familie: Muskelschwäche.");
  EXPECT_EQ(finding(read_, "headache").at("temporality"), "past");
  EXPECT_EQ(finding(read_, "anxiety").at("assertion"), "possible");
  EXPECT_EQ(finding(read_, "muscle_weakness").at("experiencer"), "family");
}

TEST(SecondLanguage, MendsASlipAndAnswersInItsOwnWords) {
  Screener screener(with_german());
  const Screening& screening = screener.screen({.text = "Ich habe plötzlich Schmerzen in der Brust und bin kurzatmmig.", .language = "de"});
  EXPECT_EQ(screening.urgency(), "emergency");
  EXPECT_THAT(screening.reply(), HasSubstr("Rufen Sie 112"));
}

}  // namespace
}  // namespace anteroom
