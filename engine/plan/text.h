// engine/plan/text.h
//
// Words in a plan: of their own, or those of the program.
//
// The words of the built-in rules lie in the program's read-only bytes and stay there; a Text only
// points to them. The words of rules that are compiled at run time belong to their Text. Whoever
// reads a Text cannot tell, and need not.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/localized.h"

namespace gouji::plan {

/// A text of less than 4 GiB that never changes. Copies of words that lie in the program share
/// them.
class Text {
 public:
  Text() = default;
  template <typename T>
  requires(!std::same_as<T, Text> && std::convertible_to<const T&, std::string_view>)
      Text(const T& words)
      : Text(own(words)) {}
  Text(const Text& other) : Text(other.isOwned_ ? own(other) : lyingAt(other)) {}
  Text(Text&& other) noexcept { swap(other); }
  Text& operator=(Text other) noexcept {
    swap(other);
    return *this;
  }
  ~Text() {
    if (isOwned_) delete[] data_;
  }

  /// A text that points to `words`, which must outlive it.
  static Text lyingAt(std::string_view words) {
    Text text;
    text.data_ = words.data();
    text.size_ = static_cast<std::uint32_t>(words.size());
    return text;
  }

  operator std::string_view() const { return view(); }
  [[nodiscard]] std::string_view view() const { return {data_, size_}; }
  [[nodiscard]] std::string str() const { return {data_, size_}; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  template <std::convertible_to<std::string_view> T>
  friend bool operator==(const Text& a, const T& b) {
    return std::string_view(a) == std::string_view(b);
  }
  template <std::convertible_to<std::string_view> T>
  friend std::strong_ordering operator<=>(const Text& a, const T& b) {
    return std::string_view(a) <=> std::string_view(b);
  }
  friend std::string operator+(std::string a, const Text& b) { return a += std::string_view(b); }
  friend std::string operator+(const Text& a, std::string_view b) { return a.str() += b; }
  friend std::string operator+(const Text& a, char b) { return a.str() += b; }

 private:
  static Text own(std::string_view words) {
    Text text;
    if (words.empty()) return text;
    char* copy = new char[words.size()];
    words.copy(copy, words.size());
    text = lyingAt({copy, words.size()});
    text.isOwned_ = true;
    return text;
  }
  void swap(Text& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(isOwned_, other.isOwned_);
  }

  const char* data_ = "";
  std::uint32_t size_ = 0;
  bool isOwned_ = false;
};

/// The same words in Chinese and in English.
struct LocalizedText {
  Text zh;
  Text en;

  [[nodiscard]] const Text& in(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
  operator Localized() const { return {zh.str(), en.str()}; }
};

}  // namespace gouji::plan
