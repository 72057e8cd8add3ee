// engine/base/result.h
//
// The channel for what stops us: a file that cannot be read, a limit that is exceeded.
//
// What a user got wrong inside a rule file or a report is *not* an Error: it is a diagnostic or a
// finding with a place, and work goes on. A broken invariant of our own is an assertion.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "engine/base/localized.h"

namespace gouji {

/// Why something could not be done: what happened, and what the reader of the message can do.
struct Error {
  /// A stable word for programs and tests, for example "limit.bytes" or "file.not-found".
  std::string code;
  Localized message;
  /// What to do about it. May be empty in both languages.
  Localized hint;
};

/// Either a value or the Error that prevented it. Never empty.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Only when `ok()`.
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }

  /// Only when not `ok()`.
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace gouji
