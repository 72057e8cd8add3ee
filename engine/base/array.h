// engine/base/array.h
//
// A run of elements: of its own, or one that lies in the program.
//
// What the build makes of the built-in rules is used where it lies, in the program's read-only
// bytes: nothing is copied when Gouji starts. What is made at run time grows its arrays like
// vectors. Reading is the same for both, a pointer and a length; whoever changes an array that lies
// elsewhere gets a copy of it first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace gouji {

/// What can be used where it lies: no addresses in it, and every byte is part of its value.
template <typename T>
concept Flat = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>;

/// A run of the elements of an array.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

template <Flat T>
class Array {
 public:
  Array() = default;
  Array(std::initializer_list<T> elements) : own_(elements) { look(); }
  explicit Array(std::vector<T> elements) : own_(std::move(elements)) { look(); }
  Array(const Array& other) : own_(other.own_), seen_(other.seen_) { lookIfOwn(); }
  Array(Array&& other) noexcept
      : own_(std::move(other.own_)), seen_(std::exchange(other.seen_, {})) {}
  Array& operator=(Array other) noexcept {
    own_.swap(other.own_);
    std::swap(seen_, other.seen_);
    return *this;
  }
  ~Array() = default;

  /// An array that points to `elements`, which must outlive it and its copies.
  static Array lyingAt(std::span<const T> elements) {
    Array array;
    array.seen_ = elements;
    return array;
  }

  [[nodiscard]] std::size_t size() const { return seen_.size(); }
  [[nodiscard]] bool empty() const { return seen_.empty(); }
  [[nodiscard]] const T* data() const { return seen_.data(); }
  [[nodiscard]] const T* begin() const { return seen_.data(); }
  [[nodiscard]] const T* end() const { return seen_.data() + seen_.size(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return seen_[i]; }
  [[nodiscard]] const T& front() const { return seen_.front(); }
  [[nodiscard]] const T& back() const { return seen_.back(); }
  operator std::span<const T>() const { return seen_; }

  /// The elements for changing; good until the array grows.
  [[nodiscard]] T& operator[](std::size_t i) { return own()[i]; }
  [[nodiscard]] T& back() { return own().back(); }

  // Called as in std::vector, whose place it takes.
  // NOLINTNEXTLINE(readability-identifier-naming)
  void push_back(T element) {
    own().push_back(std::move(element));
    look();
  }
  /// Puts `elements` at the end and says where they are now.
  Range append(const std::vector<T>& elements) {
    own().insert(own_.end(), elements.begin(), elements.end());
    look();
    const auto count = static_cast<std::uint32_t>(elements.size());
    return {static_cast<std::uint32_t>(own_.size()) - count, count};
  }
  void resize(std::size_t size) {
    own().resize(size);
    look();
  }
  void clear() { *this = Array(); }

 private:
  /// The vector, which holds all elements from here on.
  std::vector<T>& own() {
    if (own_.empty() && !seen_.empty()) own_.assign(seen_.begin(), seen_.end());
    look();
    return own_;
  }
  void look() { seen_ = own_; }
  void lookIfOwn() {
    if (!own_.empty()) look();
  }

  // Empty while the elements lie elsewhere.
  std::vector<T> own_;
  std::span<const T> seen_;
};

}  // namespace gouji
