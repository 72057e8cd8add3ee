#include "engine/text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace gouji {
namespace {

/// Length of the well-formed character at `offset`, 0 when there is none (RFC 3629, table 3-7 of
/// the Unicode Standard).
std::size_t characterLength(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned second = byte(1);
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && continues(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned second = byte(1);
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

#if defined(__SSE2__)

constexpr std::size_t kBlock = sizeof(__m128i);

/// Whether a block holds plain characters only. `pending` has bit i set when byte i must continue a
/// character of the block before, and then the same for the block behind.
inline bool isPlainBlock(__m128i block, unsigned& pending) {
  const auto high = static_cast<unsigned>(_mm_movemask_epi8(block));
  if ((high | pending) == 0) return true;
  // As signed numbers the continuation bytes 80 to BF are those below C0.
  const auto continuing = static_cast<unsigned>(
      _mm_movemask_epi8(_mm_cmplt_epi8(block, _mm_set1_epi8(static_cast<char>(0xC0)))));
  const __m128i fromE1 = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>(0xE1)));
  const __m128i isE1ToEC = _mm_cmpeq_epi8(_mm_min_epu8(fromE1, _mm_set1_epi8(0xEC - 0xE1)), fromE1);
  const __m128i isEF = _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(0xEF)));
  const auto leading = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(isE1ToEC, isEF)));
  const unsigned wanted = pending | (leading << 1) | (leading << 2);
  if (high != (continuing | leading) || continuing != (wanted & 0xFFFFU)) return false;
  pending = wanted >> kBlock;
  return true;
}

/// Where four blocks of ASCII in a row end for the first time: most of a JSON text is that.
std::size_t skipAscii(std::string_view text, std::size_t offset) {
  const auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
  };
  while (offset + 4 * kBlock <= text.size()) {
    const __m128i any =
        _mm_or_si128(_mm_or_si128(load(offset), load(offset + kBlock)),
                     _mm_or_si128(load(offset + 2 * kBlock), load(offset + 3 * kBlock)));
    if (_mm_movemask_epi8(any) != 0) break;
    offset += 4 * kBlock;
  }
  return offset;
}

/// Where a run of plain characters ends: ASCII, and characters of three bytes that begin with E1 to
/// EC or EF and so may be followed by any two continuation bytes. That is nearly all of a Chinese
/// text. Stops at the beginning of a character, before or at the first that is not plain.
std::size_t skipPlain(std::string_view text, std::size_t offset) {
  unsigned pending = 0;
  while (offset + kBlock <= text.size()) {
    const auto* bytes = reinterpret_cast<const __m128i*>(text.data() + offset);
    const __m128i block = _mm_loadu_si128(bytes);
    const bool isAscii = pending == 0 && _mm_movemask_epi8(block) == 0;
    if (!isAscii && !isPlainBlock(block, pending)) break;
    offset += kBlock;
    if (isAscii) offset = skipAscii(text, offset);
  }
  if (offset + kBlock > text.size()) {
    // The rest, filled up with zeros: a character that is cut off is not plain before one.
    alignas(kBlock) char rest[kBlock] = {};
    std::memcpy(rest, text.data() + offset, text.size() - offset);
    const auto* bytes = reinterpret_cast<const __m128i*>(rest);
    if (isPlainBlock(_mm_load_si128(bytes), pending)) return text.size();
  }
  // Two bytes are still to come when the last byte of the block before leads, one otherwise.
  if (pending == 0) return offset;
  return offset - (pending == 3 ? 1 : 2);
}

#else

std::size_t skipPlain(std::string_view text, std::size_t offset) {
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

#endif

}  // namespace

std::optional<std::size_t> findInvalidUtf8(std::string_view text) {
  // After a character that is not plain the next ones are looked at one by one for a while: texts
  // in other scripts have many of them in a row.
  constexpr std::size_t kCautious = 16;
  std::size_t offset = 0;
  while (offset < text.size()) {
    offset = skipPlain(text, offset);
    const std::size_t end = std::min(text.size(), offset + kCautious);
    while (offset < end) {
      const std::size_t length = characterLength(text, offset);
      if (length == 0) return offset;
      offset += length;
    }
  }
  return std::nullopt;
}

char32_t decodeRareUtf8(std::string_view text, std::size_t& offset) {
  const std::size_t length = characterLength(text, offset);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  char32_t codePoint = 0xFFFD;
  switch (length) {
    case 1:
      codePoint = byte(0);
      break;
    case 2:
      codePoint = ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
      break;
    case 3:
      codePoint = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
      break;
    case 4:
      codePoint = ((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
                  (byte(3) & 0x3F);
      break;
    default:
      break;
  }
  offset += length == 0 ? 1 : length;
  return codePoint;
}

void appendUtf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string repairUtf8(std::string_view text) {
  if (!findInvalidUtf8(text)) return std::string(text);
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) appendUtf8(out, decodeUtf8(text, offset));
  return out;
}

std::size_t countCodePoints(std::string_view text) {
  // All bytes but those that continue a character, 10xxxxxx.
  std::size_t continuing = 0;
  std::size_t offset = 0;
#if defined(__SSE2__)
  // Sixteen bytes at a time. As signed numbers the continuing bytes are those below -64; a lane
  // counts up to 255 of them before the lanes are added up.
  constexpr std::size_t kBlock = sizeof(__m128i);
  const __m128i limit = _mm_set1_epi8(-64);
  while (offset + kBlock <= text.size()) {
    __m128i lanes = _mm_setzero_si128();
    for (int i = 0; i < 255 && offset + kBlock <= text.size(); ++i, offset += kBlock) {
      const auto* block = reinterpret_cast<const __m128i*>(text.data() + offset);
      lanes = _mm_sub_epi8(lanes, _mm_cmplt_epi8(_mm_loadu_si128(block), limit));
    }
    const __m128i sums = _mm_sad_epu8(lanes, _mm_setzero_si128());
    continuing += static_cast<std::size_t>(_mm_extract_epi16(sums, 0)) +
                  static_cast<std::size_t>(_mm_extract_epi16(sums, 4));
  }
#endif
  for (; offset < text.size(); ++offset)
    continuing += (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U ? 1 : 0;
  return text.size() - continuing;
}

namespace {

/// Whether the character that begins at `offset` is white space.
bool isSpaceAt(std::string_view text, std::size_t offset) {
  return u_isUWhiteSpace(static_cast<UChar32>(decodeUtf8(text, offset))) != 0;
}

}  // namespace

std::size_t countVisible(std::string_view text) {
  std::size_t spaces = 0;
  std::size_t offset = 0;
#if defined(__SSE2__)
  // White space begins with one of six bytes: 09 to 20 (not all of them), C2, E1, E2 and E3. The
  // characters of a Chinese text begin with E4 to E9 and EF, its stops with E3.
  for (; offset + kBlock <= text.size(); offset += kBlock) {
    const auto* bytes = reinterpret_cast<const __m128i*>(text.data() + offset);
    const __m128i block = _mm_loadu_si128(bytes);
    const __m128i isLow = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x20)), block);
    const __m128i isC2 = _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(0xC2)));
    const __m128i fromE1 = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>(0xE1)));
    const __m128i isE1ToE3 = _mm_cmpeq_epi8(_mm_min_epu8(fromE1, _mm_set1_epi8(2)), fromE1);
    const __m128i maySpace = _mm_or_si128(_mm_or_si128(isLow, isC2), isE1ToE3);
    for (auto places = static_cast<unsigned>(_mm_movemask_epi8(maySpace)); places != 0;
         places &= places - 1) {
      const std::size_t at = offset + static_cast<std::size_t>(__builtin_ctz(places));
      const auto byte = static_cast<unsigned char>(text[at]);
      // Of the characters that begin with E3 only U+3000, E3 80 80, is white space.
      const bool isOther = byte == 0xE3 && text.substr(at, 3) != "\xE3\x80\x80";
      spaces += byte == 0x20 || (!isOther && isSpaceAt(text, at)) ? 1 : 0;
    }
  }
#endif
  while (offset < text.size()) {
    // A character that began in the block before was looked at there.
    const bool continues = (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
    spaces += !continues && isSpaceAt(text, offset) ? 1 : 0;
    ++offset;
  }
  return countCodePoints(text) - spaces;
}

int displayWidth(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return 1;
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
      return 2;
    default:
      break;
  }
  return u_hasBinaryProperty(code, UCHAR_EMOJI_PRESENTATION) != 0 ? 2 : 1;
}

std::size_t displayWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    width += c == '\t' ? 4 - width % 4 : static_cast<std::size_t>(displayWidth(c));
  }
  return width;
}

}  // namespace gouji
