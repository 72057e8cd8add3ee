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

/// One text after another; keeps its memory.
class Letters {
 public:
  /// The characters of a text. Bytes that start none are U+FFFD, one by one.
  LetterSpan read(std::string_view text) {
    decode(text);
    finish(text.size());
    return all();
  }
  /// The same, but for indexOf, which `finish` prepares.
  void decode(std::string_view text);

  /// Or piece by piece, from left to right: `start`, then any of `add`, then `finish`. `bytes` is
  /// about how long the text is.
  void start(std::size_t bytes);
  void add(char32_t codePoint, std::size_t byte) {
    if (count_ == codePoints_.size()) grow(count_ + 1);
    codePoints_[count_] = codePoint;
    begins_[count_++] = static_cast<std::uint32_t>(byte);
  }
  /// Adds the characters [first, last) of another text, `shift` bytes further on, modulo 2^32.
  void add(const Letters& other, std::size_t first, std::size_t last, std::uint32_t shift);
  /// `bytes` is the size of the text.
  void finish(std::size_t bytes);

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] LetterSpan all() const { return {codePoints_.data(), count_}; }
  /// The byte at which character `index` starts; the size of the text behind the last.
  [[nodiscard]] std::size_t byteOf(std::size_t index) const { return begins_[index]; }
  /// The character that starts at `byte`; their number for the size of the text.
  [[nodiscard]] std::size_t indexOf(std::size_t byte) const { return indices_[byte]; }

 private:
  void grow(std::size_t count);
  void makeRoom(std::size_t count) {
    if (count_ + count > codePoints_.size()) grow(count_ + count);
  }
  std::size_t decodeThrees(std::string_view text, std::size_t at);

  // Room for more than there are.
  std::vector<char32_t> codePoints_;
  std::vector<std::uint32_t> begins_ = {0};   // one more than characters
  std::vector<std::uint32_t> indices_ = {0};  // by byte; of the first of each character
  std::size_t count_ = 0;
};

}  // namespace gouji::narrative
