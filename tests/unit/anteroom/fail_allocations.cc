// In a file of its own, so that no compiler sees both ends of an allocation and doubts that they belong together.
#include "tests/unit/anteroom/fail_allocations.h"

#include <cstdlib>
#include <new>
#include <stdexcept>
#include <utility>

namespace {

thread_local anteroom::Fail fail = anteroom::Fail::never;
thread_local std::size_t left = 0;  // allocations before the one that fails
thread_local bool failed = false;

void* allocate(std::size_t size, std::size_t alignment) {
  if (fail != anteroom::Fail::never && left == 0) {
    failed = true;
    const anteroom::Fail how = fail;
    if (how != anteroom::Fail::always) fail = anteroom::Fail::never;
    if (how == anteroom::Fail::other) throw std::runtime_error("injected");
    throw std::bad_alloc();
  }
  left -= left > 0 ? 1 : 0;
  void* memory = alignment == 0 ? std::malloc(size) : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, static_cast<std::size_t>(alignment)); }
void* operator new(std::size_t size, const std::nothrow_t& /*nothrow*/) noexcept {  // std::stable_sort asks so; sanitizers have their own
  try {
    return allocate(size, 0);
  } catch (...) {
    return nullptr;
  }
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace anteroom {

void start_failing(Fail how, std::size_t allowed) { fail = how, left = allowed, failed = false; }
void stop_failing() { fail = Fail::never; }
bool has_failed() { return failed; }

Pause::Pause() : how_(std::exchange(fail, Fail::never)) {}
Pause::~Pause() { fail = how_; }

}  // namespace anteroom
