#include "engine/narrative/letters.h"

#include <algorithm>

#include "engine/narrative/characters.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji::narrative {

void Letters::start(std::size_t bytes) {
  count_ = 0;
  // Most characters of a narrative take three bytes.
  if (codePoints_.size() < bytes / 3) grow(bytes / 3);
}

void Letters::grow(std::size_t count) {
  const std::size_t room = std::max(count, codePoints_.size() + codePoints_.size() / 2);
  codePoints_.resize(room);
  begins_.resize(room + 1);
}

#if defined(__SSE2__)

// Decodes characters of three bytes as long as they stand side by side, four at a time, and gives
// where the next one begins. All Chinese characters and their marks are among them.
std::size_t Letters::decodeThrees(std::string_view text, std::size_t at) {
  constexpr std::size_t kRead = 14;  // bytes: eight for two characters, and eight from the third on
  if (text.size() - at < kRead) return at;
  makeRoom((text.size() - at) / 3 + 4);
  char32_t* nextCodePoint = codePoints_.data() + count_;
  std::uint32_t* nextBegin = begins_.data() + count_;
  const auto half = [&](std::size_t offset) {
    return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text.data() + at + offset));
  };
  const __m128i firstOfHalf = _mm_set1_epi64x(0x0000000000FFFFFF);
  const __m128i secondOfHalf = _mm_set1_epi64x(0x0000FFFFFF000000);
  __m128i places = _mm_add_epi32(_mm_set1_epi32(static_cast<int>(at)), _mm_setr_epi32(0, 3, 6, 9));
  int isThree = 0xF;
  while (isThree == 0xF && text.size() - at >= kRead) {
    const __m128i twice = _mm_unpacklo_epi64(half(0), half(6));
    // One in each 32 bits, its first byte last.
    const __m128i bytes = _mm_or_si128(_mm_and_si128(twice, firstOfHalf),
                                       _mm_slli_epi64(_mm_and_si128(twice, secondOfHalf), 8));
    const __m128i codePoints =
        _mm_or_si128(_mm_or_si128(_mm_slli_epi32(_mm_and_si128(bytes, _mm_set1_epi32(0x0F)), 12),
                                  _mm_srli_epi32(_mm_and_si128(bytes, _mm_set1_epi32(0x3F00)), 2)),
                     _mm_srli_epi32(_mm_and_si128(bytes, _mm_set1_epi32(0x3F0000)), 16));
    const __m128i hasForm =
        _mm_cmpeq_epi32(_mm_and_si128(bytes, _mm_set1_epi32(0xC0C0F0)), _mm_set1_epi32(0x8080E0));
    // Below U+1000 there are overlong forms, and half a pair is no character.
    const __m128i isHigh = _mm_cmpgt_epi32(codePoints, _mm_set1_epi32(0xFFF));
    const __m128i isHalf =
        _mm_cmpeq_epi32(_mm_and_si128(codePoints, _mm_set1_epi32(0xF800)), _mm_set1_epi32(0xD800));
    const __m128i isGood = _mm_andnot_si128(isHalf, _mm_and_si128(hasForm, isHigh));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(nextCodePoint), codePoints);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(nextBegin), places);
    places = _mm_add_epi32(places, _mm_set1_epi32(12));
    isThree = _mm_movemask_ps(_mm_castsi128_ps(isGood));
    const auto good = static_cast<std::size_t>(__builtin_ctz(~static_cast<unsigned>(isThree)));
    nextCodePoint += good;
    nextBegin += good;
    at += 3 * good;
  }
  count_ = static_cast<std::size_t>(nextCodePoint - codePoints_.data());
  return at;
}

#else

std::size_t Letters::decodeThrees(std::string_view, std::size_t at) { return at; }

#endif

void Letters::decode(std::string_view text) {
  start(text.size());
  for (std::size_t at = decodeThrees(text, 0); at < text.size(); at = decodeThrees(text, at)) {
    do {
      const Character c = characterAt(text, at);
      add(c.codePoint, at);
      at = c.end;
    } while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80);
  }
  begins_[count_] = static_cast<std::uint32_t>(text.size());
}

void Letters::add(const Letters& other, std::size_t first, std::size_t last, std::uint32_t shift) {
  makeRoom(last - first);
  std::copy(other.codePoints_.begin() + static_cast<std::ptrdiff_t>(first),
            other.codePoints_.begin() + static_cast<std::ptrdiff_t>(last),
            codePoints_.begin() + static_cast<std::ptrdiff_t>(count_));
  for (std::size_t i = first; i < last; ++i)
    begins_[count_ + (i - first)] = other.begins_[i] + shift;
  count_ += last - first;
}

void Letters::finish(std::size_t bytes) {
  begins_[count_] = static_cast<std::uint32_t>(bytes);
  if (indices_.size() <= bytes) indices_.resize(bytes + bytes / 2 + 1);
  const std::uint32_t* const begins = begins_.data();
  std::uint32_t* const indices = indices_.data();
  const auto count = static_cast<std::uint32_t>(count_);
  for (std::uint32_t i = 0; i <= count; ++i) indices[begins[i]] = i;
}

}  // namespace gouji::narrative
