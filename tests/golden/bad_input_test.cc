// Whatever comes in, a screening comes out: valid JSON with a problem listed, in bounded time and memory. What is too large for a
// file of the repository is made here.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/golden/json_schema.h"
#include "tests/golden/run_program.h"

namespace anteroom {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlower = 20;
constexpr long kMostKilobytes = 4L << 20;  // shadow memory
#else
constexpr double kSlower = 1;
constexpr long kMostKilobytes = 600L << 10;
#endif
constexpr double kMostSeconds = 20 * kSlower;  // a hang, not a slow machine

std::string repeat(const std::string& what, std::size_t times) {
  std::string text;
  text.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

struct Bad {
  std::string text;
  std::string code;  // of the problem that is listed; empty: none need be
};

std::vector<std::pair<std::string, Bad>> bad_texts() {
  using namespace std::string_literals;
  const std::size_t ten_megabytes = std::size_t{10} << 20;
  return {
      {"empty", {"", "text.empty"}},
      {"white space", {" \t\r\n \xc2\xa0\xe3\x80\x80", "text.empty"}},
      {"a lone NUL", {"\0"s, "text.nul"}},
      {"NUL between words", {"I have\0a fever\0"s, "text.nul"}},
      {"a bad byte", {"I have a fever \xff", "text.invalid-utf8"}},
      {"a cut code point", {"I have a fever \xe4\xb8", "text.invalid-utf8"}},
      {"only continuation bytes", {repeat("\x80", 100000), "text.invalid-utf8"}},
      {"surrogates and overlong forms", {"fever \xed\xa0\x80 \xc0\x80 \xf5\x80\x80\x80", "text.invalid-utf8"}},
      {"only emoji", {repeat("\xf0\x9f\x98\x80\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", 1000), ""}},
      {"right to left",
       {"\xd7\x99\xd7\xa9 \xd7\x9c\xd7\x99 \xd7\x9b\xd7\x90\xd7\x91 \xd7\xa8\xd7\x90\xd7\xa9 \xd7\x97\xd7\x96\xd7\xa7 "
        "\xd7\x9e\xd7\x90\xd7\x95\xd7\x93",
        "text.language-unknown"}},
      {"a script without a lexicon",
       {"\xd0\xa3 \xd0\xbc\xd0\xb5\xd0\xbd\xd1\x8f \xd0\xb1\xd0\xbe\xd0\xbb\xd0\xb8\xd1\x82 "
        "\xd0\xb3\xd0\xbe\xd0\xbb\xd0\xbe\xd0\xb2\xd0\xb0 \xd1\x83\xd0\xb6\xd0\xb5 \xd1\x82\xd1\x80\xd0\xb8 \xd0\xb4\xd0\xbd\xd1\x8f",
        "text.language-unknown"}},
      {"another language", {"Ich habe seit gestern starke Kopfschmerzen und etwas Schwindel dabei", "text.language-unknown"}},
      {"mixed scripts", {"I have a fever \xe7\x99\xbc\xe7\x87\x92 \xd7\x97\xd7\x95\xd7\x9d \xd0\xb6\xd0\xb0\xd1\x80 since yesterday", ""}},
      {"direction marks",
       {"I have \xe2\x80\xae"
        "a fever\xe2\x80\xac and no headache",
        ""}},
      {"marks without end", {"f" + repeat("\xcc\x81", 100000) + "ever", ""}},
      {"10 MB of one letter", {repeat("a", ten_megabytes), "text.too-long"}},
      {"10 MB of a complaint", {repeat("a terrible headache ", ten_megabytes / 20), "text.too-long"}},
      {"10 MB of digits", {repeat("7", ten_megabytes), "text.too-long"}},
      {"10 MB of bad bytes", {repeat("\xff", ten_megabytes), "text.too-long"}},
      {"100,000 line breaks", {repeat("\n", 100000), "text.empty"}},
      {"100,000 lines", {repeat("fever\r\n", 100000), ""}},
      {"100,000 denials", {repeat("no ", 100000) + "fever", ""}},
      {"100,000 open parentheses", {repeat("(", 100000) + "fever", ""}},
      {"100,000 numbers", {repeat("3 days 38.5 c 120/80 ", 25000), ""}},
  };
}

bool lists(const boost::json::value& screening, const std::string& code) {
  for (const boost::json::value& problem : screening.at("problems").get_array()) {
    if (problem.at("code").get_string() == code) return true;
  }
  return code.empty();
}

// The check takes long on a hundred thousand findings, so only the first ones are looked at.
std::string check(const std::string& json) {
  if (json.size() < std::size_t{1} << 20) return against_schema("screening", json);
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(json, error);
  if (error) return "not JSON: " + error.message();
  for (boost::json::key_value_pair& part : value.as_object()) {
    boost::json::array* list = part.value().if_array();
    if (list != nullptr && list->size() > 1000) list->erase(list->begin() + 1000, list->end());
  }
  return against_schema("screening", boost::json::serialize(value));
}

class BadInput : public testing::Test {
 public:
  explicit BadInput(Bad bad) : bad_(std::move(bad)) {}
  void TestBody() override {
    const Ran ran = run_program({.arguments = {"ask", "--json"}, .input = bad_.text});
    EXPECT_EQ(ran.status, 0) << ran.errors;
    EXPECT_EQ(ran.errors, "");
    ASSERT_EQ(check(ran.output), "");
    EXPECT_TRUE(lists(boost::json::parse(ran.output), bad_.code)) << bad_.code << " is not listed";
    EXPECT_LT(ran.seconds, kMostSeconds);
    EXPECT_LT(ran.most_kilobytes, kMostKilobytes);
  }

 private:
  const Bad bad_;
};

const std::size_t registered = [] {
  const auto texts = bad_texts();
  for (const auto& [name, bad] : texts) {
    testing::RegisterTest("BadInput", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [bad = bad]() -> BadInput* { return new BadInput(bad); });
  }
  return texts.size();
}();

TEST(BadInputs, AreThere) { EXPECT_GE(registered, 20U); }

TEST(BadInputs, ForAPersonToo) {
  for (const auto& [name, bad] : bad_texts()) {
    if (bad.text.size() > 1000000) continue;
    const Ran ran = run_program({.arguments = {"ask"}, .input = bad.text});
    EXPECT_EQ(ran.status, 0) << name << ran.errors;
    EXPECT_EQ(ran.output.find('\x1b'), std::string::npos) << name;
    EXPECT_EQ(ran.output.find('\0'), std::string::npos) << name;
  }
}

// In one run, through JSON: the same screener has to stand them all, and the ones after them.
TEST(BadInputs, InABatch) {
  std::string lines, good = R"({"id": "good", "text": "I have a fever and no headache."})"
                            "\n";
  std::size_t count = 0, bad_lines = 0;
  for (const auto& [name, bad] : bad_texts()) {
    lines += R"({"id": ")" + name + R"(", "text": )" + boost::json::serialize(boost::json::value(bad.text)) + "}\n" + good;
    bad_lines += bad.code == "text.invalid-utf8" || name == "10 MB of bad bytes" ? 1 : 0;  // not JSON
    count += 2;
  }
  const Ran ran = run_program({.arguments = {"batch", "--threads", "2"}, .input = lines});
  EXPECT_EQ(ran.status, 1) << ran.errors;
  EXPECT_LT(ran.seconds, 2 * kMostSeconds);
  std::size_t bad_found = 0, line = 0;
  std::string first_good;
  for (std::size_t at = 0; at < ran.output.size(); ++line) {
    const std::size_t end = ran.output.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    const std::string one = ran.output.substr(at, end - at);
    at = end + 1;
    const bool bad = one.starts_with("{\"line\"");
    bad_found += bad ? 1 : 0;
    EXPECT_EQ(bad ? against_schema("bad_line", one) : check(one), "") << one.substr(0, 200);
    if (line % 2 == 0) continue;
    if (first_good.empty()) first_good = one;
    EXPECT_EQ(one, first_good) << "line " << line << " is not answered as if it were alone";
  }
  EXPECT_EQ(line, count);
  EXPECT_EQ(bad_found, bad_lines);
}

}  // namespace
}  // namespace anteroom
