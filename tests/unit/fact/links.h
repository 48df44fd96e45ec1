// tests/unit/fact/links.h: more words for the tests of what stands beside a finding: cues that link, words of no meaning of their own.
//
//   const auto language = small_english(kLinks);
#pragma once

#include <string_view>

namespace anteroom::fact {

inline constexpr std::string_view kLinks = R"yaml(
fillers: [is]
phrases:
  cough: [dry cough]
  exertion: [climb stairs, walking, exercise]
  rest: [sit down, rest]
  chest_pain: [chest hurts when breathing]
attributes:
  severity: {mild: [a bit], moderate: [moderate], severe: [bad, so severe]}
  onset: {sudden: [came on at once, sudden]}
  course: {worsening: ["=worse"], improving: [better], constant: [all the time]}
  laterality: {left: [left side], bilateral: [both], one_sided: [one side]}
  character: {burning: [like fire]}
cues:
  - {means: plain, say: [with, for, started, lasts, then, "=was", "so i", now, one, happens]}
  - {means: plain, say: ["left the", "all right", "how bad", "not getting better", "hardly helps"]}
  - {means: clause, say: ["so i", "she says", "it started"]}
  - {means: trigger, say: [whenever, "worse (when|with)", "brought on by"]}
  - {means: trigger, within: 2, say: ["=in", "=on"]}
  - {means: trigger, reach: backward, say: [makes, brings it on]}
  - {means: relief, reach: backward, say: [makes, "=helps"]}
  - {means: relief, say: ["goes when", eased by]}
  - {means: relief, reach: answer, say: ["=disappears"]}
patterns:
  - {kind: duration, say: ["{n} {time} now"]}
  - {kind: ago, ongoing: true, say: ["since {n} {time} ago"]}
  - {kind: occasion, say: [at night]}
)yaml";

}  // namespace anteroom::fact
