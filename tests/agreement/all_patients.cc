// The value of a leaf is that of the slow twin (naive_chain.h). It hangs on the findings, or on the age, or on the rest, never on two of them.
#include "tests/agreement/all_patients.h"

#include <bit>

#include "tests/agreement/naive_chain.h"

namespace anteroom::tests {

const std::vector<Language> kLanguages{
    {{"broad", "middle", "b"},
     {"not broad", "not middle", "not b"},
     {"broad", "middle", "b", "chief(broad)", "chief(b)", "denied(middle)"},
     {"broad", "middle", "b"}},
    {{"a", "a[severity = mild]", "a[severity = severe]"},
     {"not a", "not a[severity = mild]", "not a[severity = severe]"},
     {"a", "a[severity >= severe]", "a[severity = mild]", "chief(a)"},
     {"a"}},
    {{"b"},
     {"not b", "past(b)", "not past(b)", "family(b)", "not family(b)", "possible(b)"},
     {"b", "past(b)", "family(b)", "possible(b)", "chief(b)"},
     {"b"}},
};

template <class Says>
PatientSet AllPatients::by_block(const Says& says) const {
  PatientSet set = everybody();
  for (std::size_t block = 0; block < blocks_; ++block)
    if (!says(block)) std::fill_n(set.words().begin() + static_cast<std::ptrdiff_t>(block * kBlockWords), kBlockWords, 0);
  return set;
}

AllPatients::AllPatients(const World& world, const Language& language) : world_(world), language_(language) {
  for (std::size_t i = 0; i < language.claims.size(); ++i) blocks_ *= 3;
  for (std::size_t i = 0; i < language.others.size(); ++i) blocks_ *= 2;
  make_ages();
  make_persons();
  for (std::size_t block = 0; block < blocks_; ++block) findings_.push_back(make_findings(block));
  everybody_ = by_age(std::vector<bool>(kAges, true));
  for (std::size_t claim = 0; claim < language.claims.size(); ++claim) {
    claiming_.push_back(by_block([&](std::size_t block) { return states(block)[claim] != 0; }));
    claimed_.push_back(world.ontology.find(World::condition(language.claims[claim]).name));
  }
}

// Bounds are 10 and 60 years; mutants move them to 9, 11, 54 and 66.
void AllPatients::make_ages() {
  const std::vector<double> points{5, 9, 9.5, 10, 10.5, 11, 30, 54, 57, 60, 63, 66, 80};
  ages_.emplace_back();
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = i; j < points.size(); ++j) ages_.push_back({points[i], points[j]});
  if (ages_.size() != kAges) throw std::runtime_error("not as many ages as there is room for");
}

void AllPatients::make_persons() {
  using ontology::Sex;
  for (const Sex sex : {Sex::unknown, Sex::female, Sex::male})
    for (const fact::Answer pregnant : {fact::Answer::unknown, fact::Answer::yes, fact::Answer::no}) {
      if (sex == Sex::male && pregnant == fact::Answer::yes) continue;
      fact::Patient& person = persons_.emplace_back();
      person.sex = sex, person.pregnant = pregnant;
    }
}

// Of each claim 0, 1 or 2 (chief), then of each other 0 or 1.
std::vector<std::size_t> AllPatients::states(std::size_t block) const {
  std::vector<std::size_t> states;
  for (std::size_t i = 0; i < language_.claims.size(); ++i) states.push_back(block % 3), block /= 3;
  for (std::size_t i = 0; i < language_.others.size(); ++i) states.push_back(block % 2), block /= 2;
  return states;
}

fact::Facts AllPatients::make_findings(std::size_t block) const {
  const std::vector<std::size_t> states = this->states(block);
  std::string text = "nothing";
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i] == 0) continue;
    const bool claim = i < language_.claims.size();
    const std::string& one = claim ? language_.claims[i] : language_.others[i - language_.claims.size()];
    text += " | " + (states[i] == 2 ? "chief(" + one + ")" : one);
  }
  return world_.facts(text);
}

fact::Facts AllPatients::facts(std::size_t patient) const {
  fact::Facts facts = findings_[patient / (kAges * kPersons)];
  facts.patient = persons_[patient % kPersons];
  facts.patient[fact::Measure::age] = ages_[patient / kPersons % kAges];
  return facts;
}

PatientSet AllPatients::by_age(const std::vector<bool>& ages) const {
  PatientSet set = none();
  for (std::size_t block = 0; block < blocks_; ++block)
    for (std::size_t age = 0; age < kAges; ++age)
      if (ages[age]) set.words()[block * kBlockWords + age / 8] |= std::uint64_t{0xff} << (age % 8 * 8);
  return set;
}

PatientSet AllPatients::by_person(const std::vector<bool>& persons) const {
  std::uint64_t byte = 0;
  for (std::size_t i = 0; i < kPersons; ++i) byte |= persons[i] ? std::uint64_t{1} << i : 0;
  PatientSet set = everybody();
  for (std::uint64_t& word : set.words()) word &= byte * 0x0101010101010101ULL;
  return set;
}

const Split& AllPatients::of(const rule::Condition& leaf) {
  const auto [found, fresh] = leaves_.try_emplace(to_text(leaf));
  if (!fresh) return found->second;
  const auto value = [&](const fact::Facts& facts) { return NaiveChain({}, world_.ontology, facts).value(leaf); };
  std::vector<Value> values;
  const auto set = [&](Value wanted) {
    std::vector<bool> is(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) is[i] = values[i] == wanted;
    return values.size() == kAges ? by_age(is) : values.size() == kPersons ? by_person(is) : by_block([&](std::size_t i) { return is[i]; });
  };
  const bool finding = leaf.kind == rule::Condition::Kind::finding && world_.ontology.find(leaf.name) != ontology::kNoConcept;
  if (finding) {
    for (std::size_t block = 0; block < blocks_; ++block) values.push_back(value(findings_[block]));
  } else if (!leaf.tests.empty() && leaf.tests.front().attribute == "age") {
    for (std::size_t age = 0; age < kAges; ++age) values.push_back(value(facts(age * kPersons)));
  } else {
    for (std::size_t person = 0; person < kPersons; ++person) values.push_back(value(facts(person)));
  }
  found->second = {set(Value::yes), set(Value::no)};
  return found->second;
}

PatientSet AllPatients::mentioning(const std::string& name) const {
  PatientSet set = none();
  for (std::size_t claim = 0; claim < language_.claims.size(); ++claim)
    if (world_.ontology[claimed_[claim]].id == name) set |= claiming(claim);
  return set;
}

std::size_t AllPatients::alone(std::size_t claim) const {
  std::size_t step = 1;
  for (std::size_t i = 0; i < claim; ++i) step *= 3;
  return step * kAges * kPersons;  // the first age and the first person are unknown
}

PatientSet AllPatients::with(std::size_t claim, bool chief, const PatientSet& set) const {
  std::size_t step = 1;
  for (std::size_t i = 0; i < claim; ++i) step *= 3;
  PatientSet changed = none();
  for (std::size_t block = 0; block < blocks_; ++block) {
    const std::size_t state = states(block)[claim], now = std::max(state, std::size_t{chief ? 2U : 1U});
    const auto from = set.words().begin() + static_cast<std::ptrdiff_t>((block + (now - state) * step) * kBlockWords);
    std::copy_n(from, kBlockWords, changed.words().begin() + static_cast<std::ptrdiff_t>(block * kBlockWords));
  }
  return changed;
}

bool AllPatients::ageing(const PatientSet& young, const PatientSet& old, double from, double to) const {
  std::vector<std::size_t> points;  // ages known to one number, ascending
  for (std::size_t age = 0; age < kAges; ++age)
    if (ages_[age].known() && ages_[age].low == ages_[age].high && ages_[age].low >= from && ages_[age].high <= to) points.push_back(age);
  const auto persons = [](const PatientSet& set, std::size_t block, std::size_t age) {
    return set.words()[block * kBlockWords + age / 8] >> (age % 8 * 8) & 0xff;
  };
  for (std::size_t block = 0; block < blocks_; ++block) {
    std::uint64_t seen = 0;
    for (const std::size_t age : points) {
      seen |= persons(young, block, age);
      if ((seen & persons(old, block, age)) != 0) return true;
    }
  }
  return false;
}

std::pair<double, double> AllPatients::ages(const PatientSet& set) const {
  std::pair<double, double> ages{1e9, -1e9};
  for (std::size_t age = 0; age < kAges; ++age) {
    std::vector<bool> one(kAges, false);
    one[age] = true;
    if (ages_[age].known() && ages_[age].low == ages_[age].high && set.meets(by_age(one)))
      ages = {std::min(ages.first, ages_[age].low), std::max(ages.second, ages_[age].high)};
  }
  return ages;
}

PatientSet AllPatients::aged_between(double above, double below) const {
  std::vector<bool> ages(kAges, false);
  for (std::size_t age = 0; age < kAges; ++age) ages[age] = ages_[age].known() && ages_[age].low > above && ages_[age].high < below;
  return by_age(ages);
}

bool AllPatients::contains(const PatientSet& set, std::size_t patient) const {
  const std::size_t in_block = patient % (kAges * kPersons);
  return (set.words()[patient / (kAges * kPersons) * kBlockWords + in_block / 64] >> (in_block % 64) & 1) != 0;
}

std::vector<std::size_t> AllPatients::one_for_each_findings(const PatientSet& set) const {
  std::vector<std::size_t> patients;
  for (std::size_t block = 0; block < blocks_; ++block)
    for (std::size_t word = 0; word < kBlockWords; ++word) {
      const std::uint64_t bits = set.words()[block * kBlockWords + word];
      if (bits == 0) continue;
      patients.push_back(block * kAges * kPersons + word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      break;
    }
  return patients;
}

}  // namespace anteroom::tests
