#include "tools/anteroom/window.h"

#include <utility>

namespace anteroom::command {

bool Window::add(Chunk chunk) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return stopped_ || works_.empty() || (works_.size() < most_ && bytes_ < most_bytes_); });
  if (stopped_) return false;
  std::unique_ptr<Work> work;
  if (spare_.empty()) {
    work = std::make_unique<Work>();
  } else {
    work = std::move(spare_.back());
    spare_.pop_back();
  }
  bytes_ += chunk.bytes;
  work->chunk = std::move(chunk);
  works_.push_back(std::move(work));
  work_.notify_one();
  return true;
}

void Window::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  work_.notify_all();
  answer_.notify_all();
}

void Window::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  room_.notify_all();
  work_.notify_all();
  answer_.notify_all();
}

Work* Window::take() {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [this] { return stopped_ || taken_ < works_.size() || closed_; });
  if (stopped_ || taken_ == works_.size()) return nullptr;
  return works_[taken_++].get();
}

void Window::answered(Work& work) {
  const std::lock_guard lock(mutex_);
  work.done = true;
  if (&work == works_.front().get()) answer_.notify_one();
}

Work* Window::next() {
  std::unique_lock lock(mutex_);
  answer_.wait(lock, [this] { return stopped_ || (!works_.empty() && works_.front()->done) || (closed_ && works_.empty()); });
  return stopped_ || works_.empty() ? nullptr : works_.front().get();
}

void Window::release() {
  constexpr std::size_t kMostSpare = std::size_t{1} << 20;  // a huge answer's memory is given back
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Work> work = std::move(works_.front());
  works_.pop_front();
  --taken_;
  bytes_ -= work->chunk.bytes;
  std::string out = std::move(work->out);
  out.clear();
  *work = {};
  if (out.capacity() <= kMostSpare) work->out = std::move(out);
  spare_.push_back(std::move(work));
  room_.notify_one();
}

}  // namespace anteroom::command
