// engine/read/json/json_scanner.h
//
// Walks over JSON (RFC 8259) value by value and keeps the place of each.
//
// There is no tree: whoever reads a report asks for the next key, string or number and gets the
// bytes it stands in. What nobody asks for is skipped, but checked like the rest. The first mistake
// stops the scanner: from then on every call answers "nothing" and `failure()` says what and where.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/read/json/expected_key.h"
#include "engine/read/json/whole_number.h"
#include "engine/text/source_file.h"

namespace gouji::json {

enum class FailureKind : std::uint8_t {
  kNone,
  kCut,            // the text ends inside a value
  kUnexpected,     // another character than JSON allows here
  kTrailingComma,  // a comma right before } or ]
  kTrailingText,   // something behind the value
  kControl,        // an unescaped control character in a string, such as a line end
  kEscape,         // a backslash followed by something unknown
  kSurrogate,      // half of a \ud83d\ude00 pair
  kNumber,         // leading zeros, a lone minus, "1."
  kNesting,        // deeper than the limit
};

/// What would have been right where something unexpected or nothing stands.
enum class Expectation : std::uint8_t {
  kValue,
  kKey,
  kColon,
  kCommaOrBrace,
  kCommaOrBracket,
  kQuote,
};

struct Failure {
  FailureKind kind = FailureKind::kNone;
  ByteOffset offset = 0;
  Expectation expected = Expectation::kValue;
};

/// What the next value begins like.
enum class ValueKind : std::uint8_t { kObject, kArray, kString, kNumber, kNull, kBool, kNothing };

/// A string as it stands in the text: the bytes between its quotes, not yet decoded.
struct RawString {
  std::string_view bytes;
  /// The place of the string with its quotes.
  Span span;
  bool hasEscapes = false;
};

/// The text must be UTF-8; that is checked before, because a scanner that skips does not look at
/// every character.
class JsonScanner {
 public:
  /// Begins at the byte `start`, which is the beginning of the text or of a value in it.
  JsonScanner(std::string_view text, std::uint32_t maxNesting, ByteOffset start = 0);

  /// Looks at the next value without moving.
  [[nodiscard]] ValueKind peek();
  [[nodiscard]] ByteOffset offset() const { return static_cast<ByteOffset>(next_ - begin_); }

  /// Steps into an object. Then, as long as `nextMember` is true, the key is to be read with
  /// `readKey` or `acceptKey`, and behind it the value.
  void enterObject();
  [[nodiscard]] bool nextMember();
  /// Accepts exactly this key when the colon follows at once. False and not moved otherwise, and
  /// near the end of the text, where `readKey` is to be asked.
  [[nodiscard]] bool acceptKey(const ExpectedKey& key);
  /// The next key, whatever it is, and the colon behind it.
  RawString readKey();

  /// Accepts the next member when it is exactly this key in the usual spelling and its value an
  /// object: then it is stepped into. False and not moved otherwise, and near the end of the text.
  [[nodiscard]] bool acceptObject(const ExpectedKey& key);
  /// Accepts the end of the object when it stands here at once.
  [[nodiscard]] bool acceptEnd();

  RawString readString();
  /// The characters of a number, checked: Decimal::parse takes them.
  std::string_view readNumber();
  /// Reads a whole number of at most 18 digits, by far the most frequent value, and its place.
  /// False and not moved when the next value is another number or none.
  [[nodiscard]] bool acceptWhole(std::int64_t& value, Span& span);
  /// Reads members `"key": 12` of an object, one for each key, as long as they stand here in this
  /// order and the usual spelling; a batch consists of little else. Calls `take(i, value, span)`
  /// with each number. Gives how many there were.
  template <typename Take>
  std::size_t acceptWholeMembers(std::span<const ExpectedKey* const> keys, Take take);
  /// Steps over any value and checks it. Gives its place.
  Span skipValue();

  /// Nothing but white space may follow.
  void finish();

  [[nodiscard]] bool failed() const { return failure_.kind != FailureKind::kNone; }
  [[nodiscard]] const Failure& failure() const { return failure_; }

 private:
  // All of these say false when they have failed.
  bool fail(FailureKind kind, const char* at, Expectation expected = Expectation::kValue);
  /// kCut at the end of the text, kUnexpected before.
  bool failExpecting(Expectation expected);
  void skipSpace();
  bool enter();
  bool scanKey(RawString& key);
  bool scanString(RawString& string);
  bool scanEscape();
  bool scanNumber();
  bool scanLiteral(std::string_view word);
  bool skipScalar();
  bool skipNested(std::string& open);

  const char* begin_;
  const char* end_;
  const char* next_;
  std::uint32_t maxNesting_;
  std::uint32_t depth_ = 0;
  // True right behind a `{`: the next member is not preceded by a comma.
  bool first_ = false;
  Failure failure_;
};

template <typename Take>
std::size_t JsonScanner::acceptWholeMembers(std::span<const ExpectedKey* const> keys, Take take) {
  // Copies, which nothing that is written to can change.
  const char* const begin = begin_;
  const char* const end = end_;
  const char* next = next_;
  std::size_t count = 0;
  for (; count < keys.size(); ++count) {
    const ExpectedKey& key = *keys[count];
    const char* p = next;
    // Room for ", ", the key, a space and the number: then nothing below runs over the end.
    if (end - p < key.room() + kMostDigits + 4) break;
    if ((count != 0 || !first_) && *p++ != ',') break;
    if (*p == ' ') ++p;
    if (!key.matches(p)) break;
    p += key.size();
    if (*p == ' ') ++p;
    std::int64_t value = 0;
    const char* const behind = scanWholeInRoom(p, end, value);
    if (behind == nullptr) break;
    take(count, value,
         Span{static_cast<ByteOffset>(p - begin), static_cast<ByteOffset>(behind - begin)});
    next = behind;
  }
  next_ = next;
  first_ = first_ && count == 0;
  return count;
}

/// Decodes a string the scanner has accepted.
void appendDecoded(std::string& out, std::string_view raw);

/// One piece of a decoded string: either `raw` itself, or one escape.
struct DecodedPiece {
  std::string_view raw;
  char32_t escape = 0;  // when isEscape
  bool isEscape = false;
};
/// Splits off the first piece of `rest`, which must not be empty.
[[nodiscard]] DecodedPiece takePiece(std::string_view& rest);

}  // namespace gouji::json
