// engine/eval/lazy.h
//
// What is made when it is first asked for: a run that sees one report does not pay for what only
// other reports need.
#pragma once

#include <mutex>
#include <optional>

namespace gouji::eval {

/// Made once, whichever thread asks first; from then on immutable.
template <typename T>
class Lazy {
 public:
  /// The value; `make` gives it when it is not there yet.
  template <typename Make>
  const T& get(Make make) {
    std::call_once(made_, [&] { value_.emplace(make()); });
    return *value_;
  }

 private:
  std::once_flag made_;
  std::optional<T> value_;
};

}  // namespace gouji::eval
