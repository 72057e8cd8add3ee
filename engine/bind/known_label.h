// engine/bind/known_label.h
//
// A label of the form that everything a document says is compared with.
//
// Edit distance is the dear part of binding and nearly always ends in "not alike". A text that has
// few letters in common with a label cannot be like it: that is seen from a sieve of the label's
// letters, made once, and only what passes it is compared letter by letter.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::bind {

class KnownLabel {
 public:
  explicit KnownLabel(std::u32string letters);

  [[nodiscard]] const std::u32string& letters() const { return letters_; }
  [[nodiscard]] std::size_t size() const { return letters_.size(); }

  /// The same as `similarity(text, letters(), least)`.
  [[nodiscard]] double similarityTo(std::u32string_view text, double least) const;
  /// Whether `text` is a part of the label.
  [[nodiscard]] bool contains(std::u32string_view text) const;

 private:
  // No fewer than the letters of `text` that the label has too.
  [[nodiscard]] std::size_t countShared(std::u32string_view text) const;

  std::u32string letters_;
  // A letter of the label is always found in the sieve, another one now and then.
  std::array<std::uint64_t, 2> sieve_{};
};

}  // namespace gouji::bind
