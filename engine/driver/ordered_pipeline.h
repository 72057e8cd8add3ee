// engine/driver/ordered_pipeline.h
//
// Work done by several threads whose results come out in the order in which the work went in.
//
// The calling thread fetches work and delivers results; the others only work. At most two items per
// thread are on their way, so memory does not grow with the input, and nothing that is delivered
// depends on how many threads there are.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace gouji {

template <typename Item, typename Product>
class OrderedPipeline {
 public:
  struct Steps {
    /// The next item, or nothing when there are no more. Called by one thread.
    std::function<std::optional<Item>()> fetch;
    /// Called by several threads at once.
    std::function<Product(Item)> work;
    /// In the order of fetch, called by one thread. False ends everything early.
    std::function<bool(Product)> deliver;
  };

  /// With one thread, or only one item, everything happens on the caller's thread.
  static void run(std::size_t threads, const Steps& steps) {
    std::optional<Item> first = steps.fetch();
    if (!first) return;
    if (threads > 1) {
      if (std::optional<Item> second = steps.fetch()) {
        OrderedPipeline pipeline(threads, steps);
        pipeline.enqueue(std::move(*first));
        pipeline.enqueue(std::move(*second));
        pipeline.runTogether();
        return;
      }
    }
    while (first && steps.deliver(steps.work(std::move(*first)))) first = steps.fetch();
  }

 private:
  struct Slot {
    std::optional<Item> item;
    std::optional<Product> product;
  };

  OrderedPipeline(std::size_t threads, const Steps& steps) : threads_(threads), steps_(steps) {}

  void runTogether() {
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < threads_; ++i) workers.emplace_back([this] { workUntilDone(); });
    bool more = true;
    while (true) {
      while (more && pending_.size() < 2 * threads_) more = fetchOne();
      if (pending_.empty() || !deliverFirst()) break;
    }
    {
      const std::lock_guard lock(mutex_);
      finished_ = true;
      queue_.clear();
    }
    workArrived_.notify_all();
    for (std::thread& worker : workers) worker.join();
  }

  bool fetchOne() {
    std::optional<Item> item = steps_.fetch();
    if (!item) return false;
    enqueue(std::move(*item));
    return true;
  }

  void enqueue(Item item) {
    pending_.push_back(std::make_shared<Slot>());
    pending_.back()->item = std::move(item);
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(pending_.back());
    }
    workArrived_.notify_one();
  }

  bool deliverFirst() {
    const std::shared_ptr<Slot> slot = std::move(pending_.front());
    pending_.pop_front();
    {
      std::unique_lock lock(mutex_);
      productArrived_.wait(lock, [&] { return slot->product.has_value(); });
    }
    return steps_.deliver(std::move(*slot->product));
  }

  void workUntilDone() {
    while (true) {
      std::unique_lock lock(mutex_);
      workArrived_.wait(lock, [this] { return finished_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const std::shared_ptr<Slot> slot = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      Product product = steps_.work(std::move(*slot->item));
      slot->item.reset();
      lock.lock();
      slot->product = std::move(product);
      lock.unlock();
      productArrived_.notify_one();
    }
  }

  const std::size_t threads_;
  const Steps& steps_;
  std::deque<std::shared_ptr<Slot>> pending_;  // the caller's, in order
  std::mutex mutex_;                           // guards what follows and the products
  std::deque<std::shared_ptr<Slot>> queue_;
  bool finished_ = false;
  std::condition_variable workArrived_;
  std::condition_variable productArrived_;
};

}  // namespace gouji
