// engine/narrative/letters.h
//
// The characters of one text, decoded once for everything that looks at them one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gouji::narrative {

/// The characters of a stretch of a text.
using LetterSpan = std::span<const char32_t>;

/// Can be used for one text after another and keeps its memory.
class Letters {
 public:
  void read(std::string_view text);

  [[nodiscard]] std::size_t size() const { return codePoints_.size(); }
  [[nodiscard]] LetterSpan all() const { return codePoints_; }
  /// The byte at which character `index` starts; the size of the text behind the last.
  [[nodiscard]] std::size_t byteOf(std::size_t index) const { return begins_[index]; }
  /// The character that starts at `byte`, or the first one behind it.
  [[nodiscard]] std::size_t indexOf(std::size_t byte) const;

 private:
  std::vector<char32_t> codePoints_;
  std::vector<std::uint32_t> begins_;  // one more than characters
};

}  // namespace gouji::narrative
