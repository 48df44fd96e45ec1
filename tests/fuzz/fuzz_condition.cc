// tests/fuzz/fuzz_condition.cc: any bytes as a condition are parsed or refused at a place inside them; what is parsed is written out to
// the same tree; what compiles runs, and its image survives being packed and damaged.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine/infer/inference.h"
#include "tests/agreement/world.h"

namespace anteroom {
namespace {

void require(bool so) {
  if (!so) std::abort();
}

void run(std::string_view text) {
  static const tests::World world;
  rule::Condition condition;
  if (const auto error = rule::parse_condition(text, condition)) {
    require(error->at <= text.size() && !error->code.empty() && !error->message.empty());
    return;
  }
  require(condition.place.begin <= condition.place.end && condition.place.end <= text.size());
  const std::string written = to_text(condition);
  rule::Condition again;
  if (!rule::parse_condition(written, again)) require(to_text(again) == written);  // (written out it may be too long or too deep)

  rule::RuleSource rule;
  rule.id = "test.fuzz.one";
  rule.urgency = rule::Urgency::soon;
  rule.when_text = text;
  rule.when = condition;
  rule::RuleBase rules;
  base::Problems problems;
  if (!world.compile({rule}, rules, problems)) {
    require(!problems.empty());
    return;
  }
  static const std::vector<fact::Facts> kFacts{world.facts("nothing"),
                                               world.facts("a[severity = severe] and not b and chief(narrow) and age = 30 years"),
                                               world.facts("past(a) | family(b) | possible(c) | not broad | sex = female")};
  infer::Chainer chainer(rules);
  for (const fact::Facts& facts : kFacts) {
    const infer::Inference& inference = chainer.run(facts);
    for (std::size_t i = 0; i < inference.fired().size(); ++i) inference.literals(i);
    for (rule::AtomId atom = 0; atom < rules.atom_count(); ++atom) {
      require(inference.truth(atom) == infer::truth_from_facts(inference, atom));
      require(!rules.literal_text(2 * atom).empty());
    }
  }
  // Damage one byte of the image: refused, or safe to run.
  std::vector<std::byte> image(rules.image().bytes.begin(), rules.image().bytes.end());
  const std::size_t at = text.size() * 2654435761U % image.size();
  image[at] ^= static_cast<std::byte>(1U << (text.size() % 8));
  rule::RuleBase damaged;
  if (rule::RuleBase::attach(base::Image::of(std::move(image)), world.ontology, world.departments, world.settings, damaged)) {
    infer::Chainer other(damaged);
    for (const fact::Facts& facts : kFacts) other.run(facts);
  }
}

}  // namespace
}  // namespace anteroom

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  anteroom::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
