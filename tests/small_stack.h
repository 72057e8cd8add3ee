// tests/small_stack.h
//
// Runs a piece of work on a stack of 1 MiB, what some systems give a thread.
//
// Whatever is nested as deeply as its limit allows must get through every stage there; the margin
// to the 8 MiB of a main thread is what sanitizers, whose frames are larger, may take.
#pragma once

#include <pthread.h>

#include <functional>
#include <stdexcept>

inline void runOnSmallStack(const std::function<void()>& work) {
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t kBytes = std::size_t{8} << 20;
#else
  constexpr std::size_t kBytes = std::size_t{1} << 20;
#endif
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kBytes);
  const auto run = [](void* argument) -> void* {
    (*static_cast<const std::function<void()>*>(argument))();
    return nullptr;
  };
  pthread_t thread{};
  const int failure =
      pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&work));
  pthread_attr_destroy(&attributes);
  if (failure != 0) throw std::runtime_error("no thread for the test");
  pthread_join(thread, nullptr);
}
