#include "engine/text/json_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/text/utf8.h"

namespace gouji {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool needsEscape(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

void appendEscape(std::string& out, unsigned char byte) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
  }
}

/// Whether any of eight bytes needs an escape. The subtraction borrows from a neighbour only where
/// a byte below was small itself, so the answer for all eight together is exact.
bool anyNeedsEscape(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto hasZero = [](std::uint64_t x) { return (x - kOnes) & ~x; };
  const std::uint64_t control = (word - kOnes * 0x20) & ~word;
  const std::uint64_t special = hasZero(word ^ kOnes * '"') | hasZero(word ^ kOnes * '\\');
  return ((control | special) & kOnes * 0x80) != 0;
}

/// What was seen of a text.
struct Seen {
  bool anyEscape = false;  // a byte that needs an escape
  bool anyHigh = false;    // a byte that is not ASCII
};

#if defined(__SSE2__)

/// Looks at sixteen bytes.
void lookAtBlock(const char* bytes, Seen& seen) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
  const __m128i special = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                       _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
  seen.anyEscape = seen.anyEscape || _mm_movemask_epi8(_mm_or_si128(control, special)) != 0;
  seen.anyHigh = seen.anyHigh || _mm_movemask_epi8(block) != 0;
}

#else

void lookAtBlock(const char* bytes, Seen& seen) {
  std::uint64_t words[2];
  std::memcpy(words, bytes, sizeof words);
  seen.anyEscape = seen.anyEscape || anyNeedsEscape(bytes) || anyNeedsEscape(bytes + 8);
  seen.anyHigh = seen.anyHigh || ((words[0] | words[1]) & 0x8080808080808080) != 0;
}

#endif

Seen lookAt(std::string_view text) {
  constexpr std::size_t kBlock = 16;
  Seen seen;
  if (text.size() < kBlock) {
    char block[kBlock];
    std::memset(block, ' ', kBlock);
    text.copy(block, text.size());
    lookAtBlock(block, seen);
    return seen;
  }
  const std::size_t last = text.size() - kBlock;  // may overlap the block before
  for (std::size_t i = 0; i < last; i += kBlock) lookAtBlock(text.data() + i, seen);
  lookAtBlock(text.data() + last, seen);
  return seen;
}

/// Appends valid UTF-8 with escapes, whole runs at a time.
void appendEscaped(std::string& out, std::string_view text) {
  std::size_t runBegin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 8 <= text.size() && !anyNeedsEscape(text.data() + i)) i += 8;
    if (i == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!needsEscape(byte)) continue;
    out.append(text, runBegin, i - runBegin);
    appendEscape(out, byte);
    runBegin = i + 1;
  }
  out.append(text, runBegin, std::string_view::npos);
}

template <typename Number>
void appendNumber(std::string& out, Number value) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, end.ptr);
}

}  // namespace

void JsonText::startLine(std::size_t indent) {
  hasLines_ = true;
  nextIndent_ = indent;
}

void JsonText::breakLine() {
  if (!nextIndent_) return;
  out_ += '\n';
  out_.append(*nextIndent_, ' ');
  nextIndent_.reset();
}

void JsonText::separate() {
  if (needsComma_) out_ += hasLines_ && !nextIndent_ ? ", " : ",";
  needsComma_ = true;
  breakLine();
}

void JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  needsComma_ = false;
}

void JsonText::close(char bracket) {
  breakLine();
  out_ += bracket;
  needsComma_ = true;
}

void JsonText::key(std::string_view name) {
  text(name);
  out_ += hasLines_ ? ": " : ":";
  needsComma_ = false;
}

void JsonText::text(std::string_view value) {
  // Nearly every text is written as it is, and many are ASCII.
  const Seen seen = lookAt(value);
  if (!seen.anyEscape && (!seen.anyHigh || !findInvalidUtf8(value))) return plainText(value);
  separate();
  out_ += '"';
  while (const auto bad = findInvalidUtf8(value)) {
    appendEscaped(out_, value.substr(0, *bad));
    out_ += kReplacement;
    value.remove_prefix(*bad + 1);
  }
  appendEscaped(out_, value);
  out_ += '"';
}

void JsonText::plainText(std::string_view value) {
  separate();
  const std::size_t begin = out_.size();
  out_.resize(begin + value.size() + 2);
  char* const at = out_.data() + begin;
  *at = '"';
  value.copy(at + 1, value.size());
  at[value.size() + 1] = '"';
}

void JsonText::textOrNull(std::string_view value) { value.empty() ? null() : text(value); }

void JsonText::number(std::uint64_t value) {
  separate();
  appendNumber(out_, value);
}

void JsonText::number(std::int64_t value) {
  separate();
  appendNumber(out_, value);
}

void JsonText::number(const Decimal& value) {
  separate();
  out_ += value.toString();
}

void JsonText::points(double value) {
  const auto hundredths = Decimal(static_cast<std::int64_t>(std::llround(value * 100)));
  number(hundredths.quotient(Decimal(100), 2).value_or(Decimal()));
}

void JsonText::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonText::null() {
  separate();
  out_ += "null";
}

void JsonText::numberOrNull(const std::optional<Decimal>& value) {
  value ? number(*value) : null();
}

}  // namespace gouji
