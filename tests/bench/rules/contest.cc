#include "tests/bench/rules/contest.h"

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <thread>

#include "engine/base/map_file.h"
#include "engine/infer/inference.h"
#include "tests/bench/allocations.h"
#include "tests/bench/rules/made_rules.h"
#include "tests/clips/environment.h"

namespace anteroom::bench {
namespace {

// Microseconds that this thread has had the processor: other programs on the machine slow it down, but do not count as its own time.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

constexpr std::size_t kQuestions = 1000;
constexpr std::size_t kClipsQuestions = 25;  // a turn
constexpr int kOurRounds = 2;                // over all questions, a turn
constexpr int kThreadRounds = 5;             // of those

// What both engines conclude: the most urgent, and the department with the highest sum of weights, the first of equals.
struct Outcome {
  std::uint32_t urgency = 4, department = 0;
  std::array<std::uint32_t, kDepartments> weights{};
  void add(std::uint32_t of_rule, std::uint32_t of_department, std::uint32_t weight) {
    urgency = std::min(urgency, of_rule);
    weights[of_department] += weight;
  }
  void decide() { department = static_cast<std::uint32_t>(std::max_element(weights.begin(), weights.end()) - weights.begin()); }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

}  // namespace

// What a thread of ours works with.
struct Contest::Worker {
  explicit Worker(const rule::RuleBase& rules) : chainer(rules) { facts.findings.resize(kFindings); }

  // Ids in, as CLIPS gets them: the time of a question is that of filling in its facts too.
  const infer::Inference& run(const SyntheticQuestion& question) {
    for (std::size_t i = 0; i < kFindings; ++i) {  // nothing more is ever said of a finding
      facts.findings[i].concept_id = question.findings[i].first;
      facts.findings[i].assertion = question.findings[i].second ? context::Assertion::present : context::Assertion::absent;
    }
    constexpr fact::Measure kMeasures[] = {fact::Measure::age, fact::Measure::temperature, fact::Measure::heart_rate};
    for (std::size_t i = 0; i < kNumbers; ++i) facts.patient[kMeasures[i]] = {double(question.numbers[i]), double(question.numbers[i])};
    return chainer.run(facts);
  }

  infer::Chainer chainer;
  fact::Facts facts;
};

struct Contest::Ours {
  Ours(const Synthetic& from, const std::vector<SyntheticQuestion>& asked) : made(from), questions(asked) {
    read_rules();
    worker = std::make_unique<Worker>(rules);
    for (std::size_t i = 0; i < from.rules.size(); ++i) number_of[rules.find(rule_id(i))] = static_cast<std::uint32_t>(i);
  }

  void read_rules() {
    if (!made.compile(made.read(), rules)) std::exit(EXIT_FAILURE);
    number_of.resize(rules.size());
  }

  Outcome outcome(const infer::Inference& inference) const {
    Outcome outcome;
    for (const rule::RuleIndex rule : inference.fired())
      for (const rule::Route& route : rules.routes(rule))
        outcome.add(static_cast<std::uint32_t>(rules.urgency(rule)), route.department, route.weight);
    outcome.decide();
    return outcome;
  }

  Outcome answer(Worker& by, std::size_t question) const { return outcome(by.run(questions[question])); }

  // Takes hold of everything behind each firing, as whoever explains it would.
  Outcome answer_with_reasons(Worker& by, std::size_t question, std::size_t& reasons) const {
    const infer::Inference& inference = by.run(questions[question]);
    for (std::size_t i = 0; i < inference.fired().size(); ++i) reasons += inference.literals(i).size() + inference.absences(i).size();
    return outcome(inference);
  }

  MadeRules made;
  rule::RuleBase rules;
  std::vector<std::uint32_t> number_of;  // a rule's, in the order of making
  const std::vector<SyntheticQuestion>& questions;
  std::unique_ptr<Worker> worker;
};

struct Contest::Theirs {
  Theirs(const Synthetic& from, const std::vector<SyntheticQuestion>& asked) : made(from), questions(asked) {
    clips.load(write_clips(made));
    for (std::size_t i = 0; i < made.concepts; ++i) symbols.push_back(clips.symbol("c" + std::to_string(i)));
    for (std::size_t i = 0; i < kNumbers; ++i) numbers[i] = clips.find_template(kNumberWords[i].name);
    has = clips.find_template("has");
    lacks = clips.find_template("lacks");
  }

  Outcome answer(std::size_t question) {
    clips.reset();
    for (const auto& [id, present] : questions[question].findings) clips.assert_fact(present ? has : lacks, symbols[id]);
    for (std::size_t i = 0; i < kNumbers; ++i) clips.assert_fact(numbers[i], questions[question].numbers[i]);
    clips.run();
    Outcome outcome;
    for (const std::uint32_t rule : clips.fired())
      outcome.add(made.rules[rule].urgency, made.rules[rule].department, made.rules[rule].weight);
    outcome.decide();
    return outcome;
  }

  const Synthetic& made;
  const std::vector<SyntheticQuestion>& questions;
  clips::Environment clips;
  std::vector<const clips::Symbol*> symbols;
  std::array<const clips::Template*, kNumbers> numbers{};
  const clips::Template *has = nullptr, *lacks = nullptr;
};

Contest::Contest(std::size_t rules)
    : made_(rules, 1),
      questions_(made_.questions(kQuestions)),
      ours_(std::make_unique<Ours>(made_, questions_)),
      theirs_(std::make_unique<Theirs>(made_, questions_)) {}
Contest::~Contest() = default;

std::string Contest::difference() {
  for (std::size_t question = 0; question < questions_.size(); ++question) {
    const infer::Inference& inference = ours_->worker->run(questions_[question]);
    std::vector<std::uint32_t> ours;
    for (const rule::RuleIndex rule : inference.fired()) ours.push_back(ours_->number_of[rule]);
    const bool same_outcome = theirs_->answer(question) == ours_->outcome(inference);
    std::vector<std::uint32_t> theirs(theirs_->clips.fired().begin(), theirs_->clips.fired().end());
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    if (ours == theirs && same_outcome) continue;
    std::vector<std::uint32_t> either;
    std::set_symmetric_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(either));
    std::string text = "question " + std::to_string(question) + ", rules that fired in one alone:";
    for (const std::uint32_t rule : either) text += " " + rule_id(rule);
    return text;
  }
  return {};
}

// All questions, some rounds; gives something made of all answers, so that none is optimised away.
std::uint32_t Contest::answer_all(Worker& worker) const {
  std::uint32_t sum = 0;
  for (int round = 0; round < kOurRounds; ++round)
    for (std::size_t i = 0; i < kQuestions; ++i) sum += ours_->answer(worker, i).urgency;
  return sum;
}

std::uint32_t Contest::answer_all_with_reasons(Worker& worker) const {
  std::size_t reasons = 0;
  std::uint32_t sum = 0;
  for (int round = 0; round < kOurRounds; ++round)
    for (std::size_t i = 0; i < kQuestions; ++i) sum += ours_->answer_with_reasons(worker, i, reasons).urgency;
  return sum + static_cast<std::uint32_t>(reasons);
}

// How many questions two threads answer at once, by the same rules, against one: each by its own time on the processor, so that what
// slows them down is what they share, and not who else is on the machine.
double Contest::two_threads() const {
  const auto time_of = [this](std::barrier<>& start) {
    Worker worker(ours_->rules);
    benchmark::DoNotOptimize(answer_all(worker));
    start.arrive_and_wait();
    const double begin = now();
    for (int i = 0; i < kThreadRounds; ++i) benchmark::DoNotOptimize(answer_all(worker));
    return now() - begin;
  };
  std::barrier alone(1), together(2);
  double other_time = 0;
  const double one = time_of(alone);
  std::thread other([&] { other_time = time_of(together); });
  const double own_time = time_of(together);
  other.join();
  return one / own_time + one / other_time;
}

void Contest::measure_once(Measured& result) {
  Worker& worker = *ours_->worker;
  answer_all_with_reasons(worker);  // buffers grow
  const std::uint64_t before = allocations();
  benchmark::DoNotOptimize(answer_all_with_reasons(worker));
  result.allocations = static_cast<double>(allocations() - before) / (kOurRounds * kQuestions);
  for (const SyntheticQuestion& question : questions_)
    result.fired += static_cast<double>(worker.run(question).fired().size()) / kQuestions;
  const auto rules = static_cast<double>(made_.rules.size());
  result.hot_bytes = static_cast<double>(ours_->rules.hot_bytes()) / rules;
  result.bytes = static_cast<double>(ours_->rules.bytes()) / rules;
}

void Contest::measure_loading(Measured& result) {
  std::vector<double> read, map;
  for (int i = 0; i < 3; ++i) {
    const double start = now();
    ours_->read_rules();
    read.push_back((now() - start) / 1000);
  }
  base::Problems problems;
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("anteroom_rule_bench_" + std::to_string(::getpid()));
  base::write_file(file.string(), ours_->rules.image().bytes, problems);
  for (int i = 0; i < 21; ++i) {
    const double start = now();
    const std::optional<base::Image> image = base::map_file(file.string(), problems);
    rule::RuleBase rules;
    if (!image || !rule::RuleBase::attach(*image, ours_->made.ontology, ours_->made.departments, ours_->made.settings, rules)) {
      std::cerr << file << " is no image\n" << to_text(problems);
      std::exit(EXIT_FAILURE);
    }
    map.push_back((now() - start) / 1000);
  }
  std::filesystem::remove(file);
  result.read_ms = median(read);
  result.map_ms = median(map);
}

Measured Contest::measure(int turns) {
  Measured result;
  measure_once(result);
  std::vector<double> clips, plain, reasons, two;
  std::size_t question = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const auto ask_theirs = [&](std::size_t count) {
      for (; count > 0; --count, question = (question + 1) % kQuestions) benchmark::DoNotOptimize(theirs_->answer(question).urgency);
    };
    ask_theirs(kClipsQuestions / 5);  // each warms up: a server has no other engine beside it
    double start = now();
    ask_theirs(kClipsQuestions);
    clips.push_back((now() - start) / kClipsQuestions);
    benchmark::DoNotOptimize(answer_all(*ours_->worker));
    start = now();
    benchmark::DoNotOptimize(answer_all(*ours_->worker));
    plain.push_back((now() - start) / (kOurRounds * kQuestions));
    start = now();
    benchmark::DoNotOptimize(answer_all_with_reasons(*ours_->worker));
    reasons.push_back((now() - start) / (kOurRounds * kQuestions));
    two.push_back(two_threads());
  }
  result.clips_us = median(clips);
  result.plain_us = median(plain);
  result.reasons_us = median(reasons);
  result.two_threads = median(two);
  measure_loading(result);
  return result;
}

}  // namespace anteroom::bench
