#include "engine/read/json/json_scanner.h"

#include <algorithm>
#include <cstring>

#include "engine/text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji::json {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The first quote, backslash or control character, or `end`. Strings are most of a report.
const char* findSpecial(const char* p, const char* end) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i lastControl = _mm_set1_epi8(0x1F);
  for (; end - p >= 16; p += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    // A byte is a control character when the greater of it and 0x1F is 0x1F.
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash)),
                     _mm_cmpeq_epi8(_mm_max_epu8(block, lastControl), lastControl));
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return p + __builtin_ctz(static_cast<unsigned>(mask));
  }
#endif
  while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20) ++p;
  return p;
}

/// Four hexadecimal digits, or -1.
int parseHex4(const char* p, const char* end) {
  if (end - p < 4) return -1;
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = p[i];
    int digit = -1;
    if (isDigit(c)) digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool isHighSurrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLowSurrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// What stands for the letter behind a backslash, 0 when there is no such escape.
char simpleEscape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text, std::uint32_t maxNesting, ByteOffset start)
    : begin_(text.data()),
      end_(text.data() + text.size()),
      next_(text.data() + start),
      maxNesting_(maxNesting) {
  if (start == 0 && text.starts_with(kByteOrderMark)) next_ += kByteOrderMark.size();
}

bool JsonScanner::fail(FailureKind kind, const char* at, Expectation expected) {
  if (!failed()) failure_ = {kind, static_cast<ByteOffset>(at - begin_), expected};
  next_ = end_;
  return false;
}

bool JsonScanner::failExpecting(Expectation expected) {
  return fail(next_ == end_ ? FailureKind::kCut : FailureKind::kUnexpected, next_, expected);
}

void JsonScanner::skipSpace() {
  while (next_ != end_ && (*next_ == ' ' || *next_ == '\n' || *next_ == '\r' || *next_ == '\t'))
    ++next_;
}

ValueKind JsonScanner::peek() {
  skipSpace();
  if (next_ == end_) return ValueKind::kNothing;
  switch (*next_) {
    case '{':
      return ValueKind::kObject;
    case '[':
      return ValueKind::kArray;
    case '"':
      return ValueKind::kString;
    case 'n':
      return ValueKind::kNull;
    case 't':
    case 'f':
      return ValueKind::kBool;
    default:
      return *next_ == '-' || isDigit(*next_) ? ValueKind::kNumber : ValueKind::kNothing;
  }
}

bool JsonScanner::enter() {
  if (depth_ == maxNesting_) return fail(FailureKind::kNesting, next_);
  ++depth_;
  ++next_;
  return true;
}

void JsonScanner::enterObject() {
  skipSpace();
  if (next_ == end_ || *next_ != '{') {
    failExpecting(Expectation::kValue);
    return;
  }
  if (enter()) first_ = true;
}

bool JsonScanner::nextMember() {
  skipSpace();
  if (next_ == end_) return failExpecting(first_ ? Expectation::kKey : Expectation::kCommaOrBrace);
  if (*next_ == '}') {
    first_ = false;
    --depth_;
    ++next_;
    return false;
  }
  if (first_) {
    first_ = false;
    return *next_ == '"' || failExpecting(Expectation::kKey);
  }
  if (*next_ != ',') return failExpecting(Expectation::kCommaOrBrace);
  const char* comma = next_++;
  skipSpace();
  if (next_ != end_ && *next_ == '}') return fail(FailureKind::kTrailingComma, comma);
  return (next_ != end_ && *next_ == '"') || failExpecting(Expectation::kKey);
}

bool JsonScanner::acceptKey(const ExpectedKey& key) {
  if (end_ - next_ < key.room() || !key.matches(next_)) return false;
  next_ += key.size();
  return true;
}

bool JsonScanner::acceptObject(const ExpectedKey& key) {
  const char* p = next_;
  // Room for ", ", the key, a space and the brace.
  if (end_ - p < key.room() + 4) return false;
  if (!first_ && *p++ != ',') return false;
  if (*p == ' ') ++p;
  if (!key.matches(p)) return false;
  p += key.size();
  if (*p == ' ') ++p;
  if (*p != '{' || depth_ == maxNesting_) return false;
  next_ = p + 1;
  ++depth_;
  first_ = true;
  return true;
}

bool JsonScanner::acceptEnd() {
  if (next_ == end_ || *next_ != '}') return false;
  first_ = false;
  --depth_;
  ++next_;
  return true;
}

bool JsonScanner::scanKey(RawString& key) {
  skipSpace();
  if (next_ == end_ || *next_ != '"') return failExpecting(Expectation::kKey);
  if (!scanString(key)) return false;
  skipSpace();
  if (next_ == end_ || *next_ != ':') return failExpecting(Expectation::kColon);
  ++next_;
  return true;
}

RawString JsonScanner::readKey() {
  RawString key;
  scanKey(key);
  return key;
}

bool JsonScanner::scanString(RawString& string) {
  const char* quote = next_++;
  for (;;) {
    next_ = findSpecial(next_, end_);
    if (next_ == end_) return fail(FailureKind::kCut, end_, Expectation::kQuote);
    if (*next_ == '"') break;
    if (*next_ != '\\') return fail(FailureKind::kControl, next_);
    string.hasEscapes = true;
    if (!scanEscape()) return false;
  }
  string.bytes = {quote + 1, static_cast<std::size_t>(next_ - quote - 1)};
  ++next_;
  string.span = {static_cast<ByteOffset>(quote - begin_), offset()};
  return true;
}

bool JsonScanner::scanEscape() {
  const char* backslash = next_++;
  if (next_ == end_) return fail(FailureKind::kCut, end_, Expectation::kQuote);
  if (*next_ != 'u') {
    if (simpleEscape(*next_) == 0) return fail(FailureKind::kEscape, backslash);
    ++next_;
    return true;
  }
  const int unit = parseHex4(++next_, end_);
  if (unit < 0) return fail(FailureKind::kEscape, backslash);
  next_ += 4;
  if (isLowSurrogate(unit)) return fail(FailureKind::kSurrogate, backslash);
  if (isHighSurrogate(unit)) {
    if (end_ - next_ < 6 || next_[0] != '\\' || next_[1] != 'u' ||
        !isLowSurrogate(parseHex4(next_ + 2, end_)))
      return fail(FailureKind::kSurrogate, backslash);
    next_ += 6;
  }
  return true;
}

RawString JsonScanner::readString() {
  skipSpace();
  RawString string;
  if (next_ == end_ || *next_ != '"') {
    failExpecting(Expectation::kValue);
  } else {
    scanString(string);
  }
  return string;
}

bool JsonScanner::scanNumber() {
  const char* begin = next_;
  const auto skipDigits = [this] {
    const char* first = next_;
    while (next_ != end_ && isDigit(*next_)) ++next_;
    return next_ != first;
  };
  if (next_ != end_ && *next_ == '-') ++next_;
  const char* whole = next_;
  if (!skipDigits()) return fail(FailureKind::kNumber, begin);
  if (*whole == '0' && next_ - whole > 1) return fail(FailureKind::kNumber, begin);
  if (next_ != end_ && *next_ == '.') {
    ++next_;
    if (!skipDigits()) return fail(FailureKind::kNumber, begin);
  }
  if (next_ != end_ && (*next_ == 'e' || *next_ == 'E')) {
    ++next_;
    if (next_ != end_ && (*next_ == '+' || *next_ == '-')) ++next_;
    if (!skipDigits()) return fail(FailureKind::kNumber, begin);
  }
  return true;
}

std::string_view JsonScanner::readNumber() {
  skipSpace();
  const char* begin = next_;
  if (!scanNumber()) return {};
  return {begin, static_cast<std::size_t>(next_ - begin)};
}

bool JsonScanner::acceptWhole(std::int64_t& value, Span& span) {
  skipSpace();
  const char* end = scanWhole(next_, end_, value);
  if (end == nullptr) return false;
  span.begin = offset();
  next_ = end;
  span.end = offset();
  return true;
}

bool JsonScanner::scanLiteral(std::string_view word) {
  if (static_cast<std::size_t>(end_ - next_) < word.size())
    return word.starts_with(std::string_view(next_, static_cast<std::size_t>(end_ - next_)))
               ? fail(FailureKind::kCut, end_)
               : failExpecting(Expectation::kValue);
  if (std::string_view(next_, word.size()) != word) return failExpecting(Expectation::kValue);
  next_ += word.size();
  return true;
}

bool JsonScanner::skipScalar() {
  RawString ignored;
  switch (peek()) {
    case ValueKind::kString:
      return scanString(ignored);
    case ValueKind::kNumber:
      return scanNumber();
    case ValueKind::kNull:
      return scanLiteral("null");
    case ValueKind::kBool:
      return scanLiteral(*next_ == 't' ? "true" : "false");
    default:
      return failExpecting(Expectation::kValue);
  }
}

/// Goes to where the next value of an open array or object begins, or closes it; `open` has a
/// closing bracket for each that is open. False when nothing is open any more, or on failure.
bool JsonScanner::skipNested(std::string& open) {
  while (!open.empty()) {
    skipSpace();
    const bool inObject = open.back() == '}';
    if (next_ != end_ && *next_ == open.back()) {
      open.pop_back();
      --depth_;
      ++next_;
      continue;
    }
    if (next_ == end_ || *next_ != ',')
      return failExpecting(inObject ? Expectation::kCommaOrBrace : Expectation::kCommaOrBracket);
    const char* comma = next_++;
    skipSpace();
    if (next_ != end_ && *next_ == open.back()) return fail(FailureKind::kTrailingComma, comma);
    RawString key;
    return !inObject || scanKey(key);
  }
  return false;
}

Span JsonScanner::skipValue() {
  skipSpace();
  Span span{offset(), 0};
  std::string open;
  for (bool more = true; more;) {
    const ValueKind kind = peek();
    if (kind != ValueKind::kObject && kind != ValueKind::kArray) {
      more = skipScalar() && skipNested(open);
      continue;
    }
    if (!enter()) break;
    open += kind == ValueKind::kObject ? '}' : ']';
    skipSpace();
    RawString key;
    if (next_ != end_ && *next_ == open.back()) {
      more = skipNested(open);
    } else {
      more = kind == ValueKind::kArray || scanKey(key);
    }
  }
  span.end = offset();
  return span;
}

void JsonScanner::finish() {
  skipSpace();
  if (next_ != end_) fail(FailureKind::kTrailingText, next_);
}

DecodedPiece takePiece(std::string_view& rest) {
  DecodedPiece piece;
  const char* end = rest.data() + rest.size();
  if (rest.front() != '\\') {
    const void* backslash = std::memchr(rest.data(), '\\', rest.size());
    const auto length =
        backslash == nullptr
            ? rest.size()
            : static_cast<std::size_t>(static_cast<const char*>(backslash) - rest.data());
    piece.raw = rest.substr(0, length);
    rest.remove_prefix(length);
    return piece;
  }
  std::size_t length = 2;
  if (rest[1] != 'u') {
    piece.escape = static_cast<unsigned char>(simpleEscape(rest[1]));
  } else {
    length = 6;
    const int unit = parseHex4(rest.data() + 2, end);
    piece.escape = static_cast<char32_t>(unit);
    if (isHighSurrogate(unit)) {
      length = 12;
      const int low = parseHex4(rest.data() + 8, end);
      piece.escape = static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    }
  }
  piece.raw = rest.substr(0, length);
  piece.isEscape = true;
  rest.remove_prefix(length);
  return piece;
}

void appendDecoded(std::string& out, std::string_view raw) {
  while (!raw.empty()) {
    const DecodedPiece piece = takePiece(raw);
    if (piece.isEscape) {
      appendUtf8(out, piece.escape);
    } else {
      out += piece.raw;
    }
  }
}

}  // namespace gouji::json
