// engine/read/json/expected_key.h
//
// A key that probably comes next.
//
// A form says which keys a report has and in which order they are usually written, so most keys are
// not read but compared with the one that is expected: with quotes and colon as one block of bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji::json {

class ExpectedKey {
 public:
  explicit ExpectedKey(std::string_view key)
      : room_(static_cast<std::ptrdiff_t>(std::max(kBlock, key.size() + 3))),
        text_('"' + std::string(key) + "\":") {
    const std::size_t used = std::min(kBlock, text_.size());
    std::memcpy(block_, text_.data(), used);
    ignored_ = used == kBlock ? 0 : ~std::uint32_t{0} << used;
  }

  /// With its quotes.
  [[nodiscard]] std::string_view quoted() const {
    return std::string_view(text_).substr(0, text_.size() - 1);
  }
  [[nodiscard]] std::string_view key() const { return quoted().substr(1, text_.size() - 3); }
  /// With quotes and colon.
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// How many bytes `matches` looks at.
  [[nodiscard]] std::ptrdiff_t room() const { return room_; }
  /// Whether the bytes at `at` are the key; `room()` bytes must be there.
  [[nodiscard]] bool matches(const char* at) const {
#if defined(__SSE2__)
    const std::uint32_t same = compareHalf(at, 0) | compareHalf(at, kBlock / 2) << kBlock / 2;
    if ((same | ignored_) != ~std::uint32_t{0}) return false;
    return text_.size() <= kBlock ||
           std::memcmp(at + kBlock, text_.data() + kBlock, text_.size() - kBlock) == 0;
#else
    return std::memcmp(at, text_.data(), text_.size()) == 0;
#endif
  }

 private:
  static constexpr std::size_t kBlock = 32;  // hardly any key is longer

#if defined(__SSE2__)
  /// A bit for each byte of half a block that is the same.
  [[nodiscard]] std::uint32_t compareHalf(const char* at, std::size_t offset) const {
    const __m128i found = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + offset));
    const __m128i wanted = _mm_load_si128(reinterpret_cast<const __m128i*>(block_ + offset));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(found, wanted)));
  }
#endif

  alignas(16) char block_[kBlock] = {};  // the beginning of text_
  std::uint32_t ignored_;                // a bit for each byte of block_ that is not of the key
  std::ptrdiff_t room_;
  std::string text_;
};

}  // namespace gouji::json
