#include "tests/bench/rules/synthetic.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace anteroom::bench {
namespace {

using Kind = SyntheticPart::Kind;

// The standard's engines give the same everywhere, its distributions do not; so these are our own.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(engine_() % count); }
  bool chance(unsigned percent) { return below(100) < percent; }
  // Some much more often than others: half of all within the first 35 in 100.
  std::uint32_t often(std::size_t count) {
    const double u = static_cast<double>(engine_() >> 11) / 9007199254740992.0;  // 2^53
    return static_cast<std::uint32_t>(static_cast<double>(count) * std::pow(u, 1.5));
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::array<std::array<std::uint32_t, 5>, kNumbers> kBounds{{{1, 5, 18, 50, 65}, {37, 38, 39, 40, 41}, {50, 60, 90, 100, 120}}};

bool names(const SyntheticRule& rule, bool derived, std::uint32_t id) {
  const auto same = [&](const SyntheticPart& part) {
    return part.kind < Kind::at_least && (part.kind == Kind::derived) == derived && part.id == id;
  };
  return std::any_of(rule.when.begin(), rule.when.end(), same) || std::any_of(rule.unless.begin(), rule.unless.end(), same);
}

class Maker {
 public:
  Maker(Synthetic& made, std::size_t count) : made_(made), dice_(made.seed), count_(count) {
    made_.concepts = static_cast<std::size_t>(25 * std::sqrt(static_cast<double>(count)));
    facts_ = {std::max<std::size_t>(count / 20, 2), std::max<std::size_t>(count / 50, 2)};
    made_.facts = facts_[0] + facts_[1];
  }

  void make() {
    for (std::size_t i = 0; i < count_; ++i) made_.rules.push_back(rule(i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2));
  }

 private:
  SyntheticRule rule(std::uint8_t level) {
    SyntheticRule made;
    made.level = level;
    const std::size_t parts = 2 + dice_.below(3);
    if (level > 0) made.when.push_back({Kind::derived, fact(level - 1, tested_[level - 1]++)});
    made.when.push_back({Kind::present, concept_for(made)});
    while (made.when.size() < parts) made.when.push_back(part(made));
    if (dice_.chance(25)) made.unless.push_back(absence(made));
    if (!made.unless.empty() && dice_.chance(40)) made.unless.push_back({Kind::present, concept_for(made)});
    if (level < 2 && dice_.chance(level == 0 ? 40 : 60)) made.concludes = static_cast<std::int32_t>(fact(level, concluded_[level]++));
    made.urgency = dice_.chance(5) ? 0 : dice_.chance(15) ? 1 : dice_.chance(40) ? 2 : 3;
    made.department = dice_.below(kDepartments);
    made.weight = 1 + dice_.below(5);
    return made;
  }

  SyntheticPart part(const SyntheticRule& rule) {
    const bool has_number =
        std::any_of(rule.when.begin(), rule.when.end(), [](const SyntheticPart& p) { return p.kind >= Kind::at_least; });
    if (!has_number && dice_.chance(15)) return number();
    return {dice_.chance(12) ? Kind::denied : Kind::present, concept_for(rule)};
  }

  SyntheticPart number() {
    SyntheticPart part;
    part.number = static_cast<Number>(dice_.below(kNumbers));
    const auto& bounds = kBounds[static_cast<std::size_t>(part.number)];
    const std::uint32_t at = dice_.below(bounds.size());
    part.kind = dice_.chance(30) && at > 0 ? Kind::within : dice_.chance(50) ? Kind::at_least : Kind::below;
    part.low = part.kind == Kind::within ? bounds[dice_.below(at)] : bounds[at];
    part.high = bounds[at];
    return part;
  }

  // Of a finding, or of a derived fact of a lower level.
  SyntheticPart absence(const SyntheticRule& rule) {
    if (rule.level > 0 && dice_.chance(50)) {
      const std::size_t level = dice_.below(rule.level);
      const std::uint32_t id = fact(level, dice_.below(facts_[level]));
      if (!names(rule, true, id)) return {Kind::derived, id};
    }
    return {Kind::present, concept_for(rule)};
  }

  std::uint32_t concept_for(const SyntheticRule& rule) {
    std::uint32_t id = dice_.often(made_.concepts);
    while (names(rule, false, id)) id = dice_.often(made_.concepts);
    return id;
  }

  // In turn, so that each is concluded and each is tested.
  std::uint32_t fact(std::size_t level, std::size_t turn) const {
    return static_cast<std::uint32_t>(turn % facts_[level] + (level == 0 ? 0 : facts_[0]));
  }

  Synthetic& made_;
  Dice dice_;
  std::size_t count_;
  std::array<std::size_t, 2> facts_{}, tested_{}, concluded_{};
};

// Collects what makes rules fire, up to twelve findings.
class Asker {
 public:
  explicit Asker(const Synthetic& made) : made_(made), dice_(made.seed + 1), concluders_(made.facts) {
    for (std::uint32_t i = 0; i < made.rules.size(); ++i)
      if (made.rules[i].concludes >= 0) concluders_[static_cast<std::size_t>(made.rules[i].concludes)].push_back(i);
  }

  SyntheticQuestion question() {
    findings_.clear();
    numbers_ = {18 + dice_.below(60), 36 + dice_.below(4), 55 + dice_.below(50)};
    for (int i = 0; i < 2; ++i) satisfy(made_.rules[dice_.below(made_.rules.size())]);
    while (findings_.size() < kFindings) add(dice_.often(made_.concepts), !dice_.chance(25));
    SyntheticQuestion question;
    question.numbers = numbers_;
    std::copy_n(findings_.begin(), kFindings, question.findings.begin());
    return question;
  }

 private:
  void satisfy(const SyntheticRule& rule) {
    for (const SyntheticPart& part : rule.when) switch (part.kind) {
        case Kind::present:
        case Kind::denied:
          add(part.id, part.kind == Kind::present);
          break;
        case Kind::derived:
          satisfy(made_.rules[concluders_[part.id][dice_.below(concluders_[part.id].size())]]);
          break;
        default:
          numbers_[static_cast<std::size_t>(part.number)] = part.kind == Kind::below ? part.high - 1 : part.low;
      }
  }

  void add(std::uint32_t id, bool present) {
    for (const auto& [other, is_present] : findings_)
      if (other == id) return;
    findings_.emplace_back(id, present);
  }

  const Synthetic& made_;
  Dice dice_;
  std::vector<std::vector<std::uint32_t>> concluders_;
  std::vector<std::pair<std::uint32_t, bool>> findings_;
  std::array<std::uint32_t, kNumbers> numbers_{};
};

}  // namespace

Synthetic::Synthetic(std::size_t rule_count, std::uint64_t from) : seed(from) { Maker(*this, rule_count).make(); }

std::vector<SyntheticQuestion> Synthetic::questions(std::size_t count) const {
  std::vector<SyntheticQuestion> list;
  Asker asker(*this);
  while (list.size() < count) list.push_back(asker.question());
  return list;
}

}  // namespace anteroom::bench
