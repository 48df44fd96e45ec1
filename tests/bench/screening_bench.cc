// The whole screening of the worked example, JSON included, against ICU's NFKC case folding and word breaking of the same
// text. And questions of 1 KB: the parser alone (`annotate`) with the lexicon and with ten times the phrases, and the screening.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>

#include "tests/bench/allocations.h"
#include "tests/bench/material.h"
#include "tests/bench/tenfold_lexicon.h"

namespace anteroom::bench {
namespace {

// Runs `once` on each text in turn and reports questions and bytes a second, and allocations a question, after a first round
// that lets the buffers grow.
template <typename Once>
void each(benchmark::State& state, const std::vector<std::string>& texts, Once once) {
  for (const std::string& text : texts) once(text);
  std::size_t at = 0;
  std::int64_t bytes = 0;
  const std::uint64_t before = allocations();
  for (auto _ : state) {
    once(texts[at]);
    bytes += static_cast<std::int64_t>(texts[at].size());
    at = at + 1 == texts.size() ? 0 : at + 1;
  }
  state.counters["allocs"] = benchmark::Counter(static_cast<double>(allocations() - before), benchmark::Counter::kAvgIterations);
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(bytes);
}

void BM_Screening(benchmark::State& state) {
  Screener screener(knowledge());
  each(state, {worked_example()},
       [&](const std::string& text) { benchmark::DoNotOptimize(screener.screen({.text = text}).json().size()); });
}
BENCHMARK(BM_Screening);

// One conversion from UTF-8, folding, and the words of what came out: the least that ICU can do it with.
void BM_IcuFoldAndWordBreak(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status) != 0) return state.SkipWithError(u_errorName(status));
  each(state, {worked_example()}, [&](const std::string& text) {
    const icu::UnicodeString folded = fold->normalize(icu::UnicodeString::fromUTF8(text), status);
    words->setText(folded);
    int count = 0;
    while (words->next() != icu::BreakIterator::DONE) ++count;
    benchmark::DoNotOptimize(count);
  });
}
BENCHMARK(BM_IcuFoldAndWordBreak);

void BM_Annotate1KB(benchmark::State& state) {
  Screener screener(knowledge());
  each(state, questions_of_1_kb(), [&](const std::string& text) { benchmark::DoNotOptimize(screener.annotate({.text = text}).size()); });
}
BENCHMARK(BM_Annotate1KB);

void BM_Annotate1KB_Tenfold(benchmark::State& state) {
  Screener screener(tenfold_knowledge());
  each(state, questions_of_1_kb(), [&](const std::string& text) { benchmark::DoNotOptimize(screener.annotate({.text = text}).size()); });
}
BENCHMARK(BM_Annotate1KB_Tenfold);

void BM_Screening1KB(benchmark::State& state) {
  Screener screener(knowledge());
  each(state, questions_of_1_kb(),
       [&](const std::string& text) { benchmark::DoNotOptimize(screener.screen({.text = text}).json().size()); });
}
BENCHMARK(BM_Screening1KB);

}  // namespace
}  // namespace anteroom::bench
